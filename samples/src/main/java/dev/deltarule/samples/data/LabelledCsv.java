package dev.deltarule.samples.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads tables of numbers with the class in the last column: commas between the cells, no heading, no quotes. */
public final class LabelledCsv {
    private LabelledCsv() {}

    /**
     * Reads all rows; empty lines are skipped.
     *
     * @param numbers how many numbers each row has before its label
     * @throws DataException if the file cannot be read, has no rows, or a line has another form; it names file and line
     */
    public static List<LabelledRow> read(Path file, int numbers) {
        List<String> lines = lines(file);
        List<LabelledRow> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(lines.get(i), numbers, file + ", line " + (i + 1)));
            }
        }
        if (rows.isEmpty()) {
            throw new DataException(file + " has no rows.");
        }
        return rows;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read as UTF-8 text: " + e, e);
        }
    }

    private static LabelledRow row(String line, int numbers, String where) {
        String[] cells = line.split(",", -1);
        if (cells.length != numbers + 1) {
            throw new DataException(where + ": expected " + numbers + " numbers and a label, but there are "
                    + cells.length + " cells.");
        }
        List<Float> values = new ArrayList<>();
        for (int c = 0; c < numbers; c++) {
            values.add(number(cells[c].strip(), where + ", column " + (c + 1)));
        }
        return new LabelledRow(values, cells[numbers].strip());
    }

    private static float number(String cell, String where) {
        try {
            float value = Float.parseFloat(cell);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new DataException(where + ": expected a number, but there is \"" + cell + "\".", e);
        }
        throw new DataException(where + ": expected a finite number, but there is \"" + cell + "\".");
    }
}
