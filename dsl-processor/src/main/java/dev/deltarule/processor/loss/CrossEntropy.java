package dev.deltarule.processor.loss;

import dev.deltarule.Activation;
import java.util.Optional;

/** The cross-entropy of one class of several, computed from the net inputs so that no logarithm sees 0. */
final class CrossEntropy implements LossRule {
    @Override
    public LossTerms terms(Activation output) {
        return output == Activation.SOFTMAX
                ? LossTerms.fusedSum("softmaxCrossEntropy", "target * (log_sum - net)", "out * targets - target")
                : LossTerms.fusedSum("logSoftmaxCrossEntropy", "-target * out", "exp(out) * targets - target");
    }

    @Override
    public Optional<String> refusal(Activation output) {
        return switch (output) {
            case SOFTMAX, LOG_SOFTMAX -> Optional.empty();
            case SIGMOID ->
                Optional.of("SIGMOID outputs want loss BINARY_CROSS_ENTROPY; CROSS_ENTROPY wants SOFTMAX outputs");
            default -> Optional.of("CROSS_ENTROPY wants SOFTMAX or LOG_SOFTMAX outputs");
        };
    }
}
