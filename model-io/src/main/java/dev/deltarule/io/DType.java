package dev.deltarule.io;

import java.util.List;
import java.util.Optional;

/** The types of elements that are read and written, under the names that safetensors gives them. */
public enum DType {
    /** {@code float}. */
    F32(Float.BYTES),
    /** {@code double}. */
    F64(Double.BYTES),
    /** {@code long}. */
    I64(Long.BYTES);

    private static final List<DType> ALL = List.of(values());

    private final int bytes;

    DType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of an element. */
    public int bytes() {
        return bytes;
    }

    static Optional<DType> named(String name) {
        for (DType type : ALL) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
