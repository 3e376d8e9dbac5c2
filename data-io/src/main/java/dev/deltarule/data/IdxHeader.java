package dev.deltarule.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an IDX file says of its numbers. It is checked against the size of the file, so that nothing is reserved for numbers
 * that cannot be there.
 *
 * @param file where it was read from
 * @param type what the numbers are
 * @param sizes the size of each dimension
 * @param dataBytes how many bytes the numbers have
 */
record IdxHeader(Path file, IdxType type, List<Integer> sizes, int dataBytes) {
    private static final int SHOWN_SIZES = 8;

    static IdxHeader read(Path file, Gzip source) throws IOException {
        DataInputStream in = new DataInputStream(source.bytes());
        int magic = in.readInt();
        IdxType type = type(magic, file);
        List<Integer> sizes = new ArrayList<>();
        for (int d = 0; d < (magic & 0xff); d++) {
            sizes.add(in.readInt());
        }
        IdxHeader header = new IdxHeader(file, type, List.copyOf(sizes), byteLength(type, sizes, file));
        header.check(source);
        return header;
    }

    void check(IdxType wanted, int dimensions) {
        if (type != wanted || sizes.size() != dimensions) {
            throw new DataException(file + ": expected " + wanted + " numbers in " + dimensions
                    + " dimension(s), but these are " + type + " numbers in " + sizes.size() + ".");
        }
    }

    DataException cutOff(long there) {
        return new DataException(file + " is cut off: its sizes " + times(sizes) + " promise " + dataBytes
                + " bytes of data, but only " + there + " follow. Fetch the file again.");
    }

    DataException tooLong() {
        return new DataException(file + " is too long: its sizes " + times(sizes) + " promise " + dataBytes
                + " bytes of data, but more follow. Fetch the file again.");
    }

    private void check(Gzip source) throws IOException {
        long most = source.most() - Integer.BYTES * (1L + sizes.size());
        if (dataBytes > most && source.packed()) {
            throw new RefusedContentException(" has the sizes " + times(sizes) + ", " + dataBytes
                    + " bytes, but may unpack to no more than " + source.most()
                    + ", since more is much for its size. If it is to be trusted, allow more with maxUnpackedBytes.");
        }
        if (dataBytes > most) {
            throw cutOff(most);
        }
    }

    private static IdxType type(int magic, Path file) {
        boolean zeros = (magic & 0xffff0000) == 0;
        int dimensions = magic & 0xff;
        if (!zeros || dimensions == 0 || IdxType.of(magic >> 8).isEmpty()) {
            throw new DataException(
                    file + " is no IDX file: it should begin with 0000, a type from 08 to 0e and a number of"
                            + " dimensions, as in 00000803, but begins with "
                            + HexFormat.of().toHexDigits(magic) + ".");
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
        return sizes.stream().limit(SHOWN_SIZES).map(String::valueOf).collect(Collectors.joining(" x "))
                + (sizes.size() > SHOWN_SIZES ? " x ..." : "");
    }
}
