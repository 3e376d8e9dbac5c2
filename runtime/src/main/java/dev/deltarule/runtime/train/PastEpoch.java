package dev.deltarule.runtime.train;

/**
 * An epoch before a training was resumed. It did not end the training.
 *
 * @param kept is told if the epoch is to be kept as the best; its parameters are gone
 */
record PastEpoch(EpochReport report, Runnable kept) implements Progress {
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
        kept.run();
    }
}
