package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;
import java.util.Arrays;
import java.util.List;

/** What an optimizer remembers in the training of a float network. */
public final class FloatState extends OptimizerState<float[]> {
    /** The state before the first step. All memory that the optimizer needs is allocated here. */
    public FloatState(Topology topology, GradientOptimizer optimizer) {
        this(topology, optimizer.arrays(), optimizer.scalars());
    }

    FloatState(Topology topology, List<Slot> arrays, List<Slot> scalars) {
        super(topology, arrays, initial(topology.parameters(), arrays), scalars);
    }

    private static float[][] initial(int parameters, List<Slot> arrays) {
        float[][] values = new float[arrays.size()][parameters];
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(values[i], (float) arrays.get(i).initial());
        }
        return values;
    }

    @Override
    public FloatState copy() {
        FloatState copy = new FloatState(topology(), arraySlots(), scalarSlots());
        copy.set(this);
        return copy;
    }
}
