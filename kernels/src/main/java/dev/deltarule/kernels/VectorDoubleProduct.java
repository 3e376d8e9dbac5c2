package dev.deltarule.kernels;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** Products in register tiles: cut into tiles here, computed by {@link VectorDoubleTiles}. */
final class VectorDoubleProduct {
    private final int tileRows;

    /** Columns of a tile. */
    private final int lanes;

    VectorDoubleProduct(TileShape shape) {
        tileRows = shape.rows();
        lanes = shape.vectors() * DoubleVector.SPECIES_PREFERRED.length();
    }

    /** {@link DoubleKernels#product}. */
    void multiply(
            int examples,
            int inputs,
            int units,
            double[] in,
            int inAt,
            int inRow,
            double[] p,
            int weightsAt,
            int weightsRow,
            int biasAt,
            int biasStep,
            double[] net,
            int netAt,
            int netRow,
            DoubleScratch scratch) {
        if (examples < tileRows) {
            for (int e = 0; e < examples; e++) {
                int at = netAt + e * netRow;
                DoubleBias.begin(net, at, units, p, biasAt, biasStep, 0);
                addRows(net, at, units, inputs, in, inAt + e * inRow, p, weightsAt, weightsRow);
            }
            return;
        }
        for (int e = 0; e < examples; e++) {
            DoubleBias.begin(net, netAt + e * netRow, units, p, biasAt, biasStep, 0);
        }
        for (int i = 0; i < inputs; i += TileShape.MOST_TERMS) {
            int terms = Math.min(TileShape.MOST_TERMS, inputs - i);
            int panelSize = lanes * VectorDoublePanels.even(terms);
            int group = scratch.panel.length / panelSize * lanes;
            for (int j = 0; j < units; j += group) {
                int width = Math.min(group, units - j);
                for (int k = 0; k < width; k += lanes) {
                    VectorDoublePanels.pack(
                            p,
                            weightsAt + i * weightsRow + j + k,
                            weightsRow,
                            terms,
                            Math.min(lanes, width - k),
                            lanes,
                            scratch.panel,
                            k / lanes * panelSize);
                    VectorDoublePanels.clearLastRow(lanes, scratch.panel, k / lanes * panelSize, terms);
                }
                addTiles(examples, terms, width, in, inAt + i, inRow, net, netAt + j, netRow, scratch);
            }
        }
    }

    private static void addRows(
            double[] sum, int sumAt, int width, int terms, double[] x, int xAt, double[] m, int mAt, int mRow) {
        int k = 0;
        for (; k <= terms - 4; k += 4) {
            VectorDoubleRows.addFour(sum, sumAt, width, x, xAt + k, m, mAt + k * mRow, mRow);
        }
        for (; k < terms; k++) {
            VectorDoubleRows.add(sum, sumAt, width, x[xAt + k], m, mAt + k * mRow);
        }
    }

    /** {@link DoubleKernels#productTransposed}. */
    void multiplyTransposed(
            int examples,
            int inputs,
            int units,
            double[] delta,
            int deltaAt,
            int deltaRow,
            double[] p,
            int weightsAt,
            int weightsRow,
            double[] slope,
            int slopeAt,
            int slopeRow,
            DoubleScratch scratch) {
        if (examples < tileRows) {
            for (int e = 0; e < examples; e++) {
                DoubleRowProducts.multiply(
                        inputs,
                        units,
                        delta,
                        deltaAt + e * deltaRow,
                        p,
                        weightsAt,
                        weightsRow,
                        slope,
                        slopeAt + e * slopeRow);
            }
            return;
        }
        for (int e = 0; e < examples; e++) {
            Arrays.fill(slope, slopeAt + e * slopeRow, slopeAt + e * slopeRow + inputs, 0);
        }
        for (int j = 0; j < units; j += TileShape.MOST_TERMS) {
            int terms = Math.min(TileShape.MOST_TERMS, units - j);
            int panelSize = lanes * VectorDoublePanels.even(terms);
            int group = scratch.panel.length / panelSize * lanes;
            for (int i = 0; i < inputs; i += group) {
                int width = Math.min(group, inputs - i);
                for (int k = 0; k < width; k += lanes) {
                    VectorDoublePanels.packTransposed(
                            p,
                            weightsAt + (i + k) * weightsRow + j,
                            weightsRow,
                            terms,
                            Math.min(lanes, width - k),
                            lanes,
                            scratch.panel,
                            k / lanes * panelSize);
                    VectorDoublePanels.clearLastRow(lanes, scratch.panel, k / lanes * panelSize, terms);
                }
                addTiles(examples, terms, width, delta, deltaAt + j, deltaRow, slope, slopeAt + i, slopeRow, scratch);
            }
        }
    }

    /** Adds the products of rows with the panels that are packed: {@code to[e, j] += Σk x[e, k] · panel[k, j]}. */
    private void addTiles(
            int examples,
            int terms,
            int width,
            double[] x,
            int xAt,
            int xRow,
            double[] to,
            int toAt,
            int toRow,
            DoubleScratch scratch) {
        int panelSize = lanes * VectorDoublePanels.even(terms);
        for (int e = 0; e < examples; e += tileRows) {
            int rows = Math.min(tileRows, examples - e);
            for (int r = 0; r < rows; r++) {
                int factorsAt = r * TileShape.TERMS_ROW;
                System.arraycopy(x, xAt + (e + r) * xRow, scratch.factors, factorsAt, terms);
                Arrays.fill(scratch.factors, factorsAt + terms, factorsAt + VectorDoublePanels.even(terms), 0);
            }
            for (int j = 0; j < width; j += lanes) {
                addTile(
                        rows,
                        Math.min(lanes, width - j),
                        VectorDoublePanels.even(terms),
                        j / lanes * panelSize,
                        to,
                        toAt + e * toRow + j,
                        toRow,
                        scratch);
            }
        }
    }

    /** At the edges of a matrix, where it has fewer rows or columns than a tile, a copy is added to. */
    private void addTile(
            int rows, int width, int terms, int panelAt, double[] to, int toAt, int toRow, DoubleScratch scratch) {
        if (rows == tileRows && width == lanes) {
            addTile(terms, panelAt, to, toAt, toRow, scratch);
            return;
        }
        VectorDoublePanels.copyRows(rows, width, to, toAt, toRow, scratch.tile, 0, lanes);
        addTile(terms, panelAt, scratch.tile, 0, lanes, scratch);
        VectorDoublePanels.copyRows(rows, width, scratch.tile, 0, lanes, to, toAt, toRow);
    }

    private void addTile(int terms, int panelAt, double[] to, int toAt, int toRow, DoubleScratch scratch) {
        if (tileRows == 6) {
            VectorDoubleTiles.tile6x2(scratch.factors, 0, terms, scratch.panel, panelAt, to, toAt, toRow);
        } else {
            VectorDoubleTiles.tile4x4(scratch.factors, 0, terms, scratch.panel, panelAt, to, toAt, toRow);
        }
    }
}
