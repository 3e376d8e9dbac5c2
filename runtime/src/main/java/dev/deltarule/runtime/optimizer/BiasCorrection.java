package dev.deltarule.runtime.optimizer;

/**
 * Corrects running means that begin at 0. The power of the decay rate is kept as a running product, which is the same on
 * every machine.
 */
final class BiasCorrection {
    /** Below this, 1 - power is 1 anyway; going on would end in subnormal numbers, which are slow. */
    private static final double NEGLIGIBLE = 1e-30;

    private BiasCorrection() {}

    /** Multiplies a remembered power by its base once more and returns 1 - power. */
    static double next(OptimizerState<?> state, int scalar, double base) {
        double power = state.scalar(scalar) * base;
        state.setScalar(scalar, power < NEGLIGIBLE ? 0 : power);
        return 1 - power;
    }
}
