package dev.deltarule.runtime.train;

import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.data.ExampleRows;
import dev.deltarule.runtime.optimizer.FloatState;
import dev.deltarule.runtime.optimizer.GradientOptimizer;
import dev.deltarule.runtime.optimizer.WeightDecay;
import java.util.Arrays;

/** A learner in float. */
final class FloatLearner extends Learner {
    private final FloatModel model;
    private final float[] parameters;
    private final float[] inputs;
    private final float[] targets;
    /** The targets to learn from, smoothed if wished. */
    private final float[] lessons;

    private final int inputWidth;
    private final int targetWidth;
    private final StepSettings settings;
    private final GradientOptimizer stepRule;
    private final MaxNorm maxNorm;
    private final FloatState state;
    private final FloatMemory memory;
    private float[] gradient;
    private float[] held;
    private float[] outputs = {};
    private float[] gatheredInputs = {};
    private float[] gatheredTargets = {};

    FloatLearner(FloatModel model, ExampleRows<float[]> examples, StepSettings settings) {
        super(model.topology(), examples.rows());
        this.model = model;
        parameters = model.parameters();
        inputs = examples.inputs();
        targets = examples.targets();
        lessons = settings.smoothing().apply(targets, model.topology());
        inputWidth = model.topology().inputs();
        targetWidth = model.topology().outputs();
        gradient = new float[parameters.length];
        held = new float[settings.weights().areAllOne() ? 0 : parameters.length];
        this.settings = settings;
        stepRule = settings.stepRule();
        maxNorm = new MaxNorm(settings.maxNorm(), model.topology());
        state = new FloatState(model.topology(), stepRule);
        memory = new FloatMemory(parameters, state);
        checkRate(stepRule.rate(), model.topology().name());
    }

    @Override
    double descend(int row, int count, double rate) {
        return model.descend(inputs, row * inputWidth, lessons, row * targetWidth, count, (float) rate);
    }

    @Override
    void gather(int[] order, int from, int to) {
        if (gatheredTargets.length < (to - from) * targetWidth) {
            gatheredInputs = new float[(to - from) * inputWidth];
            gatheredTargets = new float[(to - from) * targetWidth];
        }
        for (int k = from; k < to; k++) {
            System.arraycopy(inputs, row(order[k]) * inputWidth, gatheredInputs, (k - from) * inputWidth, inputWidth);
            System.arraycopy(
                    lessons, row(order[k]) * targetWidth, gatheredTargets, (k - from) * targetWidth, targetWidth);
        }
    }

    @Override
    double descendGathered(int count, double rate) {
        return model.descend(gatheredInputs, 0, gatheredTargets, 0, count, (float) rate);
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
        float factor = (float) weight;
        for (int i = 0; i < held.length; i++) {
            held[i] += factor * gradient[i];
            gradient[i] = 0;
        }
    }

    @Override
    void releaseGradient() {
        float[] sum = held;
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
        float scale = settings.clipping().apply(gradient, 1f / count);
        WeightDecay.apply(topology(), parameters, (float) rate, settings.weightDecay());
        stepRule.step(state, parameters, gradient, scale, (float) rate);
    }

    @Override
    void limitNorms() {
        maxNorm.apply(parameters);
    }

    @Override
    FloatMemory memory() {
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
            parameters[i] = (float) from[i];
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
        float out = outputs[output];
        outputs[output] = (float) (out - difference);
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
            outputs = new float[count * targetWidth];
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

    private static void checkRate(double rate, String network) {
        float rounded = (float) rate;
        if (rounded == 0 || rounded > Float.MAX_VALUE) {
            throw new IllegalArgumentException("rate " + rate + " is " + rounded + " in the precision of " + network
                    + ", which computes in float.");
        }
    }

    private static int firstNonFinite(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (!(Math.abs(numbers[i]) <= Float.MAX_VALUE)) {
                return i;
            }
        }
        return -1;
    }
}
