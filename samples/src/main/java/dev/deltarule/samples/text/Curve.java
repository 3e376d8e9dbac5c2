package dev.deltarule.samples.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Draws a series of numbers, the error after each epoch for example, as a curve of stars over two axes. */
public final class Curve {
    private static final int LABEL = 10;

    private Curve() {}

    /**
     * Draws the numbers from left to right, from 0 at the bottom to the largest at the top.
     *
     * @param values at least two finite numbers, none negative
     * @param columns the width of the plot without its labels; more numbers than columns are thinned out evenly
     * @param rows the height of the plot
     * @param xLabel what is counted along the horizontal axis, from 1
     */
    public static List<String> draw(double[] values, int columns, int rows, String xLabel) {
        double top = DoubleStream.of(values).max().orElse(0);
        int width = Math.min(columns, values.length);
        char[][] grid = new char[rows][width];
        for (char[] row : grid) {
            Arrays.fill(row, ' ');
        }
        for (int x = 0; x < width; x++) {
            double value = values[width == 1 ? 0 : x * (values.length - 1) / (width - 1)];
            int height = top > 0 ? (int) Math.round(value / top * (rows - 1)) : 0;
            grid[rows - 1 - height][x] = '*';
        }
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            double level = top * (rows - 1 - row) / (rows - 1);
            String label = row % 2 == 0 ? Text.fixed(level, 4) : "";
            lines.add((" ".repeat(LABEL - label.length()) + label + " |" + new String(grid[row])).stripTrailing());
        }
        lines.add(" ".repeat(LABEL + 1) + "+" + "-".repeat(width));
        String last = String.valueOf(values.length);
        String axis = "1 " + xLabel;
        lines.add(" ".repeat(LABEL + 2) + axis + " ".repeat(Math.max(1, width - axis.length() - last.length())) + last);
        return lines;
    }
}
