package dev.deltarule.reports.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.train.EpochReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressListenerTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void lines_show_epoch_loss_metric_speed_and_time_left() {
        try (ProgressListener progress = ProgressListener.builder()
                .epochs(20)
                .examples(60_000)
                .metric("test accuracy", () -> 0.9712)
                .on(out)
                .start()) {
            progress.epochEnded(report(1, 0.25, 1_000));
            progress.epochEnded(report(2, 0.125, 3_000));
        }

        assertThat(lines())
                .containsExactly(
                        "   epoch          loss  test accuracy    examples/s  time left",
                        "--------------------------------------------------------------",
                        " 1 of 20        0.2500         0.9712        60,000    0:00:19",
                        " 2 of 20        0.1250         0.9712        30,000    0:00:27");
    }

    @Test
    void without_a_number_of_epochs_lines_show_the_time_that_passed() {
        try (ProgressListener progress = ProgressListener.builder().on(out).start()) {
            progress.epochEnded(report(1, 1e-5, 61_000));
        }

        assertThat(lines())
                .containsExactly(
                        "     epoch          loss    elapsed",
                        "-----------------------------------",
                        "         1     1.000e-05    0:01:01");
    }

    @Test
    void lines_come_once_a_second_and_after_the_last_epoch() {
        AtomicInteger computed = new AtomicInteger();
        try (ProgressListener progress = ProgressListener.builder()
                .metric("calls", computed::incrementAndGet)
                .on(out)
                .start()) {
            for (int epoch = 1; epoch <= 25; epoch++) {
                progress.epochEnded(report(epoch, 1, epoch * 100L));
            }
        }

        assertThat(lines().stream().skip(2).map(line -> line.substring(0, 10).strip()))
                .containsExactly("1", "11", "21", "25");
        assertThat(computed).hasValue(4);
    }

    @Test
    void the_last_of_the_epochs_announced_ends_the_display() {
        Recording display = new Recording();
        ProgressListener progress = listener(OptionalInt.of(2), display);

        progress.epochEnded(report(1, 1, 10));
        assertThat(display.closed).isZero();
        progress.epochEnded(report(2, 1, 20));
        progress.close();

        assertThat(display.closed).isOne();
        assertThatThrownBy(() -> progress.epochEnded(report(3, 1, 30)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start another one");
    }

    @Test
    void a_metric_that_fails_at_the_end_still_ends_the_display() {
        Recording display = new Recording();
        AtomicInteger calls = new AtomicInteger();
        ProgressListener progress = new ProgressListener(
                new Plan(OptionalInt.empty(), OptionalInt.empty(), Optional.of("metric")),
                () -> {
                    if (calls.incrementAndGet() > 1) {
                        throw new ArithmeticException("NaN");
                    }
                    return 1;
                },
                display,
                () -> 0);
        progress.epochEnded(report(1, 1, 10));
        progress.epochEnded(report(2, 1, 20));

        assertThatThrownBy(progress::close).isInstanceOf(ArithmeticException.class);
        assertThat(display.closed).isOne();
    }

    @Test
    void the_time_of_the_metric_does_not_count_as_training() {
        AtomicLong now = new AtomicLong();
        Recording display = new Recording();
        ProgressListener progress = new ProgressListener(
                new Plan(OptionalInt.of(2), OptionalInt.of(1_000), Optional.of("slow")),
                () -> now.addAndGet(Duration.ofSeconds(4).toNanos()),
                display,
                now::get);

        progress.epochEnded(report(1, 1, 1_000));
        progress.epochEnded(report(2, 1, 6_000));

        assertThat(display.last.examplesPerSecond()).hasValue(1_000);
    }

    @Test
    void the_widest_figures_fit_eighty_columns() {
        Plan plan = new Plan(
                OptionalInt.of(Integer.MAX_VALUE), OptionalInt.of(5), Optional.of("balanced accuracy of everything"));
        Lines lines = new Lines(plan, out);
        lines.show(new Figures(
                Integer.MAX_VALUE,
                -123456.789,
                OptionalDouble.of(-1e-300),
                OptionalDouble.of(987_654_321),
                Duration.ofHours(9_999)));

        assertThat(lines()).hasSize(3).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(lines().get(0)).contains("balanced ac...");
        assertThat(lines().get(2)).hasSameSizeAs(lines().get(0));
    }

    @Test
    void numbers_below_one_are_refused() {
        assertThatThrownBy(() -> ProgressListener.builder().epochs(0))
                .hasMessage("epochs must be at least 1, but is 0.");
        assertThatThrownBy(() -> ProgressListener.builder().examples(-1))
                .hasMessage("examples must be at least 1, but is -1.");
    }

    private static ProgressListener listener(OptionalInt epochs, Display display) {
        return new ProgressListener(
                new Plan(epochs, OptionalInt.empty(), Optional.empty()), () -> Double.NaN, display, () -> 0);
    }

    static EpochReport report(int epoch, double loss, long millis) {
        return new EpochReport(epoch, loss, OptionalDouble.of(0.1), Duration.ofMillis(millis));
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static final class Recording implements Display {
        private Figures last = new Figures(0, 0, OptionalDouble.empty(), OptionalDouble.empty(), Duration.ZERO);
        private int closed;

        @Override
        public void show(Figures figures) {
            last = figures;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
