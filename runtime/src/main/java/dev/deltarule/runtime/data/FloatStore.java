package dev.deltarule.runtime.data;

/** Inputs and targets in float. */
final class FloatStore implements Store {
    private final float[] inputs;
    private final float[] targets;

    FloatStore(float[] inputs, float[] targets) {
        this.inputs = inputs;
        this.targets = targets;
    }

    float[] inputs() {
        return inputs;
    }

    float[] targets() {
        return targets;
    }

    @Override
    public int inputsLength() {
        return inputs.length;
    }

    @Override
    public int targetsLength() {
        return targets.length;
    }

    @Override
    public double input(int at) {
        return inputs[at];
    }

    @Override
    public double target(int at) {
        return targets[at];
    }
}
