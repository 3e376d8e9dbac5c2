package dev.deltarule.processor.activation;

import dev.deltarule.Activation;

/** The catalogue of activations: a new constant does not compile until it has its arm here. */
public final class ActivationRules {
    private ActivationRules() {}

    /** The rule of an activation. */
    public static ActivationRule of(Activation activation) {
        return switch (activation) {
            case IDENTITY -> Identity.RULE;
            case SIGMOID -> Sigmoid.RULE;
            case TANH -> Tanh.RULE;
            case RELU -> Relu.RULE;
            case LEAKY_RELU -> LeakyRelu.RULE;
            case ELU -> Elu.RULE;
            case SELU -> Selu.RULE;
            case SOFTPLUS -> Softplus.RULE;
            case SOFTSIGN -> Softsign.RULE;
            case SWISH -> Swish.RULE;
            case GELU -> Gelu.RULE;
            case MISH -> Mish.RULE;
            case HARD_SIGMOID -> HardSigmoid.RULE;
            case HARD_TANH -> HardTanh.RULE;
            case HARD_SWISH -> HardSwish.RULE;
            case GAUSSIAN -> Gaussian.RULE;
            case SINE -> Sine.RULE;
            case EXPONENTIAL -> Exponential.RULE;
            case SOFTMAX -> Softmax.RULE;
            case LOG_SOFTMAX -> LogSoftmax.RULE;
        };
    }
}
