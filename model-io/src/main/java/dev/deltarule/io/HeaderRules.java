package dev.deltarule.io;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** Where the data of tensors must lie: as long as their shapes say, one after the other, without gap or overlap. */
final class HeaderRules {
    /** Some machines have no arrays of the last few lengths below 2^31. */
    private static final long MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private HeaderRules() {}

    static Header.Entry entry(String file, String name, DType dtype, List<Long> shape, List<Long> offsets) {
        if (offsets.size() != 2 || offsets.get(1) < offsets.get(0)) {
            throw ModelFileException.damaged(
                    file, tensor(name) + ": data_offsets should be a begin and an end, but are " + some(offsets) + ".");
        }
        long count = count(shape);
        if (count > MOST_ELEMENTS) {
            throw new ModelFileException(file + ": " + tensor(name) + " of shape " + some(shape)
                    + " has more elements than a Java array, at most " + MOST_ELEMENTS + ". Split it into several.");
        }
        long bytes = offsets.get(1) - offsets.get(0);
        if (bytes != count * dtype.bytes()) {
            throw ModelFileException.damaged(
                    file,
                    tensor(name) + ": " + dtype + " of shape " + some(shape) + " is " + count * dtype.bytes()
                            + " bytes, but data_offsets " + some(offsets) + " are " + bytes + " bytes apart.");
        }
        Integer[] dimensions = new Integer[shape.size()];
        Arrays.setAll(dimensions, i -> Math.toIntExact(shape.get(i)));
        return new Header.Entry(name, dtype, List.of(dimensions), offsets.get(0), offsets.get(1));
    }

    private static String tensor(String name) {
        return "Tensor " + HeaderReader.shortened(name);
    }

    /** The product, or a number that is too large for an array; likewise if a single dimension is. */
    private static long count(List<Long> shape) {
        long count = 1;
        for (long dimension : shape) {
            if (dimension > MOST_ELEMENTS) {
                return Long.MAX_VALUE;
            }
            count = Math.min(count, MOST_ELEMENTS + 1) * dimension;
        }
        return count;
    }

    static Header ordered(String file, List<Header.Entry> tensors, SortedMap<String, String> metadata) {
        List<Header.Entry> ordered = tensors.stream()
                .sorted(Comparator.comparingLong(Header.Entry::begin).thenComparingLong(Header.Entry::end))
                .toList();
        long at = 0;
        for (Header.Entry tensor : ordered) {
            if (tensor.begin() != at) {
                throw ModelFileException.damaged(
                        file,
                        "The data of tensor " + HeaderReader.shortened(tensor.name()) + " should begin at offset " + at
                                + ", where those before it end, but begin at " + tensor.begin() + ", which "
                                + (tensor.begin() > at ? "leaves a hole." : "overlaps."));
            }
            at = tensor.end();
        }
        return new Header(ordered, metadata);
    }

    private static String some(List<Long> numbers) {
        return HeaderReader.shortened(numbers.toString());
    }
}
