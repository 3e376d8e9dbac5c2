package dev.deltarule.io;

import java.nio.ByteBuffer;

/** A Java array, and how its elements become bytes and come back from them. */
@SuppressWarnings("ArrayRecordComponent")
sealed interface Elements {
    DType dtype();

    int count();

    /** Appends elements to a buffer that has room for them. */
    void write(int from, int count, ByteBuffer into);

    /** Sets elements from the next bytes of a buffer. */
    void read(int from, int count, ByteBuffer bytes);

    /** The first element that is NaN or infinite, or -1. */
    int firstNonFinite();

    /** An element as text. */
    String text(int element);

    static Elements allocate(DType dtype, int count) {
        return switch (dtype) {
            case F32 -> new Floats(new float[count]);
            case F64 -> new Doubles(new double[count]);
            case I64 -> new Longs(new long[count]);
        };
    }

    record Floats(float[] array) implements Elements {
        @Override
        public DType dtype() {
            return DType.F32;
        }

        @Override
        public int count() {
            return array.length;
        }

        @Override
        public void write(int from, int count, ByteBuffer into) {
            into.asFloatBuffer().put(array, from, count);
            into.position(into.position() + count * Float.BYTES);
        }

        @Override
        public void read(int from, int count, ByteBuffer bytes) {
            bytes.asFloatBuffer().get(array, from, count);
            bytes.position(bytes.position() + count * Float.BYTES);
        }

        @Override
        public int firstNonFinite() {
            for (int i = 0; i < array.length; i++) {
                if (!Float.isFinite(array[i])) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public String text(int element) {
            return Float.toString(array[element]);
        }
    }

    record Doubles(double[] array) implements Elements {
        @Override
        public DType dtype() {
            return DType.F64;
        }

        @Override
        public int count() {
            return array.length;
        }

        @Override
        public void write(int from, int count, ByteBuffer into) {
            into.asDoubleBuffer().put(array, from, count);
            into.position(into.position() + count * Double.BYTES);
        }

        @Override
        public void read(int from, int count, ByteBuffer bytes) {
            bytes.asDoubleBuffer().get(array, from, count);
            bytes.position(bytes.position() + count * Double.BYTES);
        }

        @Override
        public int firstNonFinite() {
            for (int i = 0; i < array.length; i++) {
                if (!Double.isFinite(array[i])) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public String text(int element) {
            return Double.toString(array[element]);
        }
    }

    record Longs(long[] array) implements Elements {
        @Override
        public DType dtype() {
            return DType.I64;
        }

        @Override
        public int count() {
            return array.length;
        }

        @Override
        public void write(int from, int count, ByteBuffer into) {
            into.asLongBuffer().put(array, from, count);
            into.position(into.position() + count * Long.BYTES);
        }

        @Override
        public void read(int from, int count, ByteBuffer bytes) {
            bytes.asLongBuffer().get(array, from, count);
            bytes.position(bytes.position() + count * Long.BYTES);
        }

        @Override
        public int firstNonFinite() {
            return -1;
        }

        @Override
        public String text(int element) {
            return Long.toString(array[element]);
        }
    }
}
