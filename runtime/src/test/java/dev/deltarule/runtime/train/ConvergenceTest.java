package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Lbfgs;
import dev.deltarule.runtime.optimizer.LevenbergMarquardt;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainings that end since the optimizer has found a minimum. */
class ConvergenceTest {
    private static final StopRule LONG = StopRule.epochs(100_000);

    /** On a plane, so that the error of the best parameters is 0. */
    private static final Examples PLANE =
            Examples.of(new double[] {0, 0, 1, 0, 0, 1, 1, 1}, new double[] {1, 3, -1, 1}, 2, 1);

    static Stream<Arguments> methods() {
        return Stream.of(new Lbfgs(), new LevenbergMarquardt())
                .flatMap(method -> Stream.of(Arguments.of(method, false), Arguments.of(method, true)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_training_without_any_error_left_ends(Optimizer method, boolean inFloat) {
        TrainingResult result =
                Trainer.of(linear(inFloat)).optimizer(method).stopWhen(LONG).fit(PLANE);

        assertThat(result.epochs()).isLessThan(100);
        assertThat(result.loss()).isLessThan(1e-12);
        assertThat(result.stopReason()).startsWith(method.getClass().getSimpleName() + " has converged: ");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void it_ends_where_nothing_can_be_lowered_either(Optimizer method, boolean inFloat) {
        Examples noisy = Xor.noisy(30);
        TrainingResult result =
                Trainer.of(linear(inFloat)).optimizer(method).stopWhen(LONG).fit(noisy);

        assertThat(result.epochs()).isLessThan(100);
        assertThat(result.loss()).isGreaterThan(0.01);
        assertThat(result.stopReason()).contains(" has converged: ");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void one_epoch_is_enough_at_the_minimum(Optimizer method, boolean inFloat) {
        Model net = linear(inFloat);
        TrainingResult result = Trainer.of(net)
                .optimizer(method)
                .stopWhen(LONG)
                .fit(Examples.of(new double[] {1, 2}, new double[] {0}, 2, 1));

        assertThat(result.losses()).containsExactly(0);
        assertThat(result.stopReason()).endsWith(" has converged: the largest derivative, 0.0, is at most 1.0E-24.");
        assertThat(Xor.parameters(net)).containsOnly(0);
    }

    static Stream<Optimizer> tolerant() {
        return Stream.of(new Lbfgs().tolerances(0, 1e-3), new LevenbergMarquardt().tolerances(0, 1e-3));
    }

    @ParameterizedTest
    @MethodSource("tolerant")
    void a_larger_tolerance_of_derivatives_ends_it_sooner(Optimizer method) {
        TrainingResult result =
                Trainer.of(Xor.doubleNet()).optimizer(method).stopWhen(LONG).fit(Xor.EXAMPLES);

        assertThat(result.stopReason()).matches(".* has converged: the largest derivative, .*, is at most 0.001\\.");
        assertThat(result.loss()).isBetween(1e-7, 0.1);
    }

    @Test
    void so_does_a_larger_tolerance_of_values() {
        for (Optimizer method :
                List.of(new Lbfgs().tolerances(1e-4, 0), new LevenbergMarquardt().tolerances(1e-4, 0))) {
            TrainingResult result =
                    Trainer.of(Xor.doubleNet()).optimizer(method).stopWhen(LONG).fit(Xor.EXAMPLES);

            double[] losses = result.losses();
            for (int k = 1; k < losses.length; k++) {
                assertThat(losses[k - 1] - losses[k]).isGreaterThan(1e-4);
            }
            assertThat(result.stopReason()).contains(" has converged: the last step lowered the mean loss by ");
        }
    }

    @Test
    void a_stop_rule_that_holds_after_the_same_epoch_gives_the_reason() {
        assertThat(Trainer.of(linear(false))
                        .optimizer(new Lbfgs())
                        .stopWhen(StopRule.lossBelow(1e-3))
                        .fit(Examples.of(new double[] {1, 2}, new double[] {0}, 2, 1))
                        .stopReason())
                .isEqualTo("The mean loss is below 0.001.");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void a_resumed_training_ends_where_it_would_have(Optimizer method, boolean inFloat) {
        List<TrainingState> states = new ArrayList<>();
        Model whole = linear(inFloat);
        TrainingResult expected = Trainer.of(whole)
                .optimizer(method)
                .checkpoints(1, states::add)
                .stopWhen(LONG)
                .fit(PLANE);
        for (TrainingState state : states) {
            Model net = linear(inFloat);
            TrainingResult result = Trainer.of(net)
                    .optimizer(method)
                    .resume(state)
                    .stopWhen(LONG)
                    .fit(PLANE);

            assertThat(result.losses()).isEqualTo(expected.losses());
            assertThat(result.stopReason()).isEqualTo(expected.stopReason());
            assertThat(Xor.parameters(net)).isEqualTo(Xor.parameters(whole));
        }
    }

    /** States hold these sentences, also those from before there were tolerances. */
    @Test
    void settings_read_as_they_did_unless_tolerances_are_given() {
        assertThat(new Lbfgs(7)).hasToString("Lbfgs[memory=7]");
        assertThat(new Lbfgs().tolerances(1e-9, 0))
                .hasToString("Lbfgs[memory=10, valueTolerance=1.0E-9, gradientTolerance=0.0]");
        assertThat(new LevenbergMarquardt())
                .hasToString("LevenbergMarquardt[damping=0.001, decrease=0.1, increase=10.0, largest=1.0E10]");
        assertThat(new LevenbergMarquardt().tolerances(0, 1e-5).damping(1).factors(0.5, 2))
                .hasToString("LevenbergMarquardt[damping=1.0, decrease=0.5, increase=2.0, largest=1.0E10,"
                        + " valueTolerance=0.0, gradientTolerance=1.0E-5]");
    }

    @Test
    void tolerances_are_finite_and_not_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lbfgs().tolerances(-1, 0))
                .withMessage("valueTolerance must be at least 0 and finite, but is -1.0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LevenbergMarquardt().tolerances(0, Double.NaN))
                .withMessage("gradientTolerance must be at least 0 and finite, but is NaN.");
    }

    private static Model linear(boolean inFloat) {
        PlainNetwork net = Xor.linearNet();
        return inFloat ? new PlainFloatNetwork(net.topology()) : net;
    }
}
