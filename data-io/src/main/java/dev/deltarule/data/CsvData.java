package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import java.util.List;

/**
 * What a CSV file holds.
 *
 * @param examples the rows, in their order and in double, with the names of inputs and targets if the file has them
 * @param inputNames the name of each input: that of its column, or its number where the file has no names
 * @param targetNames the name of each target: that of its column, or of a class its label
 */
public record CsvData(Examples examples, List<String> inputNames, List<String> targetNames) {
    /** Copies the lists. */
    public CsvData {
        inputNames = List.copyOf(inputNames);
        targetNames = List.copyOf(targetNames);
    }
}
