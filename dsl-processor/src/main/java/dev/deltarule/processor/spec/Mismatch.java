package dev.deltarule.processor.spec;

/** Says why a method cannot be a prediction method of its network. */
@SuppressWarnings("serial")
final class Mismatch extends Exception {
    private final String reason;

    Mismatch(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
