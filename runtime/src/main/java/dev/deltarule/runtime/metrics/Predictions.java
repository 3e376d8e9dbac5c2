package dev.deltarule.runtime.metrics;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;

/** Runs a model over examples block by block: what evaluation needs beside its result is one block. */
final class Predictions {
    private static final int BLOCK = 256;

    private final double[] outputs;
    private final double[] targets;
    private double loss;

    private Predictions(Examples examples) {
        outputs = new double[Math.multiplyExact(examples.count(), examples.targets())];
        targets = new double[outputs.length];
    }

    static Predictions of(Model model, Examples examples) {
        Predictions predictions = new Predictions(examples);
        if (model instanceof FloatModel floats) {
            predictions.run(floats, examples);
        } else {
            predictions.run((DoubleModel) model, examples);
        }
        return predictions;
    }

    /** @throws ArithmeticException if an output is NaN, by which nothing can be judged */
    void checkNumbers(Topology topology) {
        for (int i = 0; i < outputs.length; i++) {
            if (Double.isNaN(outputs[i])) {
                throw new ArithmeticException(topology.name() + " computes NaN as output " + i % topology.outputs()
                        + " of example " + i / topology.outputs()
                        + " (from 0). Look for a parameter that is not finite.");
            }
        }
    }

    /** The outputs of all examples, example by example. */
    double[] outputs() {
        return outputs;
    }

    /** The targets of all examples, example by example. */
    double[] targets() {
        return targets;
    }

    /** The sum of the losses of all examples. */
    double loss() {
        return loss;
    }

    private void run(FloatModel model, Examples examples) {
        int block = Math.min(BLOCK, examples.count());
        int width = examples.targets();
        float[] in = new float[block * examples.inputs()];
        float[] target = new float[block * width];
        float[] out = new float[block * width];
        for (int from = 0; from < examples.count(); from += block) {
            int to = Math.min(examples.count(), from + block);
            examples.copyInputs(from, to, in, 0);
            examples.copyTargets(from, to, target, 0);
            examples.copyTargets(from, to, targets, from * width);
            model.predict(in, 0, out, 0, to - from);
            loss += model.loss(in, 0, target, 0, to - from);
            for (int i = 0; i < (to - from) * width; i++) {
                outputs[from * width + i] = out[i];
            }
        }
    }

    private void run(DoubleModel model, Examples examples) {
        int block = Math.min(BLOCK, examples.count());
        int width = examples.targets();
        double[] in = new double[block * examples.inputs()];
        for (int from = 0; from < examples.count(); from += block) {
            int to = Math.min(examples.count(), from + block);
            examples.copyInputs(from, to, in, 0);
            examples.copyTargets(from, to, targets, from * width);
            model.predict(in, 0, outputs, from * width, to - from);
            loss += model.loss(in, 0, targets, from * width, to - from);
        }
    }
}
