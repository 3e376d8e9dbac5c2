package dev.deltarule.processor.emit.straight;

import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.LayerwiseActivation;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;

/** Which values of a layer are kept in arrays between its methods, because a formula speaks of them. */
final class Stored {
    private final NetworkPlan plan;

    Stored(NetworkPlan plan) {
        this.plan = plan;
    }

    /** The loss as it applies to the output layer. */
    LossTerms loss() {
        return LossRules.of(plan.loss()).terms(plan.outputLayer().activation());
    }

    /** Whether net inputs are needed after the forward pass; outputs always are. */
    boolean nets(LayerPlan layer) {
        return slopeUses(layer, "net") || (plan.isOutput(layer) && loss().use("net"));
    }

    /** The array of outputs before any are dropped, of which derivatives speak. */
    String outs(LayerPlan layer) {
        return Names.of(layer.drops() ? "raws" : "outs", layer);
    }

    /** Whether the deltas of a layer speak of a value. */
    boolean slopeUses(LayerPlan layer, String value) {
        if (!layer.hasDelta() || (plan.isOutput(layer) && loss().fused())) {
            return false;
        }
        return ActivationRules.of(layer.activation()) instanceof UnitwiseActivation unitwise
                ? unitwise.slope().uses(value)
                : value.equals("out");
    }

    /** Whether a value of a whole softmax layer, its {@code max} or {@code sum}, is needed after the forward pass. */
    boolean ofLayer(LayerPlan layer, String value) {
        return plan.isOutput(layer)
                && ActivationRules.of(layer.activation()) instanceof LayerwiseActivation
                && (loss().use(value) || loss().use("log_sum"));
    }
}
