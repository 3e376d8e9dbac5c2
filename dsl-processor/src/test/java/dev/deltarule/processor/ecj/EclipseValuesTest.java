package dev.deltarule.processor.ecj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of annotations that are not of their types: the Eclipse compiler says so, and the processor adds nothing. */
class EclipseValuesTest {
    @TempDir
    Path folder;

    /** Eclipse's own error, whatever is given where another type is expected. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "trainable = 1",
                "trainable = \"true\"",
                "trainable = 'a'",
                "trainable = {true, false}",
                "trainable = null",
                "trainableBias = 0.5",
                "dropout = true",
                "dropout = \"0.2\"",
                "dropout = {0.1, 0.2}",
                "dropout = Bias.NONE",
                "bias = Activation.TANH",
                "bias = 1",
                "bias = \"NONE\"",
                "bias = Bias.NON",
                "bias = Bias",
                "bias = {Bias.NONE, Bias.SHARED}",
                "init = Init.class",
                "init = @Layer(size = 1, activation = Activation.TANH)",
                "name = 5",
                "name = true",
                "name = String.class",
                "name = {\"a\", \"b\"}",
                "name = missing",
                "name = null",
                "nome = 1"
            })
    void aValueOfTheWrongTypeIsTheCompilersAffair(String member) {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID, %s)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {
                    int best(double a, double b);
                }
                """.formatted(member)))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).startsWith("2: ").doesNotContain("deltarule]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Network(inputs = true) @Layer(size = 2, activation = Activation.TANH)",
                "@Network(inputs = 2.5) @Layer(size = 2, activation = Activation.TANH)",
                "@Network(inputs = 2L) @Layer(size = 2, activation = Activation.TANH)",
                "@Network(inputs = \"2\") @Layer(size = 2, activation = Activation.TANH)",
                "@Network(inputs = missing) @Layer(size = 2, activation = Activation.TANH)",
                "@Network(inputs = {2, 3}) @Layer(size = 2, activation = Activation.TANH)",
                "@Network(2) @Layer(size = 2, activation = Activation.TANH)",
                "@Network @Layer(size = 2, activation = Activation.TANH)",
                "@Network(inputs = 2, inputs = 3) @Layer(size = 2, activation = Activation.TANH)",
                "@Network(inputs = 2, loss = true) @Layer(size = 2, activation = Activation.TANH)",
                "@Network(inputs = 2, loss = Activation.TANH) @Layer(size = 2, activation = Activation.TANH)",
                "@Network(inputs = 2) @Layer(size = true, activation = Activation.TANH)",
                "@Network(inputs = 2) @Layer(size = \"x\", activation = Activation.TANH)",
                "@Network(inputs = 2) @Layer(size = {1, 2}, activation = Activation.TANH)",
                "@Network(inputs = 2) @Layer(size = 2, activation = Activation.TANHH)",
                "@Network(inputs = 2) @Layer(size = 2, activation = TANH)",
                "@Network(inputs = 2) @Layer(size = 2, activation = true)",
                "@Network(inputs = 2) @Layer(size = 2, activation = {Activation.TANH, Activation.RELU})",
                "@Network(inputs = 2) @Layer(size = 2)",
                "@Network(inputs = 2) @Layer(activation = Activation.TANH)",
                "@Network(inputs = 2) @Layer",
                "@Network(inputs = 2) @Layers(1)",
                "@Network(inputs = 2) @Layers({1, true})",
                "@Network(inputs = 2) @Layers(@Layer(size = 2, activation = Activation.TANH, trainable = 1))",
                "@Network(inputs = 2) @Layers({@Layer(size = true, activation = 2), @Layer(dropout = false)})",
                "@Network(inputs = true) @Layer(size = 2, activation = Activation.TANH, dropout = true)"
            })
    void aDeclarationThatCannotBeReadIsTheCompilersAffair(String annotations) {
        assertThat(errors(annotations + " public interface Net extends DoubleModel {}"))
                .isNotEmpty()
                .noneMatch(error -> error.contains("[deltarule]"));
        assertThat(errors(annotations + " public class Net {}")).noneMatch(error -> error.contains("report it"));
        assertThat(errors(annotations.replaceFirst("@Network(\\([^)]*\\))? ", "") + " public interface Net {}"))
                .noneMatch(error -> error.contains("report it"));
    }

    private List<String> errors(String source) {
        return EclipseNetworks.compile(folder, "Net", Networks.HEADER + source).errors();
    }
}
