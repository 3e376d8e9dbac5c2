package dev.deltarule.reports.charts;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.train.EpochReport;
import dev.deltarule.runtime.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers the values of some parameters: as they are now, and after each epoch of a training that it listens to. */
public final class ParameterPath implements TrainingListener {
    private final Parameters parameters;
    private final int[] indices;
    private final List<double[]> points = new ArrayList<>();

    private ParameterPath(Parameters parameters, int[] indices) {
        this.parameters = parameters;
        this.indices = indices;
        add();
    }

    /**
     * The path of these parameters, given by their indices, from where they are now.
     *
     * @throws IndexOutOfBoundsException if the model has no such parameter
     */
    public static ParameterPath of(Model model, int... parameters) {
        for (int parameter : parameters) {
            model.topology().describe(parameter);
        }
        return new ParameterPath(Parameters.of(model), parameters.clone());
    }

    @Override
    public void epochEnded(EpochReport report) {
        add();
    }

    /**
     * The values of one parameter, the first one first; a copy.
     *
     * @throws IllegalArgumentException if the path is not one of this parameter
     */
    public double[] values(int parameter) {
        for (int k = 0; k < indices.length; k++) {
            if (indices[k] == parameter) {
                int at = k;
                return points.stream().mapToDouble(point -> point[at]).toArray();
            }
        }
        throw new IllegalArgumentException("The path has the parameters " + Arrays.toString(indices)
                + ", but not parameter " + parameter + ". Give it to ParameterPath.of too.");
    }

    private void add() {
        points.add(Arrays.stream(indices).mapToDouble(parameters::get).toArray());
    }
}
