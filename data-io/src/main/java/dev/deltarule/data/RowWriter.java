package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.support.IoReason;
import dev.deltarule.runtime.support.UnfinishedFile;
import dev.deltarule.runtime.support.Uninterrupted;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes examples into a file that {@link RowFile} reads, a part at a time, so that they need not be in memory together. The
 * file is in its place once the writer is closed; until then one that was there before is as it was. What is written until
 * then is in a hidden file beside it, {@code .NAME.*.tmp}, which stays there if the process is killed. No later writer takes
 * it away, since it cannot know whether another machine is still writing it: remove it by hand.
 */
public final class RowWriter implements AutoCloseable {
    private final RowFormat format;
    private final Path file;
    private final UnfinishedFile unfinished;
    private final OutputStream out; // no channel, which an interrupt would close, with rows lost
    private final ByteBuffer buffer;
    private long count;
    private boolean failed;
    private boolean closed;

    private RowWriter(Path file, RowFormat format) {
        this.file = file;
        this.format = format;
        this.buffer = ByteBuffer.allocate(Math.max(format.rowBytes(), 1 << 16)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            unfinished = UnfinishedFile.begin(file);
            out = opened(unfinished);
        } catch (IOException e) {
            throw unwritable(e);
        }
        buffer.put(new RowHeader(format, 0).bytes());
    }

    private static OutputStream opened(UnfinishedFile unfinished) throws IOException {
        try {
            return Files.newOutputStream(unfinished.path());
        } catch (IOException e) {
            unfinished.close();
            throw e;
        }
    }

    /**
     * Begins a file of rows in float, in the place of one that may be there.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static RowWriter floats(Path file, int inputs, int targets) {
        return new RowWriter(file, new RowFormat(true, inputs, targets));
    }

    /** The same in double. */
    public static RowWriter doubles(Path file, int inputs, int targets) {
        return new RowWriter(file, new RowFormat(false, inputs, targets));
    }

    /**
     * Appends examples.
     *
     * @throws IllegalArgumentException if they have another number of inputs or targets, or a number is too large for a
     *     float; nothing is appended then
     * @throws UncheckedIOException if they cannot be written; there will be no file then
     * @throws IllegalStateException if the writer is closed
     */
    public void write(Examples examples) {
        if (closed) {
            throw new IllegalStateException("The writer of " + file + " is closed.");
        }
        if (examples.inputs() != format.inputs() || examples.targets() != format.targets()) {
            throw new IllegalArgumentException("The file has " + format.describe() + ", but the examples have "
                    + examples.inputs() + " inputs and " + examples.targets() + " targets.");
        }
        if (format.inFloat()) {
            float[] row = new float[format.width()];
            for (int k = 0; k < examples.count(); k++) {
                copy(examples, k, row); // refuses what no float can hold, before anything is appended
            }
            for (int k = 0; k < examples.count(); k++) {
                copy(examples, k, row);
                put(row);
            }
        } else {
            double[] row = new double[format.width()];
            for (int k = 0; k < examples.count(); k++) {
                examples.copyInputs(k, k + 1, row, 0);
                examples.copyTargets(k, k + 1, row, format.inputs());
                put(row);
            }
        }
        count += examples.count();
    }

    private void copy(Examples examples, int example, float[] row) {
        examples.copyInputs(example, example + 1, row, 0);
        examples.copyTargets(example, example + 1, row, format.inputs());
    }

    /**
     * Writes what is left, and puts the file in its place.
     *
     * @throws UncheckedIOException if it cannot be written; one that was there before is then as it was
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (unfinished;
                out) {
            if (!failed) {
                flush();
                out.close();
                Uninterrupted.run(this::completeHeader);
                unfinished.finish();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** How many rows there are is known only now. */
    private void completeHeader() throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished.path(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new RowHeader(format, count).bytes()), 0);
            channel.force(true);
        }
    }

    private void put(float[] row) {
        makeRoom();
        for (float number : row) {
            buffer.putFloat(number);
        }
    }

    private void put(double[] row) {
        makeRoom();
        for (double number : row) {
            buffer.putDouble(number);
        }
    }

    private void makeRoom() {
        if (buffer.remaining() < format.rowBytes()) {
            try {
                flush();
            } catch (IOException e) {
                failed = true;
                throw unwritable(e);
            }
        }
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(file + " cannot be written: " + IoReason.of(e, file) + ".", e);
    }
}
