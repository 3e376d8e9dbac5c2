package dev.deltarule.data;

import dev.deltarule.runtime.support.NameLists;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The chosen columns of one file, found; takes rows apart. */
final class CsvColumns {
    private final Path file;
    private final List<String> names;
    private final List<Integer> inputs;
    private final List<Integer> targets;
    private final Optional<LabelSet> labels;
    private final Map<String, Integer> seen = new HashMap<>();

    private CsvColumns(
            Path file, List<String> names, List<Integer> inputs, List<Integer> targets, Optional<LabelSet> labels) {
        this.file = file;
        this.names = names;
        this.inputs = inputs;
        this.targets = targets;
        this.labels = labels;
    }

    static CsvColumns of(
            Path file,
            boolean header,
            List<String> firstLine,
            List<Column> inputs,
            List<Column> targets,
            Optional<LabelSet> labels) {
        List<String> names = header
                ? firstLine
                : IntStream.range(0, firstLine.size()).mapToObj(String::valueOf).toList();
        List<Integer> targetsAt = find(file, header, firstLine, targets);
        List<Integer> inputsAt = inputs.isEmpty()
                ? IntStream.range(0, names.size())
                        .boxed()
                        .filter(column -> !targetsAt.contains(column))
                        .toList()
                : find(file, header, firstLine, inputs);
        for (int column : inputsAt) {
            if (targetsAt.contains(column)) {
                throw new IllegalStateException("The column " + NameLists.shown(names.get(column))
                        + " is chosen both as an input and to be predicted, which would give the answer away.");
            }
        }
        if (inputsAt.isEmpty()) {
            throw new DataException(file + " has no column left for an input: its first line has " + names.size()
                    + " cell(s)." + Separators.hint(firstLine));
        }
        return new CsvColumns(file, names, inputsAt, targetsAt, labels);
    }

    private static List<Integer> find(Path file, boolean header, List<String> firstLine, List<Column> columns) {
        return columns.stream()
                .map(column -> column.in(file, header, firstLine))
                .toList();
    }

    List<String> inputNames() {
        return inputs.stream().map(names::get).toList();
    }

    List<String> targetNames() {
        return targets.stream().map(names::get).toList();
    }

    /** Appends the numbers of a row; of a class its number. */
    void add(List<String> cells, long line, NumberList inputNumbers, NumberList targetNumbers) {
        checkWidth(cells, line);
        for (int column : inputs) {
            inputNumbers.add(number(cells.get(column), line, column));
        }
        for (int column : targets) {
            String cell = cells.get(column);
            targetNumbers.add(
                    labels.isPresent() ? label(labels.get(), cell, line, column) : number(cell, line, column));
        }
    }

    private double number(String cell, long line, int column) {
        double number = CsvNumber.parse(cell);
        if (!Double.isFinite(number)) {
            boolean words = !Double.isInfinite(number) && !cell.equals("NaN");
            throw new DataException(where(line, column) + ": expected a " + (words ? "number" : "finite number")
                    + ", but " + (cell.isEmpty() ? "the cell is empty." : "there is " + NameLists.shown(cell) + "."));
        }
        return number;
    }

    private double label(LabelSet labelSet, String cell, long line, int column) {
        Integer number = seen.get(cell); // spares the place, which is for messages
        if (number == null) {
            if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
                throw new DataException(where(line, column) + ": expected a label, but there is one of several lines, "
                        + NameLists.shown(cell) + ". Is a quote in this row closed too late?");
            }
            number = labelSet.number(cell, where(line, column));
            seen.put(cell, number);
        }
        return number;
    }

    private void checkWidth(List<String> cells, long line) {
        int wanted = names.size();
        if (cells.size() != wanted) {
            boolean trailing = cells.size() > wanted
                    && cells.subList(wanted, cells.size()).stream().allMatch(String::isEmpty);
            throw new DataException(file + ", line " + line + ": expected " + wanted
                    + " cells, as in the first line, but there are " + cells.size() + "."
                    + (trailing ? " The last is empty: remove the separator at the end of the line." : ""));
        }
    }

    private String where(long line, int column) {
        String name = names.get(column);
        boolean named = !name.isEmpty() && !name.equals(String.valueOf(column));
        return file + ", line " + line + ", column " + (column + 1)
                + (named ? " (" + NameLists.shown(name).replace("\"", "") + ")" : "");
    }
}
