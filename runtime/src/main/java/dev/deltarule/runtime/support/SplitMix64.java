package dev.deltarule.runtime.support;

/**
 * The one source of random numbers: SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014. Written out here so that a seed means the same numbers on every machine and JDK.
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;
    private boolean hasSpare;
    private double spare;

    /** A generator whose whole sequence follows from {@code seed}. */
    public SplitMix64(long seed) {
        state = seed;
    }

    /** The place in the sequence, from which all further numbers follow but a normal one that is left over. */
    public long state() {
        return state;
    }

    /** Goes to a place in the sequence. */
    public void state(long newState) {
        state = newState;
        hasSpare = false;
    }

    /** The next 64 random bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A multiple of 2^-53 in [0, 1), each equally likely. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /**
     * A number in [0, bound), each exactly equally likely. Lemire, "Fast random integer generation in an interval", 2019.
     *
     * @param bound at least 1
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, but is " + bound + ".");
        }
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xffffffffL) < bound) {
            long unfair = 0x1_0000_0000L % bound;
            while ((product & 0xffffffffL) < unfair) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /**
     * A number from the normal distribution of mean 0 and standard deviation 1, by the polar method of Marsaglia and
     * Bray, 1964. The numbers come in pairs; every second call returns the second of a pair. {@link StrictMath} gives the
     * same bits everywhere.
     */
    public double nextNormal() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * nextDouble() - 1;
            y = 2 * nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        hasSpare = true;
        return x * factor;
    }

    /** Puts the numbers into a random order, each order equally likely. Fisher and Yates in the form of Durstenfeld, 1964. */
    public void shuffle(int[] numbers) {
        for (int last = numbers.length - 1; last > 0; last--) {
            int other = nextInt(last + 1);
            int moved = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = moved;
        }
    }
}
