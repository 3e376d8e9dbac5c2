package dev.deltarule.benchmarks.work;

import java.util.Arrays;
import java.util.List;

/** The plain loops, in double, that every peer is held against before its times count. */
public final class Reference {
    private final Workload work;
    private final WorkloadData data;
    private final double[] parameters;
    private final List<Integer> sizes;

    public Reference(Workload work) {
        this.work = work;
        data = WorkloadData.of(work);
        parameters = data.parameters().clone();
        sizes = work.sizes();
    }

    /** The outputs of the first {@link Workload#checked()} examples, row by row. */
    public double[] outputs() {
        double[] outputs = new double[work.checked() * work.outputs()];
        for (int k = 0; k < work.checked(); k++) {
            double[][] layers = forward(k);
            System.arraycopy(layers[layers.length - 1], 0, outputs, k * work.outputs(), work.outputs());
        }
        return outputs;
    }

    /** The mean loss per example of each of the first {@link Workload#checkedSteps()} steps, before the step. */
    public double[] losses() {
        double[] losses = new double[work.checkedSteps()];
        for (int step = 0; step < losses.length; step++) {
            double[] gradient = new double[parameters.length];
            int from = step % work.batches() * work.batch();
            for (int k = from; k < from + work.batch(); k++) {
                losses[step] += addGradient(k, gradient) / work.batch();
            }
            for (int p = 0; p < parameters.length; p++) {
                parameters[p] -= work.rate() / work.batch() * gradient[p];
            }
        }
        return losses;
    }

    private double[][] forward(int example) {
        double[][] layers = new double[sizes.size()][];
        layers[0] = Arrays.copyOfRange(data.inputs(), example * work.inputs(), (example + 1) * work.inputs());
        int at = 0;
        for (int l = 1; l < layers.length; l++) {
            int fanIn = sizes.get(l - 1);
            int units = sizes.get(l);
            double[] net = Arrays.copyOfRange(parameters, at + fanIn * units, at + (fanIn + 1) * units);
            for (int i = 0; i < fanIn; i++) {
                for (int j = 0; j < units; j++) {
                    net[j] += layers[l - 1][i] * parameters[at + i * units + j];
                }
            }
            activate(net, l == layers.length - 1);
            layers[l] = net;
            at += (fanIn + 1) * units;
        }
        return layers;
    }

    private void activate(double[] net, boolean isOutput) {
        if (work.isDouble()) {
            Arrays.setAll(net, j -> 1 / (1 + Math.exp(-net[j])));
        } else if (isOutput) {
            double max = Arrays.stream(net).max().orElseThrow();
            Arrays.setAll(net, j -> Math.exp(net[j] - max));
            double sum = Arrays.stream(net).sum();
            Arrays.setAll(net, j -> net[j] / sum);
        } else {
            Arrays.setAll(net, j -> Math.max(0, net[j]));
        }
    }

    private double addGradient(int example, double[] gradient) {
        double[][] layers = forward(example);
        double[] delta = layers[layers.length - 1].clone();
        double error = 0;
        for (int j = 0; j < delta.length; j++) {
            double out = delta[j];
            double target = data.targets()[example * delta.length + j];
            error += work.isDouble()
                    ? 0.5 * (target - out) * (target - out)
                    : (target == 0 ? 0 : -target * Math.log(out));
            delta[j] = (out - target) * (work.isDouble() ? out * (1 - out) : 1);
        }
        int at = parameters.length;
        for (int l = layers.length - 1; l > 0; l--) {
            int fanIn = sizes.get(l - 1);
            int units = sizes.get(l);
            at -= (fanIn + 1) * units;
            double[] before = new double[fanIn];
            for (int i = 0; i < fanIn; i++) {
                double in = layers[l - 1][i];
                for (int j = 0; j < units; j++) {
                    before[i] += parameters[at + i * units + j] * delta[j];
                    gradient[at + i * units + j] += in * delta[j];
                }
                before[i] *= work.isDouble() ? in * (1 - in) : (in > 0 ? 1 : 0);
            }
            for (int j = 0; j < units; j++) {
                gradient[at + fanIn * units + j] += delta[j];
            }
            delta = before;
        }
        return error;
    }
}
