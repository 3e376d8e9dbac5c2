package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.LayerPlan;

/** The bodies of the methods that one layer has for each pass. */
interface LayerBodies {
    /** From the outputs of the layer before (or {@code in}) to the outputs of this one. */
    CodeBlock forward(LayerPlan layer);

    /** Returns the error; output layer only. */
    CodeBlock error(LayerPlan layer);

    /** From targets to deltas; output layer only. */
    CodeBlock outputDeltas(LayerPlan layer);

    /** From the deltas of the layer behind to those of this one. */
    CodeBlock hiddenDeltas(LayerPlan layer);

    /**
     * Adds to {@code gradient}: in loops for the examples {@code 0 .. n - 1} of a block and the inputs {@code first .. end - 1},
     * else for example {@code e}.
     */
    CodeBlock gradient(LayerPlan layer);

    /** Steps the parameters. */
    CodeBlock update(LayerPlan layer);
}
