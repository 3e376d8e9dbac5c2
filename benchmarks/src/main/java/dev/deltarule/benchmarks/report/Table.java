package dev.deltarule.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Text in columns two spaces apart: the first left-aligned, the others right-aligned; a line of text may stand between. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    public Table(String... headings) {
        columns = headings.length;
        rows.add(List.of(headings));
    }

    /** A cell with a number, written alike in every country. */
    public static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not one cell per column
     */
    public void row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("A row needs " + columns + " cells, but has " + cells.length + ".");
        }
        rows.add(List.of(cells));
    }

    /** Adds a row of two cells only: the text spans the other columns and does not widen them. */
    public void line(String first, String text) {
        rows.add(List.of(first, text));
    }

    /** The headings, a rule and the rows. */
    public List<String> lines() {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            boolean isLine = row.size() < columns;
            for (int c = 0; c < (isLine ? 1 : columns); c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(format(row, widths).stripTrailing());
        }
        int width = Arrays.stream(widths).sum() + 2 * (columns - 1);
        lines.add(1, "-".repeat(width));
        return lines;
    }

    private static String format(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.get(0))
                .append(" ".repeat(widths[0] - row.get(0).length()));
        boolean isLine = row.size() < widths.length;
        for (int c = 1; c < row.size(); c++) {
            String cell = row.get(c);
            line.append("  ")
                    .append(" ".repeat(isLine ? 0 : widths[c] - cell.length()))
                    .append(cell);
        }
        return line.toString();
    }
}
