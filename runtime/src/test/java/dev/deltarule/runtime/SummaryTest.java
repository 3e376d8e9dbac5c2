package dev.deltarule.runtime;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void is_a_table_of_layers_and_totals() {
        Model model = new PlainFloatNetwork(Topologies.of(
                "DigitNet",
                784,
                Loss.CROSS_ENTROPY,
                layer(128, Activation.RELU).fixed(),
                layer(128, Activation.HARD_SIGMOID).bias(Bias.SHARED).fixedBias(),
                layer(10, Activation.SOFTMAX)));

        assertThat(model.summary()).isEqualTo("""
                        DigitNet
                        ----------------------------------------------------------------------------
                        layer                                  outputs  activation        parameters
                        ----------------------------------------------------------------------------
                        inputs                                     784
                        hidden1                                    128  RELU                 100,480
                        hidden2                                    128  HARD_SIGMOID          16,385
                        output                                      10  SOFTMAX                1,290
                        ----------------------------------------------------------------------------
                        parameters                                                           118,155
                          trainable                                                           17,674
                          fixed                                                              100,481
                        bytes (float)                                                        472,620
                        loss                                                           CROSS_ENTROPY
                        """);
    }

    @Test
    void a_double_network_has_eight_bytes_per_parameter() {
        Model model = new PlainNetwork(Topologies.of("Net", 2, Loss.SQUARED_ERROR, layer(1, Activation.SIGMOID)));

        assertThat(model.summary()).containsPattern("bytes \\(double\\) +24\n");
    }

    @Test
    void long_names_do_not_break_the_table() {
        Model model = new PlainNetwork(Topologies.of(
                "N".repeat(90),
                2,
                Loss.SQUARED_ERROR,
                layer(1, Activation.SIGMOID).named("l".repeat(40))));

        assertThat(model.summary().lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotMatch(".*\\s"))
                .contains("l".repeat(29) + "..." + "             1  SIGMOID                    3");
    }
}
