package dev.deltarule.processor.program;

import java.util.List;

/**
 * A network as steps, in the order in which they may be done.
 *
 * @param inputs what it reads
 * @param outputs the outputs of its last layer
 * @param buffers its own buffers, in the order of the forward pass
 * @param weights the parameters of its products
 * @param forward from the inputs to the outputs
 * @param training the same with outputs dropped; equal to {@code forward} where no layer drops any
 * @param errors from outputs and targets to the error of each example
 * @param backward from outputs and targets to the deltas of all layers that need them
 * @param gradient from deltas to the gradient of the parameters
 */
public record Program(
        Buffer inputs,
        Buffer outputs,
        List<Buffer> buffers,
        List<Weights> weights,
        List<Step> forward,
        List<Step> training,
        List<Step> errors,
        List<Step> backward,
        List<Step> gradient) {
    /** Whether training drops outputs. */
    public boolean drops() {
        return !forward.equals(training);
    }

    /** The width of its widest buffer, inputs included. */
    public int widest() {
        return Math.max(
                inputs.width(), buffers.stream().mapToInt(Buffer::width).max().orElse(0));
    }
}
