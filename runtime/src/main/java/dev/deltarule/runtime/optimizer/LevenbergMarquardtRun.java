package dev.deltarule.runtime.optimizer;

import java.util.Optional;

/** One training with {@link LevenbergMarquardt}. */
final class LevenbergMarquardtRun implements FullBatchOptimizer.Run {
    /** Below this the damping would vanish beside any curvature, and take as many steps to come back. */
    static final double SMALLEST_DAMPING = 1e-20;

    private final LevenbergMarquardt settings;
    private final Objective objective;
    private final DoubleState state;
    private final double[] point;
    private final double[] trial;
    private final double[] gradient;
    private final double[] trialGradient;
    private final double[][] curvature;
    private final double[][] damped;
    private final Convergence convergence;
    private Optional<String> converged = Optional.empty();

    LevenbergMarquardtRun(LevenbergMarquardt settings, Objective objective, DoubleState state) {
        this.settings = settings;
        this.objective = objective;
        this.state = state;
        convergence = new Convergence("LevenbergMarquardt", settings.valueTolerance(), settings.gradientTolerance());
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
        converged = Optional.empty();
        if (Double.isFinite(value)) {
            // Asked here, so that the loss of the last epoch is the one that is small.
            Optional<String> flat = convergence.ofGradient(gradient);
            Optional<String> onward = Vectors.largestSize(gradient) == 0 ? flat : move(value);
            converged = flat.or(() -> onward);
        }
        return value;
    }

    @Override
    public Optional<String> converged() {
        return converged;
    }

    /** Takes a step if one lowers the loss. Returns why there is no need for more, if so. */
    private Optional<String> move(double value) {
        for (double damping = state.scalar(0); damping <= settings.largest(); damping = increased(damping)) {
            if (setTrial(damping)) {
                double lower = objective.gradient(trial, trialGradient);
                if (lower < value) {
                    state.setScalar(0, Math.max(SMALLEST_DAMPING, damping * settings.decrease()));
                    return convergence.ofStep(value, lower);
                }
            }
        }
        objective.moveTo(point);
        state.setScalar(0, settings.largest());
        return convergence.withoutStep("with a damping of up to " + settings.largest());
    }

    /** Above the damping also where a product of the smallest numbers there are would be rounded down to it. */
    private double increased(double damping) {
        return Math.max(damping * settings.increase(), Math.nextUp(damping));
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
