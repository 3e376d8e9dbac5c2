package dev.deltarule.runtime.check;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.ParameterTensor;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import java.util.Locale;

/**
 * How far the gradient of a network is from central differences, (E(w + h) - E(w - h)) / 2h, where that is worst.
 *
 * <p>The error of an entry is its difference from the central difference, relative to the larger of the two, or to a
 * thousandth of the largest entry or of E if that is larger: below that the rounding of E outweighs the difference. A right
 * gradient comes out below about 1e-6 in double and 1e-2 in float, unless a net input lies just at a bend of an activation
 * such as RELU, where there is no derivative.
 *
 * @param error the largest relative error over all trainable parameters; NaN if a number was not finite
 * @param parameter the index of the parameter where it is
 * @param place that parameter in words
 * @param gradient its entry of the gradient, summed over the examples
 * @param difference its central difference
 */
public record GradientCheck(double error, int parameter, String place, double gradient, double difference) {
    private static final double NEGLIGIBLE = 1e-3;

    /**
     * Checks the gradient of the summed loss of all examples. Evaluates the network twice per parameter; the parameters
     * are afterwards as they were. Where a layer declares dropout, the loss is that of training, with the outputs dropped
     * that the next steps would drop.
     *
     * @throws IllegalArgumentException if the examples do not fit the network or no parameter is trainable
     */
    public static GradientCheck of(Model model, Examples given) {
        Examples examples = given.forModel(model);
        long step = model.dropout().map(Dropout::step).orElse(0L);
        try {
            return worst(
                    model.topology(),
                    model instanceof FloatModel floatModel
                            ? new FloatProbe(floatModel, examples.floats())
                            : new DoubleProbe((DoubleModel) model, examples.doubles()));
        } finally {
            model.dropout().ifPresent(dropout -> dropout.step(step));
        }
    }

    private static GradientCheck worst(Topology topology, Probe probe) {
        double[] gradient = probe.gradient();
        double scale = Math.abs(probe.loss());
        for (double entry : gradient) {
            // Not Math.max, by which one NaN would spoil the errors of all entries.
            scale = Math.abs(entry) > scale ? Math.abs(entry) : scale;
        }
        GradientCheck worst = new GradientCheck(-1, -1, "", 0, 0);
        for (int i = 0; i < gradient.length && !Double.isNaN(worst.error); i++) {
            if (isTrainable(topology, i)) {
                double difference = probe.centralDifference(i);
                double error = relativeError(gradient[i], difference, scale);
                if (!(error <= worst.error)) {
                    worst = new GradientCheck(error, i, topology.describe(i), gradient[i], difference);
                }
            }
        }
        if (worst.parameter < 0) {
            throw new IllegalArgumentException(topology.name() + " has no trainable parameter, so it has no gradient.");
        }
        return worst;
    }

    private static double relativeError(double gradient, double difference, double scale) {
        double size = Math.max(Math.max(Math.abs(gradient), Math.abs(difference)), NEGLIGIBLE * scale);
        return size == 0 ? 0 : Math.abs(gradient - difference) / size;
    }

    private static boolean isTrainable(Topology topology, int parameter) {
        for (ParameterTensor tensor : topology.tensors()) {
            if (parameter < tensor.end()) {
                return tensor.trainable();
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "largest relative error %.3g, at %s (parameter %d): gradient %.10g, central difference %.10g",
                error,
                place,
                parameter,
                gradient,
                difference);
    }
}
