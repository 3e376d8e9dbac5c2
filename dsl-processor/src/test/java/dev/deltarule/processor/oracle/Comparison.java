package dev.deltarule.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Loss;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.Arrays;
import java.util.Random;

/**
 * Compares one generated network with the plain-loop reference on random parameters and examples: outputs, loss, gradient
 * and one step of gradient descent, single and as a block at odd offsets; and, in double, the gradient with central
 * differences.
 */
final class Comparison {
    private static final int SPOT_CHECKS = 12;
    private static final int FEW = 6;

    private final Topology topology;
    private final Random random;
    private final PlainNetwork reference;
    private final Model model;
    private final DoubleModel subject;
    private final double tolerance;
    private final int count;
    private final int inAt;
    private final int targetAt;
    private final double[] in;
    private final double[] target;

    /** A comparison on a block of a few examples. */
    Comparison(Model model, Random random) {
        this(model, random, 1 + random.nextInt(FEW));
    }

    Comparison(Model model, Random random, int count) {
        this.topology = model.topology();
        this.random = random;
        this.reference = new PlainNetwork(topology);
        this.model = model;
        this.subject = model instanceof FloatModel floats ? new Widened(floats) : (DoubleModel) model;
        this.tolerance = model instanceof FloatModel ? 1e-5 : 1e-12;
        this.count = count;
        this.inAt = random.nextInt(4);
        this.targetAt = random.nextInt(4);
        this.in = numbers(inAt + count * topology.inputs() + 2, 1);
        this.target = targets(targetAt + count * topology.outputs() + 2);
    }

    void run() {
        drawParameters();
        compareOutputs();
        compareLoss();
        compareGradient();
        compareStep(1);
        compareStep(count);
    }

    private void drawParameters() {
        double[] parameters = new double[topology.parameters()];
        for (Topology.Layer layer : topology.layers()) {
            double scale = 0.6 / Math.sqrt(layer.inputs());
            for (int k = 0; k < layer.weights(); k++) {
                parameters[layer.weightsAt() + k] = (float) (scale * random.nextGaussian());
            }
            for (int k = 0; k < layer.biases(); k++) {
                parameters[layer.biasesAt() + k] = (float) (0.3 * random.nextGaussian());
            }
        }
        setParameters(parameters);
    }

    private void setParameters(double[] parameters) {
        System.arraycopy(parameters, 0, reference.parameters(), 0, parameters.length);
        if (model instanceof FloatModel floats) {
            System.arraycopy(Widened.floats(parameters), 0, floats.parameters(), 0, parameters.length);
        } else {
            System.arraycopy(parameters, 0, subject.parameters(), 0, parameters.length);
        }
    }

    private double[] numbers(int length, double scale) {
        double[] numbers = new double[length];
        for (int k = 0; k < length; k++) {
            numbers[k] = random.nextInt(5) == 0 ? 0 : (float) (scale * random.nextGaussian());
        }
        return numbers;
    }

    private double[] targets(int length) {
        double[] targets = new double[length];
        for (int k = 0; k < length; k++) {
            targets[k] = topology.loss() == Loss.HINGE ? (random.nextBoolean() ? 1 : -1) : (float) random.nextDouble();
        }
        return targets;
    }

    private void compareOutputs() {
        int outputs = topology.outputs();
        double[] expected = new double[3 + count * outputs];
        double[] actual = new double[expected.length];
        reference.predict(in, inAt, expected, 3, count);
        subject.predict(in, inAt, actual, 3, count);
        assertClose("outputs of the block", actual, expected);
        Arrays.fill(expected, 0);
        Arrays.fill(actual, 0);
        reference.predict(in, inAt, expected, 1);
        subject.predict(in, inAt, actual, 1);
        assertClose("outputs of one example", actual, expected);
    }

    private void compareLoss() {
        double expected = reference.loss(in, inAt, target, targetAt, count);
        assertClose("loss", subject.loss(in, inAt, target, targetAt, count), expected);
    }

    private void compareGradient() {
        double[] expected = new double[topology.parameters()];
        double[] actual = new double[expected.length];
        Arrays.fill(expected, 0.5);
        Arrays.fill(actual, 0.5);
        double expectedLoss = reference.gradient(in, inAt, target, targetAt, count, expected);
        double actualLoss = subject.gradient(in, inAt, target, targetAt, count, actual);
        assertClose("loss beside the gradient", actualLoss, expectedLoss);
        assertClose("gradient, which is added", actual, expected);
        // With many examples some unit is likely to be so near a kink that a difference would straddle it.
        if (model instanceof DoubleModel doubles && count <= FEW) {
            compareWithCentralDifferences(doubles, actual);
        }
    }

    private void compareWithCentralDifferences(DoubleModel model, double[] gradientPlusHalf) {
        double[] p = model.parameters();
        double scale = Arrays.stream(gradientPlusHalf)
                .map(g -> Math.abs(g - 0.5))
                .max()
                .orElse(0);
        for (int check = 0; check < SPOT_CHECKS; check++) {
            int k = random.nextInt(p.length);
            if (!isTrainable(k)) {
                assertThat(gradientPlusHalf[k])
                        .as("gradient of fixed parameter " + k)
                        .isEqualTo(0.5);
                continue;
            }
            double before = p[k];
            double h = 1e-5;
            p[k] = before + h;
            double above = trainingLoss(model);
            p[k] = before - h;
            double below = trainingLoss(model);
            p[k] = before;
            assertThat(Math.abs((above - below) / (2 * h) - (gradientPlusHalf[k] - 0.5)))
                    .as("gradient of parameter " + k + " against central differences")
                    .isLessThan(2e-6 * Math.max(1, scale));
        }
    }

    /** The error of the last step again, with the same outputs dropped. */
    private double trainingLoss(DoubleModel model) {
        if (model.dropout().isEmpty()) {
            return model.loss(in, inAt, target, targetAt, count);
        }
        Dropout dropout = model.dropout().get();
        dropout.step(dropout.step() - 1);
        return model.gradient(in, inAt, target, targetAt, count, new double[topology.parameters()]);
    }

    private boolean isTrainable(int parameter) {
        for (Topology.Layer layer : topology.layers()) {
            if (parameter < layer.biasesAt()) {
                return layer.trainable();
            }
            if (parameter < layer.biasesAt() + layer.biases()) {
                return layer.trainableBias();
            }
        }
        throw new AssertionError("no layer has parameter " + parameter);
    }

    private void compareStep(int examples) {
        drawParameters();
        double expected = reference.descend(in, inAt, target, targetAt, examples, 0.125);
        double actual = subject.descend(in, inAt, target, targetAt, examples, 0.125);
        assertClose("loss of a step", actual, expected);
        assertClose("parameters after a step on " + examples, subject.parameters(), reference.parameters());
    }

    private void assertClose(String what, double actual, double expected) {
        assertClose(what, new double[] {actual}, new double[] {expected});
    }

    private void assertClose(String what, double[] actual, double[] expected) {
        double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int k = 0; k < expected.length; k++) {
            double difference = Math.abs(actual[k] - expected[k]);
            if (!(difference <= tolerance * scale)) {
                throw new AssertionError(
                        "%s, entry %d: %s, but the reference has %s".formatted(what, k, actual[k], expected[k]));
            }
        }
    }
}
