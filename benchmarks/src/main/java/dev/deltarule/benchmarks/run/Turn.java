package dev.deltarule.benchmarks.run;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A turn of one thread and of several.
 *
 * @param oneNanos nanoseconds per call with one thread
 * @param severalNanos nanoseconds per call with several
 * @param arithmetic how many times the arithmetic of one thread the machine gave to several at that time
 */
public record Turn(double oneNanos, double severalNanos, double arithmetic) {
    /** How many times as fast several threads are. */
    public double gain() {
        return oneNanos / severalNanos;
    }

    /** The median of something over turns. */
    public static double median(List<Turn> turns, ToDoubleFunction<Turn> number) {
        return Samples.median(turns.stream().mapToDouble(number).toArray());
    }

    /** Reads the three numbers that a child process printed. */
    static Turn of(String line) {
        String[] numbers = line.split(" ");
        return new Turn(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
    }
}
