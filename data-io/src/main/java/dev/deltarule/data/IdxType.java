package dev.deltarule.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What the numbers of an IDX file are; the third byte of the file says it. */
public enum IdxType {
    UNSIGNED_BYTE(0x08, Byte.BYTES),
    SIGNED_BYTE(0x09, Byte.BYTES),
    SHORT(0x0b, Short.BYTES),
    INT(0x0c, Integer.BYTES),
    FLOAT(0x0d, Float.BYTES),
    DOUBLE(0x0e, Double.BYTES);

    private final int code;
    private final int bytes;

    IdxType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    static Optional<IdxType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** The number of bytes of a number. */
    int bytes() {
        return bytes;
    }

    double get(ByteBuffer numbers, int index) {
        return switch (this) {
            case UNSIGNED_BYTE -> Byte.toUnsignedInt(numbers.get(index));
            case SIGNED_BYTE -> numbers.get(index);
            case SHORT -> numbers.getShort(index * Short.BYTES);
            case INT -> numbers.getInt(index * Integer.BYTES);
            case FLOAT -> numbers.getFloat(index * Float.BYTES);
            case DOUBLE -> numbers.getDouble(index * Double.BYTES);
        };
    }
}
