package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.DoubleState;
import dev.deltarule.runtime.optimizer.Rprop;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LearningRateTest {
    @Test
    void constant_is_1_at_all_times() {
        assertThat(factors(LearningRate.constant(), 0, 0.5, 1000)).containsExactly(1, 1, 1);
    }

    @Test
    void step_multiplies_each_time_so_many_epochs_have_passed() {
        assertThat(factors(LearningRate.step(10, 0.5), 0, 9.99, 10, 19, 20, 35))
                .containsExactly(1, 1, 0.5, 0.5, 0.25, 0.125);
    }

    @Test
    void exponential_is_the_factor_to_the_power_of_the_time() {
        assertThat(factors(LearningRate.exponential(0.25), 0, 0.5, 1, 2)).containsExactly(1, 0.5, 0.25, 0.0625);
    }

    @Test
    void cosine_falls_from_1_to_its_end_and_stays_there() {
        assertThat(factors(LearningRate.cosine(10, 0.2), 0, 10 / 3.0, 5, 20 / 3.0, 10, 50))
                .containsExactly(new double[] {1, 0.8, 0.6, 0.4, 0.2, 0.2}, within(1e-15));
    }

    @Test
    void cosine_restarts_begin_anew_and_get_longer() {
        assertThat(factors(LearningRate.cosineRestarts(2, 1, 0), 0, 1, 2, 3, 4, 101))
                .containsExactly(new double[] {1, 0.5, 1, 0.5, 1, 0.5}, within(1e-15));
        assertThat(factors(LearningRate.cosineRestarts(2, 2, 0), 0, 1, 2, 4, 6, 10, 14))
                .containsExactly(new double[] {1, 0.5, 1, 0.5, 1, 0.5, 1}, within(1e-15));
    }

    @Test
    void warm_up_is_a_straight_line_to_1() {
        assertThat(factors(LearningRate.warmUp(4, 0.2), 0, 1, 2, 4, 9))
                .containsExactly(new double[] {0.2, 0.4, 0.6, 1, 1}, within(1e-15));
    }

    /** torch.optim.lr_scheduler.OneCycleLR: initial = max / 25, minimum = initial / 1e4, 30 % of the steps rising. */
    @Test
    void one_cycle_rises_and_falls_as_in_pytorch() {
        assertThat(factors(LearningRate.oneCycle(100), 0, 15, 30, 65, 100, 200))
                .containsExactly(new double[] {0.04, 0.52, 1, (1 + 4e-6) / 2, 4e-6, 4e-6}, within(1e-15));
        assertThat(factors(LearningRate.oneCycle(10, 0.5, 0.5, 0), 0, 5, 10)).containsExactly(0.5, 1, 0);
    }

    @Test
    void a_plateau_reduces_the_rate_and_begins_to_count_anew() {
        LearningRate.Course course = LearningRate.reduceOnPlateau(2, 0.1, 0.5).start();
        double[] losses = {10, 9, 8.95, 8.95, 8, 8, 7.95, 7.95, 7.95, 7.95};
        List<Double> factors = new ArrayList<>();
        for (int epoch = 1; epoch <= losses.length; epoch++) {
            factors.add(course.factor(epoch - 1));
            course.epochEnded(report(epoch, losses[epoch - 1]));
        }

        assertThat(factors).containsExactly(1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125);
    }

    @Test
    void then_begins_the_next_schedule_at_its_own_time_0() {
        LearningRate schedule = LearningRate.warmUp(5, 0).then(5, LearningRate.step(10, 0.5));

        assertThat(factors(schedule, 0, 2.5, 5, 14, 15)).containsExactly(0, 0.5, 1, 1, 0.5);
    }

    @Test
    void of_two_schedules_after_each_other_each_hears_of_its_own_epochs() {
        LearningRate.Course course = LearningRate.reduceOnPlateau(1, 0, 0.5)
                .then(2, LearningRate.reduceOnPlateau(1, 0, 0.1))
                .start();
        List<Double> factors = new ArrayList<>();
        for (int epoch = 1; epoch <= 5; epoch++) {
            factors.add(course.factor(epoch - 1));
            course.epochEnded(report(epoch, 1));
        }

        assertThat(factors).containsExactly(1.0, 1.0, 1.0, 1.0, 0.1);
    }

    @Test
    void times_multiplies_and_both_hear_of_epochs() {
        LearningRate.Course course = LearningRate.step(1, 0.5)
                .times(LearningRate.reduceOnPlateau(1, 0, 0.1))
                .start();
        course.epochEnded(report(1, 1));
        course.epochEnded(report(2, 1));

        assertThat(course.factor(2)).isEqualTo(0.25 * 0.1);
    }

    @Test
    void a_schedule_used_again_starts_anew() {
        LearningRate schedule = LearningRate.reduceOnPlateau(1, 0, 0.1);
        LearningRate.Course first = schedule.start();
        first.epochEnded(report(1, 1));
        first.epochEnded(report(2, 1));

        assertThat(first.factor(2)).isEqualTo(0.1);
        assertThat(schedule.start().factor(0)).isEqualTo(1);
    }

    @Test
    void networks_still_take_plain_steps_themselves_each_with_its_own_rate() {
        Examples examples = Xor.noisy(4);
        PlainNetwork net = Xor.doubleNet();
        RecordingModel recorded = new RecordingModel(net);
        List<Double> rates = new ArrayList<>();
        Trainer.of(recorded)
                .optimizer(new Sgd(0.5))
                .learningRate(LearningRate.warmUp(2, 0))
                .batchSize(2)
                .inOrder()
                .stopWhen(StopRule.epochs(3))
                .listener(report -> rates.add(report.learningRate().orElseThrow()))
                .fit(examples);

        PlainNetwork byHand = Xor.doubleNet();
        double[] expectedRates = {0, 0.125, 0.25, 0.375, 0.5, 0.5};
        for (int step = 0; step < 6; step++) {
            int at = step % 2 * 2;
            byHand.descend(
                    examples.doubles().inputs(), 2 * at, examples.doubles().targets(), at, 2, expectedRates[step]);
        }
        assertThat(recorded.calls).hasSize(6).allMatch(call -> call.startsWith("descend"));
        assertThat(net.parameters()).isEqualTo(byHand.parameters());
        assertThat(rates).containsExactly(0.125, 0.375, 0.5);
    }

    @Test
    void other_optimizers_are_given_the_rate_of_each_step() {
        PlainNetwork net = Xor.doubleNet();
        PlainNetwork byHand = Xor.doubleNet();
        Adam adam = new Adam(0.1);
        Trainer.of(net)
                .optimizer(adam)
                .learningRate(LearningRate.step(1, 0.5))
                .fullBatch()
                .stopWhen(StopRule.epochs(3))
                .fit(Xor.EXAMPLES);
        DoubleState state = new DoubleState(Xor.TOPOLOGY, adam);
        for (double rate : new double[] {0.1, 0.05, 0.025}) {
            double[] gradient = new double[byHand.parameters().length];
            byHand.gradient(
                    Xor.EXAMPLES.doubles().inputs(), 0, Xor.EXAMPLES.doubles().targets(), 0, 4, gradient);
            adam.step(state, byHand.parameters(), gradient, 0.25, rate);
        }

        assertThat(net.parameters()).isEqualTo(byHand.parameters());
    }

    @Test
    void optimizers_that_find_their_own_step_sizes_take_no_schedule_and_report_no_rate() {
        Trainer trainer = Trainer.of(Xor.doubleNet())
                .optimizer(new Rprop())
                .stopWhen(StopRule.epochs(1))
                .listener(report -> assertThat(report.learningRate()).isEmpty());
        trainer.fit(Xor.EXAMPLES);

        assertThatThrownBy(() -> trainer.learningRate(LearningRate.step(1, 0.5)).fit(Xor.EXAMPLES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("finds its own step sizes, so no learningRate applies. Leave learningRate out.");
    }

    @Test
    void a_factor_that_makes_no_sense_is_refused_when_it_comes() {
        Trainer trainer = Trainer.of(Xor.doubleNet())
                .optimizer(new Sgd(1))
                .learningRate(LearningRate.of(epochs -> 0.5 - epochs))
                .stopWhen(StopRule.epochs(9));

        assertThatThrownBy(() -> trainer.fit(Xor.EXAMPLES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The learning rate's factor must be at least 0 and finite, but is -0.25 after 0.75 epochs.");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(() -> LearningRate.step(0, 0.5), "epochs must be at least 1, but is 0."),
                refused(() -> LearningRate.step(1, 0), "factor must be above 0 and at most 1, but is 0.0."),
                refused(() -> LearningRate.exponential(1.1), "factor must be above 0 and at most 1, but is 1.1."),
                refused(() -> LearningRate.cosine(0, 0), "epochs must be above 0 and finite, but is 0.0."),
                refused(() -> LearningRate.cosine(1, 2), "end must be from 0 to 1, but is 2.0."),
                refused(
                        () -> LearningRate.cosineRestarts(1, 0.5, 0),
                        "lengthening must be at least 1 and finite, but is 0.5."),
                refused(() -> LearningRate.warmUp(1, -1), "start must be from 0 to 1, but is -1.0."),
                refused(() -> LearningRate.oneCycle(1, 1, 0, 0), "rising must be above 0 and below 1, but is 1.0."),
                refused(() -> LearningRate.reduceOnPlateau(0, 0, 0.5), "epochs must be at least 1, but is 0."),
                refused(
                        () -> LearningRate.reduceOnPlateau(1, -1, 0.5),
                        "minDelta must be at least 0 and finite, but is -1.0."),
                refused(() -> LearningRate.reduceOnPlateau(1, 0, 1), "factor must be above 0 and below 1, but is 1.0."),
                refused(
                        () -> LearningRate.constant().then(Double.NaN, LearningRate.constant()),
                        "epochs must be above 0 and finite, but is NaN."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_settings_outside_their_ranges(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Arguments refused(ThrowingCallable making, String message) {
        return Arguments.of(making, message);
    }

    private static double[] factors(LearningRate schedule, double... times) {
        LearningRate.Course course = schedule.start();
        return Arrays.stream(times).map(course::factor).toArray();
    }

    private static EpochReport report(int epoch, double loss) {
        return new EpochReport(epoch, loss, OptionalDouble.empty(), Duration.ZERO);
    }
}
