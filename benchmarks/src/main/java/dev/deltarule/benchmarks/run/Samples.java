package dev.deltarule.benchmarks.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What one contender measured at one workload over all rounds, or why it did not. */
public final class Samples {
    private final List<double[]> rounds = new ArrayList<>();
    private final List<Double> allocated = new ArrayList<>();
    private Optional<String> reason = Optional.empty();
    private String note = "";

    /** Adds a round: nanoseconds per call of each slice, bytes per call of each slice (none for native programs). */
    void add(double[] slices, double[] bytes, String itsNote) {
        rounds.add(slices);
        Arrays.stream(bytes).forEach(allocated::add);
        note = itsNote;
    }

    /** Says why there is nothing to show; what was measured before does not count either. */
    void fail(String why) {
        reason = Optional.of(why);
    }

    /** Why there are no times. */
    public Optional<String> reason() {
        return reason;
    }

    /** What the peer says it ran; may be empty. */
    public String note() {
        return note;
    }

    /** The median of all slices of all rounds, in nanoseconds per call. */
    public double nanosPerCall() {
        return median(rounds.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    /** The median over all slices of the bytes a call allocated on the heap; empty for native programs. */
    public Optional<Double> bytesPerCall() {
        return allocated.isEmpty()
                ? Optional.empty()
                : Optional.of(median(
                        allocated.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** How far the medians of the rounds lie apart, as a fraction of the median of all. */
    public double spread() {
        double[] medians = rounds.stream().mapToDouble(Samples::median).sorted().toArray();
        return (medians[medians.length - 1] - medians[0]) / nanosPerCall();
    }

    /**
     * The middle value, or the mean of the two in the middle.
     *
     * @throws IllegalArgumentException if there are no values
     */
    public static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There is no median of no values.");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
