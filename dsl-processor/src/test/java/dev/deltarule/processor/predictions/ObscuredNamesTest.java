package dev.deltarule.processor.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constants that hide types, anything that hides packages, and methods with the signatures of generated ones. */
class ObscuredNamesTest {
    private static final Pattern PRIVATE_METHOD =
            Pattern.compile("\n    private (?:static )?(\\w+) (\\w+)\\(([^()]*)\\) \\{");

    /** A network in which the generated class must name Exp in full, because a constant takes its name. */
    private static String withExp(String before, String members) {
        return before + """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {
                    %s
                    double Exp = 2.5;
                }
                """.formatted(members);
    }

    @Test
    void constantsAreCalledLikeEachTypeThatGeneratedCodeUses() {
        NameCollisionsTest.compileForEachType((name, sources) -> NameCollisionsTest.NETS.forEach(net -> sources.accept(
                net,
                Networks.HEADER
                        + NameCollisionsTest.declaration(
                                net,
                                "double " + name
                                        + " = 2.5; Kind classify(double a, double b); enum Kind { ONE, TWO }"))));
    }

    @Test
    void constantsOfAParentInAnotherPackageAreCalledLikeAllOfThem() {
        String constants = NameCollisionsTest.generatedTypes()
                .map(name -> "int " + name + " = 1;\n")
                .collect(Collectors.joining());
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(
                "other.Parent", "package other; public interface Parent<T> { " + constants + "T best(double[] in); }");
        for (String net : NameCollisionsTest.NETS) {
            String declaration = NameCollisionsTest.declaration(net, "enum Best { ONE, TWO }");
            sources.put(
                    "test." + net,
                    Networks.HEADER
                            + declaration.replace("DoubleModel", "DoubleModel, other.Parent<" + net + ".Best>"));
        }

        Networks compiled = Networks.compileFiles(sources).succeeded();

        Caller caller = new Caller(compiled, "Net0");
        double[] out = caller.outputs(1, 2);
        assertThat(caller.call("best", new double[] {1, 2})).hasToString(out[0] >= out[1] ? "ONE" : "TWO");
    }

    @Test
    void aConstantIsCalledLikeTheEnumOfTheResult() {
        Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel {
                    enum Kind { ONE, TWO }
                    int Kind = 1;
                    Kind kind(double a, double b);
                    record Pair(double a, double b) {}
                    int Pair = 1;
                    Pair pair(Pair in);
                }
                """).succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "java", "javax", "jdk", "test"})
    void anythingMayBeCalledLikeAPackageThatIsOnlyImported(String name) {
        String net = """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface %s extends DoubleModel {
                    %s
                    int f(double %s, double Exp);
                }
                """;
        Networks.compile("Net", net.formatted("Net", "int " + name + " = 1;", name))
                .succeeded();
        Networks.compile("Net", net.formatted("Net", "record " + name + "(int a) {}", name))
                .succeeded();
        Networks.compile("Net", net.formatted("Net", "enum " + name + " { A }", name))
                .succeeded();
        Networks.compile("Net", net.formatted("Net", "", name) + "interface " + name + " {}")
                .succeeded();
        Networks.compile(name, net.formatted(name, "", name)).succeeded();
    }

    @Test
    void aParameterWhoseMembersAreReadIsNoPackage() {
        Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {
                    int test = 3;
                    int out = 4;
                    record Point(double x, double y) {}
                    Point turn(Point test);
                    void turn(double[] in, double[] out);
                }
                """).succeeded();
    }

    @Test
    void whatHidesAPackageThatMustBeWrittenIsReported() {
        assertThat(Networks.compile("Net", withExp("", "String dev = \"\";")).errors())
                .containsExactly(
                        "4: [deltarule] Net: the constant dev hides the package dev, but the generated code must"
                                + " write dev.deltarule.runtime.support.Exp in full. Rename the constant dev.");
        assertThat(Networks.compile("Net", withExp("", "record dev(int a) {}")).errors())
                .containsExactly("4: [deltarule] Net: the type dev hides the package dev, but the generated code must"
                        + " write dev.deltarule.runtime.support.Exp in full. Rename the type dev.");
        assertThat(Networks.compile("Net", withExp("interface dev {} ", "")).errors())
                .singleElement()
                .asString()
                .endsWith("Rename the type dev of its package.");
        Networks.compile("Net", withExp("", "int java = 1; int f(double dev, double java);"))
                .succeeded();
    }

    @Test
    void aNestedTypeCalledLikeTheGeneratedClassIsReported() {
        assertThat(Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel {
                    record NetImpl(double a) {}
                }
                """).errors())
                .containsExactly(
                        "3: [deltarule] Net: its generated class NetImpl would collide with a type of that name"
                                + " in the interface. Rename one of them.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Layer(size = 8, activation = Activation.MISH, dropout = 0.1) @Layer(size = 3, activation = Activation.GELU)",
                "@Layer(size = 9, activation = Activation.SOFTMAX) @Layer(size = 9, activation = Activation.RELU)",
                "@Layer(size = 33, activation = Activation.GELU, dropout = 0.1) @Layer(size = 17, activation = Activation.MISH)"
            })
    void methodsHaveTheSignaturesOfGeneratedOnes(String layers) {
        String net = layers + """
                @Network(inputs = 3, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 2, activation = Activation.SOFTMAX)
                public interface Net extends FloatModel {
                    enum Kind { ONE, TWO }
                    Kind classify(float a, float b, float c);
                """;
        Networks plain = Networks.compile(Map.of("Net", net + "}")).succeeded();
        List<String> methods = new ArrayList<>();
        Matcher method = PRIVATE_METHOD.matcher(plain.source("NetImpl"));
        while (method.find()) {
            String declared = "default %s %s(%s)".formatted(method.group(1), method.group(2), method.group(3));
            String body = method.group(1).equals("void") ? " {}" : " { throw new AssertionError(); }";
            if (!method.group(3).contains("Scratch") && !methods.contains(declared + body)) {
                methods.add(declared + body);
            }
        }
        assertThat(methods).hasSizeGreaterThan(5);

        Networks.compile(Map.of("Net", net + String.join("\n", methods) + "}")).succeeded();
    }

    @Test
    void aPredictionIsCalledLikeTheFunctionOfAnActivation() {
        Caller net = new Caller("""
                @Network(inputs = 1)
                @Layer(size = 3, activation = Activation.GELU)
                @Layer(size = 1, activation = Activation.MISH)
                public interface Net extends DoubleModel {
                    double gelu(double x);
                    double mishSlope(double x);
                    default double geluSlope(double x) { return gelu(x) + 1; }
                }
                """);

        assertThat(net.call("gelu", 0.5)).isEqualTo(net.outputs(0.5)[0]);
        assertThat(net.call("mishSlope", 0.5)).isEqualTo(net.outputs(0.5)[0]);
        assertThat(net.call("geluSlope", 0.5)).isEqualTo(net.outputs(0.5)[0] + 1);
    }
}
