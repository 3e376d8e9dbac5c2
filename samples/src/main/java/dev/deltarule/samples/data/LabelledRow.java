package dev.deltarule.samples.data;

import java.util.List;

/**
 * One row of a table: numbers and the name of its class.
 *
 * @param values the numbers
 * @param label the name
 */
public record LabelledRow(List<Float> values, String label) {
    public LabelledRow {
        values = List.copyOf(values);
    }
}
