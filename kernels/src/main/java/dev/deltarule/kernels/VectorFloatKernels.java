package dev.deltarule.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Products in register tiles of the Vector API: this class cuts matrices into tiles, {@link VectorFloatTiles} computes them. */
final class VectorFloatKernels implements FloatKernels {
    private static final int L = FloatVector.SPECIES_PREFERRED.length();

    private final TileShape shape;
    private final int tileRows;

    /** Columns of a tile. */
    private final int lanes;

    VectorFloatKernels(TileShape shape) {
        this.shape = shape;
        tileRows = shape.rows();
        lanes = shape.vectors() * L;
    }

    @Override
    public void product(
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
                begin(net, at, units, p, biasAt, biasStep);
                addRows(net, at, units, inputs, in, inAt + e * inRow, p, weightsAt, weightsRow);
            }
            return;
        }
        for (int e = 0; e < examples; e++) {
            begin(net, netAt + e * netRow, units, p, biasAt, biasStep);
        }
        for (int i = 0; i < inputs; i += TileShape.MOST_TERMS) {
            int terms = Math.min(TileShape.MOST_TERMS, inputs - i);
            int panelSize = lanes * even(terms);
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
                    clearLastRow(scratch.panel, k / lanes * panelSize, terms);
                }
                addTiles(examples, terms, width, in, inAt + i, inRow, net, netAt + j, netRow, scratch);
            }
        }
    }

    private static int even(int terms) {
        return terms + terms % 2;
    }

    /** Tiles do two terms at once, so an odd number of terms gets one more, which is 0. */
    private void clearLastRow(float[] panel, int at, int terms) {
        Arrays.fill(panel, at + lanes * terms, at + lanes * even(terms), 0);
    }

    private static void begin(float[] sum, int at, int width, float[] p, int biasAt, int biasStep) {
        if (biasAt == NO_BIAS || width == 0) {
            Arrays.fill(sum, at, at + width, 0);
        } else if (biasStep == 0) {
            Arrays.fill(sum, at, at + width, p[biasAt]);
        } else {
            System.arraycopy(p, biasAt, sum, at, width);
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

    @Override
    public void productTransposed(
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
            int panelSize = lanes * even(terms);
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
                    clearLastRow(scratch.panel, k / lanes * panelSize, terms);
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
        int panelSize = lanes * even(terms);
        for (int e = 0; e < examples; e += tileRows) {
            int rows = Math.min(tileRows, examples - e);
            for (int r = 0; r < rows; r++) {
                int factorsAt = r * TileShape.TERMS_ROW;
                System.arraycopy(x, xAt + (e + r) * xRow, scratch.factors, factorsAt, terms);
                Arrays.fill(scratch.factors, factorsAt + terms, factorsAt + even(terms), 0);
            }
            for (int j = 0; j < width; j += lanes) {
                addTile(
                        rows,
                        Math.min(lanes, width - j),
                        even(terms),
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
        copyRows(rows, width, to, toAt, toRow, scratch.tile, 0, lanes);
        addTile(terms, panelAt, scratch.tile, 0, lanes, scratch);
        copyRows(rows, width, scratch.tile, 0, lanes, to, toAt, toRow);
    }

    private void addTile(int terms, int panelAt, float[] to, int toAt, int toRow, FloatScratch scratch) {
        if (tileRows == 6) {
            VectorFloatTiles.tile6x2(scratch.factors, 0, terms, scratch.panel, panelAt, to, toAt, toRow);
        } else {
            VectorFloatTiles.tile4x4(scratch.factors, 0, terms, scratch.panel, panelAt, to, toAt, toRow);
        }
    }

    private static void copyRows(int rows, int width, float[] from, int at, int row, float[] to, int toAt, int toRow) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, at + r * row, to, toAt + r * toRow, width);
        }
    }

    @Override
    public void addGradient(
            int examples,
            int inputs,
            int units,
            float[] in,
            int inAt,
            int inRow,
            float[] delta,
            int deltaAt,
            int deltaRow,
            float factor,
            float[] sum,
            int sumAt,
            int sumRow,
            FloatScratch scratch) {
        if (examples == 0) {
            return;
        }
        if (examples == 1) {
            for (int i = 0; i < inputs; i++) {
                VectorFloatRows.addProduct(sum, sumAt + i * sumRow, units, factor, in[inAt + i], delta, deltaAt);
            }
            return;
        }
        int terms = even(examples);
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
                VectorFloatPanels.pack(delta, deltaAt + k, deltaRow, examples, width, lanes, scratch.panel, to);
                clearLastRow(scratch.panel, to, examples);
            }
            for (int i = 0; i < inputs; i += tileRows) {
                int rows = Math.min(tileRows, inputs - i);
                VectorFloatPanels.packFactors(
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

    private void addTile(
            int rows,
            int width,
            int terms,
            int panelAt,
            float factor,
            float[] sum,
            int sumAt,
            int sumRow,
            FloatScratch scratch) {
        if (rows == tileRows && width == lanes) {
            addTile(terms, panelAt, factor, sum, sumAt, sumRow, scratch);
            return;
        }
        copyRows(rows, width, sum, sumAt, sumRow, scratch.tile, 0, lanes);
        addTile(terms, panelAt, factor, scratch.tile, 0, lanes, scratch);
        copyRows(rows, width, scratch.tile, 0, lanes, sum, sumAt, sumRow);
    }

    private void addTile(
            int terms, int panelAt, float factor, float[] sum, int sumAt, int sumRow, FloatScratch scratch) {
        if (tileRows == 6) {
            VectorFloatGradientTiles.tile6x2(
                    scratch.factors, 0, terms, scratch.panel, panelAt, sum, sumAt, sumRow, factor);
        } else {
            VectorFloatGradientTiles.tile4x4(
                    scratch.factors, 0, terms, scratch.panel, panelAt, sum, sumAt, sumRow, factor);
        }
    }

    @Override
    public void addColumnSums(
            int examples,
            int units,
            float[] delta,
            int deltaAt,
            int deltaRow,
            float factor,
            float[] sum,
            int sumAt,
            FloatScratch scratch) {
        VectorFloatRows.addColumnSums(examples, units, delta, deltaAt, deltaRow, factor, sum, sumAt);
    }

    @Override
    public String describe() {
        return "the Vector API: vectors of " + L * Float.SIZE + " bits, tiles of " + shape.rows() + " x "
                + shape.vectors();
    }
}
