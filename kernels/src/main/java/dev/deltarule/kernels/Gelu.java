package dev.deltarule.kernels;

/** The Gaussian error linear unit, by the error function: Φ(x) = (1 + erf(x / √2)) / 2. */
final class Gelu {
    private static final double ROOT_HALF = Math.sqrt(0.5);

    private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

    private Gelu() {}

    /** x Φ(x). */
    static double value(double x) {
        return 0.5 * x * (1 + Erf.erf(x * ROOT_HALF));
    }

    /** Φ(x) + x φ(x), φ(x) = e^(-x²/2) / √(2π). */
    static double slope(double x) {
        return 0.5 * (1 + Erf.erf(x * ROOT_HALF)) + x * Math.exp(-0.5 * x * x) * DENSITY_AT_0;
    }
}
