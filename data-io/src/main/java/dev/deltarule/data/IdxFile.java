package dev.deltarule.data;

import dev.deltarule.runtime.support.IoReason;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * An array of numbers in the IDX format of the MNIST database, plain or gzip: two zero bytes, the type, the number of
 * dimensions, each size as four bytes with the highest first, then the numbers row by row.
 */
public final class IdxFile {
    private final Path file;
    private final IdxType type;
    private final List<Integer> sizes;
    private final ByteBuffer numbers;

    private IdxFile(Path file, IdxType type, List<Integer> sizes, byte[] bytes) {
        this.file = file;
        this.type = type;
        this.sizes = List.copyOf(sizes);
        this.numbers = ByteBuffer.wrap(bytes);
    }

    /**
     * Reads a file and checks it whole.
     *
     * @throws DataException if the file cannot be read or is no such file; it says what was expected and what is there
     */
    public static IdxFile read(Path file) {
        try (DataInputStream in = new DataInputStream(Gzip.open(file))) {
            int magic = in.readInt();
            IdxType type = type(magic, file);
            List<Integer> sizes = new ArrayList<>();
            for (int d = 0; d < (magic & 0xff); d++) {
                sizes.add(in.readInt());
            }
            int length = byteLength(type, sizes, file);
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
            return new IdxFile(file, type, sizes, bytes);
        } catch (EOFException e) {
            throw new DataException(
                    file + " is cut off: it ends before its header or its gzip stream does. Fetch the file again.", e);
        } catch (ZipException e) {
            throw new DataException(file + " is damaged gzip: " + e.getMessage() + ". Fetch the file again.", e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + IoReason.of(e, file) + ".", e);
        }
    }

    /**
     * Reads a file and checks that it has this type and number of dimensions.
     *
     * @throws DataException as {@link #read(Path)}, or if it has not
     */
    public static IdxFile read(Path file, IdxType type, int dimensions) {
        IdxFile idx = read(file);
        if (idx.type != type || idx.dimensions() != dimensions) {
            throw new DataException(file + ": expected " + type + " numbers in " + dimensions
                    + " dimension(s), but these are " + idx.type + " numbers in " + idx.dimensions() + ".");
        }
        return idx;
    }

    /** Where it was read from. */
    public Path file() {
        return file;
    }

    /** What the numbers are. */
    public IdxType type() {
        return type;
    }

    /** The number of dimensions, at least 1. */
    public int dimensions() {
        return sizes.size();
    }

    /** The size of a dimension; dimensions count from 0. */
    public int size(int dimension) {
        return sizes.get(dimension);
    }

    /** The number of numbers: the product of the sizes. */
    public int length() {
        return numbers.capacity() / type.bytes();
    }

    /** A number of the flat, row-major array; exact for every type. */
    public double get(int index) {
        return type.get(numbers, index);
    }

    private static IdxType type(int magic, Path file) {
        boolean zeros = (magic & 0xffff0000) == 0;
        int dimensions = magic & 0xff;
        if (!zeros || dimensions == 0 || IdxType.of(magic >> 8).isEmpty()) {
            throw new DataException(String.format(
                    "%s is no IDX file: it should begin with 0000, a type from 08 to 0e and a number of dimensions, as in"
                            + " 00000803, but begins with %08x.",
                    file, magic));
        }
        return IdxType.of(magic >> 8).orElseThrow();
    }

    private static int byteLength(IdxType type, List<Integer> sizes, Path file) {
        long length = type.bytes();
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
