package dev.deltarule.samples.text;

import java.util.List;

/** Counts how often examples of each true class were taken for each class. */
public final class ConfusionMatrix {
    private final List<String> classes;
    private final int[][] counts;

    /** An empty matrix for classes of these names. */
    public ConfusionMatrix(List<String> classes) {
        this.classes = List.copyOf(classes);
        this.counts = new int[classes.size()][classes.size()];
    }

    /** Counts one example. Classes count from 0. */
    public void add(int actual, int predicted) {
        counts[actual][predicted]++;
    }

    /** The number of examples counted. */
    public int total() {
        int total = 0;
        for (int[] row : counts) {
            for (int count : row) {
                total += count;
            }
        }
        return total;
    }

    /** The number of examples whose class was recognised. */
    public int correct() {
        int correct = 0;
        for (int c = 0; c < counts.length; c++) {
            correct += counts[c][c];
        }
        return correct;
    }

    /** The share of examples whose class was recognised: 0..1, and NaN without examples. */
    public double accuracy() {
        return correct() / (double) total();
    }

    /** A table with a row per true class and a column per predicted class; zeros are dots. */
    public List<String> lines() {
        String[] cells = new String[classes.size() + 1];
        cells[0] = "true \\ predicted";
        for (int c = 0; c < classes.size(); c++) {
            cells[c + 1] = classes.get(c);
        }
        Table table = new Table(cells);
        for (int actual = 0; actual < classes.size(); actual++) {
            cells[0] = classes.get(actual);
            for (int c = 0; c < classes.size(); c++) {
                cells[c + 1] = counts[actual][c] == 0 ? "." : String.valueOf(counts[actual][c]);
            }
            table.row(cells);
        }
        return table.lines();
    }
}
