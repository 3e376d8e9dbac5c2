package dev.deltarule.samples.tutorial;

import static dev.deltarule.samples.tutorial.Step.Origin.BY_HAND;
import static dev.deltarule.samples.tutorial.Step.Origin.NETWORK;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the worked example of backpropagation by Matt Mazur, "A Step by Step Backpropagation Example" (2015), with
 * a generated network and keeps every figure beside the published one.
 *
 * <p>A network does not show the values inside it, so those are worked out here from its parameters, one operation at a
 * time. Outputs, error, gradient and updated weights are the generated network's own.
 */
public final class WorkedExample {
    static final int ROUNDS = 10_000;
    private static final int HIDDEN = 0;
    private static final int OUTPUT = 1;
    private static final double I1 = 0.05;
    private static final double I2 = 0.10;
    private static final double[] INPUTS = {I1, I2};
    private static final double[] TARGETS = {0.01, 0.99};
    private static final double RATE = 0.5;

    private final List<Step> steps = new ArrayList<>();
    private final TutorialNet net = asPublished();
    private final double[] parameters = net.parameters();
    private final double[] outputs = new double[2];
    private double outH1;
    private double outH2;

    private WorkedExample() {}

    /** All figures in the order of the example. */
    public static List<Step> steps() {
        WorkedExample example = new WorkedExample();
        example.forwardPass();
        example.error();
        example.backwardPass();
        example.update();
        example.train();
        return List.copyOf(example.steps);
    }

    /** A network with the published initial weights w1 to w8 and biases b1 and b2. */
    static TutorialNet asPublished() {
        TutorialNet net = Models.create(TutorialNet.class);
        Topology topology = net.topology();
        double[] parameters = net.parameters();
        double[] w = {0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55};
        int next = 0;
        for (int layer = HIDDEN; layer <= OUTPUT; layer++) {
            for (int unit = 0; unit < 2; unit++) {
                for (int input = 0; input < 2; input++) {
                    parameters[topology.weight(layer, unit, input)] = w[next++];
                }
            }
        }
        parameters[topology.bias(HIDDEN, 0)] = 0.35;
        parameters[topology.bias(OUTPUT, 0)] = 0.60;
        return net;
    }

    private void forwardPass() {
        double netH1 = w(HIDDEN, 0, 0) * I1 + w(HIDDEN, 0, 1) * I2 + bias(HIDDEN);
        double netH2 = w(HIDDEN, 1, 0) * I1 + w(HIDDEN, 1, 1) * I2 + bias(HIDDEN);
        outH1 = sigmoid(netH1);
        outH2 = sigmoid(netH2);
        double netO1 = w(OUTPUT, 0, 0) * outH1 + w(OUTPUT, 0, 1) * outH2 + bias(OUTPUT);
        net.predict(INPUTS, 0, outputs, 0);
        byHand("net_h1", netH1, "0.3775");
        byHand("out_h1", outH1, "0.593269992");
        byHand("out_h2", outH2, "0.596884378");
        byHand("net_o1", netO1, "1.105905967");
        network("out_o1", outputs[0], "0.75136507");
        network("out_o2", outputs[1], "0.772928465");
    }

    private void error() {
        byHand("E_o1", squaredError(0), "0.274811083");
        byHand("E_o2", squaredError(1), "0.023560026");
        network("E", net.loss(INPUTS, 0, TARGETS, 0, 1), "0.298371109");
    }

    private void backwardPass() {
        double slopeO1 = outputs[0] * (1 - outputs[0]);
        double slopeO2 = outputs[1] * (1 - outputs[1]);
        double deltaO1 = (outputs[0] - TARGETS[0]) * slopeO1;
        double deltaO2 = (outputs[1] - TARGETS[1]) * slopeO2;
        double[] gradient = new double[parameters.length];
        net.gradient(INPUTS, 0, TARGETS, 0, 1, gradient);
        byHand("dE/dout_o1", outputs[0] - TARGETS[0], "0.74136507");
        byHand("dout_o1/dnet_o1", slopeO1, "0.186815602");
        byHand("delta_o1", deltaO1, "0.138498562");
        network("dE/dw5", gradient[index(OUTPUT, 0, 0)], "0.082167041");
        byHand("dE/dout_h1", deltaO1 * w(OUTPUT, 0, 0) + deltaO2 * w(OUTPUT, 1, 0), "0.036350306");
        byHand("dout_h1/dnet_h1", outH1 * (1 - outH1), "0.241300709");
        network("dE/dw1", gradient[index(HIDDEN, 0, 0)], "0.000438568");
    }

    private void update() {
        net.descend(INPUTS, 0, TARGETS, 0, 1, RATE);
        network("w5+", w(OUTPUT, 0, 0), "0.35891648");
        network("w6+", w(OUTPUT, 0, 1), "0.408666186");
        network("w7+", w(OUTPUT, 1, 0), "0.511301270");
        network("w8+", w(OUTPUT, 1, 1), "0.561370121");
        network("w1+", w(HIDDEN, 0, 0), "0.149780716");
        network("w2+", w(HIDDEN, 0, 1), "0.19956143");
        network("w3+", w(HIDDEN, 1, 0), "0.24975114");
        network("w4+", w(HIDDEN, 1, 1), "0.29950229");
    }

    private void train() {
        network("E, round 1", net.loss(INPUTS, 0, TARGETS, 0, 1), "0.291028");
        Trainer.of(net)
                .optimizer(new Sgd(RATE))
                .stopWhen(StopRule.epochs(ROUNDS - 1))
                .fit(Examples.of(INPUTS, TARGETS, 2, 2));
        network("E, round 10,000", net.loss(INPUTS, 0, TARGETS, 0, 1), "0.0000351");
    }

    private void byHand(String quantity, double value, String published) {
        steps.add(new Step(quantity, BY_HAND, value, published));
    }

    private void network(String quantity, double value, String published) {
        steps.add(new Step(quantity, NETWORK, value, published));
    }

    private int index(int layer, int unit, int input) {
        return net.topology().weight(layer, unit, input);
    }

    private double w(int layer, int unit, int input) {
        return parameters[index(layer, unit, input)];
    }

    private double bias(int layer) {
        return parameters[net.topology().bias(layer, 0)];
    }

    private double squaredError(int output) {
        double difference = TARGETS[output] - outputs[output];
        return difference * difference / 2;
    }

    private static double sigmoid(double net) {
        return 1 / (1 + Math.exp(-net));
    }
}
