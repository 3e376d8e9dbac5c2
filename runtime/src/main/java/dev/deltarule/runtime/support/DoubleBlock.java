package dev.deltarule.runtime.support;

/**
 * The block of examples that a generated network and its workers are at: a job takes no arguments, so they find here what was
 * given to the call.
 */
public final class DoubleBlock {
    private static final double[] NONE = {};

    /** The inputs, of which those of the first example begin at {@link #inAt}. */
    public double[] in = NONE;

    public int inAt;

    /** Where the outputs of a call that predicts go. */
    public double[] out = NONE;

    public int outAt;

    /** Where the targets of a call that learns, or asks for the error, come from. */
    public double[] target = NONE;

    public int targetAt;

    /** The number of examples. */
    public int count;

    /** The place of the first example in the call; set only where it matters, for dropout. */
    public int first;

    /** To what the gradient, times {@link #factor}, is added. */
    public double[] sum = NONE;

    public double factor;

    /** An empty block. */
    public DoubleBlock() {}

    /** Sets the examples to predict. */
    public void predict(double[] in, int inAt, double[] out, int outAt, int count) {
        this.in = in;
        this.inAt = inAt;
        this.out = out;
        this.outAt = outAt;
        this.count = count;
    }

    /** Sets the examples to compare with their targets. */
    public void compare(double[] in, int inAt, double[] target, int targetAt, int count) {
        this.in = in;
        this.inAt = inAt;
        this.target = target;
        this.targetAt = targetAt;
        this.count = count;
    }

    /** Sets where the gradient goes. */
    public void addTo(double[] sum, double factor) {
        this.sum = sum;
        this.factor = factor;
    }

    /** Lets go of the caller's arrays, which may be large. */
    public void clear() {
        in = NONE;
        out = NONE;
        target = NONE;
        sum = NONE;
        first = 0;
    }
}
