package dev.deltarule.runtime.train;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;

/**
 * A checksum of numbers in their order, of 64 bits: other numbers have another one, but for a chance of one in 10^19. It is no
 * protection against forgers, but takes a tenth of a second for all of MNIST, where SHA-256 takes half a second.
 */
final class Fingerprint {
    /** 2 to the 64 divided by the golden ratio, made odd. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Examples that are copied at a time. */
    private static final int BLOCK = 256;

    private long hash;

    /** Of the inputs of examples, in the network's precision. */
    static String ofInputs(Examples examples, Model model) {
        return of(examples, examples.inputs(), model instanceof FloatModel, examples::copyInputs, examples::copyInputs);
    }

    /** Of the targets of examples, in the network's precision. */
    static String ofTargets(Examples examples, Model model) {
        return of(
                examples,
                examples.targets(),
                model instanceof FloatModel,
                examples::copyTargets,
                examples::copyTargets);
    }

    /** Of a network's parameters. */
    static String ofParameters(Model model) {
        Fingerprint fingerprint = new Fingerprint();
        if (model instanceof FloatModel floatModel) {
            float[] parameters = floatModel.parameters();
            fingerprint.add(parameters, parameters.length);
        } else {
            double[] parameters = ((DoubleModel) model).parameters();
            fingerprint.add(parameters, parameters.length);
        }
        return fingerprint.text();
    }

    /** Copies rows of examples in float. */
    @FunctionalInterface
    private interface FloatCopy {
        void copy(int from, int to, float[] into, int at);
    }

    /** Copies rows of examples in double. */
    @FunctionalInterface
    private interface DoubleCopy {
        void copy(int from, int to, double[] into, int at);
    }

    private static String of(Examples examples, int width, boolean inFloat, FloatCopy floats, DoubleCopy doubles) {
        Fingerprint fingerprint = new Fingerprint();
        int block = Math.min(BLOCK, examples.count());
        float[] floatBlock = new float[inFloat ? block * width : 0];
        double[] doubleBlock = new double[inFloat ? 0 : block * width];
        for (int from = 0; from < examples.count(); from += block) {
            int to = from + Math.min(block, examples.count() - from);
            if (inFloat) {
                floats.copy(from, to, floatBlock, 0);
                fingerprint.add(floatBlock, (to - from) * width);
            } else {
                doubles.copy(from, to, doubleBlock, 0);
                fingerprint.add(doubleBlock, (to - from) * width);
            }
        }
        return fingerprint.text();
    }

    /** Four sums side by side, of two numbers each, since a step waits for the one before of the same sum. */
    private void add(float[] numbers, int count) {
        long a = hash;
        long b = ~hash;
        long c = hash + GOLDEN;
        long d = hash - GOLDEN;
        int i = 0;
        for (; i + 7 < count; i += 8) {
            a = step(a, pair(numbers[i], numbers[i + 1]));
            b = step(b, pair(numbers[i + 2], numbers[i + 3]));
            c = step(c, pair(numbers[i + 4], numbers[i + 5]));
            d = step(d, pair(numbers[i + 6], numbers[i + 7]));
        }
        for (; i < count; i++) {
            a = step(a, pair(0, numbers[i]));
        }
        hash = step(step(step(a, b), c), d);
    }

    private void add(double[] numbers, int count) {
        long a = hash;
        long b = ~hash;
        int i = 0;
        for (; i + 1 < count; i += 2) {
            a = step(a, Double.doubleToRawLongBits(numbers[i]));
            b = step(b, Double.doubleToRawLongBits(numbers[i + 1]));
        }
        for (; i < count; i++) {
            a = step(a, Double.doubleToRawLongBits(numbers[i]));
        }
        hash = step(a, b);
    }

    private static long pair(float one, float other) {
        return (long) Float.floatToRawIntBits(one) << Integer.SIZE | (Float.floatToRawIntBits(other) & 0xffffffffL);
    }

    /** One to one in both the sum and the bits. */
    private static long step(long sum, long bits) {
        long mixed = (sum ^ bits) * GOLDEN;
        return mixed ^ mixed >>> 29;
    }

    private String text() {
        return Long.toHexString(hash);
    }
}
