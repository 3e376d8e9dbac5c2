package dev.deltarule.runtime.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * L-BFGS: a quasi-Newton method that knows the curvature from the last steps. Each epoch is one iteration with a line search
 * for the strong Wolfe conditions, as a rule one or two evaluations of all examples. When no lower point can be found, the
 * parameters stay as they are from then on; {@code StopRule.noImprovement} ends such a training.
 *
 * <p>Liu and Nocedal, "On the limited memory BFGS method for large scale optimization", Mathematical Programming 1989, as in
 * Nocedal and Wright, "Numerical optimization", 2nd edition 2006, algorithms 7.4 and 7.5.
 *
 * @param memory the number of steps that are remembered, at least 1; 10 by default
 */
public record Lbfgs(int memory) implements FullBatchOptimizer {
    /** Refuses a memory below 1. */
    public Lbfgs {
        if (memory < 1) {
            throw new IllegalArgumentException("memory must be at least 1, but is " + memory + ".");
        }
    }

    /** Remembers ten steps. */
    public Lbfgs() {
        this(10);
    }

    @Override
    public Run start(Objective objective) {
        List<Slot> arrays = new ArrayList<>(List.of(new Slot("point"), new Slot("gradient")));
        for (int k = 0; k < memory; k++) {
            arrays.add(new Slot("step" + k));
            arrays.add(new Slot("change" + k));
        }
        List<Slot> scalars = List.of(new Slot("value"), new Slot("pairs"), new Slot("next"), new Slot("known"));
        return new LbfgsRun(objective, memory, new DoubleState(objective.topology(), arrays, scalars));
    }
}
