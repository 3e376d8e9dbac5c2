package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where javac itself has something to say, the processor adds no noise. */
class CompilerErrorsTest {
    private static List<String> errors(String source) {
        // Only the first line of javac's messages; the others point out the symbol.
        return Networks.compile("Net", source).errors().stream()
                .map(error -> error.lines().findFirst().orElseThrow())
                .toList();
    }

    @Test
    void aMistypedConstantIsTheCompilersAffair() {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOYD)
                public interface Net extends DoubleModel {}
                """)).singleElement().asString().startsWith("2: ").doesNotContain("deltarule");
        assertThat(errors("""
                @Network(inputs = 2, loss = Loss.SQUARED)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {}
                """)).singleElement().asString().startsWith("1: ").doesNotContain("deltarule");
    }

    @Test
    void aValueOfTheWrongTypeIsTheCompilersAffair() {
        assertThat(errors("""
                @Network(inputs = "two")
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {}
                """)).containsExactly("1: incompatible types: java.lang.String cannot be converted to int");
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2.5, activation = Activation.SIGMOID, name = null)
                public interface Net extends DoubleModel {}
                """))
                .allSatisfy(error -> assertThat(error).startsWith("2: ").doesNotContain("deltarule"));
    }

    @Test
    void aMissingValueIsTheCompilersAffair() {
        assertThat(errors("""
                @Network
                @Layer(size = 2, activation = Activation.SIGMOID)
                @Layer(size = 2)
                public interface Net extends DoubleModel {}
                """))
                .containsExactlyInAnyOrder(
                        "1: annotation @dev.deltarule.Network is missing a default value for the element 'inputs'",
                        "3: annotation @dev.deltarule.Layer is missing a default value for the element 'activation'");
    }

    @Test
    void aMistypedNameIsTheCompilersAffair() {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubelModel {}
                """)).containsExactly("3: cannot find symbol");
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {
                    Specis classify(double a, double b);
                }
                """)).containsExactly("4: cannot find symbol");
    }

    /** Old javacs do not tell processors of annotations that they do not find, so that here there may be noise. */
    @Test
    void aMistypedAnnotationIsReportedByTheCompiler() {
        assertThat(errors("""
                @Netwrok(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {}
                """)).contains("1: cannot find symbol");
        assertThat(errors("""
                @Network(inputs = 2)
                @Leyer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {}
                """)).contains("2: cannot find symbol");
    }

    @Test
    void theRestOfTheDeclarationIsCheckedAllTheSame() {
        assertThat(errors("""
                @Network(inputs = 0)
                @Layer(size = 0, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {
                    Specis classify(double a, double b);
                }
                """))
                .containsExactlyInAnyOrder(
                        "4: cannot find symbol",
                        "1: [deltarule] Net: inputs must be at least 1, but is 0.",
                        "2: [deltarule] Net, layer 1 of 1: size must be at least 1, but is 0.");
    }

    @Test
    void interfacesThatExtendEachOtherAreTheCompilersAffair() {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel, Other {}
                interface Other extends Net {}
                """))
                .contains("3: cyclic inheritance involving test.Net")
                .noneMatch(error -> error.contains("deltarule"));
    }

    @Test
    void aMistakeElsewhereInTheFileStopsNoNetwork() {
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {}
                class Elsewhere { Missing missing; }
                """);

        assertThat(compiled.errors()).singleElement().asString().startsWith("4: cannot find symbol");
        assertThat(compiled.generated("test.NetImpl")).isTrue();
    }
}
