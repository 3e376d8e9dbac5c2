package dev.deltarule.reports.charts;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The loss of a model on examples as a function of its parameters, of either precision. */
final class Losses {
    private final Parameters parameters;
    private final DoubleSupplier total;

    private Losses(Parameters parameters, DoubleSupplier total) {
        this.parameters = parameters;
        this.total = total;
    }

    /**
     * The loss of a model on examples.
     *
     * @throws IllegalArgumentException if the examples do not fit the model
     */
    static Losses of(Model model, Examples given) {
        Examples examples = given.forModel(model);
        int count = examples.count();
        if (model instanceof FloatModel floats) {
            float[] in = new float[count * examples.inputs()];
            float[] target = new float[count * examples.targets()];
            examples.copyInputs(0, count, in, 0);
            examples.copyTargets(0, count, target, 0);
            return new Losses(Parameters.of(model), () -> floats.loss(in, 0, target, 0, count));
        }
        DoubleModel doubles = (DoubleModel) model;
        double[] in = new double[count * examples.inputs()];
        double[] target = new double[count * examples.targets()];
        examples.copyInputs(0, count, in, 0);
        examples.copyTargets(0, count, target, 0);
        return new Losses(Parameters.of(model), () -> doubles.loss(in, 0, target, 0, count));
    }

    /** The sum of the losses with one parameter set to a value; NaN where that is no finite number. */
    double at(int parameter, double value) {
        parameters.set(parameter, value);
        double loss = total.getAsDouble();
        return Double.isFinite(loss) ? loss : Double.NaN;
    }

    /** The sum of the losses with two parameters set. */
    double at(int first, double firstValue, int second, double secondValue) {
        parameters.set(first, firstValue);
        return at(second, secondValue);
    }

    /** Does something that moves these parameters, then puts them back. */
    <T> T restoring(Supplier<T> work, int... moved) {
        double[] before = new double[moved.length];
        for (int k = 0; k < moved.length; k++) {
            before[k] = parameters.get(moved[k]);
        }
        try {
            return work.get();
        } finally {
            for (int k = 0; k < moved.length; k++) {
                parameters.set(moved[k], before[k]);
            }
        }
    }
}
