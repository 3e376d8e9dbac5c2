package dev.deltarule.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds optimizers against {@code pytorch-2.13.csv}, which {@code pytorch-2.13.py} beside it prints. */
class PyTorchFiguresTest {
    private static final Map<String, GradientOptimizer> OPTIMIZERS = Map.ofEntries(
            Map.entry("sgd", new Sgd(0.1)),
            Map.entry("sgd_momentum", new Sgd(0.1).momentum(0.9)),
            Map.entry("sgd_nesterov", new Sgd(0.1).nesterov(0.9)),
            Map.entry("adagrad", new Adagrad(0.1)),
            Map.entry("rmsprop", new RmsProp(0.01)),
            Map.entry(
                    "rmsprop_momentum_centered",
                    new RmsProp(0.01).keep(0.9).momentum(0.9).centered()),
            Map.entry("adadelta", new Adadelta()),
            Map.entry("adam", new Adam(0.01)),
            Map.entry("amsgrad", new AmsGrad(0.01)),
            Map.entry("adamw", new AdamW(0.01)),
            Map.entry("adamax", new Adamax(0.01)),
            Map.entry("nadam", new Nadam(0.01)),
            Map.entry("rprop", new Rprop(0.01)));

    @ParameterizedTest
    @CsvFileSource(resources = "pytorch-2.13.csv", useHeadersInDisplayName = true)
    void takes_the_steps_that_pytorch_takes(
            String name, String settings, int step, double p0, double p1, double p2, double p3) {
        // Weight decay added to the gradient is the trainer's l2; its figures are held against there.
        if (name.equals("sgd_weight_decay")) {
            return;
        }
        GradientOptimizer optimizer = Objects.requireNonNull(OPTIMIZERS.get(name), name);

        assertThat(Steps.inDouble(optimizer, step)[step - 1])
                .as(settings)
                .containsExactly(new double[] {p0, p1, p2, p3}, within(1e-13));
        assertThat(Steps.inFloat(optimizer, step)[step - 1])
                .as(settings)
                .containsExactly(new double[] {p0, p1, p2, p3}, within(2e-5));
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                Arguments.of(new Adagrad(), new Adagrad(0.01, 1e-10)),
                Arguments.of(new RmsProp(), new RmsProp(0.01, 0.99, 1e-8, 0, false)),
                Arguments.of(new Adadelta(), new Adadelta(1, 0.9, 1e-6)),
                Arguments.of(new Adam(), new Adam(0.001, 0.9, 0.999, 1e-8)),
                Arguments.of(new AdamW(), new AdamW(new Adam(), 0.01)),
                Arguments.of(new AmsGrad(), new AmsGrad(0.001, 0.9, 0.999, 1e-8)),
                Arguments.of(new Nadam(), new Nadam(0.002, 0.9, 0.999, 1e-8, 0.004)),
                Arguments.of(new Adamax(), new Adamax(0.002, 0.9, 0.999, 1e-8)),
                Arguments.of(new Rprop(), new Rprop(0.01, 0.5, 1.2, 1e-6, 50)),
                Arguments.of(new Lion(), new Lion(1e-4, 0.9, 0.99, 0)));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void defaults_are_pytorchs_and_those_of_lion_its_papers(GradientOptimizer byDefault, GradientOptimizer spelledOut) {
        assertThat(byDefault).isEqualTo(spelledOut);
    }

    @Test
    void float_and_double_go_the_same_way_in_all_of_them() {
        for (GradientOptimizer optimizer : OPTIMIZERS.values()) {
            assertThat(Steps.inFloat(optimizer, 40)[39])
                    .as(optimizer.toString())
                    .containsExactly(Steps.inDouble(optimizer, 40)[39], within(1e-4));
        }
        assertThat(OPTIMIZERS.values().stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSize(10);
    }
}
