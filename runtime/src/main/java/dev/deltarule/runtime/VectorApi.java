package dev.deltarule.runtime;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Whether this virtual machine can run the Vector API variant of a network at speed. Asked by reflection, because the
 * incubating module may be absent.
 */
final class VectorApi {
    private static final String MODULE = "jdk.incubator.vector";
    private static final int FEWEST_BITS = 128;

    /** The length of this machine's vectors; 0 without the module. */
    private static final int BITS = isPresent() ? preferredBits() : 0;

    /** Why vectors are not used, or nothing if they are. */
    private static final Optional<String> OBSTACLE = obstacle();

    private VectorApi() {}

    /** Whether the variant is worth taking here. */
    static boolean isUsable() {
        return OBSTACLE.isEmpty();
    }

    /** Why it is not. */
    static Optional<String> whyNot() {
        return OBSTACLE;
    }

    /** The length in bits of the vectors that the variant uses here. */
    static int bits() {
        return BITS;
    }

    private static boolean isPresent() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    private static Optional<String> obstacle() {
        if (!isPresent()) {
            return Optional.of("java was started without --add-modules " + MODULE);
        }
        if (hasNoOptimisingCompiler()) {
            return Optional.of("this virtual machine was started without its optimising compiler, by -Xint or"
                    + " -XX:TieredStopAtLevel=1, and would only imitate vectors");
        }
        return BITS >= FEWEST_BITS
                ? Optional.empty()
                : Optional.of(
                        "this virtual machine has vectors of " + BITS + " bits and " + FEWEST_BITS + " are needed");
    }

    /** HotSpot tells its mode there: only its second compiler makes vector instructions of the Vector API. */
    private static boolean hasNoOptimisingCompiler() {
        String mode = System.getProperty("java.vm.info", "");
        return mode.contains("interpreted mode") || mode.contains("emulated-client");
    }

    /** Other virtual machines that would only imitate vectors in objects report 64 bits. */
    private static int preferredBits() {
        try {
            Class<?> shape = Class.forName(MODULE + ".VectorShape");
            Method preferred = shape.getMethod("preferredShape");
            return (Integer) shape.getMethod("vectorBitSize").invoke(preferred.invoke(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            return 0; // a later Vector API without this method: the plain class serves
        }
    }
}
