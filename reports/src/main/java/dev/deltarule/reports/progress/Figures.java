package dev.deltarule.reports.progress;

import dev.deltarule.runtime.metrics.Metric;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What is shown of an epoch. */
record Figures(int epoch, double loss, OptionalDouble metric, OptionalDouble examplesPerSecond, Duration elapsed) {
    Figures withMetric(double value) {
        return new Figures(epoch, loss, OptionalDouble.of(value), examplesPerSecond, elapsed);
    }

    /** The time that the remaining epochs take if they take as long as those so far did on average. */
    Optional<Duration> timeLeft(OptionalInt epochs) {
        return epochs.isPresent()
                ? Optional.of(
                        Duration.ofNanos((long) (elapsed.toNanos() * ((double) (epochs.getAsInt() - epoch) / epoch))))
                : Optional.empty();
    }

    String speed() {
        return examplesPerSecond.isPresent()
                ? String.format(Locale.ROOT, "%,.0f", examplesPerSecond.getAsDouble())
                : "";
    }

    String metricText() {
        return metric.isPresent() ? Metric.format(metric.getAsDouble()) : "";
    }

    /** Hours, minutes and seconds, rounded up so that what is left is 0:00:00 only at the end. */
    static String clock(Duration time) {
        long seconds = time.plusNanos(999_999_999).toSeconds();
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
