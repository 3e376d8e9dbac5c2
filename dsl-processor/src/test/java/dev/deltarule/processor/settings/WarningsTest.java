package dev.deltarule.processor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.FolderCompilation;
import dev.deltarule.processor.testing.FolderCompilation.Tool;
import dev.deltarule.processor.testing.Networks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated code causes no warning that its user could not mend, whatever warnings are asked for. */
class WarningsTest {
    private static final String NET = """
            @Network(inputs = 2)
            @Layer(size = 2, activation = Activation.TANH)
            public interface Net extends DoubleModel {}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Deprecated public interface Net extends DoubleModel {}",
                "@Deprecated(forRemoval = true) public interface Net extends DoubleModel {}",
                "public interface Net extends DoubleModel { @Deprecated int f(double a, double b); }",
                "public interface Net extends DoubleModel { @Deprecated(forRemoval = true) int f(double a, double b); }",
                "public interface Net extends DoubleModel { Kind f(double a, double b); @Deprecated enum Kind { A, B } }",
                "public interface Net extends DoubleModel { Kind f(Point p); enum Kind { A, @Deprecated B }"
                        + " @Deprecated(since = \"1\", forRemoval = true) record Point(double x, double y) {} }",
                "public interface Net extends DoubleModel { @SuppressWarnings(\"deprecation\") Old.Kind f(double a, double b);"
                        + " @Deprecated interface Old { enum Kind { A, B } } }",
                "public interface Net extends DoubleModel { int f(Point p);"
                        + " record Point(double x, double y) { @Deprecated public double x() { return x; } } }",
                "public interface Net extends DoubleModel { Odds f(double a, double b);"
                        + " record Odds(double x, double y) { @Deprecated public Odds {} } }",
                "public interface Net extends DoubleModel { @Override @Deprecated double[] parameters(); }",
                "@SuppressWarnings(\"removal\") public interface Net extends DoubleModel, Parent {}"
                        + " @Deprecated(forRemoval = true) interface Parent { @Deprecated int f(double a, double b); }",
            })
    void ofDeprecatedThings(String declaration) {
        String source = NET.replaceAll("public interface .*", Matcher.quoteReplacement(declaration));

        Networks.compile("Net", source).succeeded();
    }

    @Test
    void ofADeprecatedTypeAroundTheNetwork() {
        Networks.compile("Outer", "@Deprecated(forRemoval = true) public class Outer {" + NET + "}")
                .succeeded();
    }

    @Test
    void ofParentsThatDifferInVariableArguments() {
        Networks.compile("Net", NET.replace("{}", ", WithArray, WithVariable {}") + """
                interface WithArray { int f(double[] in); }
                interface WithVariable { int f(double... in); }
                """)
                .succeeded();
    }

    @Test
    void nothingIsSuppressedWithoutNeed() {
        assertThat(Networks.compile("Net", NET).succeeded().source("NetImpl")).doesNotContain("SuppressWarnings");
    }

    @Test
    void ofAPackagePrivateNetworkInAnExportedPackage() {
        javac(
                Map.of(
                        "module-info.java",
                        "module m { requires transitive dev.deltarule.runtime; exports test; }",
                        "test/Net.java",
                        Networks.HEADER
                                + NET.replace("{}", "{ Kind f(double a, double b); enum Kind { A, B } }")
                                        .replace("public ", "")),
                "--module-path",
                FolderCompilation.RUNTIME);
    }

    @Test
    void ofARuntimeThatTheModuleDoesNotPassOn() {
        javac(
                Map.of(
                        "module-info.java",
                        "module m { requires dev.deltarule.runtime; exports test; }",
                        "test/Net.java",
                        Networks.HEADER + "@SuppressWarnings(\"exports\") " + NET),
                "--module-path",
                FolderCompilation.RUNTIME);
    }

    /** As Maven compiles the tests of a module: patched into it, with the runtime on the class path. */
    @Test
    void ofANetworkInTheTestsOfAModule() {
        Map<String, String> main = new LinkedHashMap<>();
        main.put("module-info.java", "module m { exports test; }");
        main.put("test/Main.java", "package test; public class Main {}");
        Path module = folder.resolve("main");
        FolderCompilation.compile(Tool.JAVAC, module, main).succeededSilently();
        String options = "-Xlint:all,-options -Werror -implicit:none --add-reads m=ALL-UNNAMED";

        compile(
                        Tool.JAVAC,
                        Map.of("test/Net.java", Networks.HEADER + "@SuppressWarnings(\"exports\") " + NET),
                        (options + " --module-path " + module.resolve("classes") + " --patch-module m="
                                        + folder.resolve("sources") + " -cp " + FolderCompilation.RUNTIME)
                                .split(" ", -1))
                .succeededSilently();
    }

    @Test
    void ofAnnotationsThatNobodyClaimed() {
        javac(Map.of("test/Net.java", Networks.HEADER + NET), "-cp", FolderCompilation.RUNTIME);
        javac(
                Map.of(
                        "test/Net.java",
                        Networks.HEADER
                                + NET.replace("@Layer", "@Layer(size = 1, activation =" + " Activation.TANH) @Layer")),
                "-cp",
                FolderCompilation.RUNTIME);
    }

    /** Eclipse also warns of suppressions that suppress nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "@Deprecated ", "@Deprecated(forRemoval = true) "})
    void ofEclipse(String deprecated) {
        compile(
                        Tool.ECLIPSE,
                        Map.of("test/Net.java", Networks.HEADER + deprecated + NET),
                        "--release",
                        "17",
                        "-cp",
                        FolderCompilation.RUNTIME)
                .succeededSilently();
    }

    /** JaCoCo looks in class files for annotations with Generated in their name, Error Prone in sources for that name. */
    @Test
    void ofToolsThatLeaveOutGeneratedClasses() {
        Networks networks = Networks.compile("Net", NET).succeeded();

        assertThat(networks.source("NetImpl")).contains("\n@Generated\npublic final class NetImpl ");
        assertThat(new String(networks.classFiles().get("test.NetImpl"), StandardCharsets.ISO_8859_1))
                .contains("RuntimeVisibleAnnotations")
                .contains("Ldev/deltarule/runtime/support/Generated;");
    }

    private void javac(Map<String, String> sources, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "-Xlint:all,-options";
        all[options.length + 1] = "-Werror";
        compile(Tool.JAVAC, sources, all).succeededSilently();
    }

    private FolderCompilation compile(Tool compiler, Map<String, String> sources, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "-processorpath";
        all[options.length + 1] = FolderCompilation.PROCESSOR;
        return FolderCompilation.compile(compiler, folder, sources, all);
    }
}
