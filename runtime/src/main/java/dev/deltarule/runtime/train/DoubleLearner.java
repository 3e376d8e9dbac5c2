package dev.deltarule.runtime.train;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.data.ExampleRows;
import dev.deltarule.runtime.optimizer.DoubleState;
import dev.deltarule.runtime.optimizer.GradientOptimizer;
import dev.deltarule.runtime.optimizer.WeightDecay;
import java.util.Arrays;

/** A learner in double. */
final class DoubleLearner extends Learner {
    private final DoubleModel model;
    private final double[] parameters;
    private final double[] inputs;
    private final double[] targets;
    /** The targets to learn from, smoothed if wished. */
    private final double[] lessons;

    private final int inputWidth;
    private final int targetWidth;
    private final StepSettings settings;
    private final GradientOptimizer stepRule;
    private final MaxNorm maxNorm;
    private final DoubleState state;
    private final DoubleMemory memory;
    private double[] gradient;
    private double[] held;
    private double[] outputs = {};
    private double[] gatheredInputs = {};
    private double[] gatheredTargets = {};

    DoubleLearner(DoubleModel model, ExampleRows<double[]> examples, StepSettings settings) {
        super(model.topology(), examples.rows());
        this.model = model;
        parameters = model.parameters();
        inputs = examples.inputs();
        targets = examples.targets();
        lessons = settings.smoothing().apply(targets, model.topology());
        inputWidth = model.topology().inputs();
        targetWidth = model.topology().outputs();
        gradient = new double[parameters.length];
        held = new double[settings.weights().areAllOne() ? 0 : parameters.length];
        this.settings = settings;
        stepRule = settings.stepRule();
        maxNorm = new MaxNorm(settings.maxNorm(), model.topology());
        state = new DoubleState(model.topology(), stepRule);
        memory = new DoubleMemory(parameters, state);
    }

    @Override
    double descend(int row, int count, double rate) {
        return model.descend(inputs, row * inputWidth, lessons, row * targetWidth, count, rate);
    }

    @Override
    void gather(int[] order, int from, int to) {
        if (gatheredTargets.length < (to - from) * targetWidth) {
            gatheredInputs = new double[(to - from) * inputWidth];
            gatheredTargets = new double[(to - from) * targetWidth];
        }
        for (int k = from; k < to; k++) {
            System.arraycopy(inputs, row(order[k]) * inputWidth, gatheredInputs, (k - from) * inputWidth, inputWidth);
            System.arraycopy(
                    lessons, row(order[k]) * targetWidth, gatheredTargets, (k - from) * targetWidth, targetWidth);
        }
    }

    @Override
    double descendGathered(int count, double rate) {
        return model.descend(gatheredInputs, 0, gatheredTargets, 0, count, rate);
    }

    @Override
    double addGatheredGradient(int count) {
        return model.gradient(gatheredInputs, 0, gatheredTargets, 0, count, gradient);
    }

    @Override
    void clearGradient() {
        Arrays.fill(gradient, 0);
    }

    @Override
    double addGradient(int row, int count) {
        return model.gradient(inputs, row * inputWidth, lessons, row * targetWidth, count, gradient);
    }

    @Override
    void holdGradient(double weight) {
        double factor = weight;
        for (int i = 0; i < held.length; i++) {
            held[i] += factor * gradient[i];
            gradient[i] = 0;
        }
    }

    @Override
    void releaseGradient() {
        double[] sum = held;
        held = gradient;
        gradient = sum;
    }

    @Override
    double addPenalty(int count) {
        return settings.penalty().add(topology(), parameters, gradient, count);
    }

    @Override
    boolean gradientIsFinite() {
        return firstNonFinite(gradient) < 0;
    }

    @Override
    void update(int count, double rate) {
        double scale = settings.clipping().apply(gradient, 1.0 / count);
        WeightDecay.apply(topology(), parameters, rate, settings.weightDecay());
        stepRule.step(state, parameters, gradient, scale, rate);
    }

    @Override
    void limitNorms() {
        maxNorm.apply(parameters);
    }

    @Override
    DoubleMemory memory() {
        return memory;
    }

    @Override
    void readParameters(double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = parameters[i];
        }
    }

    @Override
    void writeParameters(double[] from) {
        for (int i = 0; i < from.length; i++) {
            parameters[i] = from[i];
        }
    }

    @Override
    void readGradient(double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = gradient[i];
        }
    }

    @Override
    void outputGradient(int row, int output, double difference) {
        clearGradient();
        double out = outputs[output];
        outputs[output] = (out - difference);
        model.gradient(inputs, row * inputWidth, outputs, 0, 1, gradient);
        outputs[output] = out;
    }

    @Override
    int firstNonFiniteParameter() {
        return firstNonFinite(parameters);
    }

    @Override
    double parameter(int index) {
        return parameters[index];
    }

    @Override
    double loss(int row) {
        return model.loss(inputs, row * inputWidth, lessons, row * targetWidth, 1);
    }

    @Override
    void predict(int row, int count) {
        if (outputs.length < count * targetWidth) {
            outputs = new double[count * targetWidth];
        }
        model.predict(inputs, row * inputWidth, outputs, 0, count);
    }

    @Override
    double output(int at) {
        return outputs[at];
    }

    @Override
    double target(int row, int output) {
        return targets[row * targetWidth + output];
    }

    private static int firstNonFinite(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (!(Math.abs(numbers[i]) <= Double.MAX_VALUE)) {
                return i;
            }
        }
        return -1;
    }
}
