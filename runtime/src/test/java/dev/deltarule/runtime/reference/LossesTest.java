package dev.deltarule.runtime.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class LossesTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/dev/deltarule/runtime/reference/losses.csv", numLinesToSkip = 2)
    void errors_and_deltas_are_those_of_pytorch(
            Loss loss, Activation activation, String net, String target, double error, String deltas) {
        assertThat(Losses.error(loss, activation, numbers(net), numbers(target)))
                .isCloseTo(error, within(1e-14));
        assertThat(Losses.deltas(loss, activation, numbers(net), numbers(target)))
                .containsExactly(numbers(deltas), within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({
        "BINARY_CROSS_ENTROPY,SIGMOID",
        "CROSS_ENTROPY,SOFTMAX",
        "POISSON,EXPONENTIAL",
        "CROSS_ENTROPY,LOG_SOFTMAX"
    })
    void the_pairs_computed_from_net_inputs_agree_with_the_general_formula(Loss loss, Activation activation) {
        double[] net = {0.4, -1.1, 0.7};
        double[] target = {0.2, 0.5, 0.1};
        double[] out = Activations.outputs(activation, net);
        double[][] jacobian = Activations.jacobian(activation, net);
        double[] deltas = new double[3];
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 3; j++) {
                deltas[k] += Losses.derivative(loss, activation, out[j], target[j], 3) * jacobian[j][k];
            }
        }

        assertThat(Losses.deltas(loss, activation, net, target)).containsExactly(deltas, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({
        "BINARY_CROSS_ENTROPY,SIGMOID,400",
        "CROSS_ENTROPY,SOFTMAX,800",
        "CROSS_ENTROPY,LOG_SOFTMAX,800",
        "LOG_COSH,IDENTITY,399.80685281944005"
    })
    void net_inputs_far_out_give_a_large_and_finite_error(Loss loss, Activation activation, double error) {
        assertThat(Losses.error(loss, activation, new double[] {400, -400}, new double[] {0, 1}))
                .isCloseTo(error, within(1e-9));
    }

    @Test
    void a_target_of_0_costs_nothing_where_the_output_is_0() {
        assertThat(Losses.error(Loss.CROSS_ENTROPY, Activation.IDENTITY, new double[] {0, 1}, new double[] {0, 1}))
                .isZero();
    }

    private static double[] numbers(String spaced) {
        return Arrays.stream(spaced.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
