package dev.deltarule.io;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.train.StateLayout;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.runtime.train.TrainingState;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Trains with checkpoints in a folder: a training that was killed, whenever that was, goes on from its last one when the same
 * program is run again, and ends with the same bits as one that was never disturbed.
 *
 * <pre>{@code
 * TrainingResult result = Checkpoints.in(Path.of("run")).every(10).fit(trainer, examples);
 * }</pre>
 *
 * <p>Each checkpoint is a safetensors file {@code epoch-0000010.safetensors} with the parameters, what the optimizer
 * remembers, the state of the random generators, the reports of the epochs, and checksums of the examples and of the first
 * parameters. It is written whole or not at all. A folder belongs to one training, and to one process at a time: with other
 * examples, settings or first parameters {@link #fit} refuses it.
 *
 * <p>The reports of a long training are in a file beside them, {@code history.bin}, which only grows, by 1024 epochs at a time:
 * in the checkpoints themselves a million epochs would be written again and again. Who copies a checkpoint of more epochs
 * takes this file along.
 */
public final class Checkpoints {
    private final CheckpointFolder folder;
    private final int epochs;
    private final int files;
    private final long bytes;

    private Checkpoints(CheckpointFolder folder, int epochs, int files, long bytes) {
        this.folder = folder;
        this.epochs = epochs;
        this.files = files;
        this.bytes = bytes;
    }

    /** Checkpoints in this folder, which is created by {@link #fit}: after every epoch, of which the last 3 are kept. */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(new CheckpointFolder(folder), 1, 3, CheckpointCheck.DEFAULT_BYTES);
    }

    /**
     * The same, but only after every so many epochs and after the last.
     *
     * @param newEpochs at least 1
     */
    public Checkpoints every(int newEpochs) {
        if (newEpochs < 1) {
            throw new IllegalArgumentException("every must be at least 1 epoch, but is " + newEpochs + ".");
        }
        return new Checkpoints(folder, newEpochs, files, bytes);
    }

    /**
     * The same, but so many files are kept.
     *
     * @param newFiles at least 1; with more, an older one is there should the disk damage the newest
     */
    public Checkpoints keep(int newFiles) {
        if (newFiles < 1) {
            throw new IllegalArgumentException("keep must be at least 1 file, but is " + newFiles + ".");
        }
        return new Checkpoints(folder, epochs, newFiles, bytes);
    }

    /**
     * The same, but more is read of what only the files tell the size of, 128 MiB by default, so that no forged one fills the
     * memory: of the history, which has 24 bytes per epoch and 8 more for each metric, and by {@link #newest()} of everything.
     * What else a checkpoint has is compared with the training before it is read.
     *
     * @param newBytes at least 1
     */
    public Checkpoints readAtMost(long newBytes) {
        if (newBytes < 1) {
            throw new IllegalArgumentException("readAtMost must be at least 1 byte, but is " + newBytes + ".");
        }
        return new Checkpoints(folder, epochs, files, newBytes);
    }

    /**
     * Trains as {@link Trainer#fit} does, from the newest checkpoint on if there is one. A training whose last checkpoint says
     * that it had come to its end is not continued: its result is returned again.
     *
     * @param trainer set as it was for the checkpoints in the folder, its network created as then (or just trained by them);
     *     each call needs one of its own
     * @param examples those of the first time, in the same order
     * <p>If the thread is interrupted, what is written or read then is first brought to its end, and training stops as {@link
     * Trainer#fit} says, with the interrupt flag set.
     *
     * @throws IllegalArgumentException if the checkpoints are of a training with other settings, examples, validation examples
     *     or first parameters, or the newest holds a number that none can have; nothing is changed then
     * @throws ModelFileException if the newest has a longer history than {@link #readAtMost} allows, no checkpoint is whole although there are some, the newest cannot be read, or one cannot
     *     be written, which ends the training
     */
    public TrainingResult fit(Trainer trainer, Examples examples) {
        folder.open();
        folder.removeLeftovers();
        HistoryFile history = folder.history();
        newest(history, Optional.of(trainer.stateLayout())).ifPresent(trainer::rerun);
        return trainer.checkpoints(epochs, state -> write(state, history)).fit(examples);
    }

    /** The history comes first: a checkpoint says what it needs of it. */
    private void write(TrainingState state, HistoryFile history) {
        HistoryMark mark = history.append(state);
        folder.write(state.epochs(), CheckpointFile.content(state, mark), files);
    }

    /**
     * The newest state that is whole, for {@link Trainer#resume}; damaged files are passed over.
     *
     * @throws ModelFileException if there are checkpoints, but none is whole, or one cannot be read and so may be whole, or is
     *     larger than {@link #readAtMost} allows
     */
    public Optional<TrainingState> newest() {
        return newest(folder.history(), Optional.empty());
    }

    /**
     * The same for a training whose network and optimizer are known: nothing is read that it has no use for.
     *
     * @throws IllegalArgumentException if the state is of another network or optimizer, or has arrays that none can have
     * @throws IllegalStateException if the trainer has no optimizer
     * @throws ModelFileException as without a trainer; of the sizes only that of the history may be too large
     */
    public Optional<TrainingState> newest(Trainer trainer) {
        return newest(folder.history(), Optional.of(trainer.stateLayout()));
    }

    private Optional<TrainingState> newest(HistoryFile history, Optional<StateLayout> layout) {
        return folder.newestWhole(history, new CheckpointCheck(layout, bytes))
                .map(found -> CheckpointFile.state(found.file().toString(), found.content(), found.history()));
    }
}
