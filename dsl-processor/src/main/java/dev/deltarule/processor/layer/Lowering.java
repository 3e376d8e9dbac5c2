package dev.deltarule.processor.layer;

import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.ProgramBuilder;
import dev.deltarule.processor.program.Step;
import java.util.ArrayList;
import java.util.List;

/** From a plan to its program: layer by layer forward, then the error, then layer by layer backward. */
public final class Lowering {
    private final NetworkPlan plan;
    private final int firstTrained;
    private final ProgramBuilder to = new ProgramBuilder();

    private Lowering(NetworkPlan plan) {
        this.plan = plan;
        this.firstTrained = plan.layers().stream()
                .filter(LayerPlan::trainable)
                .mapToInt(LayerPlan::index)
                .min()
                .orElse(plan.layers().size());
    }

    /** The program of a network. */
    public static Program of(NetworkPlan plan) {
        return new Lowering(plan).program();
    }

    private Program program() {
        Buffer inputs = new Buffer("in", plan.inputs(), Buffer.Place.INPUTS);
        List<Dense> layers = new ArrayList<>();
        Buffer in = inputs;
        for (LayerPlan layer : plan.layers()) {
            Dense dense = new Dense(layer, in, speaksOfNet(layer), hasDelta(layer), to);
            dense.forward();
            layers.add(dense);
            in = dense.out();
        }
        Dense output = layers.get(layers.size() - 1);
        loss(output);
        for (int k = layers.size() - 1; k >= 0; k--) {
            LayerPlan layer = plan.layers().get(k);
            if (!hasDelta(layer)) {
                break;
            }
            if (!plan.isOutput(layer) || !terms().fused()) {
                layers.get(k).backward();
            }
            if (passesBack(layer)) {
                layers.get(k).passBack(plan.layers().get(k - 1));
            }
        }
        for (int k = layers.size() - 1; k >= 0; k--) {
            layers.get(k).gradient();
        }
        return to.build(inputs, in);
    }

    private void loss(Dense output) {
        LayerPlan layer = plan.outputLayer();
        Buffer targets = to.buffer("targets_" + layer.symbol(), layer.units());
        to.error(new Step.Copy(
                layer.name(),
                "the targets, laid out as the outputs are",
                new Buffer("target", layer.units(), Buffer.Place.TARGETS),
                targets));
        Step.LossValues values = new Step.LossValues(output.net(), output.out(), targets, output.max(), output.sum());
        Buffer errors = new Buffer("errors", 1, Buffer.Place.ERRORS);
        to.error(new Step.Errors(layer.name(), terms(), layer.units(), values, errors));
        if (hasDelta(layer)) {
            to.backward(new Step.LossDelta(layer.name(), terms(), layer.units(), values, output.delta()));
        }
    }

    /** Whether training needs the deltas of a layer, because it or one before it is trained. */
    private boolean hasDelta(LayerPlan layer) {
        return layer.index() >= firstTrained;
    }

    /** Whether training needs the deltas of the layer before it. */
    private boolean passesBack(LayerPlan layer) {
        return layer.index() > firstTrained;
    }

    private LossTerms terms() {
        return LossRules.of(plan.loss()).terms(plan.outputLayer().activation());
    }

    /** Whether a derivative or the loss speaks of the net inputs of a layer, so that its outputs may not take their place. */
    private boolean speaksOfNet(LayerPlan layer) {
        if (plan.isOutput(layer) && terms().use("net")) {
            return true;
        }
        boolean fused = plan.isOutput(layer) && terms().fused();
        return hasDelta(layer)
                && !fused
                && ActivationRules.of(layer.activation()) instanceof UnitwiseActivation unitwise
                && unitwise.slope().uses("net");
    }
}
