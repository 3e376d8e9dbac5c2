package dev.deltarule.runtime.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationsTest {
    private static final String FIGURES = "/dev/deltarule/runtime/reference/activations.csv";

    @ParameterizedTest
    @CsvFileSource(resources = FIGURES, numLinesToSkip = 2)
    void values_and_derivatives_are_those_of_pytorch(Activation activation, double net, double out, double derivative) {
        double[] one = {net};

        assertThat(Activations.outputs(activation, one)[0]).isCloseTo(out, near(out));
        assertThat(Activations.jacobian(activation, one)[0][0]).isCloseTo(derivative, near(derivative));
    }

    @Test
    void every_activation_of_single_units_but_identity_has_figures() throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(ActivationsTest.class.getResourceAsStream(FIGURES), StandardCharsets.UTF_8))) {
            Set<String> named = lines.lines()
                    .skip(2)
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .collect(Collectors.toSet());
            List<String> expected =
                    EnumSet.complementOf(EnumSet.of(Activation.IDENTITY, Activation.SOFTMAX, Activation.LOG_SOFTMAX))
                            .stream()
                            .map(Activation::name)
                            .toList();
            assertThat(named).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void softmax_and_log_softmax_agree_with_the_fractions_worked_by_hand() {
        double[] net = {Math.log(1), Math.log(2), Math.log(5)};

        assertThat(Activations.outputs(Activation.SOFTMAX, net))
                .containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-15));
        assertThat(Activations.outputs(Activation.LOG_SOFTMAX, net))
                .containsExactly(new double[] {Math.log(0.125), Math.log(0.25), Math.log(0.625)}, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(names = {"SOFTMAX", "LOG_SOFTMAX"})
    void softmax_stays_finite_for_large_net_inputs(Activation activation) {
        double[] net = {1000, 999, -1000};

        assertThat(Activations.outputs(activation, net)).doesNotContain(Double.NaN);
        assertThat(Activations.outputs(Activation.SOFTMAX, net)[0]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void the_jacobian_agrees_with_central_differences(Activation activation) {
        double[] net = {0.3, -0.7, 1.9};
        double[][] jacobian = Activations.jacobian(activation, net);
        double h = 1e-6;
        for (int k = 0; k < net.length; k++) {
            double[] above = net.clone();
            above[k] += h;
            double[] below = net.clone();
            below[k] -= h;
            double[] outAbove = Activations.outputs(activation, above);
            double[] outBelow = Activations.outputs(activation, below);
            for (int j = 0; j < net.length; j++) {
                assertThat(jacobian[j][k]).isCloseTo((outAbove[j] - outBelow[j]) / (2 * h), within(1e-8));
            }
        }
    }

    private static Offset<Double> near(double value) {
        return within(1e-13 * Math.abs(value) + 1e-15);
    }
}
