package dev.deltarule.benchmarks.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a child process printed: lines of a word and a value, collected by word. */
final class ChildOutput {
    private final Map<String, List<String>> values = new HashMap<>();

    ChildOutput(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split(" ", 2);
            if (parts.length == 2) {
                values.computeIfAbsent(parts[0], word -> new ArrayList<>()).add(parts[1]);
            }
        }
    }

    /** The values of a word in the order printed, none if it was not printed. */
    List<String> texts(String word) {
        return values.getOrDefault(word, Collections.emptyList());
    }

    /** The same as numbers. */
    double[] numbers(String word) {
        return texts(word).stream().mapToDouble(Double::parseDouble).toArray();
    }
}
