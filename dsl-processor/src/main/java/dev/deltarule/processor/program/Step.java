package dev.deltarule.processor.program;

import dev.deltarule.Activation;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.loss.LossTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One step of a program, on all examples of a block.
 *
 * <p>Forward, backward and gradient of a dense layer are one kind of sum that differs only in what it runs over: inputs, units
 * or examples.
 */
public sealed interface Step {
    /** The name of the layer that it is a part of. */
    String layer();

    /** What it computes, as people write it. */
    String formula();

    /** {@code net[e, j] = Σi in[e, i] · W[i, j] + b[j]}. */
    record Product(String layer, Buffer in, Weights weights, Buffer net) implements Step {
        @Override
        public String formula() {
            return "net = Σ w · in" + (weights.hasBiases() ? " + b" : "");
        }
    }

    /** {@code dE/dout[e, i] = Σj delta[e, j] · W[i, j]}, where {@code next} is the layer of the weights. */
    record ProductTransposed(String layer, String next, Buffer delta, Weights weights, Buffer slope) implements Step {
        @Override
        public String formula() {
            return "dE/dout = Σ delta · w over the units of " + next;
        }
    }

    /** {@code dE/dW[i, j] += Σe in[e, i] · delta[e, j]}. */
    record WeightGradient(String layer, Buffer in, Buffer delta, Weights weights) implements Step {
        @Override
        public String formula() {
            return "dE/dw = Σ delta · in over the examples";
        }
    }

    /** {@code dE/db[j] += Σe delta[e, j]}. */
    record BiasGradient(String layer, Buffer delta, Weights weights) implements Step {
        @Override
        public String formula() {
            return "dE/db = Σ delta over the examples";
        }
    }

    /** Outputs of units that depend on their own net input alone; {@code net} and {@code out} may be one buffer. */
    record Activate(String layer, Activation activation, Buffer net, Buffer out) implements Step {
        /** The rule of the activation. */
        public UnitwiseActivation rule() {
            return (UnitwiseActivation) ActivationRules.of(activation);
        }

        @Override
        public String formula() {
            return "out = " + rule().value().comment(Map.of());
        }
    }

    /** From dE/dout to delta, in place. */
    record ActivationDelta(String layer, Activation activation, Buffer net, Buffer out, Buffer delta) implements Step {
        /** The rule of the activation. */
        public UnitwiseActivation rule() {
            return (UnitwiseActivation) ActivationRules.of(activation);
        }

        @Override
        public String formula() {
            return "delta = dE/dout · dout/dnet, dout/dnet = " + rule().slope().comment(Map.of());
        }
    }

    /** Outputs of a layer of the softmax family; {@code max} and {@code sum} are kept for the loss. */
    record Normalise(String layer, Activation activation, Buffer net, Buffer out, Buffer max, Buffer sum)
            implements Step {
        /** The rule of the activation. */
        public LayerwiseActivation rule() {
            return (LayerwiseActivation) ActivationRules.of(activation);
        }

        @Override
        public String formula() {
            return "out = " + rule().value().comment(Map.of()) + ", "
                    + (rule().keepsExponentials() ? "e = exp(net - max), sum = Σ e" : "sum = Σ exp(net - max)");
        }
    }

    /** From dE/dout to delta in a layer of the softmax family, in place. */
    record NormaliseDelta(String layer, Activation activation, Buffer out, Buffer delta) implements Step {
        /** The rule of the activation. */
        public LayerwiseActivation rule() {
            return (LayerwiseActivation) ActivationRules.of(activation);
        }

        @Override
        public String formula() {
            return "delta = " + rule().delta().comment(Map.of("dE_dout", "dE/dout", "mix", "mix")) + ", mix = Σ "
                    + rule().mixTerm().comment(Map.of("dE_dout", "dE/dout"));
        }
    }

    /**
     * What the formulas of a loss may speak of.
     *
     * @param max the largest net input of each example; that of softmax outputs only
     * @param sum the sum of exponentials of each example, likewise
     */
    record LossValues(Buffer net, Buffer out, Buffer target, Buffer max, Buffer sum) {
        /** Those of which a formula speaks, in the order net input, output, target. */
        public List<Buffer> of(Formula formula) {
            List<Buffer> used = new ArrayList<>();
            if (formula.uses("net")) {
                used.add(net);
            }
            if (formula.uses("out")) {
                used.add(out);
            }
            if (formula.uses("target")) {
                used.add(target);
            }
            return used;
        }
    }

    /** The error of each example. */
    record Errors(String layer, LossTerms loss, int units, LossValues values, Buffer errors) implements Step {
        @Override
        public String formula() {
            return "E is the " + (loss.mean() ? "mean" : "sum") + " of "
                    + loss.error().comment(Map.of())
                    + (loss.error().uses("log_sum") ? ", log_sum = max + log(sum)" : "");
        }
    }

    /** The derivative of the error: dE/dnet if loss and activation are differentiated together, else dE/dout. */
    record LossDelta(String layer, LossTerms loss, int units, LossValues values, Buffer delta) implements Step {
        @Override
        public String formula() {
            return (loss.fused() ? "delta = " : "dE/dout = ")
                    + (loss.mean() && units > 1
                            ? loss.derivative().commentFactor(Map.of()) + " / " + units
                            : loss.derivative().comment(Map.of()))
                    + (loss.derivative().uses("targets") ? ", targets = Σ target" : "");
        }
    }

    /** Copies numbers. */
    record Copy(String layer, String formula, Buffer from, Buffer to) implements Step {}

    /** {@code to += from}: the gradients of several readers of a layer add up. */
    record Add(String layer, Buffer from, Buffer to) implements Step {
        @Override
        public String formula() {
            return "dE/dout is the sum over all layers that read " + layer;
        }
    }

    /** Draws what outputs are multiplied by: 0 for those dropped. */
    record DrawDropout(String layer, int index, double probability, Buffer keep) implements Step {
        @Override
        public String formula() {
            return "keep = 0 with probability " + probability + ", else 1 / (1 - " + probability + ")";
        }
    }

    /** {@code values *= factor}. */
    record Multiply(String layer, String formula, Buffer factor, Buffer values) implements Step {}
}
