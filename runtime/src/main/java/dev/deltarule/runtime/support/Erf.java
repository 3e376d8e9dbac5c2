package dev.deltarule.runtime.support;

/** The error function, 2/√π ∫₀ˣ e^(-t²) dt, for generated networks: that of the kernels. */
public final class Erf {
    private Erf() {}

    /** The error function of {@code x}, off by about 1 ulp at most; NaN for NaN, ±1 for ±infinity. */
    public static double erf(double x) {
        return dev.deltarule.kernels.Erf.erf(x);
    }
}
