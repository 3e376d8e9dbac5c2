package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.work.Reference;
import dev.deltarule.benchmarks.work.Workload;
import java.util.Locale;
import java.util.Optional;

/** Holds what a peer computed against the plain loops. */
public final class Check {
    /** Float sums of 784 products in any order, through three layers, differ by less; a wrong formula by far more. */
    private static final double FLOAT_TOLERANCE = 2e-4;

    private static final double DOUBLE_TOLERANCE = 1e-9;

    private final double[] outputs;
    private final double[] losses;
    private final double tolerance;

    /** Computes what is expected of a workload. */
    public Check(Workload work) {
        Reference reference = new Reference(work);
        outputs = reference.outputs();
        losses = reference.losses();
        tolerance = work.isDouble() ? DOUBLE_TOLERANCE : FLOAT_TOLERANCE;
    }

    /** The first difference, in words; empty if the peer computes the same. */
    public Optional<String> difference(double[] itsOutputs, double[] itsLosses) {
        return difference("output", outputs, itsOutputs).or(() -> difference("loss", losses, itsLosses));
    }

    private Optional<String> difference(String what, double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            return Optional.of("expected " + expected.length + " values of " + what + ", got " + actual.length);
        }
        for (int i = 0; i < expected.length; i++) {
            // Written so that NaN is a difference.
            if (!(Math.abs(expected[i] - actual[i]) <= tolerance * Math.max(1, Math.abs(expected[i])))) {
                return Optional.of(String.format(
                        Locale.ROOT, "%s %d differs: %.6g, expected %.6g", what, i, actual[i], expected[i]));
            }
        }
        return Optional.empty();
    }
}
