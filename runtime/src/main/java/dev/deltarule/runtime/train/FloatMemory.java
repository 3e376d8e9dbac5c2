package dev.deltarule.runtime.train;

import dev.deltarule.runtime.optimizer.FloatState;

/** What the training of a float network goes back to. */
final class FloatMemory implements Memory {
    private final float[] parameters;
    private final FloatState state;
    private final float[] savedParameters;
    private final FloatState savedState;
    private float[] best = {};

    /** Works on the live parameters and the live state of the optimizer. */
    FloatMemory(float[] parameters, FloatState state) {
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
            best = new float[parameters.length];
        }
        System.arraycopy(parameters, 0, best, 0, parameters.length);
    }

    @Override
    public void forgetBest() {
        best = new float[0];
    }

    @Override
    public void writeTo(StateParts parts) {
        parts.array(PARAMETERS, parameters);
        parts.array(BEST, best);
        parts.optimizer(OPTIMIZER, state);
    }

    @Override
    public void readFrom(TrainingState from) {
        float[] read = from.finiteFloats(PARAMETERS, parameters.length);
        boolean hasBest = from.number("bestEpoch") > 0;
        float[] readBest = from.finiteFloats(BEST, hasBest ? parameters.length : 0);
        StateParts.restore(OPTIMIZER, state, from);
        best = readBest.clone();
        System.arraycopy(read, 0, parameters, 0, read.length);
    }

    @Override
    public void useBest() {
        System.arraycopy(best, 0, parameters, 0, best.length);
    }
}
