package dev.deltarule.runtime.data;

import dev.deltarule.Bias;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Works a scaler into the weights and biases of a first layer. Computes in double and checks all before it writes any. */
final class Folding {
    private Folding() {}

    static void fold(Scaler scaler, Model model) {
        Topology topology = model.topology();
        checkBias(scaler, topology);
        if (model instanceof FloatModel floats) {
            float[] parameters = floats.parameters();
            double[] first = firstLayer(topology, at -> parameters[at]);
            fold(scaler, topology, first);
            float[] rounded = new float[first.length];
            for (int at = 0; at < first.length; at++) {
                rounded[at] = (float) first[at];
                check(parameters[at], rounded[at], Float.MIN_NORMAL, at, topology);
            }
            System.arraycopy(rounded, 0, parameters, 0, rounded.length);
        } else {
            double[] parameters = ((DoubleModel) model).parameters();
            double[] first = firstLayer(topology, at -> parameters[at]);
            fold(scaler, topology, first);
            for (int at = 0; at < first.length; at++) {
                check(parameters[at], first[at], Double.MIN_NORMAL, at, topology);
            }
            System.arraycopy(first, 0, parameters, 0, first.length);
        }
    }

    /** The parameters of the first layer, which are the first of all. */
    private static double[] firstLayer(Topology topology, IntToDoubleFunction parameters) {
        double[] first = new double[topology.layers().get(0).parameters()];
        Arrays.setAll(first, parameters);
        return first;
    }

    private static void fold(Scaler scaler, Topology topology, double[] parameters) {
        Topology.Layer layer = topology.layers().get(0);
        for (int unit = 0; unit < layer.units(); unit++) {
            double shift = 0;
            for (int input = 0; input < layer.inputs(); input++) {
                int weight = topology.weight(0, unit, input);
                parameters[weight] /= scaler.scale(input);
                shift += parameters[weight] * scaler.offset(input);
            }
            if (shift != 0) {
                parameters[topology.bias(0, unit)] -= shift;
            }
        }
    }

    private static void checkBias(Scaler scaler, Topology topology) {
        Topology.Layer layer = topology.layers().get(0);
        boolean onePerUnit = layer.bias() == Bias.PER_UNIT || (layer.bias() == Bias.SHARED && layer.units() == 1);
        for (int input = 0; input < layer.inputs() && !onePerUnit; input++) {
            if (scaler.offset(input) != 0) {
                throw new IllegalArgumentException("The scaler cannot be folded into " + topology.name()
                        + ": it subtracts " + scaler.offset(input) + " from input " + input
                        + ", which takes a bias for each unit, but layer " + layer.name() + " has bias " + layer.bias()
                        + ". Declare it with Bias.PER_UNIT, or keep scaling the inputs.");
            }
        }
    }

    /** Refuses what the network's precision cannot hold: a number too large, or a weight so small that it would be lost. */
    private static void check(double before, double after, double smallest, int at, Topology topology) {
        if (!Double.isFinite(after)
                || (after == 0
                        && Math.abs(before) >= smallest
                        && at < topology.layers().get(0).weights())) {
            throw new ArithmeticException("The scaler cannot be folded into " + topology.name() + ": "
                    + topology.describe(at) + " would become " + after + ". Keep scaling the inputs.");
        }
    }
}
