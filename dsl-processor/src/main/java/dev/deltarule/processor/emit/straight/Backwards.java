package dev.deltarule.processor.emit.straight;

import dev.deltarule.processor.plan.LayerPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order of the backward pass. */
final class Backwards {
    private Backwards() {}

    /** The layers from the output layer to the first. */
    static List<LayerPlan> of(List<LayerPlan> layers) {
        List<LayerPlan> reversed = new ArrayList<>(layers);
        Collections.reverse(reversed);
        return reversed;
    }
}
