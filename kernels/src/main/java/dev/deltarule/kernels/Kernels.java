package dev.deltarule.kernels;

import java.util.Optional;

/**
 * The door to the kernels: those of the Vector API where the module {@code jdk.incubator.vector} is there and the virtual machine
 * makes instructions of it, else plain loops. The choice is made once, so that HotSpot calls the methods directly.
 */
public final class Kernels {
    private static final Optional<String> OBSTACLE = VectorMachine.obstacle();

    static {
        VectorMachine.readModule();
    }

    /** Whether the Vector API is used. */
    static final boolean VECTORS = OBSTACLE.isEmpty();

    /** The kernels in float. */
    public static final FloatKernels FLOATS = VECTORS ? VectorDoor.floats() : new PlainFloatKernels();

    /** The kernels in double. */
    public static final DoubleKernels DOUBLES = VECTORS ? VectorDoor.doubles() : new PlainDoubleKernels();

    private Kernels() {}

    /** Why the Vector API is not used, in a part of a sentence; empty if it is. */
    public static Optional<String> obstacle() {
        return OBSTACLE;
    }

    /** Says in a sentence which kernels run, and why. */
    public static String describe() {
        return OBSTACLE.map(reason -> "Plain loops, because " + reason + ".")
                .orElseGet(() -> "Float: " + FLOATS.describe() + "; double: " + DOUBLES.describe() + ".");
    }
}
