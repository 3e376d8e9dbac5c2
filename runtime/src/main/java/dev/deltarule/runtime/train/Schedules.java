package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The schedules behind the factory methods of {@link LearningRate}. They are asked before each step, so they use {@code Math},
 * not {@code StrictMath}, whose power allocates memory.
 */
final class Schedules {
    private Schedules() {}

    static LearningRate step(int epochs, double factor) {
        atLeastOne(epochs);
        upToOne("factor", factor);
        return LearningRate.of(time -> Math.pow(factor, Math.floor(time / epochs)));
    }

    static LearningRate exponential(double factor) {
        upToOne("factor", factor);
        return LearningRate.of(time -> Math.pow(factor, time));
    }

    static LearningRate cosine(double epochs, double end) {
        positive("epochs", epochs);
        share("end", end);
        return LearningRate.of(time -> halfCosine(1, end, time / epochs));
    }

    static LearningRate cosineRestarts(double epochs, double lengthening, double end) {
        positive("epochs", epochs);
        if (!(lengthening >= 1 && lengthening <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "lengthening must be at least 1 and finite, but is " + lengthening + ".");
        }
        share("end", end);
        return LearningRate.of(time -> {
            if (lengthening == 1) {
                return halfCosine(1, end, time % epochs / epochs);
            }
            double begin = 0;
            double length = epochs;
            while (time >= begin + length) {
                begin += length;
                length *= lengthening;
            }
            return halfCosine(1, end, (time - begin) / length);
        });
    }

    static LearningRate warmUp(double epochs, double start) {
        positive("epochs", epochs);
        share("start", start);
        return LearningRate.of(time -> start + (1 - start) * Math.min(1, time / epochs));
    }

    static LearningRate oneCycle(double epochs, double rising, double start, double end) {
        positive("epochs", epochs);
        if (!(rising > 0 && rising < 1)) {
            throw new IllegalArgumentException("rising must be above 0 and below 1, but is " + rising + ".");
        }
        share("start", start);
        share("end", end);
        double top = epochs * rising;
        return LearningRate.of(time ->
                time < top ? halfCosine(start, 1, time / top) : halfCosine(1, end, (time - top) / (epochs - top)));
    }

    static LearningRate reduceOnPlateau(Monitor monitor, int epochs, double minDelta, double factor) {
        atLeastOne(epochs);
        Improvement.checkMinDelta(minDelta);
        if (!(factor > 0 && factor < 1)) {
            throw new IllegalArgumentException("factor must be above 0 and below 1, but is " + factor + ".");
        }
        return () -> new Plateau(monitor, epochs, minDelta, factor);
    }

    static LearningRate then(LearningRate first, double epochs, LearningRate next) {
        positive("epochs", epochs);
        return () -> new Sequence(first.start(), epochs, next.start());
    }

    static LearningRate times(LearningRate one, LearningRate other) {
        return () -> new Product(one.start(), other.start());
    }

    /** From {@code from} at 0 to {@code to} at 1 and thereafter. */
    private static double halfCosine(double from, double to, double progress) {
        return to + (from - to) * (1 + Math.cos(Math.PI * Math.min(1, progress))) / 2;
    }

    private static Set<Metric> union(LearningRate.Course one, LearningRate.Course other) {
        Set<Metric> all = new HashSet<>(one.validationMetrics());
        all.addAll(other.validationMetrics());
        return all;
    }

    private static void atLeastOne(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, but is " + epochs + ".");
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be above 0 and finite, but is " + value + ".");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, but is " + value + ".");
        }
    }

    private static void upToOne(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most 1, but is " + value + ".");
        }
    }

    /** Counts the epochs since the best one or since the last reduction. */
    private static final class Plateau implements LearningRate.Course {
        private final Monitor monitor;
        private final Improvement improvement;
        private final int patience;
        private final double factor;
        private double product = 1;

        Plateau(Monitor monitor, int patience, double minDelta, double factor) {
            this.monitor = monitor;
            this.improvement = new Improvement(monitor, minDelta);
            this.patience = patience;
            this.factor = factor;
        }

        @Override
        public double factor(double time) {
            return product;
        }

        @Override
        public void epochEnded(EpochReport report) {
            // Where no figure could be compared, there is no plateau either: the rate must not sink unasked.
            if (!improvement.look(report) && !improvement.isBlind() && improvement.epochsSince() >= patience) {
                product *= factor;
                improvement.countAnew();
            }
        }

        @Override
        public Optional<String> remark() {
            return improvement.isBlind()
                    ? Optional.of("reduceOnPlateau never reduced the learning rate, since " + improvement.blindness()
                            + ". " + monitor.remedy())
                    : Optional.empty();
        }

        @Override
        public Set<Metric> validationMetrics() {
            return monitor.metrics();
        }
    }

    private record Product(LearningRate.Course one, LearningRate.Course other) implements LearningRate.Course {
        @Override
        public double factor(double epochs) {
            return one.factor(epochs) * other.factor(epochs);
        }

        @Override
        public void epochEnded(EpochReport report) {
            one.epochEnded(report);
            other.epochEnded(report);
        }

        @Override
        public Optional<String> remark() {
            return Remarks.join(one.remark(), other.remark());
        }

        @Override
        public Set<Metric> validationMetrics() {
            return union(one, other);
        }
    }

    private record Sequence(LearningRate.Course first, double until, LearningRate.Course next)
            implements LearningRate.Course {
        @Override
        public double factor(double epochs) {
            return epochs < until ? first.factor(epochs) : next.factor(epochs - until);
        }

        /** Each hears of the epochs in which it rules. */
        @Override
        public void epochEnded(EpochReport report) {
            if (report.epoch() <= until) {
                first.epochEnded(report);
            } else {
                next.epochEnded(report);
            }
        }

        @Override
        public Optional<String> remark() {
            return Remarks.join(first.remark(), next.remark());
        }

        @Override
        public Set<Metric> validationMetrics() {
            return union(first, next);
        }
    }
}
