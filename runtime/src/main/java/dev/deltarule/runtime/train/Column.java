package dev.deltarule.runtime.train;

import java.util.Arrays;

/**
 * A figure of each epoch. It grows in pieces that stay where they are, so that growing copies nothing, and a state of a
 * training can share what there is so far.
 */
final class Column {
    private static final int PIECE = 1024;

    private double[][] pieces;
    private int count;

    Column() {
        this(new double[4][], 0);
    }

    private Column(double[][] pieces, int count) {
        this.pieces = pieces;
        this.count = count;
    }

    static Column of(double[] figures) {
        Column column = new Column();
        for (double figure : figures) {
            column.add(figure);
        }
        return column;
    }

    void add(double figure) {
        int piece = count / PIECE;
        if (count % PIECE == 0) {
            if (piece == pieces.length) {
                pieces = Arrays.copyOf(pieces, 2 * piece);
            }
            pieces[piece] = new double[PIECE];
        }
        pieces[piece][count % PIECE] = figure;
        count++;
    }

    int count() {
        return count;
    }

    double get(int at) {
        return pieces[at / PIECE][at % PIECE];
    }

    /** The same figures, which stay as many when this column grows. Nothing may be added to it. */
    Column asItIs() {
        return new Column(Arrays.copyOf(pieces, (count + PIECE - 1) / PIECE), count);
    }

    /** A copy of the figures from {@code from} (inclusive) to {@code to} (exclusive). */
    double[] copy(int from, int to) {
        double[] copy = new double[to - from];
        for (int at = from; at < to; ) {
            int length = Math.min(PIECE - at % PIECE, to - at);
            System.arraycopy(pieces[at / PIECE], at % PIECE, copy, at - from, length);
            at += length;
        }
        return copy;
    }
}
