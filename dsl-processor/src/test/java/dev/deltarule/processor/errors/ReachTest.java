package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.FolderCompilation;
import dev.deltarule.processor.testing.FolderCompilation.Tool;
import dev.deltarule.processor.testing.Networks;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types that the generated class cannot name are refused at the method that speaks of them. */
class ReachTest {
    private static final String NET = """
            package test; import dev.deltarule.*; import dev.deltarule.runtime.*; import other.*;
            @Network(inputs = 2)
            @Layer(size = 2, activation = Activation.TANH)
            public interface Net extends DoubleModel, Classifier {}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kind f(double a, double b);   | enum Kind { A, B }                | Kind",
                "int f(Point p);               | record Point(int a, int b) {}     | Point",
                "Odds f(double a, double b);   | record Odds(float a, float b) {}  | Odds",
                "int f(Thing thing, double b); | class Thing {}                    | Thing",
                "int f(double a, Thing... b);  | class Thing {}                    | Thing",
                "Thing f(double a, double b);  | interface Thing {}                | Thing",
                "Thing[] f(double a, double b); | class Thing {}                   | Thing",
                "Hidden.Kind f(Hidden.In in);  | interface Hidden { enum Kind { A, B } record In(int a, int b) {} } | Hidden",
            })
    void inheritedTypesOfAnotherPackage(String method, String type, String name) {
        List<String> errors = errors("package other; public interface Classifier { " + method + " } " + type);

        assertThat(errors)
                .containsExactly("4: [deltarule] Net.f (from Classifier): " + name + " is package-private in other, so"
                        + " the generated class cannot see it. Make it public.");
    }

    @Test
    void typesInsideAClassOfAnotherPackage() {
        assertThat(errors("""
                package other;
                public interface Classifier {
                    Holder.Kind f(double a, double b);
                    class Holder { enum Kind { A, B } }
                }
                """)).singleElement().asString().contains("Kind is package-private in other");
    }

    @Test
    void publicTypesOfAnotherPackageAreWithinReach() {
        assertThat(errors("""
                package other;
                public interface Classifier {
                    Kind f(Point p);
                    enum Kind { A, B }
                    record Point(int a, int b) {}
                }
                """)).isEmpty();
    }

    private static List<String> errors(String classifier) {
        return Networks.compileFiles(Map.of("test.Net", NET, "other.Classifier", classifier))
                .errors();
    }

    @Test
    void typesOfAPackageThatItsModuleKeepsToItself(@TempDir Path folder) {
        Path library = folder.resolve("library");
        FolderCompilation.compile(
                        Tool.JAVAC,
                        library,
                        Map.of(
                                "module-info.java",
                                "module library { exports other; }",
                                "other/Classifier.java",
                                "package other; public interface Classifier { hidden.Kind f(double a, double b); }",
                                "hidden/Kind.java",
                                "package hidden; public enum Kind { A, B }"))
                .succeededSilently();

        FolderCompilation compiled = FolderCompilation.compile(
                Tool.JAVAC,
                folder,
                Map.of(
                        "module-info.java",
                        "module m { requires transitive dev.deltarule.runtime; requires transitive library; }",
                        "test/Net.java",
                        NET),
                "--module-path",
                FolderCompilation.RUNTIME + File.pathSeparator + library.resolve("classes"),
                "-processorpath",
                FolderCompilation.PROCESSOR);

        assertThat(compiled.output())
                .contains("Kind is in package hidden, which its module does not export to this one, so the generated"
                        + " class cannot see it. Export that package.")
                .contains("1 error");
    }
}
