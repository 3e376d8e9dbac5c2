package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.optimizer.Sgd;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DeadlineTest {
    private final AtomicLong now = new AtomicLong(-5_000_000_000L);
    private final AtomicInteger looks = new AtomicInteger();
    private final Stopwatch stopwatch = new Stopwatch(Duration.ZERO, () -> {
        looks.incrementAndGet();
        return now.get();
    });

    @ParameterizedTest
    @ValueSource(longs = {100, 10_000, 1_000_000, 300_000_000})
    void is_seen_at_most_some_milliseconds_or_one_call_late_and_rarely_looked_for(long nanosPerCall) {
        Deadline deadline = new Deadline(Optional.of(Duration.ofSeconds(2)), stopwatch);
        long start = now.get();
        long calls = 0;
        do {
            now.addAndGet(nanosPerCall);
            calls++;
        } while (!deadline.isSeen());
        long late = now.get() - start - 2_000_000_000L;

        assertThat(late).isBetween(0L, Math.max(3_000_000, nanosPerCall));
        assertThat((long) looks.get()).isLessThanOrEqualTo(Math.min(calls + 2, 5_000));
        assertThat(deadline.reason()).contains("The time limit of 2.0 s is reached.");
    }

    @Test
    void a_call_that_suddenly_takes_long_makes_it_look_more_often_again() {
        Deadline deadline = new Deadline(Optional.of(Duration.ofSeconds(60)), stopwatch);
        for (int call = 0; call < 1_000_000; call++) {
            now.addAndGet(10);
            assertThat(deadline.isSeen()).isFalse();
        }
        int before = looks.get();
        for (int call = 0; call < 200_000; call++) {
            now.addAndGet(2_000);
            assertThat(deadline.isSeen()).isFalse();
        }

        assertThat(looks.get() - before).isGreaterThan(200);
    }

    @Test
    void without_a_limit_nobody_looks_at_the_clock() {
        Deadline deadline = new Deadline(Optional.empty(), stopwatch);
        int before = looks.get();

        assertThat(deadline.isSeen()).isFalse();
        assertThat(deadline.reason()).isEmpty();
        assertThat(looks.get()).isEqualTo(before);
    }

    @Test
    void a_limit_of_more_years_than_a_clock_counts_is_none() {
        Deadline deadline = new Deadline(Optional.of(Duration.ofDays(1_000_000)), stopwatch);

        assertThat(deadline.isSeen()).isFalse();
        assertThat(deadline.reason()).isEmpty();
    }

    @Test
    void a_stopwatch_goes_on_from_the_time_counted_before() {
        Stopwatch resumed = new Stopwatch(Duration.ofSeconds(7), now::get);
        now.addAndGet(500);

        assertThat(resumed.elapsed()).isEqualTo(Duration.ofSeconds(7).plusNanos(500));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void a_time_limit_ends_a_training_within_an_epoch(boolean beside) {
        StopRule time = StopRule.time(Duration.ofMillis(20));
        // Each batch waits a little, so that an epoch takes much longer than the limit.
        TrainingResult result = Trainer.of(Xor.doubleNet())
                .optimizer(new Sgd(0.1))
                .stopWhen(
                        beside
                                ? StopRule.epochs(5)
                                        .or(StopRule.time(Duration.ofDays(9)))
                                        .or(time)
                                : time)
                .batchListener(report -> sleep())
                .fit(Xor.noisy(10_000));

        assertThat(result.epochs()).isZero();
        assertThat(result.examplesOfCutEpoch()).isPositive().isLessThan(10_000);
        assertThat(result.stopReason()).isEqualTo("The time limit of 0.02 s is reached.");
        assertThat(result.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void joined_by_and_a_time_limit_waits_for_the_epoch_and_the_other_rule() {
        TrainingResult result = Trainer.of(Xor.doubleNet())
                .optimizer(new Sgd(0.1))
                .stopWhen(StopRule.time(Duration.ofNanos(1)).and(StopRule.epochs(2)))
                .fit(Xor.noisy(100));

        assertThat(result.epochs()).isEqualTo(2);
        assertThat(result.examplesOfCutEpoch()).isZero();
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
