package dev.deltarule.io;

import dev.deltarule.runtime.train.StateLayout;
import dev.deltarule.runtime.train.TrainingState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what a checkpoint says of itself with what its training has, before any of its numbers is read: a forged one would
 * fill the memory else.
 *
 * @param layout what the training has, if it is known
 * @param mostBytes how much may be read of what only the file tells the size of: of the history, and without a layout of
 *     everything
 */
record CheckpointCheck(Optional<StateLayout> layout, long mostBytes) {
    /** As many as the histories of 5 million epochs have. */
    static final long DEFAULT_BYTES = 128L << 20;

    private static final String HOW_TO_RAISE = "If you trust the files, allow more: Checkpoints.readAtMost.";

    /** Takes what there is. */
    static final CheckpointCheck NONE = new CheckpointCheck(Optional.empty(), Long.MAX_VALUE);

    /**
     * Refuses a header.
     *
     * @throws IllegalArgumentException if the checkpoint is of another training, or none can have such arrays
     * @throws ModelFileException if it is none, or more than may be read
     */
    void check(String file, Header header) {
        if (equals(NONE)) {
            return;
        }
        TrainingState unread = CheckpointFile.unread(file, header.metadata());
        HistoryMark mark = HistoryMark.of(file, header.metadata());
        Map<String, Integer> floats = new LinkedHashMap<>();
        Map<String, Integer> doubles = new LinkedHashMap<>();
        long history = 0;
        for (Header.Entry entry : header.tensors()) {
            checkShape(file, entry);
            switch (entry.dtype()) {
                case F32 -> floats.put(entry.name(), entry.count());
                case F64 -> {
                    boolean isOfHistory = StateLayout.isOfHistory(entry.name());
                    long count = entry.count() + (isOfHistory ? (long) mark.epochs() : 0);
                    doubles.put(entry.name(), (int) Math.min(Integer.MAX_VALUE, count));
                    history += isOfHistory ? count * Double.BYTES : 0;
                }
                case I64 -> throw CheckpointFile.ofLongs(file, entry.name());
            }
        }
        layout.ifPresent(known -> known.check(unread, floats, doubles));
        checkHistory(file, history);
        if (layout.isEmpty() && header.dataBytes() > mostBytes) {
            throw new ModelFileException(
                    file + " has " + header.dataBytes() + " bytes of numbers, but only " + mostBytes
                            + " are read where the training is not known, so that no forged file fills the memory. Name"
                            + " the training: newest(trainer). " + HOW_TO_RAISE);
        }
    }

    /** @throws ModelFileException if the history has more bytes than may be read */
    void checkHistory(String file, long bytes) {
        if (bytes > mostBytes) {
            throw new ModelFileException(file + ": its history has " + bytes + " bytes, but only " + mostBytes
                    + " are read, so that no forged file fills the memory. " + HOW_TO_RAISE);
        }
    }

    private static void checkShape(String file, Header.Entry entry) {
        if (entry.shape().size() != 1) {
            throw ModelFileException.damaged(
                    file,
                    "Tensor " + HeaderReader.shortened(entry.name()) + " is of shape "
                            + HeaderReader.shortened(entry.shape().toString())
                            + ", but those of checkpoints have one dimension.");
        }
    }
}
