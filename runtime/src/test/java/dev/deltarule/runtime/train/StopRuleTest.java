package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopRuleTest {
    @Test
    void epochs_stops_after_as_many() {
        StopRule.Watch watch = StopRule.epochs(2).start();

        assertThat(watch.reasonToStop(after(1, 0))).isEmpty();
        assertThat(watch.reasonToStop(after(2, 0))).contains("The limit of 2 epochs is reached.");
        assertThat(StopRule.epochs(1).start().reasonToStop(after(1, 0))).contains("The limit of 1 epoch is reached.");
    }

    @Test
    void loss_below_stops_below_and_not_at_it() {
        StopRule.Watch watch = StopRule.lossBelow(0.25).start();

        assertThat(watch.reasonToStop(after(1, 0.25))).isEmpty();
        assertThat(watch.reasonToStop(after(2, 0.24))).contains("The mean loss is below 0.25.");
    }

    @Test
    void time_stops_when_it_has_passed() {
        StopRule.Watch watch = StopRule.time(Duration.ofMillis(1500)).start();

        assertThat(watch.reasonToStop(new Fake(1, 0, Duration.ofMillis(1499), false)))
                .isEmpty();
        assertThat(watch.reasonToStop(new Fake(2, 0, Duration.ofMillis(1500), false)))
                .contains("The time limit of 1.5 s is reached.");
    }

    @Test
    void no_improvement_counts_epochs_since_the_best() {
        StopRule.Watch watch = StopRule.noImprovement(2, 0.1).start();

        assertThat(watch.reasonToStop(after(1, 1.0))).isEmpty();
        assertThat(watch.reasonToStop(after(2, 0.95))).isEmpty();
        assertThat(watch.reasonToStop(after(3, 0.85))).isEmpty();
        assertThat(watch.reasonToStop(after(4, 0.80))).isEmpty();
        assertThat(watch.reasonToStop(after(5, 0.76)))
                .contains("The mean loss has not fallen by more than 0.1 for 2 epochs.");
    }

    @Test
    void no_improvement_forgets_one_training_in_the_next() {
        StopRule rule = StopRule.noImprovement(1, 0);
        StopRule.Watch first = rule.start();
        first.reasonToStop(after(1, 0.1));
        StopRule.Watch second = rule.start();

        assertThat(second.reasonToStop(after(1, 5.0))).isEmpty();
        assertThat(first.reasonToStop(after(2, 0.1))).isPresent();
    }

    @Test
    void correctness_and_closeness_are_asked_of_the_outputs() {
        assertThat(StopRule.allCorrect().start().reasonToStop(new Fake(1, 0, Duration.ZERO, true)))
                .contains("All training examples are decided rightly.");
        assertThat(StopRule.allCorrect().start().reasonToStop(after(1, 0))).isEmpty();
        assertThat(StopRule.allWithin(0.2).start().reasonToStop(new Fake(1, 0, Duration.ZERO, true)))
                .contains("All outputs are within 0.2 of their targets.");
        assertThat(StopRule.allWithin(0.2).start().reasonToStop(after(1, 0))).isEmpty();
    }

    @Test
    void or_stops_with_the_reason_of_the_rule_that_fired() {
        StopRule.Watch watch = StopRule.lossBelow(0.5).or(StopRule.epochs(2)).start();

        assertThat(watch.reasonToStop(after(1, 1))).isEmpty();
        assertThat(watch.reasonToStop(after(1, 0))).contains("The mean loss is below 0.5.");
        assertThat(watch.reasonToStop(after(2, 1))).contains("The limit of 2 epochs is reached.");
        assertThat(watch.reasonToStop(after(2, 0))).contains("The mean loss is below 0.5.");
    }

    @Test
    void and_stops_with_both_reasons_when_both_hold() {
        StopRule.Watch watch = StopRule.lossBelow(0.5).and(StopRule.epochs(2)).start();

        assertThat(watch.reasonToStop(after(1, 0))).isEmpty();
        assertThat(watch.reasonToStop(after(2, 1))).isEmpty();
        assertThat(watch.reasonToStop(after(3, 0)))
                .contains("The mean loss is below 0.5. The limit of 2 epochs is reached.");
    }

    @Test
    void and_lets_both_sides_count_every_epoch() {
        StopRule.Watch watch =
                StopRule.epochs(3).and(StopRule.noImprovement(2, 0)).start();
        watch.reasonToStop(after(1, 1));
        watch.reasonToStop(after(2, 1));

        assertThat(watch.reasonToStop(after(3, 1))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void numbers_without_meaning_are_refused(double bad) {
        assertRefused(() -> StopRule.allWithin(bad), "tolerance must be at least 0 and finite, but is " + bad + ".");
        assertRefused(
                () -> StopRule.noImprovement(1, bad), "minDelta must be at least 0 and finite, but is " + bad + ".");
    }

    @Test
    void limits_without_meaning_are_refused() {
        assertRefused(() -> StopRule.epochs(0), "epochs must be at least 1, but is 0.");
        assertRefused(() -> StopRule.noImprovement(0, 0), "epochs must be at least 1, but is 0.");
        assertRefused(() -> StopRule.time(Duration.ZERO), "limit must be above 0, but is PT0S.");
        assertRefused(() -> StopRule.time(Duration.ofSeconds(-1)), "limit must be above 0, but is PT-1S.");
        assertRefused(() -> StopRule.lossBelow(Double.NaN), "meanLoss must be finite, but is NaN.");
    }

    @Test
    void a_rule_of_the_users_own_is_a_lambda() {
        StopRule rule =
                () -> progress -> Optional.of("epoch " + progress.report().epoch());

        assertThat(StopRule.epochs(9).or(rule).start().reasonToStop(after(4, 0)))
                .contains("epoch 4");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Progress after(int epoch, double loss) {
        return new Fake(epoch, loss, Duration.ZERO, false);
    }

    private record Fake(int epoch, double loss, Duration elapsed, boolean outputsAreRight) implements Progress {
        @Override
        public EpochReport report() {
            return new EpochReport(epoch, loss, OptionalDouble.empty(), elapsed);
        }

        @Override
        public boolean allCorrect() {
            return outputsAreRight;
        }

        @Override
        public boolean allWithin(double tolerance) {
            return outputsAreRight;
        }

        @Override
        public void keepAsBest() {
            throw new AssertionError("nobody asked for that");
        }
    }
}
