package dev.deltarule.reports.charts;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import java.util.function.IntToDoubleFunction;

/** The live parameters of a model of either precision, one by one. */
public final class Parameters {
    private final IntToDoubleFunction getter;
    private final Setter setter;

    private Parameters(IntToDoubleFunction getter, Setter setter) {
        this.getter = getter;
        this.setter = setter;
    }

    /** The parameters of a model. */
    public static Parameters of(Model model) {
        if (model instanceof FloatModel floats) {
            float[] array = floats.parameters();
            return new Parameters(i -> array[i], (i, value) -> array[i] = (float) value);
        }
        double[] array = ((DoubleModel) model).parameters();
        return new Parameters(i -> array[i], (i, value) -> array[i] = value);
    }

    /** The parameter at an index. */
    public double get(int index) {
        return getter.applyAsDouble(index);
    }

    void set(int index, double value) {
        setter.set(index, value);
    }

    /** What a parameter is called when nobody named it, such as {@code weight from input 0 to unit 0 of layer output}. */
    static String name(Topology topology, int index) {
        return topology.describe(index).replaceFirst("^the ", "");
    }

    private interface Setter {
        void set(int index, double value);
    }
}
