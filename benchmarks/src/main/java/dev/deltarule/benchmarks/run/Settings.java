package dev.deltarule.benchmarks.run;

/**
 * How long and how often is measured.
 *
 * @param rounds how many times every peer is started; the peers take turns, so that drift of the machine hits all alike
 * @param warmUpMillis how long a peer on the JVM runs before its times count: HotSpot compiles for some seconds
 * @param sliceMillis the length of one timed slice
 * @param slices the slices of a peer in a round
 */
public record Settings(int rounds, int warmUpMillis, int sliceMillis, int slices) {
    public static Settings normal() {
        return new Settings(3, 4000, 100, 5);
    }

    public static Settings quick() {
        return new Settings(2, 3000, 50, 4);
    }

    /** The same with another number of rounds. */
    public Settings withRounds(String number) {
        if (!number.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("rounds=" + number + ": expected a whole number from 1 to 9999.");
        }
        return new Settings(Integer.parseInt(number), warmUpMillis, sliceMillis, slices);
    }
}
