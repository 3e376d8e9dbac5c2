package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The learning rate of each step of one training: the optimizer's own times the schedule's factor. */
final class StepRates {
    private final double rate;
    private final LearningRate.Course course;
    private final boolean applies;
    private double last;

    /** @param applies whether the optimizer has a learning rate that steps depend on */
    StepRates(double rate, LearningRate.Course course, boolean applies) {
        this.rate = rate;
        this.course = course;
        this.applies = applies;
        last = rate;
    }

    /**
     * The rate of a step, given the time in epochs at its beginning.
     *
     * @throws IllegalStateException if the schedule gives no factor that is at least 0 and finite
     */
    double at(double epochs) {
        double factor = course.factor(epochs);
        if (!(factor >= 0 && factor <= Double.MAX_VALUE)) {
            throw new IllegalStateException("The learning rate's factor must be at least 0 and finite, but is " + factor
                    + " after " + epochs + " epochs.");
        }
        last = rate * factor;
        return last;
    }

    OptionalDouble last() {
        return applies ? OptionalDouble.of(last) : OptionalDouble.empty();
    }

    Set<Metric> validationMetrics() {
        return course.validationMetrics();
    }

    Optional<String> remark() {
        return course.remark();
    }

    void epochEnded(EpochReport report) {
        course.epochEnded(report);
    }
}
