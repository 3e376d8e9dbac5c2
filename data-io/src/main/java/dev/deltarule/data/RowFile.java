package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.support.IoReason;
import dev.deltarule.runtime.support.SplitMix64;
import dev.deltarule.runtime.support.Uninterrupted;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A file of examples that memory need not hold: a header of 64 bytes that says how wide a row is and how many there are, and
 * rows of float or double, each its inputs and then its targets, little-endian. {@link RowWriter} writes such files, and
 * NumPy reads them: {@code np.fromfile(path, "<f4", offset=64).reshape(-1, inputs + targets)}. A file may also be without the
 * header, as NumPy writes it: {@code np.hstack([x, y]).astype("<f4").tofile(path)}. It is mapped into memory and read block
 * by block.
 *
 * <p>To train on it, go through the blocks once per epoch:
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(net).optimizer(new Sgd(0.05)).batchSize(32).stopWhen(StopRule.epochs(1));
 * for (int epoch = 1; epoch <= 10; epoch++) {
 *     for (Examples block : file.blocks(100_000, epoch)) {
 *         trainer.shuffle(epoch).fit(block);
 *     }
 * }
 * }</pre>
 *
 * <p>With plain gradient descent that is the same as one training on examples in that order. What an optimizer remembers from
 * step to step, such as momentum, begins anew with each block, so blocks should have many batches.
 */
public final class RowFile {
    private static final long SEGMENT = 1L << 30;

    private final Path file;
    private final RowFormat format;
    private final long count;
    private final int rowsPerSegment;
    private final List<MappedByteBuffer> segments;

    private RowFile(Path file, RowFormat format, long count, int rowsPerSegment, List<MappedByteBuffer> segments) {
        this.file = file;
        this.format = format;
        this.count = count;
        this.rowsPerSegment = rowsPerSegment;
        this.segments = List.copyOf(segments);
    }

    /**
     * Opens a file that a {@link RowWriter} wrote, in the precision and width that its header says.
     *
     * @throws DataException if the file cannot be read, has no header or no row, or is damaged
     */
    public static RowFile open(Path file) {
        return open(file, Optional.empty(), SEGMENT);
    }

    /**
     * Opens a file of rows in float, with a header or without one.
     *
     * @param inputs how many numbers of a row are inputs
     * @param targets how many numbers after these are targets
     * @throws DataException if the file cannot be read, has no row or another width than its header says, or is no whole
     *     number of rows long
     * @throws IllegalArgumentException if {@code inputs} or {@code targets} is below 1
     */
    public static RowFile floats(Path file, int inputs, int targets) {
        return open(file, new RowFormat(true, inputs, targets), SEGMENT);
    }

    /** The same for a file of rows in double. */
    public static RowFile doubles(Path file, int inputs, int targets) {
        return open(file, new RowFormat(false, inputs, targets), SEGMENT);
    }

    /** Opens a file in mappings of at most this many bytes, or of one row; a mapping cannot have more than 2^31 - 1. */
    static RowFile open(Path file, RowFormat format, long segmentBytes) {
        return open(file, Optional.of(format), segmentBytes);
    }

    private static RowFile open(Path file, Optional<RowFormat> wanted, long segmentBytes) {
        try {
            return Uninterrupted.call(() -> openOnce(file, wanted, segmentBytes));
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + IoReason.of(e, file) + ".", e);
        }
    }

    private static RowFile openOnce(Path file, Optional<RowFormat> wanted, long segmentBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<RowHeader> header = RowHeader.read(file, channel);
            RowFormat format = header.map(found -> found.checked(file, wanted))
                    .or(() -> wanted)
                    .orElseThrow(() -> new DataException(file
                            + " has no header that says how wide a row is. Open it with RowFile.floats or"
                            + " RowFile.doubles and the numbers of inputs and targets."));
            long start = header.isPresent() ? RowHeader.BYTES : 0;
            long length = channel.size() - start;
            long row = format.rowBytes();
            if (header.isEmpty() && (length == 0 || length % row != 0)) {
                throw new DataException(file + " is " + length + " bytes long, which is no whole number of rows of "
                        + format.describe() + ", " + row + " bytes each.");
            }
            int rowsPerSegment = (int) Math.max(1, segmentBytes / row);
            List<MappedByteBuffer> segments = new ArrayList<>();
            for (long at = 0; at < length; at += rowsPerSegment * row) {
                long size = Math.min(rowsPerSegment * row, length - at);
                MappedByteBuffer segment = channel.map(FileChannel.MapMode.READ_ONLY, start + at, size);
                segment.order(ByteOrder.LITTLE_ENDIAN);
                segments.add(segment);
            }
            return new RowFile(file, format, length / row, rowsPerSegment, segments);
        }
    }

    /** The number of examples, at least 1. */
    public long count() {
        return count;
    }

    /** The number of inputs of each example. */
    public int inputs() {
        return format.inputs();
    }

    /** The number of targets of each example. */
    public int targets() {
        return format.targets();
    }

    /**
     * Reads some examples.
     *
     * @param from the first of them, from 0
     * @param rows how many, at least 1
     * @throws IndexOutOfBoundsException if there are no such examples
     * @throws IllegalArgumentException if one array cannot hold so many
     * @throws DataException if a number is NaN or infinite; it names file, row and column
     */
    public Examples examples(long from, int rows) {
        if (from < 0 || rows < 1 || from > count - rows) {
            throw new IndexOutOfBoundsException("There are no " + rows + " examples from " + from + " on: the examples"
                    + " are 0 to " + (count - 1) + ".");
        }
        RowBlock block = format.block(rows);
        for (int k = 0; k < rows; k++) {
            long row = from + k;
            int at = (int) (row % rowsPerSegment);
            int wrong = block.read(segments.get((int) (row / rowsPerSegment)), at, k);
            if (wrong >= 0) {
                throw new DataException(file + ", row " + row + ", column " + wrong
                        + " (both from 0): expected a finite number, but there is NaN or infinity.");
            }
        }
        return block.examples();
    }

    /**
     * All examples in their order, as blocks of {@code rows}; the last may have fewer. Each block is read when it is its
     * turn, into arrays of its own.
     *
     * @throws IllegalArgumentException if {@code rows} is below 1
     */
    public Iterable<Examples> blocks(int rows) {
        return blocks(rows, IntStream.range(0, blockCount(rows)).toArray());
    }

    /**
     * The same with the blocks in a random order that the seed decides. Within a block the order is that of the file, so a
     * file should be in no particular order.
     *
     * @throws IllegalArgumentException if {@code rows} is below 1
     */
    public Iterable<Examples> blocks(int rows, long seed) {
        int[] order = IntStream.range(0, blockCount(rows)).toArray();
        new SplitMix64(seed).shuffle(order);
        return blocks(rows, order);
    }

    private Iterable<Examples> blocks(int rows, int[] order) {
        return () -> iterator(rows, order);
    }

    private Iterator<Examples> iterator(int rows, int[] order) {
        return IntStream.of(order)
                .mapToObj(block -> {
                    long from = (long) block * rows;
                    return examples(from, (int) Math.min(rows, count - from));
                })
                .iterator();
    }

    private int blockCount(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("A block needs at least 1 row, but is to have " + rows + ".");
        }
        long blocks = (count + rows - 1) / rows;
        if (blocks > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    count + " examples in blocks of " + rows + " are too many blocks. Take larger ones.");
        }
        return (int) blocks;
    }
}
