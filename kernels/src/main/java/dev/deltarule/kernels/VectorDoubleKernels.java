package dev.deltarule.kernels;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** Products in register tiles of the Vector API: this class cuts matrices into tiles, {@link VectorDoubleTiles} computes them. */
final class VectorDoubleKernels implements DoubleKernels {
    private static final int L = DoubleVector.SPECIES_PREFERRED.length();

    private final TileShape shape;
    private final int tileRows;

    /** Columns of a tile. */
    private final int lanes;

    VectorDoubleKernels(TileShape shape) {
        this.shape = shape;
        tileRows = shape.rows();
        lanes = shape.vectors() * L;
    }

    @Override
    public void product(
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
                    VectorDoublePanels.pack(
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
    private void clearLastRow(double[] panel, int at, int terms) {
        Arrays.fill(panel, at + lanes * terms, at + lanes * even(terms), 0);
    }

    private static void begin(double[] sum, int at, int width, double[] p, int biasAt, int biasStep) {
        if (biasAt == NO_BIAS || width == 0) {
            Arrays.fill(sum, at, at + width, 0);
        } else if (biasStep == 0) {
            Arrays.fill(sum, at, at + width, p[biasAt]);
        } else {
            System.arraycopy(p, biasAt, sum, at, width);
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

    @Override
    public void productTransposed(
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
            int panelSize = lanes * even(terms);
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
            double[] x,
            int xAt,
            int xRow,
            double[] to,
            int toAt,
            int toRow,
            DoubleScratch scratch) {
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
            int rows, int width, int terms, int panelAt, double[] to, int toAt, int toRow, DoubleScratch scratch) {
        if (rows == tileRows && width == lanes) {
            addTile(terms, panelAt, to, toAt, toRow, scratch);
            return;
        }
        copyRows(rows, width, to, toAt, toRow, scratch.tile, 0, lanes);
        addTile(terms, panelAt, scratch.tile, 0, lanes, scratch);
        copyRows(rows, width, scratch.tile, 0, lanes, to, toAt, toRow);
    }

    private void addTile(int terms, int panelAt, double[] to, int toAt, int toRow, DoubleScratch scratch) {
        if (tileRows == 6) {
            VectorDoubleTiles.tile6x2(scratch.factors, 0, terms, scratch.panel, panelAt, to, toAt, toRow);
        } else {
            VectorDoubleTiles.tile4x4(scratch.factors, 0, terms, scratch.panel, panelAt, to, toAt, toRow);
        }
    }

    private static void copyRows(
            int rows, int width, double[] from, int at, int row, double[] to, int toAt, int toRow) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(from, at + r * row, to, toAt + r * toRow, width);
        }
    }

    @Override
    public void addGradient(
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
                VectorDoublePanels.pack(delta, deltaAt + k, deltaRow, examples, width, lanes, scratch.panel, to);
                clearLastRow(scratch.panel, to, examples);
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
        copyRows(rows, width, sum, sumAt, sumRow, scratch.tile, 0, lanes);
        addTile(terms, panelAt, factor, scratch.tile, 0, lanes, scratch);
        copyRows(rows, width, scratch.tile, 0, lanes, sum, sumAt, sumRow);
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

    @Override
    public void addColumnSums(
            int examples,
            int units,
            double[] delta,
            int deltaAt,
            int deltaRow,
            double factor,
            double[] sum,
            int sumAt,
            DoubleScratch scratch) {
        VectorDoubleRows.addColumnSums(examples, units, delta, deltaAt, deltaRow, factor, sum, sumAt);
    }

    @Override
    public String describe() {
        return "the Vector API: vectors of " + L * Double.SIZE + " bits, tiles of " + shape.rows() + " x "
                + shape.vectors();
    }
}
