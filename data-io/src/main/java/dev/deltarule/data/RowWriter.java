package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.support.IoReason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes examples into a file that {@link RowFile} reads, a part at a time, so that they need not be in memory together. */
public final class RowWriter implements AutoCloseable {
    private final RowFormat format;
    private final Path file;
    private final OutputStream out;
    private final ByteBuffer buffer;

    private RowWriter(Path file, RowFormat format) {
        this.file = file;
        this.format = format;
        this.buffer = ByteBuffer.allocate(Math.max(format.rowBytes(), 1 << 16)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            // A stream and no channel, which an interrupt would close, with rows lost.
            out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw unwritable(e);
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
     * @throws UncheckedIOException if they cannot be written
     */
    public void write(Examples examples) {
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
    }

    private void copy(Examples examples, int example, float[] row) {
        examples.copyInputs(example, example + 1, row, 0);
        examples.copyTargets(example, example + 1, row, format.inputs());
    }

    /** Writes what is left and closes the file. */
    @Override
    public void close() {
        try (out) {
            flush();
        } catch (IOException e) {
            throw unwritable(e);
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
