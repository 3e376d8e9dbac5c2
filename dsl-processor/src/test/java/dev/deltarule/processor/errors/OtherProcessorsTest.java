package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.NetworkProcessor;
import dev.deltarule.processor.testing.Networks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network whose declaration needs what another processor writes in the same compilation. */
class OtherProcessorsTest {
    /** Writes one class in its first round. */
    private static final class Writing extends AbstractProcessor {
        private final String simpleName;
        private final String text;
        private boolean done;

        Writing(String simpleName, String text) {
            this.simpleName = simpleName;
            this.text = text;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (done) {
                return false;
            }
            done = true;
            try (Writer writer = processingEnv
                    .getFiler()
                    .createSourceFile("test." + simpleName)
                    .openWriter()) {
                writer.write("package test; " + text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return false;
        }
    }

    private static Networks compile(String written, String text, String source) {
        return Networks.compileFiles(
                List.of(new NetworkProcessor(), new Writing(written, text)),
                Map.of("test.Net", Networks.HEADER + source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DoubleModel { Species classify(double a, double b); }",
                "DoubleModel { void f(double a, Species b); default void f(Species a) {} }",
                "DoubleModel, Classifier<Species> {}",
                "Base {}"
            })
    void theNetworkWaitsForTheType(String parents) {
        Networks compiled = compile("Species", "public enum Species { SETOSA, VIRGINICA }", """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends %s
                interface Classifier<T> { T classify(double a, double b); }
                interface Base extends DoubleModel { Species classify(double a, double b); }
                """.formatted(parents));

        if (parents.contains("void")) {
            // Read only once the type is there, and then found wrong.
            assertThat(compiled.errors())
                    .containsExactly("3: [deltarule] Net.f: returns nothing, so its last parameter, behind the inputs,"
                            + " must be the double[] that receives the outputs. Add it, or return the outputs.");
        } else {
            assertThat(compiled.succeeded().source("NetImpl")).contains("public Species classify(double");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@Network(inputs = Sizes.N) @Layer(size = 1,", "@Network(inputs = 7) @Layer(size = Sizes.N,"})
    void theNetworkWaitsForAConstant(String annotations) {
        Networks compiled = compile("Sizes", "interface Sizes { int N = 7; }", """
                %s activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                """.formatted(annotations));

        assertThat(compiled.succeeded().source("NetImpl")).contains("7 inputs");
    }

    @Test
    void aClassOfTheOtherProcessorIsNeverReplaced() {
        Networks compiled = compile("NetImpl", "class NetImpl {} enum Species { SETOSA, VIRGINICA }", """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel { Species classify(double a, double b); }
                """);

        assertThat(compiled.errors())
                .containsExactly("3: [deltarule] Net: its generated class NetImpl would collide with a class that"
                        + " another processor wrote. Rename one of them.");
    }
}
