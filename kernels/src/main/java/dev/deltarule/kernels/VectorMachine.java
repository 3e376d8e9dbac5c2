package dev.deltarule.kernels;

import java.lang.reflect.Method;
import java.util.Optional;

/** Whether this virtual machine runs the Vector API at speed. Asked by reflection, because the module may be absent. */
final class VectorMachine {
    private static final String MODULE = "jdk.incubator.vector";
    private static final int FEWEST_BITS = 128;

    private VectorMachine() {}

    /** Why it does not, in a part of a sentence; nothing if it does. */
    static Optional<String> obstacle() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of("java was started without --add-modules " + MODULE);
        }
        if (hasNoOptimisingCompiler()) {
            return Optional.of("this virtual machine was started without its optimising compiler, by -Xint or"
                    + " -XX:TieredStopAtLevel=1, and would only imitate vectors");
        }
        int bits = preferredBits();
        return bits >= FEWEST_BITS
                ? Optional.empty()
                : Optional.of(
                        "this virtual machine has vectors of " + bits + " bits and " + FEWEST_BITS + " are needed");
    }

    /** Lets this module read that of the Vector API, where it is there: module-info.java says why it does not require it. */
    static void readModule() {
        ModuleLayer.boot()
                .findModule(MODULE)
                .ifPresent(vectors -> VectorMachine.class.getModule().addReads(vectors));
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
            return 0; // a later Vector API without this method: plain loops serve
        }
    }
}
