package dev.deltarule.processor.loss;

import dev.deltarule.Activation;
import java.util.Optional;

/**
 * The mean negative log-likelihood of counts. Exponential outputs are fused: ln out is the net input. Softplus outputs may
 * underflow to 0, so their logarithm and quotient stop at the smallest normal float.
 */
final class Poisson implements LossRule {
    @Override
    public LossTerms terms(Activation output) {
        return output == Activation.EXPONENTIAL
                ? LossTerms.fusedMean("poissonOfNet", "out - target * net", "out - target")
                : LossTerms.mean(
                        "poisson",
                        "out - target * log(max(out, 1.17549435e-38))",
                        "1 - target / max(out, 1.17549435e-38)");
    }

    @Override
    public Optional<String> refusal(Activation output) {
        return switch (output) {
            case EXPONENTIAL, SOFTPLUS -> Optional.empty();
            default -> Optional.of("POISSON wants outputs above 0: EXPONENTIAL or SOFTPLUS");
        };
    }
}
