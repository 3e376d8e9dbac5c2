package dev.deltarule.processor.emit.kernels;

import dev.deltarule.processor.program.Step;
import java.util.ArrayList;
import java.util.List;

/** Cuts long scripts into methods. */
final class Parts {
    /** Calls of kernels in one method: each takes some forty bytes of bytecode, and HotSpot compiles none of over 8,000. */
    private static final int MOST_CALLS = 120;

    private Parts() {}

    /** Steps in groups that fit in one method that HotSpot still compiles: only very deep networks have more than one. */
    static List<List<Step>> of(List<Step> steps) {
        List<List<Step>> parts = new ArrayList<>();
        for (int from = 0; from < steps.size(); from += MOST_CALLS) {
            parts.add(steps.subList(from, Math.min(steps.size(), from + MOST_CALLS)));
        }
        return parts;
    }
}
