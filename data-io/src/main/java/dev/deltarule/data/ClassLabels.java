package dev.deltarule.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels of the classes and their numbers: all known beforehand, or learnt as they come. */
final class ClassLabels {
    private final Column column;
    private final Map<String, Integer> numbers;
    private final boolean closed;

    private ClassLabels(Column column, Map<String, Integer> numbers, boolean closed) {
        this.column = column;
        this.numbers = numbers;
        this.closed = closed;
    }

    static ClassLabels asTheyCome() {
        return new ClassLabels(Column.named(""), Map.of(), false);
    }

    static ClassLabels of(List<String> labels) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String label : labels) {
            if (numbers.containsKey(label)) {
                throw new IllegalArgumentException("The label \"" + label + "\" is given twice.");
            }
            numbers.put(label, numbers.size());
        }
        if (numbers.size() < 2) {
            throw new IllegalArgumentException("At least 2 labels are needed, but there are " + labels + ".");
        }
        return new ClassLabels(Column.named(""), numbers, true);
    }

    ClassLabels in(Column newColumn) {
        return new ClassLabels(newColumn, numbers, closed);
    }

    Column column() {
        return column;
    }

    /** Another with the labels known beforehand, for one reading of a file. */
    ClassLabels copy() {
        return new ClassLabels(column, new LinkedHashMap<>(numbers), closed);
    }

    List<String> labels() {
        return List.copyOf(numbers.keySet());
    }

    int number(String label, String where) {
        if (closed && !numbers.containsKey(label)) {
            throw new DataException(where + ": expected one of the labels " + String.join(", ", numbers.keySet())
                    + ", but there is \"" + label + "\".");
        }
        if (label.isEmpty()) {
            throw new DataException(where + ": expected a label, but the cell is empty.");
        }
        numbers.putIfAbsent(label, numbers.size());
        return numbers.getOrDefault(label, 0);
    }
}
