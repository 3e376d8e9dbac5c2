package dev.deltarule.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {
    private static final int STEPS = 60;

    static Stream<Arguments> rules() {
        return Stream.of(
                rule(new Sgd(0.1).momentum(0.8), (p, g) -> Definitions.sgd(p, g, 0.1, 0.8)),
                rule(new Sgd(0.1), (p, g) -> Definitions.sgd(p, g, 0.1, 0)),
                rule(new Sgd(0.1).nesterov(0.8), (p, g) -> Definitions.nesterov(p, g, 0.1, 0.8)),
                rule(new Adagrad(0.2).epsilon(0.01), (p, g) -> Definitions.adagrad(p, g, 0.2, 0.01)),
                rule(new RmsProp(0.02).keep(0.8).epsilon(0.01), (p, g) -> Definitions.rmsProp(p, g, 0.02, 0.8, 0.01)),
                rule(
                        new RmsProp(0.02).keep(0.8).epsilon(0.01).centered(),
                        (p, g) -> Definitions.rmsPropGraves(p, g, 0.02, 0.8, 0.01, 0)),
                rule(
                        new RmsProp(0.02).keep(0.8).momentum(0.7).centered(),
                        (p, g) -> Definitions.rmsPropGraves(p, g, 0.02, 0.8, 1e-8, 0.7)),
                rule(new Adadelta().keep(0.8).epsilon(1e-4), (p, g) -> Definitions.adadelta(p, g, 0.8, 1e-4)),
                rule(
                        new Adam(0.02).betas(0.8, 0.95).epsilon(0.01),
                        (p, g) -> Definitions.adam(p, g, 0.02, 0.8, 0.95, 0.01, 0)),
                rule(
                        new AdamW(0.02).betas(0.8, 0.95).epsilon(0.01).weightDecay(0.3),
                        (p, g) -> Definitions.adam(p, g, 0.02, 0.8, 0.95, 0.01, 0.3)),
                rule(
                        new AmsGrad(0.02).betas(0.8, 0.7).epsilon(0.01),
                        (p, g) -> Definitions.amsGrad(p, g, 0.02, 0.8, 0.7, 0.01)),
                rule(
                        new Adamax(0.02).betas(0.8, 0.95).epsilon(0.01),
                        (p, g) -> Definitions.adamax(p, g, 0.02, 0.8, 0.95, 0.01)),
                rule(
                        new Nadam(0.02).betas(0.8, 0.95).epsilon(0.01).momentumDecay(0.1),
                        (p, g) -> Definitions.nadam(p, g, 0.02, 0.8, 0.95, 0.01, 0.1)),
                rule(
                        new Lion(0.02).betas(0.8, 0.9).weightDecay(0.3),
                        (p, g) -> Definitions.lion(p, g, 0.02, 0.8, 0.9, 0.3)),
                rule(
                        new Rprop(0.1).factors(0.4, 1.3).limits(0.02, 0.2),
                        (p, g) -> Definitions.rprop(p, g, 0.1, 0.4, 1.3, 0.02, 0.2)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_step_is_the_one_the_paper_defines(GradientOptimizer optimizer, Definition definition) {
        double[][] inDouble = Steps.inDouble(optimizer, STEPS);
        double[][] inFloat = Steps.inFloat(optimizer, STEPS);
        for (int s = 0; s < STEPS; s++) {
            double[] expected = new double[Steps.start().length];
            for (int i = 0; i < expected.length; i++) {
                double[] gradients = new double[s + 1];
                int parameter = i;
                Arrays.setAll(gradients, step -> Steps.gradient(step, parameter));
                expected[i] = definition.apply(Steps.start()[i], gradients);
            }
            assertThat(inDouble[s]).as("step %d", s + 1).containsExactly(expected, within(1e-13));
            assertThat(inFloat[s]).as("step %d in float", s + 1).containsExactly(expected, within(5e-5));
        }
    }

    private static Arguments rule(GradientOptimizer optimizer, Definition definition) {
        return Arguments.of(optimizer, definition);
    }

    /** Where a parameter is after its gradients. */
    @FunctionalInterface
    interface Definition {
        double apply(double start, double[] gradients);
    }
}
