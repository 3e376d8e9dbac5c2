package dev.deltarule.runtime.train;

/** An epoch before a training was resumed. It did not end the training, and its best parameters are known already. */
record PastEpoch(EpochReport report) implements Progress {
    @Override
    public boolean allCorrect() {
        return false;
    }

    @Override
    public boolean allWithin(double tolerance) {
        return false;
    }

    @Override
    public void keepAsBest() {
        // The state that the training goes on from has them.
    }
}
