package dev.deltarule.samples.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * An array of unsigned bytes in the IDX format of the MNIST database, plain or gzip: two zero bytes, the type, the number
 * of dimensions, each size as four bytes with the highest first, then the numbers row by row.
 */
public final class IdxFile {
    private static final int UNSIGNED_BYTE = 8;

    private final List<Integer> sizes;
    private final byte[] bytes;

    private IdxFile(List<Integer> sizes, byte[] bytes) {
        this.sizes = List.copyOf(sizes);
        this.bytes = bytes;
    }

    /**
     * Reads a file and checks it whole.
     *
     * @param dimensions how many dimensions the array should have
     * @throws DataException if the file cannot be read or is no such file; it says what was expected and what is there
     */
    public static IdxFile read(Path file, int dimensions) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                DataInputStream in = new DataInputStream(unpacked(raw))) {
            checkMagic(in.readInt(), dimensions, file);
            List<Integer> sizes = new ArrayList<>();
            for (int d = 0; d < dimensions; d++) {
                sizes.add(in.readInt());
            }
            int length = length(sizes, file);
            // readNBytes grows with what is there, so a damaged size does not reserve memory for nothing.
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new DataException(file + " is cut off: its sizes " + times(sizes) + " promise " + length
                        + " bytes of data, but only " + bytes.length + " follow. Fetch the file again.");
            }
            if (in.read() >= 0) {
                throw new DataException(file + " is too long: its sizes " + times(sizes) + " promise " + length
                        + " bytes of data, but more follow. Fetch the file again.");
            }
            return new IdxFile(sizes, bytes);
        } catch (EOFException e) {
            throw new DataException(
                    file + " is cut off: it ends before its header or its gzip stream does. Fetch the file again.", e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e, e);
        }
    }

    /** The size of a dimension; dimensions count from 0. */
    public int size(int dimension) {
        return sizes.get(dimension);
    }

    /** The number of bytes: the product of the sizes. */
    public int length() {
        return bytes.length;
    }

    /** A byte of the flat, row-major array as 0..255. */
    public int get(int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        byte[] start = raw.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), raw);
        boolean gzip = start.length == 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
        return gzip ? new BufferedInputStream(new GZIPInputStream(whole)) : whole;
    }

    private static void checkMagic(int magic, int dimensions, Path file) {
        int expected = UNSIGNED_BYTE << 8 | dimensions;
        if (magic != expected) {
            throw new DataException(String.format(
                    "%s is no IDX file of unsigned bytes in %d dimension(s): it should begin with %08x, but begins with"
                            + " %08x.",
                    file, dimensions, expected, magic));
        }
    }

    private static int length(List<Integer> sizes, Path file) {
        long length = 1;
        for (int size : sizes) {
            if (size < 1) {
                throw new DataException(file + ": each size must be at least 1, but they are " + times(sizes) + ".");
            }
            length *= size;
            if (length > Integer.MAX_VALUE - 8) {
                throw new DataException(file + ": its sizes " + times(sizes) + " are too large for one array.");
            }
        }
        return (int) length;
    }

    private static String times(List<Integer> sizes) {
        return String.join(" x ", sizes.stream().map(String::valueOf).toList());
    }
}
