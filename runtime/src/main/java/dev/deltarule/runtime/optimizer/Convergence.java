package dev.deltarule.runtime.optimizer;

import java.util.Optional;

/**
 * When a full-batch method has converged, by the rules of SciPy's L-BFGS-B. Its tolerances of 2.2e-9 and 1e-5 suit losses of
 * about 1 and inputs of about 1. With small targets, or on a plateau between saturated units, they would end a training that
 * still has far to go, so here both are next to nothing unless told.
 *
 * @param method the optimizer's name, for messages
 * @param value the largest decrease of the loss in a step, in parts of the loss or of 1, whichever is more
 * @param gradient the largest derivative
 */
record Convergence(String method, double value, double gradient) {
    /** The tolerance of both rules by default. */
    static final double NEXT_TO_NOTHING = 1e-24;

    static void check(double valueTolerance, double gradientTolerance) {
        Settings.notNegative("valueTolerance", valueTolerance);
        Settings.notNegative("gradientTolerance", gradientTolerance);
    }

    /** What is told of an optimizer's settings besides the others: nothing if they are the defaults, as before they were. */
    static String settings(double valueTolerance, double gradientTolerance) {
        return valueTolerance == NEXT_TO_NOTHING && gradientTolerance == NEXT_TO_NOTHING
                ? ""
                : ", valueTolerance=" + valueTolerance + ", gradientTolerance=" + gradientTolerance;
    }

    /** The sentence if no derivative is larger than the tolerance. */
    Optional<String> ofGradient(double[] derivatives) {
        double largest = Vectors.largestSize(derivatives);
        return largest <= gradient
                ? sentence("the largest derivative, " + largest + ", is at most " + gradient)
                : Optional.empty();
    }

    /** The sentence if a step lowered the loss by no more than the tolerance. */
    Optional<String> ofStep(double before, double after) {
        double decrease = before - after;
        return decrease <= value * Math.max(1, Math.max(Math.abs(before), Math.abs(after)))
                ? sentence("the last step lowered the mean loss by " + decrease + " to " + after)
                : Optional.empty();
    }

    /** The sentence if no step was found. */
    Optional<String> withoutStep(String where) {
        return sentence("no lower loss can be found " + where);
    }

    private Optional<String> sentence(String why) {
        return Optional.of(method + " has converged: " + why + ".");
    }
}
