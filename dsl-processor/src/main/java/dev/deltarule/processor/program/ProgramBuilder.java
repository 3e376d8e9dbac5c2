package dev.deltarule.processor.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects steps and buffers while layers are lowered.
 *
 * <p>A layer may have several readers: {@link #passBack} gives the first of them the layer's own buffer of dE/dout to write, and
 * every other a buffer that is added to it.
 */
public final class ProgramBuilder {
    private final Map<String, Buffer> buffers = new LinkedHashMap<>();
    private final List<Weights> weights = new ArrayList<>();
    private final List<Step> forward = new ArrayList<>();
    private final List<Step> training = new ArrayList<>();
    private final List<Step> errors = new ArrayList<>();
    private final List<Step> backward = new ArrayList<>();
    private final List<Step> gradient = new ArrayList<>();
    private final Map<Buffer, Integer> readers = new HashMap<>();

    /** A buffer of the network's own; the same for the same name. */
    public Buffer buffer(String name, int width) {
        return buffers.computeIfAbsent(name, key -> Buffer.of(key, width));
    }

    /** Notes the parameters of a product. */
    public void parameters(Weights more) {
        weights.add(more);
    }

    /** Adds a step of the forward pass. */
    public void forward(Step step) {
        forward.add(step);
        training.add(step);
    }

    /** Adds a step of the forward pass that is done in training alone. */
    public void forwardInTraining(Step step) {
        training.add(step);
    }

    /** Adds a step to the errors. */
    public void error(Step step) {
        errors.add(step);
    }

    /** Adds a step of the backward pass. */
    public void backward(Step step) {
        backward.add(step);
    }

    /** Adds a step to the gradient. */
    public void gradient(Step step) {
        gradient.add(step);
    }

    /** Adds a reader's part to a layer's dE/dout, which the step made from the buffer to write computes. */
    public void passBack(String layer, Buffer slope, java.util.function.Function<Buffer, Step> step) {
        int before = readers.merge(slope, 1, Integer::sum) - 1;
        if (before == 0) {
            backward.add(step.apply(slope));
            return;
        }
        Buffer part = buffer(slope.name() + "_part", slope.width());
        backward.add(step.apply(part));
        backward.add(new Step.Add(layer, part, slope));
    }

    /** The program of what was added. */
    public Program build(Buffer inputs, Buffer outputs) {
        return new Program(
                inputs,
                outputs,
                List.copyOf(buffers.values()),
                List.copyOf(weights),
                List.copyOf(forward),
                List.copyOf(training),
                List.copyOf(errors),
                List.copyOf(backward),
                List.copyOf(gradient));
    }
}
