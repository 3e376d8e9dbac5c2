package dev.deltarule.runtime;

/** The length of an array that holds one example and nothing else. */
final class OneExample {
    private OneExample() {}

    static void check(String name, int length, int expected, String what) {
        if (length != expected) {
            throw new IllegalArgumentException(name + " must have as many numbers as the network has " + what + ", "
                    + expected + ", but has " + length
                    + ". A block of examples is for predict(in, inAt, out, outAt, count).");
        }
    }
}
