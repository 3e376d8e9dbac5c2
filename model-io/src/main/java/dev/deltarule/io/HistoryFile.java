package dev.deltarule.io;

import dev.deltarule.runtime.support.IoReason;
import dev.deltarule.runtime.support.Uninterrupted;
import dev.deltarule.runtime.train.StateLayout;
import dev.deltarule.runtime.train.TrainingState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The history of a long training, beside its checkpoints: one row of numbers for each epoch, appended in blocks, so that the
 * checkpoints of a million epochs do not hold it a million times over. Each checkpoint says how many epochs the file had for
 * it, and their {@link HistoryMark checksum}; what comes behind them was written for later ones.
 *
 * <p>The first line names the columns; the rows behind it are little-endian doubles.
 */
final class HistoryFile {
    /** The epochs of a block. So many at most are in a checkpoint itself. */
    static final int BLOCK = 1024;

    private static final String TITLE = "deltarule history 1: ";
    private static final int LONGEST_TITLE = 1 << 12;

    private final Path file;
    private HistoryMark mark = HistoryMark.NONE;
    private List<String> columns = List.of();

    HistoryFile(Path file) {
        this.file = file;
    }

    /** The whole blocks of the epochs of a state. */
    static int wholeBlocks(int epochs) {
        return epochs / BLOCK * BLOCK;
    }

    /**
     * Makes the file hold the whole blocks of the epochs of a state. Those that it has by its mark are left as they are.
     *
     * @return what there is now
     */
    HistoryMark append(TrainingState state) {
        int epochs = wholeBlocks(state.epochs());
        try {
            while (mark.epochs() < epochs) {
                Map<String, double[]> block = state.history(mark.epochs(), mark.epochs() + BLOCK);
                if (mark.epochs() == 0) {
                    columns = List.copyOf(block.keySet());
                }
                append(block);
            }
        } catch (IOException e) {
            throw new ModelFileException(file + " cannot be written: " + IoReason.of(e, file) + ".", e);
        }
        return mark;
    }

    private void append(Map<String, double[]> block) throws IOException {
        byte[] rows = rows(block);
        byte[] title = title();
        Uninterrupted.run(() -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (mark.epochs() == 0) {
                    channel.truncate(0);
                    writeFully(channel, ByteBuffer.wrap(title), 0);
                }
                writeFully(channel, ByteBuffer.wrap(rows), title.length + (long) mark.epochs() * rowBytes());
                channel.force(true);
            }
        });
        mark = (mark.epochs() == 0 ? HistoryMark.begin(title) : mark).after(BLOCK, rows);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Row by row. A training that was resumed may have fewer figures than it began with: those have no number from then on. */
    private byte[] rows(Map<String, double[]> block) {
        double[] none = new double[BLOCK];
        Arrays.fill(none, Double.NaN);
        ByteBuffer rows = ByteBuffer.allocate(BLOCK * rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < BLOCK; row++) {
            for (String column : columns) {
                rows.putDouble(block.getOrDefault(column, none)[row]);
            }
        }
        return rows.array();
    }

    private int rowBytes() {
        return columns.size() * Double.BYTES;
    }

    private byte[] title() {
        return (TITLE + String.join(" ", columns) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the epochs of a mark by column, and goes on behind them.
     *
     * @param check is asked how much may be read, before anything is
     * @throws ModelFileException if they are not there, or are others than those that were written
     * @throws RefusedCheckpoint if they are more than may be read
     */
    Map<String, double[]> read(HistoryMark wanted, CheckpointCheck check) {
        mark = HistoryMark.NONE;
        if (wanted.epochs() == 0) {
            return Map.of();
        }
        try {
            return Uninterrupted.call(() -> readOnce(wanted, check));
        } catch (IOException e) {
            throw new ModelFileException(
                    file + " cannot be read: " + IoReason.of(e, file)
                            + ". It has the history of the epochs before the checkpoint.",
                    e);
        }
    }

    private Map<String, double[]> readOnce(HistoryMark wanted, CheckpointCheck check) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            columns = readTitle(channel);
            byte[] title = title();
            if (channel.size() < title.length + (long) wanted.epochs() * rowBytes()) {
                throw damaged("It should have the history of " + wanted.epochs() + " epochs, but is too short.");
            }
            checkSize(wanted, check);
            Map<String, double[]> history = new LinkedHashMap<>();
            columns.forEach(column -> history.put(column, new double[wanted.epochs()]));
            HistoryMark found = HistoryMark.begin(title);
            ByteBuffer rows = ByteBuffer.allocate(BLOCK * rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
            channel.position(title.length);
            while (found.epochs() < wanted.epochs()) {
                readFully(channel, rows.clear());
                found = found.after(BLOCK, rows.array());
                copy(rows.flip(), found.epochs() - BLOCK, history);
            }
            if (!found.equals(wanted)) {
                throw damaged("The history of the first " + wanted.epochs() + " epochs should have the checksum "
                        + HeaderReader.shortened(wanted.checksum()) + ", but has " + found.checksum() + ".");
            }
            mark = found;
            return history;
        }
    }

    private void checkSize(HistoryMark wanted, CheckpointCheck check) {
        try {
            check.checkHistory(file.toString(), (long) wanted.epochs() * rowBytes());
        } catch (ModelFileException e) {
            throw new RefusedCheckpoint(e);
        }
    }

    private static void copy(ByteBuffer rows, int from, Map<String, double[]> history) {
        for (int row = from; rows.hasRemaining(); row++) {
            for (double[] column : history.values()) {
                column[row] = rows.getDouble();
            }
        }
    }

    private List<String> readTitle(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(LONGEST_TITLE, channel.size()));
        readFully(channel, start);
        String text = new String(start.array(), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (!text.startsWith(TITLE) || end < 0) {
            throw damaged("It does not begin with the title of a history.");
        }
        List<String> names =
                new ArrayList<>(List.of(text.substring(TITLE.length(), end).split(" ", -1)));
        if (names.stream().distinct().count() < names.size()) {
            throw damaged("It has a column twice.");
        }
        if (!names.stream().allMatch(StateLayout::isOfHistory)) {
            throw damaged("It has a column that no history has.");
        }
        return names;
    }

    private void readFully(FileChannel channel, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw damaged("It ended while it was read; somebody else may be writing it.");
            }
        }
    }

    private ModelFileException damaged(String what) {
        return new ModelFileException(file + ": " + what + " The file is damaged, or of another training.");
    }
}
