package dev.deltarule.runtime.train;

import dev.deltarule.runtime.optimizer.DoubleState;

/** What the training of a double network goes back to. */
final class DoubleMemory implements Memory {
    private final double[] parameters;
    private final DoubleState state;
    private final double[] savedParameters;
    private final DoubleState savedState;
    private double[] best = {};

    /** Works on the live parameters and the live state of the optimizer. */
    DoubleMemory(double[] parameters, DoubleState state) {
        this.parameters = parameters;
        this.state = state;
        savedParameters = parameters.clone();
        savedState = state.copy();
    }

    @Override
    public void save() {
        System.arraycopy(parameters, 0, savedParameters, 0, parameters.length);
        savedState.set(state);
    }

    @Override
    public void restore() {
        System.arraycopy(savedParameters, 0, parameters, 0, parameters.length);
        state.set(savedState);
    }

    @Override
    public void keepAsBest() {
        if (best.length == 0) {
            best = new double[parameters.length];
        }
        System.arraycopy(parameters, 0, best, 0, parameters.length);
    }

    @Override
    public void forgetBest() {
        best = new double[0];
    }

    @Override
    public void writeTo(StateParts parts) {
        parts.array(PARAMETERS, parameters);
        parts.array(BEST, best);
        parts.optimizer(OPTIMIZER, state);
    }

    @Override
    public void readFrom(TrainingState from) {
        double[] read = from.finiteDoubles(PARAMETERS, parameters.length);
        boolean hasBest = from.number("bestEpoch") > 0;
        double[] readBest = from.finiteDoubles(BEST, hasBest ? parameters.length : 0);
        StateParts.restore(OPTIMIZER, state, from);
        best = readBest.clone();
        System.arraycopy(read, 0, parameters, 0, read.length);
    }

    @Override
    public void useBest() {
        System.arraycopy(best, 0, parameters, 0, best.length);
    }
}
