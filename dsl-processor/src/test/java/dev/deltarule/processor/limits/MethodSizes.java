package dev.deltarule.processor.limits;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The length in bytes of the bytecode of each method of a class file (The Java Virtual Machine Specification, chapter 4).
 */
final class MethodSizes {
    private final DataInputStream in;
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new LinkedHashMap<>();

    private MethodSizes(byte[] classFile) {
        this.in = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    /** Sizes by method name; of overloads the largest. */
    static Map<String, Integer> of(byte[] classFile) {
        MethodSizes reader = new MethodSizes(classFile);
        try {
            reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.sizes;
    }

    private void read() throws IOException {
        in.skipNBytes(8); // magic and version
        int constants = in.readUnsignedShort();
        for (int k = 1; k < constants; k++) {
            k += readConstant(k);
        }
        in.skipNBytes(6); // access, this, super
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        readMembers(); // fields
        readMembers(); // methods
    }

    /** Returns how many further places in the pool the constant takes. */
    private int readConstant(int index) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> names.put(index, in.readUTF());
            case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
            case 5, 6 -> {
                in.skipNBytes(8);
                return 1;
            }
            case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
            case 15 -> in.skipNBytes(3);
            default -> throw new IOException("constant of unknown tag " + tag);
        }
        return 0;
    }

    private void readMembers() throws IOException {
        int members = in.readUnsignedShort();
        for (int member = 0; member < members; member++) {
            in.skipNBytes(2);
            String name = names.get(in.readUnsignedShort());
            in.skipNBytes(2);
            int attributes = in.readUnsignedShort();
            for (int k = 0; k < attributes; k++) {
                boolean code = "Code".equals(names.get(in.readUnsignedShort()));
                int length = in.readInt();
                if (code) {
                    in.skipNBytes(4); // stack and locals
                    sizes.merge(name, in.readInt(), Math::max);
                    in.skipNBytes(length - 8);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
    }
}
