package dev.deltarule.samples.text;

import java.util.ArrayList;
import java.util.List;

/** A table of text with a heading per column, columns two spaces apart; the first column is left-aligned, the rest right. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not one cell per column
     */
    public Table row(String... cells) {
        int columns = rows.get(0).size();
        if (cells.length != columns) {
            throw new IllegalArgumentException("A row needs " + columns + " cells, but has " + cells.length + ".");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The lines of the table: the headings, a rule, the rows. */
    public List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
            if (lines.size() == 1) {
                lines.add("-".repeat(lines.get(0).length()));
            }
        }
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.get(0))
                .append(" ".repeat(widths[0] - row.get(0).length()));
        for (int c = 1; c < widths.length; c++) {
            line.append("  ")
                    .append(" ".repeat(widths[c] - row.get(c).length()))
                    .append(row.get(c));
        }
        return line.toString();
    }
}
