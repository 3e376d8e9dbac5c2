package dev.deltarule.runtime.train;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * When a training hands out its state, and to whom.
 *
 * @param everyEpochs after every so many epochs, 0 for never
 * @param keeper is given the states
 * @param settings what a state must be resumed with
 * @param beginning what the training began with; empty if nobody asks
 */
record Checkpoints(
        int everyEpochs, Consumer<TrainingState> keeper, ResumeSettings settings, Optional<Beginning> beginning) {
    /** Hands out the state after the last epoch as well. */
    void epochEnded(int epoch, boolean last, Supplier<TrainingState> state) {
        if (everyEpochs > 0 && (last || epoch % everyEpochs == 0)) {
            keeper.accept(state.get());
        }
    }

    /** Adds what a state is resumed by. */
    void writeTo(StateParts parts) {
        settings.writeTo(parts);
        beginning.ifPresent(known -> known.writeTo(parts));
    }
}
