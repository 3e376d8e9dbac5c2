package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;
import java.util.Arrays;
import java.util.List;

/** What an optimizer remembers in the training of a double network. */
public final class DoubleState extends OptimizerState<double[]> {
    /** The state before the first step. All memory that the optimizer needs is allocated here. */
    public DoubleState(Topology topology, Optimizer optimizer) {
        this(topology, optimizer.arrays(), optimizer.scalars());
    }

    DoubleState(Topology topology, List<Slot> arrays, List<Slot> scalars) {
        super(topology, arrays, initial(topology.parameters(), arrays), scalars);
    }

    private static double[][] initial(int parameters, List<Slot> arrays) {
        double[][] values = new double[arrays.size()][parameters];
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(values[i], arrays.get(i).initial());
        }
        return values;
    }

    @Override
    public DoubleState copy() {
        DoubleState copy = new DoubleState(topology(), arraySlots(), scalarSlots());
        copy.set(this);
        return copy;
    }
}
