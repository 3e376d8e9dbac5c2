package dev.deltarule.runtime.data;

/** Inputs and targets in double. */
final class DoubleStore implements Store {
    private final double[] inputs;
    private final double[] targets;

    DoubleStore(double[] inputs, double[] targets) {
        this.inputs = inputs;
        this.targets = targets;
    }

    double[] inputs() {
        return inputs;
    }

    double[] targets() {
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
