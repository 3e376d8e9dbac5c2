package dev.deltarule.processor.loss;

import dev.deltarule.Activation;
import java.util.Optional;

/** What the generator knows of a loss. */
public interface LossRule {
    /** The error and its derivative for outputs of the given activation, which the loss does not refuse. */
    LossTerms terms(Activation output);

    /** What to use instead, if the loss makes no sense on outputs of the given activation. */
    default Optional<String> refusal(Activation output) {
        return Optional.empty();
    }
}
