package dev.deltarule.processor.spec;

/** Says why a method cannot be a prediction method of its network. */
@SuppressWarnings("serial")
final class Mismatch extends Exception {
    private final String reason;
    private final boolean outOfReach;

    Mismatch(String reason) {
        this(reason, false);
    }

    private Mismatch(String reason, boolean outOfReach) {
        super(reason);
        this.reason = reason;
        this.outOfReach = outOfReach;
    }

    /** Says so of a type that code beside the network cannot name, be it generated or the user's. */
    static Mismatch outOfReach(String reason) {
        return new Mismatch(reason, true);
    }

    String reason() {
        return reason;
    }

    boolean isOutOfReach() {
        return outOfReach;
    }
}
