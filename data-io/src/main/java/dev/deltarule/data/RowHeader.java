package dev.deltarule.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The first 64 bytes of a file of rows, little-endian: a mark, the version, the bytes of a number, the inputs and targets of
 * a row, the number of rows, zeros, and a check sum of all these. Files written before there was one have no header. The mark
 * is NaN as a float and as a double, which no row may hold, so the two are never mistaken for each other.
 *
 * @param format how a row lies in the file
 * @param count how many rows there are
 */
record RowHeader(RowFormat format, long count) {
    static final int BYTES = 64;

    private static final long MARK = 0xffff5752_ffff5752L;
    private static final int VERSION = 1;
    private static final int CHECK_SUM_AT = BYTES - Integer.BYTES;

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MARK).putInt(VERSION).putInt(format.numberBytes());
        bytes.putInt(format.inputs()).putInt(format.targets()).putLong(count);
        bytes.putInt(CHECK_SUM_AT, checkSum(bytes));
        return bytes.array();
    }

    /**
     * The header of a file, none if it has none.
     *
     * @throws DataException if it is damaged, or does not fit the length of the file
     */
    static Optional<RowHeader> read(Path file, FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int count = 0; count >= 0 && bytes.hasRemaining(); ) {
            count = channel.read(bytes, bytes.position());
        }
        if (bytes.position() < Long.BYTES || bytes.getLong(0) != MARK) {
            return Optional.empty();
        }
        if (bytes.hasRemaining()) {
            throw new DataException(file + " is cut off: it ends before its header does. Fetch or write it again.");
        }
        bytes.position(Long.BYTES);
        int version = bytes.getInt();
        if (version != VERSION) {
            throw new DataException(file + " is a file of rows of version " + version + ", but only version " + VERSION
                    + " can be read. Is it from a later release, or damaged?");
        }
        RowHeader header = parse(file, bytes);
        header.checkLength(file, channel.size());
        return Optional.of(header);
    }

    /**
     * The format, where it is the one that was asked for.
     *
     * @throws DataException if it is not, or there is no row
     */
    RowFormat checked(Path file, Optional<RowFormat> wanted) {
        if (!wanted.orElse(format).equals(format)) {
            throw new DataException(file + " has rows of " + format.describe() + ", but is opened for rows of "
                    + wanted.orElse(format).describe() + ". Open it for what it has, or with RowFile.open.");
        }
        if (count == 0) {
            throw new DataException(file + " has no rows.");
        }
        return format;
    }

    private static RowHeader parse(Path file, ByteBuffer bytes) {
        int numberBytes = bytes.getInt();
        int inputs = bytes.getInt();
        int targets = bytes.getInt();
        long count = bytes.getLong();
        boolean known = numberBytes == Float.BYTES || numberBytes == Double.BYTES;
        boolean sizes = inputs >= 1 && targets >= 1 && !RowFormat.isTooWide(inputs, targets) && count >= 0;
        if (bytes.getInt(CHECK_SUM_AT) != checkSum(bytes) || !known || !sizes) {
            throw new DataException(
                    file + " is damaged: its header says " + count + " rows of " + inputs + " inputs and "
                            + targets + " targets, " + numberBytes
                            + " bytes each, but its check sum or these are wrong. Fetch or"
                            + " write it again.");
        }
        return new RowHeader(new RowFormat(numberBytes == Float.BYTES, inputs, targets), count);
    }

    private void checkLength(Path file, long length) {
        long there = length - BYTES;
        long row = format.rowBytes();
        if (there % row != 0 || there / row != count) {
            throw new DataException(
                    file + " is " + (there / row < count ? "cut off" : "too long") + ": its header promises "
                            + count + " rows of " + format.describe() + ", but " + there + " bytes follow, which are "
                            + there / row + " rows and " + there % row + " bytes. Fetch or write it again.");
        }
    }

    private static int checkSum(ByteBuffer bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes.slice(0, CHECK_SUM_AT));
        return (int) sum.getValue();
    }
}
