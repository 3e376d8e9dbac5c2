package dev.deltarule.runtime.optimizer;

/** One training with {@link LevenbergMarquardt}. */
final class LevenbergMarquardtRun implements FullBatchOptimizer.Run {
    /** Below this the damping would vanish beside any curvature, and take as many steps to come back. */
    private static final double SMALLEST_DAMPING = 1e-20;

    private final LevenbergMarquardt settings;
    private final Objective objective;
    private final DoubleState state;
    private final double[] point;
    private final double[] trial;
    private final double[] gradient;
    private final double[] trialGradient;
    private final double[][] curvature;
    private final double[][] damped;

    LevenbergMarquardtRun(LevenbergMarquardt settings, Objective objective, DoubleState state) {
        this.settings = settings;
        this.objective = objective;
        this.state = state;
        int parameters = objective.topology().parameters();
        point = new double[parameters];
        trial = new double[parameters];
        gradient = new double[parameters];
        trialGradient = new double[parameters];
        curvature = new double[parameters][parameters];
        damped = new double[parameters][parameters];
    }

    @Override
    public DoubleState state() {
        return state;
    }

    @Override
    public double step() {
        objective.read(point);
        double value = objective.gaussNewton(point, gradient, curvature);
        if (!Double.isFinite(value)) {
            return value;
        }
        for (double damping = state.scalar(0); damping <= settings.largest(); damping *= settings.increase()) {
            if (setTrial(damping) && objective.gradient(trial, trialGradient) < value) {
                state.setScalar(0, Math.max(SMALLEST_DAMPING, damping * settings.decrease()));
                return value;
            }
        }
        objective.moveTo(point);
        state.setScalar(0, settings.largest());
        return value;
    }

    /**
     * Sets the point to try. The objective is a mean, the damping that of the sum, so it is divided by the number of examples.
     *
     * @return whether the damped matrix is positive definite
     */
    private boolean setTrial(double damping) {
        for (int i = 0; i < damped.length; i++) {
            System.arraycopy(curvature[i], i, damped[i], i, damped.length - i);
            damped[i][i] += damping / objective.examples();
        }
        if (!Vectors.cholesky(damped)) {
            return false;
        }
        Vectors.copy(gradient, trial);
        Vectors.solve(damped, trial);
        Vectors.subtract(point, trial, trial);
        return true;
    }
}
