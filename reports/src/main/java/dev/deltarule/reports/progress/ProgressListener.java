package dev.deltarule.reports.progress;

import dev.deltarule.runtime.train.EpochReport;
import dev.deltarule.runtime.train.TrainingListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Shows how a training goes: the epoch, the loss, a metric if one is given, examples per second and the time left. On a
 * terminal that is a progress bar; anywhere else, aligned lines of at most 80 columns.
 *
 * <p>It shows the first epoch, then one about every second, and the last. It hears of the last one by {@link #close}, or
 * when the number of epochs that it was told is reached. The metric is computed only for what is shown, at that moment.
 */
public final class ProgressListener implements TrainingListener, AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Plan plan;
    private final DoubleSupplier metric;
    private final Display display;
    private final LongSupplier nanoTime;
    private Optional<Figures> unseen = Optional.empty();
    private Duration elapsedBefore = Duration.ZERO;
    private Duration showAgainAt = Duration.ZERO;
    private long metricNanos;
    private boolean closed;

    ProgressListener(Plan plan, DoubleSupplier metric, Display display, LongSupplier nanoTime) {
        this.plan = plan;
        this.metric = metric;
        this.display = display;
        this.nanoTime = nanoTime;
    }

    /** Begins to describe what is shown. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Shows the epoch if it is time to.
     *
     * @throws IllegalStateException if the listener is closed
     */
    @Override
    public void epochEnded(EpochReport report) {
        if (closed) {
            throw new IllegalStateException("This progress listener is closed: start another one for each training.");
        }
        Figures figures = new Figures(
                report.epoch(), report.loss(), OptionalDouble.empty(), examplesPerSecond(report), report.elapsed());
        elapsedBefore = report.elapsed();
        metricNanos = 0;
        boolean last = plan.epochs().orElse(-1) == report.epoch();
        if (last || report.elapsed().compareTo(showAgainAt) >= 0) {
            show(figures);
            showAgainAt = report.elapsed().plus(INTERVAL);
        } else {
            unseen = Optional.of(figures);
        }
        if (last) {
            close();
        }
    }

    /** Shows the last epoch if it was not, and ends the display. A second call does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            unseen.ifPresent(this::show);
        } finally {
            display.close();
        }
    }

    private void show(Figures figures) {
        unseen = Optional.empty();
        if (plan.metric().isEmpty()) {
            display.show(figures);
            return;
        }
        long before = nanoTime.getAsLong();
        double value = metric.getAsDouble();
        metricNanos = nanoTime.getAsLong() - before;
        display.show(figures.withMetric(value));
    }

    /** Leaves out the time that the metric took, since no example was learnt from meanwhile. */
    private OptionalDouble examplesPerSecond(EpochReport report) {
        long nanos = report.elapsed().minus(elapsedBefore).toNanos() - metricNanos;
        return plan.examples().isPresent() && nanos > 0
                ? OptionalDouble.of(plan.examples().getAsInt() / (nanos / 1e9))
                : OptionalDouble.empty();
    }

    /** What is shown, and where. Nothing has to be set. */
    public static final class Builder {
        private OptionalInt epochs = OptionalInt.empty();
        private OptionalInt examples = OptionalInt.empty();
        private Optional<String> metricName = Optional.empty();
        private DoubleSupplier metric = () -> Double.NaN;
        private PrintStream out = System.out;

        private Builder() {}

        /**
         * The number of epochs after which training stops at the latest. Without it there is no time left, and the bar does
         * not fill.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder epochs(int newEpochs) {
            epochs = OptionalInt.of(atLeastOne("epochs", newEpochs));
            return this;
        }

        /**
         * The number of training examples. Without it the speed is not shown.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder examples(int newExamples) {
            examples = OptionalInt.of(atLeastOne("examples", newExamples));
            return this;
        }

        /** A figure computed anew for what is shown, such as {@code () -> Evaluation.of(net, validation).accuracy()}. */
        public Builder metric(String name, DoubleSupplier newMetric) {
            metricName = Optional.of(name);
            metric = Objects.requireNonNull(newMetric, "newMetric");
            return this;
        }

        /** Shows progress on another stream than {@code System.out}; that gets lines, since nobody knows where it leads. */
        public Builder on(PrintStream newOut) {
            out = newOut;
            return this;
        }

        /** Begins to show progress. */
        public ProgressListener start() {
            Plan plan = new Plan(epochs, examples, metricName);
            boolean terminal = out == System.out && Terminal.isStandardOutput();
            Display display = terminal ? Bar.on(out, plan, Terminal.showsUnicode()) : new Lines(plan, out);
            return new ProgressListener(plan, metric, display, System::nanoTime);
        }

        private static int atLeastOne(String what, int number) {
            if (number < 1) {
                throw new IllegalArgumentException(what + " must be at least 1, but is " + number + ".");
            }
            return number;
        }
    }
}
