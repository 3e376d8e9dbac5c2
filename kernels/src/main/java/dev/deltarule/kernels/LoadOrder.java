package dev.deltarule.kernels;

import java.lang.invoke.VarHandle;
import java.util.Set;

/**
 * Keeps HotSpot from loading numbers long before they are needed, where vector registers are few.
 *
 * <p>A tile of 6 x 2 vectors has twelve sums in registers. HotSpot likes to begin a turn of its loop with all loads, and with
 * the six numbers and two vectors of a turn beside the sums the 16 registers of x86 overflow: sums then go to the stack and
 * back in every turn, which halves the speed. Between two rows of such a tile stands a call of this class. On x86 it is no
 * instruction; other processors have 32 registers and instructions for fences, so there it is nothing at all.
 */
final class LoadOrder {
    private static final boolean FEW_REGISTERS = Set.of("amd64", "x86_64").contains(System.getProperty("os.arch", ""));

    private LoadOrder() {}

    /** No load that the source has behind this call is done before it. */
    static void keep() {
        if (FEW_REGISTERS) {
            VarHandle.loadLoadFence();
        }
    }
}
