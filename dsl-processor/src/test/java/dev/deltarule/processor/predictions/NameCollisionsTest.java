package dev.deltarule.processor.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of the user's that generated code uses for its own things: all that are found in generated code are tried. */
class NameCollisionsTest {
    /** Hidden layers of a network of one straight-line method, of one of unrolled layers and of one of loops. */
    private static final List<String> HIDDEN = List.of(
            "@Layer(size = 3, activation = Activation.GELU, dropout = 0.1)",
            "@Layer(size = 14, activation = Activation.MISH, dropout = 0.1) @Layer(size = 14, activation = Activation.SELU)",
            "@Layer(size = 200, activation = Activation.SOFTPLUS, dropout = 0.1)"
                    + " @Layer(size = 200, activation = Activation.SOFTMAX)");

    static final List<String> NETS = List.of("Net0", "Net1", "Net2");

    static String declaration(String name, String members) {
        return """
                @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
                %s
                @Layer(size = 2, activation = Activation.SOFTMAX)
                public interface %s extends DoubleModel {
                    %s
                }
                """.formatted(HIDDEN.get(NETS.indexOf(name)), name, members);
    }

    /** Compiles the three networks with the same members, together with other sources, and without a warning. */
    private static Networks compile(String members, Map<String, String> others, UnaryOperator<String> change) {
        Map<String, String> sources = new LinkedHashMap<>(others);
        NETS.forEach(net -> sources.put("test." + net, change.apply(Networks.HEADER + declaration(net, members))));
        return Networks.compileFiles(sources).succeeded();
    }

    private static Networks compile(String members) {
        return compile(members, Map.of(), UnaryOperator.identity());
    }

    private static final List<String> GENERATED_NAMES = generatedNames();

    private static List<String> generatedNames() {
        Networks compiled = compile("Kind classify(double[] x); int f(double x, double y); enum Kind { ONE, TWO }");
        return NETS.stream()
                .map(net -> compiled.source(net + "Impl"))
                .map(source -> source.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", " "))
                .flatMap(source -> Stream.of(source.split("[^\\p{Alnum}_$]+")))
                .filter(SourceVersion::isName)
                .filter(word -> !word.matches(".*(Kind|Net\\d).*"))
                // Of numbered names the first ones stand for all.
                .filter(word -> !word.matches("(?i).*([2-9]|\\d\\d).*"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Types of which generated code speaks by their simple names. */
    static Stream<String> generatedTypes() {
        return Stream.concat(Stream.of("Object", "Double"), GENERATED_NAMES.stream())
                .filter(name -> name.matches("([A-Z][a-z]+)+"))
                .distinct();
    }

    @Test
    void theGeneratedNamesAreFound() {
        assertThat(GENERATED_NAMES)
                .contains(
                        "forward", "error", "step", "in", "parameters", "typedInputs", "p", "sum", "W_H1_I1", "CLASSES")
                .contains("Rows", "Topology", "Math", "System", "Arrays", "List", "Override");
    }

    @Test
    void parametersAreCalledLikeGeneratedThings() {
        compile("enum Kind { ONE, TWO } record Point(double one, double two) {}"
                + GENERATED_NAMES.stream().map(name -> """
                        int ofArray_#(double[] #);
                        Kind ofNumbers_#(double #, double other_);
                        Point ofRecord_#(Point #);
                        void intoArray_#(double[] in_, double[] #);
                        """.replace("#", name)).collect(Collectors.joining()));
    }

    @Test
    void methodsAreCalledLikeGeneratedThings() {
        compile(GENERATED_NAMES.stream()
                .map(name -> "int " + name + "(double a, double b);\n")
                .collect(Collectors.joining()));
    }

    @Test
    void constantsAreCalledLikeGeneratedThings() {
        compile(GENERATED_NAMES.stream()
                // Those called like types and packages are tried in ObscuredNamesTest.
                .filter(name -> !name.matches("([A-Z][a-z]+)+|dev|java|javax"))
                .map(name -> "Object " + name + " = \"\";\n")
                .collect(Collectors.joining("", "Kind classify(double a, double b); enum Kind { ONE, TWO }\n", "")));
    }

    @ParameterizedTest
    @MethodSource("generatedTypes")
    void nestedTypesAreCalledLikeAGeneratedThing(String name) {
        Networks compiled = compile("""
                %1$s classify(double a, double b);
                enum %1$s { ONE, TWO }
                """.formatted(name));

        for (String net : NETS) {
            Caller caller = new Caller(compiled, net);
            double[] out = caller.outputs(1, 2);
            assertThat(caller.call("classify", 1.0, 2.0)).hasToString(out[0] >= out[1] ? "ONE" : "TWO");
        }
    }

    @Test
    void inheritedNestedTypesAreCalledLikeGeneratedThings() {
        compileForEachType((name, sources) -> {
            sources.accept("Parent", "package test; interface Parent { class %s {} }".formatted(name));
            NETS.forEach(net -> sources.accept(
                    net,
                    (Networks.HEADER + declaration(net, ""))
                            .replace("extends DoubleModel", "extends DoubleModel, Parent")));
        });
    }

    @Test
    void classesOfThePackageAreCalledLikeGeneratedThings() {
        compileForEachType((name, sources) -> {
            sources.accept(name, "package test; class %s {}".formatted(name));
            NETS.forEach(net -> sources.accept(net, withoutImports(Networks.HEADER + declaration(net, ""))));
        });
    }

    @Test
    void networksAreCalledLikeGeneratedThings() {
        for (String net : NETS) {
            String source = withoutImports(Networks.HEADER + declaration(net, "int f(double a, double b);"));

            compileForEachType(
                    (name, sources) -> sources.accept(name, source.replace("interface " + net, "interface " + name)));
        }
    }

    /** Compiles, for each name of a generated type, sources in a package of their own, all at once. */
    static void compileForEachType(BiConsumer<String, BiConsumer<String, String>> sourcesOf) {
        Map<String, String> all = new LinkedHashMap<>();
        generatedTypes().forEach(name -> {
            String own = "test.with" + all.size();
            sourcesOf.accept(
                    name,
                    (type, source) ->
                            all.put(own + "." + type, source.replace("package test;", "package " + own + ";")));
        });
        assertThat(all).isNotEmpty();
        Networks.compileFiles(all).succeeded();
    }

    /** A class of the package goes before the imports of the header. */
    private static String withoutImports(String source) {
        return source.replace("import dev.deltarule.*; import dev.deltarule.runtime.*;", "")
                .replaceAll("\\b(Activation|Layer|Loss|Network)\\b", "dev.deltarule.$1")
                .replace("DoubleModel", "dev.deltarule.runtime.DoubleModel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"class_", "größe", "层", "_x", "_1", "i", "net", "out", "o", "h", "delta", "p", "w", "$", "a$b"})
    void layersMayHaveAnyName(String name) {
        Networks compiled = compile(
                "int f(double a, double b);",
                Map.of(),
                source -> source.replaceFirst("size", "name = \"" + name.replace("$", "\\$") + "\", size"));

        NETS.forEach(net -> assertThat(new Caller(compiled, net).outputs(1, 2)).doesNotContain(Double.NaN));
    }

    @Test
    void namesMayBeUnicodeAndHaveDollars() {
        Networks compiled = Networks.compile("Äußeres", """
                interface Äußeres {
                    @Network(inputs = 2)
                    @Layer(size = 2, activation = Activation.TANH)
                    interface Größe$1 extends DoubleModel {
                        Fläche fläche$(double länge$, double $breite);
                        enum Fläche { 小, 大$ }
                    }
                }
                """).succeeded();

        assertThat(compiled.source("Äußeres_Größe$1Impl")).contains("fläche$(double länge$, double $breite)");
    }
}
