package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an optimizer remembers in the training of a double network. */
public final class DoubleState extends OptimizerState {
    private final double[][] values;

    /** The state before the first step. All memory that the optimizer needs is allocated here. */
    public DoubleState(Topology topology, Optimizer optimizer) {
        this(topology, optimizer.arrays(), optimizer.scalars());
    }

    DoubleState(Topology topology, List<Slot> arrays, List<Slot> scalars) {
        super(topology, arrays, scalars);
        values = new double[arrays.size()][topology.parameters()];
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(values[i], arrays.get(i).initial());
        }
    }

    /** The live array declared as {@code index}th, from 0, with one entry per parameter. */
    public double[] array(int index) {
        return values[index];
    }

    /** The live arrays by name. */
    public Map<String, double[]> arrays() {
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(arraySlots().get(i).name(), values[i]);
        }
        return byName;
    }

    /**
     * Makes this state equal to another. Allocates no memory.
     *
     * @throws IllegalArgumentException if the other is of another optimizer or network
     */
    public void set(DoubleState other) {
        copyScalars(other);
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(other.values[i], 0, values[i], 0, values[i].length);
        }
    }

    /** A state of its own that is equal to this one. */
    public DoubleState copy() {
        DoubleState copy = new DoubleState(topology(), arraySlots(), scalarSlots());
        copy.set(this);
        return copy;
    }
}
