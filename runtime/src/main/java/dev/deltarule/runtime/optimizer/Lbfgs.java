package dev.deltarule.runtime.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * L-BFGS: a quasi-Newton method that knows the curvature from the last steps. Each epoch is one iteration with a line search
 * for the strong Wolfe conditions, as a rule one or two evaluations of all examples.
 *
 * <p>Training ends by itself when it has converged: when no derivative is larger than the gradient tolerance, when a step
 * lowered the loss by no more than the value tolerance, or when no lower point can be found. The tolerances are those of
 * SciPy's L-BFGS-B, {@code gtol} and {@code ftol}, but next to nothing by default, since trainings have losses of any size:
 *
 * <pre>
 * max |gradient| &lt;= gradientTolerance
 * before - after &lt;= valueTolerance · max(|before|, |after|, 1)
 * </pre>
 *
 * <p>Liu and Nocedal, "On the limited memory BFGS method for large scale optimization", Mathematical Programming 1989, as in
 * Nocedal and Wright, "Numerical optimization", 2nd edition 2006, algorithms 7.4 and 7.5.
 *
 * @param memory the number of steps that are remembered, at least 1; 10 by default
 * @param valueTolerance at least 0; 1e-24 by default, where SciPy has 2.2e-9
 * @param gradientTolerance at least 0; 1e-24 by default, where SciPy has 1e-5
 */
public record Lbfgs(int memory, double valueTolerance, double gradientTolerance) implements FullBatchOptimizer {
    /** Refuses a memory below 1 and tolerances below 0. */
    public Lbfgs {
        Convergence.check(valueTolerance, gradientTolerance);
        if (memory < 1) {
            throw new IllegalArgumentException("memory must be at least 1, but is " + memory + ".");
        }
    }

    /** Remembers ten steps. */
    public Lbfgs() {
        this(10);
    }

    /** Remembers so many steps. */
    public Lbfgs(int memory) {
        this(memory, Convergence.NEXT_TO_NOTHING, Convergence.NEXT_TO_NOTHING);
    }

    /** The same with other tolerances: larger ones end training sooner, at a higher loss. */
    public Lbfgs tolerances(double newValueTolerance, double newGradientTolerance) {
        return new Lbfgs(memory, newValueTolerance, newGradientTolerance);
    }

    @Override
    public List<Slot> arrays() {
        List<Slot> arrays = new ArrayList<>(List.of(new Slot("point").finite(), new Slot("gradient").finite()));
        for (int k = 0; k < memory; k++) {
            arrays.add(new Slot("step" + k).finite());
            arrays.add(new Slot("change" + k).finite());
        }
        return arrays;
    }

    @Override
    public List<Slot> scalars() {
        return List.of(
                new Slot("value").finite(),
                new Slot("pairs").count(memory),
                new Slot("next").count(memory - 1),
                new Slot("known").count(1));
    }

    @Override
    public Run start(Objective objective) {
        return new LbfgsRun(objective, this, new DoubleState(objective.topology(), this));
    }

    /** Checkpoints hold this, also those written before there were tolerances. */
    @Override
    public String toString() {
        return "Lbfgs[memory=" + memory + Convergence.settings(valueTolerance, gradientTolerance) + "]";
    }
}
