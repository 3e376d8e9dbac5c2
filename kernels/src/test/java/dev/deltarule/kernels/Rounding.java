package dev.deltarule.kernels;

/** Rounds exact results, by the same word in the tests of both precisions. */
final class Rounding {
    private Rounding() {}

    static float toFloat(double exact) {
        return (float) exact;
    }

    static double toDouble(double exact) {
        return exact;
    }
}
