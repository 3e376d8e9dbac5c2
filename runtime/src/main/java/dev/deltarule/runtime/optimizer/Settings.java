package dev.deltarule.runtime.optimizer;

/** Checks of optimizers' settings. */
final class Settings {
    private Settings() {}

    static void positive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be above 0 and finite, but is " + value + ".");
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be at least 0 and finite, but is " + value + ".");
        }
    }

    /** A decay rate of a running mean, a share that is kept. */
    static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and below 1, but is " + value + ".");
        }
    }

    /** Epsilon keeps a denominator off 0, so it must not become 0 when a float network rounds it. */
    static void epsilon(double value) {
        if (!(value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "epsilon must be from 1.2E-38 to 3.4E38, so that floats hold it, but is " + value + ".");
        }
    }
}
