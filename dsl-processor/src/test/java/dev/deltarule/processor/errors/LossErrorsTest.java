package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.processor.testing.Networks;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossErrorsTest {
    private static final Set<Loss> FOR_ALL_OUTPUTS = EnumSet.of(
            Loss.SQUARED_ERROR, Loss.MEAN_SQUARED_ERROR, Loss.MEAN_ABSOLUTE_ERROR, Loss.HUBER, Loss.LOG_COSH);

    static Stream<Arguments> pairs() {
        return Arrays.stream(Loss.values())
                .flatMap(loss -> Arrays.stream(Activation.values()).map(output -> Arguments.of(loss, output)));
    }

    private static Networks compile(Loss loss, Activation output) {
        return Networks.compile("Net", """
                @Network(inputs = 2, loss = Loss.%s)
                @Layer(size = 3, activation = Activation.SIGMOID)
                @Layer(size = 2, activation = Activation.%s)
                public interface Net extends DoubleModel {}
                """.formatted(loss, output));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aPairEitherCompilesOrIsRefusedAtTheOutputLayer(Loss loss, Activation output) {
        Networks compiled = compile(loss, output);

        if (compiled.generated("test.NetImpl")) {
            compiled.succeeded();
        } else {
            assertThat(FOR_ALL_OUTPUTS).doesNotContain(loss);
            assertThat(compiled.errors()).singleElement().satisfies(error -> {
                String start =
                        "3: [deltarule] Net, layer 2 of 2: loss " + loss + " does not go with " + output + " outputs: ";
                assertThat(error).startsWith(start).endsWith(".");
                assertThat(named(error.substring(start.length())))
                        .anySatisfy(other -> compile(loss, other).succeeded());
            });
        }
    }

    /** The activations that a hint names. */
    private static List<Activation> named(String hint) {
        Set<String> words = Set.copyOf(Arrays.asList(hint.split("\\W+")));
        return Arrays.stream(Activation.values())
                .filter(activation -> words.contains(activation.name()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CROSS_ENTROPY | SIGMOID | SIGMOID outputs want loss BINARY_CROSS_ENTROPY; CROSS_ENTROPY wants SOFTMAX"
                        + " outputs",
                "CROSS_ENTROPY | TANH | CROSS_ENTROPY wants SOFTMAX or LOG_SOFTMAX outputs",
                "BINARY_CROSS_ENTROPY | SOFTMAX | SOFTMAX outputs want loss CROSS_ENTROPY; BINARY_CROSS_ENTROPY wants"
                        + " SIGMOID outputs",
                "BINARY_CROSS_ENTROPY | IDENTITY | BINARY_CROSS_ENTROPY wants SIGMOID outputs",
                "POISSON | RELU | POISSON wants outputs above 0: EXPONENTIAL or SOFTPLUS",
                "HINGE | SIGMOID | HINGE has targets -1 and 1 and wants outputs that reach both, such as IDENTITY or"
                        + " TANH"
            })
    void aRefusalSaysWhatToUseInstead(Loss loss, Activation output, String hint) {
        assertThat(compile(loss, output).errors())
                .containsExactly("3: [deltarule] Net, layer 2 of 2: loss " + loss + " does not go with " + output
                        + " outputs: " + hint + ".");
    }

    @Test
    void hiddenLayersHaveNothingToDoWithTheLoss() {
        Networks.compile("Net", """
                @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 3, activation = Activation.RELU)
                @Layer(size = 2, activation = Activation.SOFTMAX)
                public interface Net extends DoubleModel {}
                """).succeeded();
    }
}
