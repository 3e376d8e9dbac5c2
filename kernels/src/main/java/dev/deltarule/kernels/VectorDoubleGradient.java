package dev.deltarule.kernels;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** The gradient of weights in register tiles: cut into tiles here, computed by {@link VectorDoubleGradientTiles}. */
final class VectorDoubleGradient {
    private final int tileRows;

    /** Columns of a tile. */
    private final int lanes;

    VectorDoubleGradient(TileShape shape) {
        tileRows = shape.rows();
        lanes = shape.vectors() * DoubleVector.SPECIES_PREFERRED.length();
    }

    /** {@link DoubleKernels#addGradient}. */
    void add(
            int examples,
            int inputs,
            int units,
            double[] in,
            int inAt,
            int inRow,
            double[] delta,
            int deltaAt,
            int deltaRow,
            double factor,
            double[] sum,
            int sumAt,
            int sumRow,
            DoubleScratch scratch) {
        if (examples == 0) {
            return;
        }
        if (examples == 1) {
            for (int i = 0; i < inputs; i++) {
                VectorDoubleRows.addProduct(sum, sumAt + i * sumRow, units, factor, in[inAt + i], delta, deltaAt);
            }
            return;
        }
        int terms = VectorDoublePanels.even(examples);
        int panelSize = lanes * terms;
        int panels = scratch.panel.length / panelSize;
        if (panels == 0 || (examples + 1) * TileShape.FACTORS_ROW > scratch.factors.length) {
            throw new IllegalArgumentException("There are " + examples
                    + " examples, more than the working memory was made for: work on them in smaller blocks.");
        }
        int group = panels * lanes;
        for (int j = 0; j < units; j += group) {
            int end = Math.min(units, j + group);
            for (int k = j; k < end; k += lanes) {
                int to = (k - j) / lanes * panelSize;
                int width = Math.min(lanes, end - k);
                VectorDoublePanels.pack(delta, deltaAt + k, deltaRow, examples, width, lanes, scratch.panel, to);
                VectorDoublePanels.clearLastRow(lanes, scratch.panel, to, examples);
            }
            for (int i = 0; i < inputs; i += tileRows) {
                int rows = Math.min(tileRows, inputs - i);
                VectorDoublePanels.packFactors(
                        in, inAt + i, inRow, examples, rows, inputs - i, tileRows, scratch.factors);
                Arrays.fill(
                        scratch.factors, examples * TileShape.FACTORS_ROW, (examples + 1) * TileShape.FACTORS_ROW, 0);
                for (int k = j; k < end; k += lanes) {
                    addTile(
                            rows,
                            Math.min(lanes, end - k),
                            terms,
                            (k - j) / lanes * panelSize,
                            factor,
                            sum,
                            sumAt + i * sumRow + k,
                            sumRow,
                            scratch);
                }
            }
        }
    }

    /** At the edges of a matrix, where it has fewer rows or columns than a tile, a copy is added to. */
    private void addTile(
            int rows,
            int width,
            int terms,
            int panelAt,
            double factor,
            double[] sum,
            int sumAt,
            int sumRow,
            DoubleScratch scratch) {
        if (rows == tileRows && width == lanes) {
            addTile(terms, panelAt, factor, sum, sumAt, sumRow, scratch);
            return;
        }
        VectorDoublePanels.copyRows(rows, width, sum, sumAt, sumRow, scratch.tile, 0, lanes);
        addTile(terms, panelAt, factor, scratch.tile, 0, lanes, scratch);
        VectorDoublePanels.copyRows(rows, width, scratch.tile, 0, lanes, sum, sumAt, sumRow);
    }

    private void addTile(
            int terms, int panelAt, double factor, double[] sum, int sumAt, int sumRow, DoubleScratch scratch) {
        if (tileRows == 6) {
            VectorDoubleGradientTiles.tile6x2(
                    scratch.factors, 0, terms, scratch.panel, panelAt, sum, sumAt, sumRow, factor);
        } else {
            VectorDoubleGradientTiles.tile4x4(
                    scratch.factors, 0, terms, scratch.panel, panelAt, sum, sumAt, sumRow, factor);
        }
    }
}
