package dev.deltarule.runtime.optimizer;

import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import java.util.List;

/**
 * Levenberg-Marquardt: between Gauss-Newton, which knows the curvature of squared errors, and short steps along the gradient.
 * The best choice for fitting functions with networks of up to some hundred parameters. With the Jacobian J of all outputs
 * over all examples and their residuals r:
 *
 * <pre>
 * (JᵀJ + damping · I) d = Jᵀr;  parameter -= d
 * </pre>
 *
 * <p>A step that lowers the loss divides the damping, else the damping is multiplied and the step tried again. Each epoch is
 * one step. An epoch costs one gradient per
 * example and output, examples · outputs · parameters² / 2 multiplications, and parameters³ / 6 for each step tried; memory
 * is 16 · parameters² bytes.
 *
 * <p>Training ends by itself when it has converged: when no derivative is larger than the gradient tolerance, when a step
 * lowered the loss by no more than the value tolerance, both as in {@link Lbfgs}, or when not even the largest damping
 * lowers it.
 *
 * <p>Hagan and Menhaj, "Training feedforward networks with the Marquardt algorithm", IEEE Transactions on Neural Networks
 * 1994. Defaults are those of Matlab's {@code trainlm}.
 *
 * @param damping the first damping (mu), above 0; 0.001 by default
 * @param decrease what a step that lowers the loss multiplies the damping by, above 0 and below 1; 0.1 by default
 * @param increase what one that does not multiplies it by, above 1; 10 by default
 * @param largest the largest damping, at least the first; 1e10 by default
 * @param valueTolerance at least 0; 1e-24 by default
 * @param gradientTolerance at least 0; 1e-24 by default
 */
public record LevenbergMarquardt(
        double damping,
        double decrease,
        double increase,
        double largest,
        double valueTolerance,
        double gradientTolerance)
        implements FullBatchOptimizer {
    /** The most parameters a network may have: the matrices then take 64 MB. */
    public static final int MOST_PARAMETERS = 2000;

    /** Refuses settings outside their ranges. */
    public LevenbergMarquardt {
        Convergence.check(valueTolerance, gradientTolerance);
        Settings.positive("damping", damping);
        if (!(decrease > 0 && decrease < 1)) {
            throw new IllegalArgumentException("decrease must be above 0 and below 1, but is " + decrease + ".");
        }
        if (!(increase > 1 && increase <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("increase must be above 1 and finite, but is " + increase + ".");
        }
        if (!(largest >= damping && largest <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "largest must be at least damping, " + damping + ", and finite, but is " + largest + ".");
        }
    }

    /** The default tolerances. */
    public LevenbergMarquardt(double damping, double decrease, double increase, double largest) {
        this(damping, decrease, increase, largest, Convergence.NEXT_TO_NOTHING, Convergence.NEXT_TO_NOTHING);
    }

    /** The default settings. */
    public LevenbergMarquardt() {
        this(0.001, 0.1, 10, 1e10);
    }

    /** The same with another first damping. */
    public LevenbergMarquardt damping(double newDamping) {
        return new LevenbergMarquardt(newDamping, decrease, increase, largest, valueTolerance, gradientTolerance);
    }

    /** The same with other factors of the damping. */
    public LevenbergMarquardt factors(double newDecrease, double newIncrease) {
        return new LevenbergMarquardt(damping, newDecrease, newIncrease, largest, valueTolerance, gradientTolerance);
    }

    /** The same with other tolerances: larger ones end training sooner, at a higher loss. */
    public LevenbergMarquardt tolerances(double newValueTolerance, double newGradientTolerance) {
        return new LevenbergMarquardt(damping, decrease, increase, largest, newValueTolerance, newGradientTolerance);
    }

    /**
     * Checks that the loss is a squared error and the network small enough.
     *
     * @throws IllegalArgumentException if not
     */
    @Override
    public void check(Topology topology) {
        if (topology.loss() != Loss.SQUARED_ERROR && topology.loss() != Loss.MEAN_SQUARED_ERROR) {
            throw new IllegalArgumentException(
                    "LevenbergMarquardt is for the losses SQUARED_ERROR and MEAN_SQUARED_ERROR," + " but "
                            + topology.name() + " has " + topology.loss() + ". Take Lbfgs or Rprop.");
        }
        if (topology.parameters() > MOST_PARAMETERS) {
            throw new IllegalArgumentException(
                    "LevenbergMarquardt is for networks of at most " + MOST_PARAMETERS + " parameters, but "
                            + topology.name() + " has " + topology.parameters() + ". Take Lbfgs or Rprop.");
        }
    }

    @Override
    public List<Slot> scalars() {
        double smallest = Math.min(damping, LevenbergMarquardtRun.SMALLEST_DAMPING);
        return List.of(new Slot("damping", damping).within(smallest, largest));
    }

    @Override
    public Run start(Objective objective) {
        return new LevenbergMarquardtRun(this, objective, new DoubleState(objective.topology(), this));
    }

    /** Checkpoints hold this, also those written before there were tolerances. */
    @Override
    public String toString() {
        return "LevenbergMarquardt[damping=" + damping + ", decrease=" + decrease + ", increase=" + increase
                + ", largest=" + largest + Convergence.settings(valueTolerance, gradientTolerance) + "]";
    }
}
