package dev.deltarule.processor.spec;

/** Says why a method cannot be a prediction method of its network. */
@SuppressWarnings("serial")
final class Mismatch extends Exception {
    Mismatch(String message) {
        super(message);
    }
}
