package dev.deltarule.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The chosen columns of one file, found; takes rows apart. */
final class CsvColumns {
    private final Path file;
    private final List<String> names;
    private final List<Integer> inputs;
    private final List<Integer> targets;
    private final Optional<LabelSet> labels;

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
        List<Integer> targetsAt = find(file, header, names, targets);
        List<Integer> inputsAt = inputs.isEmpty()
                ? IntStream.range(0, names.size())
                        .boxed()
                        .filter(column -> !targetsAt.contains(column))
                        .toList()
                : find(file, header, names, inputs);
        for (int column : inputsAt) {
            if (targetsAt.contains(column)) {
                throw new IllegalStateException("The column " + names.get(column)
                        + " is chosen both as an input and to be predicted, which would give the answer away.");
            }
        }
        if (inputsAt.isEmpty()) {
            throw new DataException(
                    file + " has no column left for an input: its first line has " + names.size() + " cell(s).");
        }
        return new CsvColumns(file, names, inputsAt, targetsAt, labels);
    }

    private static List<Integer> find(Path file, boolean header, List<String> names, List<Column> columns) {
        return columns.stream().map(column -> column.in(file, header, names)).toList();
    }

    List<String> inputNames() {
        return inputs.stream().map(names::get).toList();
    }

    List<String> targetNames() {
        return targets.stream().map(names::get).toList();
    }

    /** Appends the numbers of a row; of a class its number. */
    void add(List<String> cells, long line, NumberList inputNumbers, NumberList targetNumbers) {
        if (cells.size() != names.size()) {
            throw new DataException(file + ", line " + line + ": expected " + names.size()
                    + " cells, as in the first line, but there are " + cells.size() + ".");
        }
        for (int column : inputs) {
            inputNumbers.add(number(cells.get(column), line, column));
        }
        for (int column : targets) {
            String cell = cells.get(column);
            targetNumbers.add(
                    labels.isPresent() ? labels.get().number(cell, where(line, column)) : number(cell, line, column));
        }
    }

    private double number(String cell, long line, int column) {
        if (cell.isEmpty()) {
            throw new DataException(where(line, column) + ": expected a number, but the cell is empty.");
        }
        double number;
        try {
            number = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new DataException(where(line, column) + ": expected a number, but there is \"" + cell + "\".", e);
        }
        // Java also reads numbers such as 1f and 0x1p3, which are a mistake in a table.
        if (Double.isFinite(number) && !cell.chars().allMatch(c -> "0123456789.+-eE".indexOf(c) >= 0)) {
            throw new DataException(where(line, column) + ": expected a number, but there is \"" + cell + "\".");
        }
        if (!Double.isFinite(number)) {
            throw new DataException(where(line, column) + ": expected a finite number, but there is \"" + cell + "\".");
        }
        return number;
    }

    private String where(long line, int column) {
        String name = names.get(column);
        String number = String.valueOf(column + 1);
        return file + ", line " + line + ", column " + number
                + (name.equals(String.valueOf(column)) ? "" : " (" + name + ")");
    }
}
