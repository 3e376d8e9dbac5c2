package dev.deltarule.runtime.check;

/** A network of either precision with its examples, as far as a gradient check asks. */
interface Probe {
    /** The loss summed over the examples. */
    double loss();

    /** The gradient that the network computes of it. */
    double[] gradient();

    /** (E(w + h) - E(w - h)) / 2h for one parameter w, which is put back. */
    double centralDifference(int parameter);

    /**
     * The h that balances rounding, about epsilon/h, against truncation, about h²: the cube root of the precision's
     * epsilon, relative to the parameter where that is above 1.
     */
    static double step(double parameter, double epsilon) {
        return Math.cbrt(epsilon) * Math.max(1, Math.abs(parameter));
    }
}
