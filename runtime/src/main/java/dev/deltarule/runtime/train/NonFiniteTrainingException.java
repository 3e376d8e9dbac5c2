package dev.deltarule.runtime.train;

import java.util.OptionalInt;

/**
 * Thrown when a loss or a parameter becomes NaN or infinite in training. The network then holds the parameters from
 * before the step in which that happened, all finite.
 */
public final class NonFiniteTrainingException extends ArithmeticException {
    private static final long serialVersionUID = 1;
    private static final int NONE = -1;

    private final int epoch;
    private final int example;
    private final int parameter;

    private NonFiniteTrainingException(String message, int epoch, int example, int parameter) {
        super(message);
        this.epoch = epoch;
        this.example = example;
        this.parameter = parameter;
    }

    static NonFiniteTrainingException ofLoss(double loss, int epoch, int example) {
        return new NonFiniteTrainingException(message(epoch, example, "the loss became " + loss), epoch, example, NONE);
    }

    static NonFiniteTrainingException ofParameter(String place, double value, int epoch, int example, int parameter) {
        return new NonFiniteTrainingException(
                message(epoch, example, place + " became " + value), epoch, example, parameter);
    }

    private static String message(int epoch, int example, String what) {
        return "In epoch " + epoch + ", at example " + example + ", " + what
                + ". The parameters are as they were before that step. Lower the learning rate or scale the inputs.";
    }

    /** The epoch in which it happened, from 1. */
    public int epoch() {
        return epoch;
    }

    /**
     * The example at which it happened, counted from 0 in the examples given to the trainer. In a mini-batch it is the
     * first whose own loss or gradient is not finite, and the batch's first if only their sum is not.
     */
    public int example() {
        return example;
    }

    /**
     * The index of the first parameter that was not finite after the step, if the loss was finite before it;
     * {@code topology().describe(index)} says which weight or bias that is. Empty if the loss was not finite.
     */
    public OptionalInt parameter() {
        return parameter == NONE ? OptionalInt.empty() : OptionalInt.of(parameter);
    }
}
