package dev.deltarule.processor.loss;

import dev.deltarule.Loss;

/** The catalogue of losses: a new constant does not compile until it has its arm here. */
public final class LossRules {
    private LossRules() {}

    /** The rule of a loss. */
    public static LossRule of(Loss loss) {
        return switch (loss) {
            case SQUARED_ERROR -> new SquaredError();
            case MEAN_SQUARED_ERROR -> new MeanSquaredError();
            case MEAN_ABSOLUTE_ERROR -> new MeanAbsoluteError();
            case HUBER -> new Huber();
            case LOG_COSH -> new LogCosh();
            case BINARY_CROSS_ENTROPY -> new BinaryCrossEntropy();
            case CROSS_ENTROPY -> new CrossEntropy();
            case POISSON -> new Poisson();
            case HINGE -> new Hinge();
        };
    }
}
