package dev.deltarule.processor.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The shapes over which HotSpot's limits are tested: inputs and the units of each layer, from one unit to large layers. */
final class Sweep {
    /** One unit, odd sizes, the longest straight-line and unrolled code, whole vectors, and layers of many tiles. */
    private static final int[][] SIZES = {
        {1, 16, 2},
        {1, 1, 2},
        {2, 2, 2},
        {8, 7, 7},
        {12, 4, 10},
        {4, 16, 3},
        {15, 15, 15},
        {16, 16, 4},
        {40, 33, 21},
        {5, 1, 17},
        {128, 128, 128},
        {512, 512},
        {784, 128, 10},
        {784, 512, 512, 10}
    };

    /** Above so many weights one precision is enough: the code is the same but for its types. */
    private static final int LARGE = 50_000;

    private Sweep() {}

    /** Declarations of all shapes by name, in float, and the smaller ones in double too. */
    static Map<String, String> declarations() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int[] sizes : SIZES) {
            sources.put(name("Float", sizes), declaration("Float", sizes));
            if (weights(sizes) < LARGE) {
                sources.put(name("Double", sizes), declaration("Double", sizes));
            }
        }
        return sources;
    }

    private static int weights(int... sizes) {
        return IntStream.range(1, sizes.length)
                .map(k -> sizes[k - 1] * sizes[k])
                .sum();
    }

    private static String name(String precision, int... sizes) {
        return precision + Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining("_"));
    }

    private static String declaration(String precision, int... sizes) {
        List<String> lines = new ArrayList<>();
        lines.add("@Network(inputs = %d, loss = Loss.CROSS_ENTROPY)".formatted(sizes[0]));
        for (int k = 1; k < sizes.length; k++) {
            lines.add("@Layer(size = %d, activation = Activation.%s)"
                    .formatted(sizes[k], k == sizes.length - 1 ? "SOFTMAX" : "TANH"));
        }
        lines.add("public interface %s extends %sModel {}".formatted(name(precision, sizes), precision));
        return String.join("\n", lines) + "\n";
    }
}
