package dev.deltarule.io;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a safetensors file says of itself before its data.
 *
 * @param tensors its tensors in the order of their data
 * @param metadata strings by name
 */
record Header(List<Entry> tensors, SortedMap<String, String> metadata) {
    /** The name under which a file keeps its metadata, which no tensor may have. */
    static final String METADATA = "__metadata__";
    /** Longer headers are refused, here as by Python's library. */
    static final int MOST_BYTES = 100_000_000;

    /**
     * A tensor without its numbers.
     *
     * @param begin its first byte, counted from the end of the header
     * @param end the byte behind its last
     */
    record Entry(String name, DType dtype, List<Integer> shape, long begin, long end) {
        Entry {
            shape = List.copyOf(shape);
        }

        Entry named(String newName) {
            return new Entry(newName, dtype, shape, begin, end);
        }

        int count() {
            return (int) ((end - begin) / dtype.bytes());
        }
    }

    Header {
        tensors = List.copyOf(tensors);
        metadata = new TreeMap<>(metadata);
    }

    /**
     * Lays tensors out without gaps, those with the larger elements first, so that each lies at a multiple of its element
     * size.
     */
    static Header of(Map<String, Tensor> tensors, Map<String, String> metadata) {
        List<Map.Entry<String, Tensor>> sorted = tensors.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().dtype().bytes()))
                .toList();
        Map<String, Entry> entries = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, Tensor> each : sorted) {
            Tensor tensor = each.getValue();
            long end = at + (long) tensor.count() * tensor.dtype().bytes();
            entries.put(each.getKey(), new Entry(each.getKey(), tensor.dtype(), tensor.shape(), at, end));
            at = end;
        }
        return new Header(List.copyOf(entries.values()), new TreeMap<>(metadata));
    }

    Header with(String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(metadata);
        more.put(key, value);
        return new Header(tensors, more);
    }

    Header without(String key) {
        SortedMap<String, String> fewer = new TreeMap<>(metadata);
        fewer.remove(key);
        return new Header(tensors, fewer);
    }

    /** The number of bytes of all data. */
    long dataBytes() {
        return tensors.isEmpty() ? 0 : tensors.get(tensors.size() - 1).end();
    }
}
