package dev.deltarule.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Makes IDX files, good and bad, byte by byte. */
final class MadeIdx {
    private MadeIdx() {}

    static byte[] of(int magic, int[] sizes, byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(magic);
        for (int size : sizes) {
            out.writeInt(size);
        }
        out.write(data);
        return bytes.toByteArray();
    }

    static byte[] images(int count, int rows, int columns) throws IOException {
        byte[] data = new byte[count * rows * columns];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) i;
        }
        return of(0x803, new int[] {count, rows, columns}, data);
    }

    static byte[] labels(int... labels) throws IOException {
        byte[] data = new byte[labels.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) labels[i];
        }
        return of(0x801, new int[] {data.length}, data);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
