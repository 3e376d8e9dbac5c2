package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import java.util.List;

/**
 * What a CSV file holds.
 *
 * @param examples the rows, in their order and in double, with the names of inputs and targets if the file has them
 * @param inputs the name of each input: that of its column, or its number where the file has no names
 * @param targets the name of each target: that of its column, or of a class its label
 */
public record CsvData(Examples examples, List<String> inputs, List<String> targets) {
    /** Copies the lists. */
    public CsvData {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }
}
