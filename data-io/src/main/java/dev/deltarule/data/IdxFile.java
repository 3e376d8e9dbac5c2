package dev.deltarule.data;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * An array of numbers in the IDX format of the MNIST database, plain or gzip: two zero bytes, the type, the number of
 * dimensions, each size as four bytes with the highest first, then the numbers row by row.
 */
public final class IdxFile {
    private final IdxHeader header;
    private final ByteBuffer numbers;

    IdxFile(IdxHeader header, byte[] bytes) {
        this.header = header;
        this.numbers = ByteBuffer.wrap(bytes);
    }

    /**
     * Reads a file and checks it whole. A gzip file may unpack to 1 GiB, and to 200 times its size where that is more than
     * 16 MiB.
     *
     * @throws DataException if the file cannot be read or is no such file; it says what was expected and what is there
     */
    public static IdxFile read(Path file) {
        return read(file, UnpackLimit.DEFAULT);
    }

    /**
     * The same for a gzip file that may unpack to this many bytes.
     *
     * @throws DataException as {@link #read(Path)}
     * @throws IllegalArgumentException if {@code maxUnpackedBytes} is below 1
     */
    public static IdxFile read(Path file, long maxUnpackedBytes) {
        return read(file, UnpackLimit.of(maxUnpackedBytes));
    }

    /**
     * Reads a file that must have this type and number of dimensions, which is checked before its numbers are read.
     *
     * @throws DataException as {@link #read(Path)}, or if it has not
     */
    public static IdxFile read(Path file, IdxType type, int dimensions) {
        try (IdxStream stream = IdxStream.open(file, UnpackLimit.DEFAULT)) {
            stream.header().check(type, dimensions);
            return stream.read();
        }
    }

    private static IdxFile read(Path file, UnpackLimit limit) {
        try (IdxStream stream = IdxStream.open(file, limit)) {
            return stream.read();
        }
    }

    /** Where it was read from. */
    public Path file() {
        return header.file();
    }

    /** What the numbers are. */
    public IdxType type() {
        return header.type();
    }

    /** The number of dimensions, at least 1. */
    public int dimensions() {
        return header.sizes().size();
    }

    /** The size of a dimension; dimensions count from 0. */
    public int size(int dimension) {
        return header.sizes().get(dimension);
    }

    /** The number of numbers: the product of the sizes. */
    public int length() {
        return numbers.capacity() / type().bytes();
    }

    /** A number of the flat, row-major array; exact for every type. */
    public double get(int index) {
        return type().get(numbers, index);
    }
}
