package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an optimizer remembers from step to step in one training. Optimizers reach their arrays and numbers by position, in
 * the order in which they declare them; files reach them by name. Whoever puts all of them back goes on bit for bit.
 */
public abstract sealed class OptimizerState permits FloatState, DoubleState {
    private final Topology topology;
    private final List<Slot> arrays;
    private final List<Slot> scalars;
    private final double[] scalarValues;

    OptimizerState(Topology topology, List<Slot> arrays, List<Slot> scalars) {
        this.topology = topology;
        this.arrays = List.copyOf(arrays);
        this.scalars = List.copyOf(scalars);
        scalarValues = scalars.stream().mapToDouble(Slot::initial).toArray();
    }

    /** The network in training: how many parameters there are, which are weights, which are trainable. */
    public final Topology topology() {
        return topology;
    }

    /** The declared arrays, in their order. */
    public final List<Slot> arraySlots() {
        return arrays;
    }

    /** The declared numbers, in their order. */
    public final List<Slot> scalarSlots() {
        return scalars;
    }

    /** The number declared as {@code index}th, from 0. */
    public final double scalar(int index) {
        return scalarValues[index];
    }

    /** Changes the number declared as {@code index}th, from 0. */
    public final void setScalar(int index, double value) {
        scalarValues[index] = value;
    }

    /** The remembered numbers by name, as they are now. */
    public final Map<String, Double> scalars() {
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < scalarValues.length; i++) {
            byName.put(scalars.get(i).name(), scalarValues[i]);
        }
        return byName;
    }

    /**
     * Changes a remembered number.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public final void setScalar(String name, double value) {
        for (int i = 0; i < scalarValues.length; i++) {
            if (scalars.get(i).name().equals(name)) {
                scalarValues[i] = value;
                return;
            }
        }
        throw new IllegalArgumentException("This state has no number " + name + ". It has "
                + scalars.stream().map(Slot::name).toList() + ".");
    }

    final void copyScalars(OptimizerState other) {
        if (!arrays.equals(other.arrays) || !scalars.equals(other.scalars) || !topology.equals(other.topology)) {
            throw new IllegalArgumentException("The states are of different optimizers or networks.");
        }
        System.arraycopy(other.scalarValues, 0, scalarValues, 0, scalarValues.length);
    }
}
