package dev.deltarule.processor.layer;

import dev.deltarule.Activation;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.ProgramBuilder;
import dev.deltarule.processor.program.Step;
import dev.deltarule.processor.program.Weights;

/** A dense layer: {@code out = f(Σ w · in + b)}, and with dropout some outputs are 0 in training. */
final class Dense {
    private final LayerPlan layer;
    private final Buffer in;
    private final Buffer net;
    private final Buffer out;
    private final Buffer raw;
    private final Buffer keep;
    private final Buffer delta;
    private final Buffer max;
    private final Buffer sum;
    private final Weights weights;
    private final ProgramBuilder to;

    /**
     * A layer to lower.
     *
     * @param in what it reads
     * @param keepsNet whether something after the forward pass speaks of its net inputs
     * @param hasDelta whether training needs its deltas
     */
    Dense(LayerPlan layer, Buffer in, boolean keepsNet, boolean hasDelta, ProgramBuilder to) {
        this.layer = layer;
        this.in = in;
        this.to = to;
        out = buffer("outs", layer.units());
        net = keepsNet ? buffer("nets", layer.units()) : out;
        raw = layer.drops() ? buffer("raws", layer.units()) : out;
        keep = layer.drops() ? buffer("keeps", layer.units()) : out;
        delta = hasDelta ? buffer("deltas", layer.units()) : out;
        max = keepsSums() ? buffer("maxs", 1) : out;
        sum = keepsSums() ? buffer("sums", 1) : out;
        weights = new Weights(
                layer.symbol(),
                layer.inputs(),
                layer.units(),
                layer.parameters().weightsAt(),
                layer.bias(),
                layer.parameters().biasesAt());
        to.parameters(weights);
    }

    void forward() {
        to.forward(new Step.Product(layer.name(), in, weights, net));
        if (isLayerwise()) {
            to.forward(new Step.Normalise(layer.name(), layer.activation(), net, out, max, sum));
        } else if (layer.activation() != Activation.IDENTITY) {
            to.forward(new Step.Activate(layer.name(), layer.activation(), net, out));
        }
        if (layer.drops()) {
            to.forwardInTraining(new Step.Copy(layer.name(), "the derivatives speak of the outputs before", out, raw));
            to.forwardInTraining(new Step.DrawDropout(layer.name(), layer.index(), layer.dropout(), keep));
            to.forwardInTraining(new Step.Multiply(layer.name(), "out = out · keep", keep, out));
        }
    }

    /** From dE/dout, which lies in the buffer of deltas, to delta, and on to dE/dout of the previous layer. */
    void backward() {
        if (layer.drops()) {
            to.backward(new Step.Multiply(layer.name(), "dE/dout = dE/dout · keep", keep, delta));
        }
        if (isLayerwise()) {
            to.backward(new Step.NormaliseDelta(layer.name(), layer.activation(), raw, delta));
        } else if (!((UnitwiseActivation) ActivationRules.of(layer.activation()))
                .slope()
                .isOne()) {
            to.backward(new Step.ActivationDelta(layer.name(), layer.activation(), net, raw, delta));
        }
    }

    /** Gives the previous layer its part of dE/dout. */
    void passBack(LayerPlan previous) {
        to.passBack(
                previous.name(),
                to.buffer("deltas_" + previous.symbol(), previous.units()),
                slope -> new Step.ProductTransposed(previous.name(), layer.name(), delta, weights, slope));
    }

    /** The gradient of its weights and biases, as far as they are trained. */
    void gradient() {
        if (layer.trainable()) {
            to.gradient(new Step.WeightGradient(layer.name(), in, delta, weights));
        }
        if (layer.trainableBias()) {
            to.gradient(new Step.BiasGradient(layer.name(), delta, weights));
        }
    }

    Buffer net() {
        return net;
    }

    Buffer out() {
        return out;
    }

    Buffer delta() {
        return delta;
    }

    Buffer max() {
        return max;
    }

    Buffer sum() {
        return sum;
    }

    private boolean isLayerwise() {
        return ActivationRules.of(layer.activation()) instanceof LayerwiseActivation;
    }

    /** Whether the loss may ask for the largest net input and the sum of exponentials: softmax keeps them, its logarithm does not. */
    private boolean keepsSums() {
        return ActivationRules.of(layer.activation()) instanceof LayerwiseActivation activation
                && activation.keepsExponentials();
    }

    private Buffer buffer(String values, int width) {
        return to.buffer(values + "_" + layer.symbol(), width);
    }
}
