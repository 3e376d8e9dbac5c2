package dev.deltarule.runtime;

/**
 * Which outputs a network drops when it trains: those of the layers that declare {@code @Layer(dropout = 0.2)}.
 *
 * <p>Nothing is drawn from a stream. Whether an output is dropped is a function of the seed, the number of the step, the
 * example's place in it, the layer and the unit, so it is the same for any number of threads and in both generated classes.
 * Each call of {@code gradient} or {@code descend} is a step. To repeat one, set {@link #step(long)} to what it was before.
 *
 * <p>The function is the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators",
 * 2014, with Stafford's constants) over seed, step, layer and example, and that of MurmurHash3 (Appleby, fmix32) over the
 * unit.
 */
public final class Dropout {
    /** 2 to the 64 divided by the golden ratio, made odd: its multiples fall evenly. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final int UNIT = 0x9E3779B9;

    /** A share is counted in so many parts, as many as a float can tell apart. */
    private static final int PARTS = 1 << 24;

    private long seed;
    private long step;
    private long key;

    /** Seed 0, before its first step. */
    public Dropout() {}

    /** The seed, which {@link Models#create(Class, long)} sets to that of the parameters. */
    public long seed() {
        return seed;
    }

    /** The number of steps so far. */
    public long step() {
        return step;
    }

    /** Begins again before the first step of a seed. */
    public void restart(long newSeed) {
        seed = newSeed;
        step = 0;
    }

    /**
     * Goes to the place behind so many steps: the next call draws what the one after them would have.
     *
     * @throws IllegalArgumentException if it is below 0
     */
    public void step(long newStep) {
        if (newStep < 0) {
            throw new IllegalArgumentException("step must be at least 0, but is " + newStep + ".");
        }
        step = newStep;
    }

    /** Called by generated code at the beginning of each step. */
    public void nextStep() {
        step++;
        key = mix(mix(seed) + step * GOLDEN);
    }

    /**
     * Called by generated code: writes for each unit of a layer 0 if its output is dropped, else 1 / (1 - probability).
     *
     * @param factors where they are written, from {@code at} on
     * @param units how many
     * @param layer the layer's place in the network, from 0
     * @param example the example's place in the step, from 0
     * @param probability from 0 to below 1
     */
    public void draw(float[] factors, int at, int units, int layer, int example, double probability) {
        int base = base(layer, example);
        int dropped = (int) (probability * PARTS);
        float kept = (float) (1 / (1 - probability));
        for (int unit = 0; unit < units; unit++) {
            factors[at + unit] = part(base + unit * UNIT) < dropped ? 0 : kept;
        }
    }

    /** The same in double. */
    public void draw(double[] factors, int at, int units, int layer, int example, double probability) {
        int base = base(layer, example);
        int dropped = (int) (probability * PARTS);
        double kept = 1 / (1 - probability);
        for (int unit = 0; unit < units; unit++) {
            factors[at + unit] = part(base + unit * UNIT) < dropped ? 0 : kept;
        }
    }

    private int base(int layer, int example) {
        return (int) (mix(key + ((long) layer << 32 | example) * GOLDEN) >>> 32);
    }

    /** One of {@link #PARTS}, each as likely as any other. */
    private static int part(int x) {
        int h = (x ^ x >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return (h ^ h >>> 16) >>> 8;
    }

    private static long mix(long x) {
        long z = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
