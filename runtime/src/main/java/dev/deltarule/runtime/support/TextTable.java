package dev.deltarule.runtime.support;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of text with a heading per column, columns two spaces apart; the first column is left-aligned, the rest right.
 * A table of more than 80 characters is written in several parts below each other, each with the first column.
 */
public final class TextTable {
    private static final int WIDTH = 80;
    private static final int WIDEST_CELL = 30;
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows. */
    public TextTable(String... headings) {
        this(List.of(headings));
    }

    /** A table without rows. */
    public TextTable(List<String> headings) {
        if (headings.isEmpty()) {
            throw new IllegalArgumentException("A table needs at least one column.");
        }
        rows.add(headings.stream().map(TextTable::shortened).toList());
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not one cell per column
     */
    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /** The same. */
    public TextTable row(List<String> cells) {
        int columns = rows.get(0).size();
        if (cells.size() != columns) {
            throw new IllegalArgumentException("A row needs " + columns + " cells, but has " + cells.size() + ".");
        }
        rows.add(cells.stream().map(TextTable::shortened).toList());
        return this;
    }

    /** The lines of the table: the headings, a rule, the rows; an empty line between parts. */
    public List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        int from = 1;
        do {
            int to = partEnd(widths, from);
            if (!lines.isEmpty()) {
                lines.add("");
            }
            addPart(lines, widths, from, to);
            from = to;
        } while (from < widths.length);
        return lines;
    }

    /** The lines, each ended by a line feed. */
    @Override
    public String toString() {
        return String.join("\n", lines()) + "\n";
    }

    private void addPart(List<String> lines, int[] widths, int from, int to) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(row.get(0))
                    .append(" ".repeat(widths[0] - row.get(0).length()));
            for (int c = from; c < to; c++) {
                line.append(GAP)
                        .append(" ".repeat(widths[c] - row.get(c).length()))
                        .append(row.get(c));
            }
            if (row == rows.get(0)) {
                lines.add(line.toString());
                lines.add("-".repeat(line.length()));
            } else {
                lines.add(line.toString());
            }
        }
    }

    /** The first column that no longer fits beside the first one and those from {@code from} on. */
    private static int partEnd(int[] widths, int from) {
        int width = widths[0];
        int to = from;
        while (to < widths.length && width + GAP.length() + widths[to] <= WIDTH) {
            width += GAP.length() + widths[to];
            to++;
        }
        return to;
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        return widths;
    }

    private static String shortened(String cell) {
        return cell.length() <= WIDEST_CELL ? cell : cell.substring(0, WIDEST_CELL - 3) + "...";
    }
}
