package dev.deltarule.processor.emit.straight;

import dev.deltarule.Activation;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Step;
import dev.deltarule.processor.program.Weights;
import java.util.List;
import java.util.Optional;

/** The steps of one layer, which unrolled code asks by what they do: it writes several of them in one statement a unit. */
final class LayerSteps {
    private final String name;
    private final List<Step> steps;
    private final List<Step> dropping;

    /**
     * The steps of a layer.
     *
     * @param steps in the order of all passes, that of training first
     * @param dropping those of them that are done in training alone
     */
    LayerSteps(String name, List<Step> steps, List<Step> dropping) {
        this.name = name;
        this.dropping = dropping;
        this.steps = steps;
    }

    String name() {
        return name;
    }

    /** The short name in generated source: {@code h}. */
    String symbol() {
        return weights().symbol();
    }

    int units() {
        return weights().units();
    }

    Weights weights() {
        return product().weights();
    }

    /** Its product: unrolled code writes layers that have one. */
    Step.Product product() {
        if (steps.stream().filter(Step.Product.class::isInstance).count() != 1) {
            throw new IllegalStateException(
                    "Layer " + name + " is not the product of one layer; kernels can compute it.");
        }
        return first(Step.Product.class).orElseThrow();
    }

    /** Whether it reads the inputs of the network. */
    boolean readsInputs() {
        return !product().in().isOwn();
    }

    /** What other layers read of it. */
    Buffer out() {
        return normalise()
                .map(Step.Normalise::out)
                .or(() -> first(Step.Activate.class).map(Step.Activate::out))
                .orElse(product().net());
    }

    /** What it computes; where outputs are the net inputs, there is no step. */
    Activation activation() {
        return normalise()
                .map(Step.Normalise::activation)
                .or(() -> first(Step.Activate.class).map(Step.Activate::activation))
                .orElse(Activation.IDENTITY);
    }

    Optional<Step.Normalise> normalise() {
        return first(Step.Normalise.class);
    }

    /** The steps of the forward pass behind the outputs, in training. */
    List<Step> dropping() {
        return dropping;
    }

    Optional<Step.DrawDropout> dropout() {
        return first(Step.DrawDropout.class);
    }

    /** The error; that of the output layer only. */
    Step.Errors errors() {
        return first(Step.Errors.class).orElseThrow();
    }

    LossTerms loss() {
        return errors().loss();
    }

    /** From the error to its deltas; that of the output layer only. */
    Optional<Step.LossDelta> lossDelta() {
        return first(Step.LossDelta.class);
    }

    /** What its readers pass back to it. */
    List<Step.ProductTransposed> passedBack() {
        return steps.stream()
                .filter(Step.ProductTransposed.class::isInstance)
                .map(Step.ProductTransposed.class::cast)
                .toList();
    }

    /** Its deltas. */
    Buffer deltas() {
        return lossDelta()
                .map(Step.LossDelta::delta)
                .orElseGet(() -> passedBack().get(0).slope());
    }

    Optional<Step.ActivationDelta> activationDelta() {
        return first(Step.ActivationDelta.class);
    }

    Optional<Step.NormaliseDelta> normaliseDelta() {
        return first(Step.NormaliseDelta.class);
    }

    /** Whether its biases have a gradient. */
    boolean trainsBiases() {
        return first(Step.BiasGradient.class).isPresent();
    }

    private <S extends Step> Optional<S> first(Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
