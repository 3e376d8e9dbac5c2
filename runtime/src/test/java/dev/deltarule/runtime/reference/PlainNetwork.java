package dev.deltarule.runtime.reference;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.support.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Any topology in plain loops and in double, written to be checked by eye and not to be fast. Allocates freely.
 */
public class PlainNetwork implements DoubleModel {
    private static final int PREDICTING = -1;

    private final Topology topology;
    private Workers workers = Workers.none();
    private final double[] parameters;
    private final ModelNames names;
    private final Dropout dropout = new Dropout();

    /** A network whose parameters are all 0. */
    public PlainNetwork(Topology topology) {
        this(topology, new double[topology.parameters()], new ModelNames(topology));
    }

    private PlainNetwork(Topology topology, double[] parameters, ModelNames names) {
        this.names = names;
        this.topology = topology;
        this.parameters = parameters;
    }

    @Override
    public final Topology topology() {
        return topology;
    }

    @Override
    public final double[] parameters() {
        return parameters;
    }

    @Override
    public final ModelNames names() {
        return names;
    }

    @Override
    public final Workers workers() {
        return workers;
    }

    @Override
    public final void workers(Workers workers) {
        this.workers = workers;
    }

    @Override
    public final DoubleModel replicate() {
        PlainNetwork replica = new PlainNetwork(topology, parameters, names);
        replica.dropout.restart(dropout.seed());
        replica.dropout.step(dropout.step());
        return replica;
    }

    @Override
    public final Optional<Dropout> dropout() {
        boolean drops = topology.layers().stream().anyMatch(layer -> layer.dropout() > 0);
        return drops ? Optional.of(dropout) : Optional.empty();
    }

    @Override
    public final void predict(double[] in, int inAt, double[] out, int outAt) {
        predict(in, inAt, out, outAt, 1);
    }

    @Override
    public final void predict(double[] in, int inAt, double[] out, int outAt, int count) {
        Rows.check("in", in.length, inAt, count, topology.inputs());
        Rows.check("out", out.length, outAt, count, topology.outputs());
        for (int k = 0; k < count; k++) {
            double[] outputs = forward(row(in, inAt, k, topology.inputs()), PREDICTING)
                    .out(topology.layers().size() - 1);
            System.arraycopy(outputs, 0, out, outAt + k * topology.outputs(), outputs.length);
        }
    }

    @Override
    public final double loss(double[] in, int inAt, double[] target, int targetAt, int count) {
        checkExamples(in, inAt, target, targetAt, count);
        double sum = 0;
        for (int k = 0; k < count; k++) {
            Activity activity = forward(row(in, inAt, k, topology.inputs()), PREDICTING);
            sum += error(activity, row(target, targetAt, k, topology.outputs()));
        }
        return sum;
    }

    @Override
    public final double gradient(double[] in, int inAt, double[] target, int targetAt, int count, double[] gradient) {
        checkExamples(in, inAt, target, targetAt, count);
        Rows.checkGradient(gradient.length, parameters.length);
        dropout.nextStep();
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double[] inputs = row(in, inAt, k, topology.inputs());
            double[] targets = row(target, targetAt, k, topology.outputs());
            Activity activity = forward(inputs, k);
            sum += error(activity, targets);
            backward(inputs, activity, targets, gradient);
        }
        return sum;
    }

    @Override
    public final double descend(double[] in, int inAt, double[] target, int targetAt, int count, double rate) {
        Rows.atLeastOne(count);
        double[] gradient = new double[parameters.length];
        double error = gradient(in, inAt, target, targetAt, count, gradient);
        Rows.checkFinite(error);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * (gradient[i] / count);
        }
        return error;
    }

    /**
     * net_j = Σ_i w_ij in_i + b_j, then the activation, then in training the outputs that dropout leaves, layer after layer.
     *
     * @param example its number in a call that learns, which decides what is dropped
     */
    private Activity forward(double[] inputs, int example) {
        List<Topology.Layer> layers = topology.layers();
        Activity activity = new Activity(layers.size());
        double[] in = inputs;
        for (int l = 0; l < layers.size(); l++) {
            Topology.Layer layer = layers.get(l);
            double[] net = new double[layer.units()];
            for (int j = 0; j < layer.units(); j++) {
                for (int i = 0; i < layer.inputs(); i++) {
                    net[j] += parameters[topology.weight(l, j, i)] * in[i];
                }
                if (layer.biases() > 0) {
                    net[j] += parameters[topology.bias(l, j)];
                }
            }
            activity.nets[l] = net;
            activity.outs[l] = Activations.outputs(layer.activation(), net);
            activity.keeps[l] = new double[layer.units()];
            Arrays.fill(activity.keeps[l], 1);
            if (example != PREDICTING && layer.dropout() > 0) {
                dropout.draw(activity.keeps[l], 0, layer.units(), l, example, layer.dropout());
            }
            for (int j = 0; j < layer.units(); j++) {
                activity.outs[l][j] *= activity.keeps[l][j];
            }
            in = activity.outs[l];
        }
        return activity;
    }

    private double error(Activity activity, double[] targets) {
        int last = topology.layers().size() - 1;
        return Losses.error(topology.loss(), topology.layers().get(last).activation(), activity.nets[last], targets);
    }

    /** delta_j = dE/dnet_j; dE/dw_ij = delta_j in_i; dE/db_j = delta_j; from the output layer back to the first. */
    private void backward(double[] inputs, Activity activity, double[] targets, double[] gradient) {
        List<Topology.Layer> layers = topology.layers();
        int last = layers.size() - 1;
        double[] deltas = Losses.deltas(topology.loss(), layers.get(last).activation(), activity.nets[last], targets);
        for (int l = last; l >= 0; l--) {
            Topology.Layer layer = layers.get(l);
            double[] in = l == 0 ? inputs : activity.outs[l - 1];
            for (int j = 0; j < layer.units(); j++) {
                for (int i = 0; i < layer.inputs() && layer.trainable(); i++) {
                    gradient[topology.weight(l, j, i)] += deltas[j] * in[i];
                }
                if (layer.biases() > 0 && layer.trainableBias()) {
                    gradient[topology.bias(l, j)] += deltas[j];
                }
            }
            if (l > 0) {
                deltas = deltasBefore(l, deltas, activity.nets[l - 1], activity.keeps[l - 1]);
            }
        }
    }

    /** dE/dout_i = Σ_j w_ij delta_j, then through the Jacobian of the layer before: delta_k = Σ_i dE/dout_i J_ik. */
    private double[] deltasBefore(int l, double[] deltas, double[] netBefore, double[] keeps) {
        Topology.Layer before = topology.layers().get(l - 1);
        double[][] jacobian = Activations.jacobian(before.activation(), netBefore);
        double[] deltasBefore = new double[before.units()];
        for (int i = 0; i < before.units(); i++) {
            double byOut = 0;
            for (int j = 0; j < deltas.length; j++) {
                byOut += parameters[topology.weight(l, j, i)] * deltas[j];
            }
            byOut *= keeps[i];
            for (int k = 0; k < before.units(); k++) {
                deltasBefore[k] += byOut * jacobian[i][k];
            }
        }
        return deltasBefore;
    }

    private void checkExamples(double[] in, int inAt, double[] target, int targetAt, int count) {
        Rows.check("in", in.length, inAt, count, topology.inputs());
        Rows.check("target", target.length, targetAt, count, topology.outputs());
    }

    private static double[] row(double[] numbers, int at, int row, int width) {
        return Arrays.copyOfRange(numbers, at + row * width, at + (row + 1) * width);
    }

    /** Net inputs and outputs of every layer for one example. */
    private static final class Activity {
        private final double[][] nets;
        private final double[][] outs;
        private final double[][] keeps;

        Activity(int layers) {
            nets = new double[layers][];
            outs = new double[layers][];
            keeps = new double[layers][];
        }

        double[] out(int layer) {
            return outs[layer];
        }
    }
}
