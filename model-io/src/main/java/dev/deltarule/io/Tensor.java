package dev.deltarule.io;

import java.util.Arrays;
import java.util.List;

/** Numbers with a shape, row by row: the last dimension is the one whose elements lie next to each other. */
public final class Tensor {
    private final List<Integer> shape;
    private final Elements elements;

    Tensor(List<Integer> shape, Elements elements) {
        this.shape = List.copyOf(shape);
        this.elements = elements;
    }

    /**
     * A tensor of floats. The array is not copied.
     *
     * @param shape the dimensions, whose product is the length of the array; none for a single number
     * @throws IllegalArgumentException if shape and length do not agree
     */
    public static Tensor of(float[] numbers, int... shape) {
        return new Tensor(checked(numbers.length, shape), new Elements.Floats(numbers));
    }

    /** The same in double. */
    public static Tensor of(double[] numbers, int... shape) {
        return new Tensor(checked(numbers.length, shape), new Elements.Doubles(numbers));
    }

    /** The same with whole numbers. */
    public static Tensor of(long[] numbers, int... shape) {
        return new Tensor(checked(numbers.length, shape), new Elements.Longs(numbers));
    }

    private static List<Integer> checked(int length, int... shape) {
        long count = 1;
        for (int dimension : shape) {
            count = dimension < 0 || count < 0 ? -1 : Math.min(count, 1L << Integer.SIZE) * dimension;
        }
        if (count != length) {
            throw new IllegalArgumentException(
                    "A tensor of shape " + Arrays.toString(shape) + " does not have " + length + " numbers.");
        }
        return Arrays.stream(shape).boxed().toList();
    }

    /** The type of its elements. */
    public DType dtype() {
        return elements.dtype();
    }

    /** Its dimensions; empty for a single number. */
    public List<Integer> shape() {
        return shape;
    }

    /** The number of its elements. */
    public int count() {
        return elements.count();
    }

    /**
     * Its elements, not copied.
     *
     * @throws IllegalStateException if they are no floats
     */
    public float[] floats() {
        if (elements instanceof Elements.Floats floats) {
            return floats.array();
        }
        throw other(DType.F32);
    }

    /**
     * Its elements, not copied.
     *
     * @throws IllegalStateException if they are no doubles
     */
    public double[] doubles() {
        if (elements instanceof Elements.Doubles doubles) {
            return doubles.array();
        }
        throw other(DType.F64);
    }

    /**
     * Its elements, not copied.
     *
     * @throws IllegalStateException if they are no longs
     */
    public long[] longs() {
        if (elements instanceof Elements.Longs longs) {
            return longs.array();
        }
        throw other(DType.I64);
    }

    Elements elements() {
        return elements;
    }

    /** Where an element lies, as in {@code [2, 0]}. */
    String place(int element) {
        Integer[] place = new Integer[shape.size()];
        int rest = element;
        for (int i = place.length - 1; i >= 0; i--) {
            place[i] = rest % shape.get(i);
            rest /= shape.get(i);
        }
        return Arrays.toString(place);
    }

    private IllegalStateException other(DType asked) {
        return new IllegalStateException("The tensor is of " + dtype() + ", not of " + asked + ".");
    }

    @Override
    public String toString() {
        return dtype() + " " + shape;
    }
}
