package dev.deltarule.processor.loss;

import dev.deltarule.Activation;
import java.util.Optional;

/** The mean cross-entropy of independent yes-or-no outputs, computed from the net input so that no logarithm sees 0. */
final class BinaryCrossEntropy implements LossRule {
    @Override
    public LossTerms terms(Activation output) {
        return LossTerms.fusedMean(
                "binaryCrossEntropy", "max(net, 0) - net * target + log1p(exp(-abs(net)))", "out - target");
    }

    @Override
    public Optional<String> refusal(Activation output) {
        return switch (output) {
            case SIGMOID -> Optional.empty();
            case SOFTMAX, LOG_SOFTMAX ->
                Optional.of(output + " outputs want loss CROSS_ENTROPY; BINARY_CROSS_ENTROPY wants SIGMOID outputs");
            default -> Optional.of("BINARY_CROSS_ENTROPY wants SIGMOID outputs");
        };
    }
}
