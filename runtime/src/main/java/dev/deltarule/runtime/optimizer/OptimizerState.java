package dev.deltarule.runtime.optimizer;

import dev.deltarule.runtime.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an optimizer remembers from step to step in one training. Optimizers reach their arrays and numbers by position, in
 * the order in which they declare them; files reach them by name. Whoever puts all of them back goes on bit for bit.
 *
 * @param <A> {@code float[]} or {@code double[]}: an array of the network's precision
 */
public abstract sealed class OptimizerState<A> permits FloatState, DoubleState {
    private final Topology topology;
    private final List<Slot> arrays;
    private final List<Slot> scalars;
    private final A[] values;
    private final double[] scalarValues;

    /** @param values the arrays, with what they begin with */
    OptimizerState(Topology topology, List<Slot> arrays, A[] values, List<Slot> scalars) {
        this.topology = topology;
        this.arrays = List.copyOf(arrays);
        this.values = values;
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

    /** The live array declared as {@code index}th, from 0, with one entry per parameter. */
    public final A array(int index) {
        return values[index];
    }

    /** The live arrays by name. */
    public final Map<String, A> arrays() {
        Map<String, A> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(arrays.get(i).name(), values[i]);
        }
        return byName;
    }

    /**
     * Makes this state equal to another. Allocates no memory.
     *
     * @throws IllegalArgumentException if the other is of another optimizer or network
     */
    public final void set(OptimizerState<A> other) {
        if (!arrays.equals(other.arrays) || !scalars.equals(other.scalars) || !topology.equals(other.topology)) {
            throw new IllegalArgumentException("The states are of different optimizers or networks.");
        }
        System.arraycopy(other.scalarValues, 0, scalarValues, 0, scalarValues.length);
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(other.values[i], 0, values[i], 0, topology.parameters());
        }
    }

    /** A state of its own that is equal to this one. */
    public abstract OptimizerState<A> copy();
}
