package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import org.junit.jupiter.api.Test;

/** One network's mistakes and the other networks of the compilation. */
class SeveralNetworksTest {
    private static final Networks COMPILED = Networks.compile("Nets", """
            class Nets {
                @Network(inputs = 0)
                @Layer(size = 0, activation = Activation.TANH)
                interface First extends DoubleModel {}

                @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 3, activation = Activation.TANH)
                @Layer(size = 3, activation = Activation.SIGMOID)
                interface Second extends FloatModel {
                    int classify(float a);
                }

                @Network(inputs = 2)
                @Layer(size = 3, activation = Activation.TANH)
                interface Good extends FloatModel {
                    int classify(float a, float b);
                }

                @Layer(size = 3, activation = Activation.TANH)
                interface Stray extends FloatModel {}
            }
            """);

    @Test
    void allMistakesOfAllNetworksAreReportedAtOnce() {
        assertThat(COMPILED.errors())
                .containsExactlyInAnyOrder(
                        "2: [deltarule] Nets.First: inputs must be at least 1, but is 0.",
                        "3: [deltarule] Nets.First, layer 1 of 1: size must be at least 1, but is 0.",
                        "8: [deltarule] Nets.Second, layer 2 of 2: loss CROSS_ENTROPY does not go with SIGMOID outputs:"
                                + " SIGMOID outputs want loss BINARY_CROSS_ENTROPY; CROSS_ENTROPY wants SOFTMAX"
                                + " outputs.",
                        "10: [deltarule] Nets.Second.classify: takes 1 number, but the network has 2 inputs. Inputs are"
                                + " 2 primitive numbers, a record of as many, or one float[].",
                        "20: [deltarule] Stray: has a @Layer but no @Network, so nothing is generated for it. Add"
                                + " @Network.");
    }

    @Test
    void nothingIsGeneratedForABadNetwork() {
        assertThat(COMPILED.generated("test.Nets_FirstImpl")).isFalse();
        assertThat(COMPILED.generated("test.Nets_SecondImpl")).isFalse();
    }

    @Test
    void aGoodNetworkIsGeneratedAllTheSame() {
        assertThat(COMPILED.source("Nets_GoodImpl")).contains("public int classify(float a, float b)");
    }
}
