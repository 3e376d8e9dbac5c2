package dev.deltarule.processor.program;

/**
 * The numbers of a block of examples that a step reads or writes: {@code width} for each example, side by side.
 *
 * @param name what it is called in generated source: {@code outs_h}
 * @param width numbers of one example
 * @param place whose it is
 */
public record Buffer(String name, int width, Place place) {
    /** Who owns a buffer. */
    public enum Place {
        /** The caller's inputs. */
        INPUTS,
        /** The caller's targets. */
        TARGETS,
        /** The network's own values, which it keeps for a block. */
        VALUES,
        /** The error of each example, in double. */
        ERRORS
    }

    /** A buffer of the network's own. */
    public static Buffer of(String name, int width) {
        return new Buffer(name, width, Place.VALUES);
    }

    /** Whether the network owns it. */
    public boolean isOwn() {
        return place == Place.VALUES;
    }
}
