package dev.deltarule.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Products in register tiles: cut into tiles here, computed by {@link VectorFloatTiles}. */
final class VectorFloatProduct {
    private final int tileRows;

    /** Columns of a tile. */
    private final int lanes;

    VectorFloatProduct(TileShape shape) {
        tileRows = shape.rows();
        lanes = shape.vectors() * FloatVector.SPECIES_PREFERRED.length();
    }

    /** {@link FloatKernels#product}. */
    void multiply(
            int examples,
            int inputs,
            int units,
            float[] in,
            int inAt,
            int inRow,
            float[] p,
            int weightsAt,
            int weightsRow,
            int biasAt,
            int biasStep,
            float[] net,
            int netAt,
            int netRow,
            FloatScratch scratch) {
        if (examples < tileRows) {
            for (int e = 0; e < examples; e++) {
                int at = netAt + e * netRow;
                FloatBias.begin(net, at, units, p, biasAt, biasStep, 0);
                addRows(net, at, units, inputs, in, inAt + e * inRow, p, weightsAt, weightsRow);
            }
            return;
        }
        for (int e = 0; e < examples; e++) {
            FloatBias.begin(net, netAt + e * netRow, units, p, biasAt, biasStep, 0);
        }
        for (int i = 0; i < inputs; i += TileShape.MOST_TERMS) {
            int terms = Math.min(TileShape.MOST_TERMS, inputs - i);
            int panelSize = lanes * VectorFloatPanels.even(terms);
            int group = scratch.panel.length / panelSize * lanes;
            for (int j = 0; j < units; j += group) {
                int width = Math.min(group, units - j);
                for (int k = 0; k < width; k += lanes) {
                    VectorFloatPanels.pack(
                            p,
                            weightsAt + i * weightsRow + j + k,
                            weightsRow,
                            terms,
                            Math.min(lanes, width - k),
                            lanes,
                            scratch.panel,
                            k / lanes * panelSize);
                    VectorFloatPanels.clearLastRow(lanes, scratch.panel, k / lanes * panelSize, terms);
                }
                addTiles(examples, terms, width, in, inAt + i, inRow, net, netAt + j, netRow, scratch);
            }
        }
    }

    private static void addRows(
            float[] sum, int sumAt, int width, int terms, float[] x, int xAt, float[] m, int mAt, int mRow) {
        int k = 0;
        for (; k <= terms - 4; k += 4) {
            VectorFloatRows.addFour(sum, sumAt, width, x, xAt + k, m, mAt + k * mRow, mRow);
        }
        for (; k < terms; k++) {
            VectorFloatRows.add(sum, sumAt, width, x[xAt + k], m, mAt + k * mRow);
        }
    }

    /** {@link FloatKernels#productTransposed}. */
    void multiplyTransposed(
            int examples,
            int inputs,
            int units,
            float[] delta,
            int deltaAt,
            int deltaRow,
            float[] p,
            int weightsAt,
            int weightsRow,
            float[] slope,
            int slopeAt,
            int slopeRow,
            FloatScratch scratch) {
        if (examples < tileRows) {
            for (int e = 0; e < examples; e++) {
                FloatRowProducts.multiply(
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
            int panelSize = lanes * VectorFloatPanels.even(terms);
            int group = scratch.panel.length / panelSize * lanes;
            for (int i = 0; i < inputs; i += group) {
                int width = Math.min(group, inputs - i);
                for (int k = 0; k < width; k += lanes) {
                    VectorFloatPanels.packTransposed(
                            p,
                            weightsAt + (i + k) * weightsRow + j,
                            weightsRow,
                            terms,
                            Math.min(lanes, width - k),
                            lanes,
                            scratch.panel,
                            k / lanes * panelSize);
                    VectorFloatPanels.clearLastRow(lanes, scratch.panel, k / lanes * panelSize, terms);
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
            float[] x,
            int xAt,
            int xRow,
            float[] to,
            int toAt,
            int toRow,
            FloatScratch scratch) {
        int panelSize = lanes * VectorFloatPanels.even(terms);
        for (int e = 0; e < examples; e += tileRows) {
            int rows = Math.min(tileRows, examples - e);
            for (int r = 0; r < rows; r++) {
                int factorsAt = r * TileShape.TERMS_ROW;
                System.arraycopy(x, xAt + (e + r) * xRow, scratch.factors, factorsAt, terms);
                Arrays.fill(scratch.factors, factorsAt + terms, factorsAt + VectorFloatPanels.even(terms), 0);
            }
            for (int j = 0; j < width; j += lanes) {
                addTile(
                        rows,
                        Math.min(lanes, width - j),
                        VectorFloatPanels.even(terms),
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
            int rows, int width, int terms, int panelAt, float[] to, int toAt, int toRow, FloatScratch scratch) {
        if (rows == tileRows && width == lanes) {
            addTile(terms, panelAt, to, toAt, toRow, scratch);
            return;
        }
        VectorFloatPanels.copyRows(rows, width, to, toAt, toRow, scratch.tile, 0, lanes);
        addTile(terms, panelAt, scratch.tile, 0, lanes, scratch);
        VectorFloatPanels.copyRows(rows, width, scratch.tile, 0, lanes, to, toAt, toRow);
    }

    private void addTile(int terms, int panelAt, float[] to, int toAt, int toRow, FloatScratch scratch) {
        if (tileRows == 6) {
            VectorFloatTiles.tile6x2(scratch.factors, 0, terms, scratch.panel, panelAt, to, toAt, toRow);
        } else {
            VectorFloatTiles.tile4x4(scratch.factors, 0, terms, scratch.panel, panelAt, to, toAt, toRow);
        }
    }
}
