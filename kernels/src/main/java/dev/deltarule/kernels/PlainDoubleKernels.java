package dev.deltarule.kernels;

/**
 * Plain loops that HotSpot vectorises by itself.
 *
 * <p>They cut matrices into strips, of which {@link PlainDoubleRows} adds rows.
 */
final class PlainDoubleKernels extends PlainDoubleDerivatives {
    /** For fewer examples it takes longer to copy columns than to add along rows. */
    private static final int FEW = 4;

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
        double[][] sums = scratch.sums;
        int strip = sums[0].length;
        for (int j = 0; j < units; j += strip) {
            int width = Math.min(strip, units - j);
            for (int from = 0; from < examples; from += sums.length) {
                int count = Math.min(sums.length, examples - from);
                for (int e = 0; e < count; e++) {
                    DoubleBias.begin(sums[e], 0, width, p, biasAt, biasStep, j);
                }
                PlainDoubleRows.addRows(
                        count, inputs, width, in, inAt + from * inRow, inRow, 1, p, weightsAt + j, weightsRow, scratch);
                for (int e = 0; e < count; e++) {
                    System.arraycopy(sums[e], 0, net, netAt + (from + e) * netRow + j, width);
                }
            }
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
        if (examples < FEW) {
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
        double[][] sums = scratch.sums;
        int strip = sums[0].length;
        for (int i = 0; i < inputs; i += strip) {
            int width = Math.min(strip, inputs - i);
            for (int from = 0; from < examples; from += sums.length) {
                int count = Math.min(sums.length, examples - from);
                for (int e = 0; e < count; e++) {
                    PlainDoubleRows.fill(sums[e], width, 0);
                }
                PlainDoubleRows.addColumns(
                        count,
                        units,
                        width,
                        delta,
                        deltaAt + from * deltaRow,
                        deltaRow,
                        p,
                        weightsAt + i * weightsRow,
                        weightsRow,
                        scratch);
                for (int e = 0; e < count; e++) {
                    System.arraycopy(sums[e], 0, slope, slopeAt + (from + e) * slopeRow + i, width);
                }
            }
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
        double[][] sums = scratch.sums;
        double[] row = scratch.rows[0];
        int strip = row.length;
        for (int j = 0; j < units; j += strip) {
            int width = Math.min(strip, units - j);
            if (examples == 1) {
                addOuterProduct(inputs, width, in, inAt, delta, deltaAt + j, factor, sum, sumAt + j, sumRow, scratch);
                continue;
            }
            for (int from = 0; from < inputs; from += sums.length) {
                int count = Math.min(sums.length, inputs - from);
                for (int i = 0; i < count; i++) {
                    PlainDoubleRows.fill(sums[i], width, 0);
                }
                PlainDoubleRows.addRows(
                        count, examples, width, in, inAt + from, 1, inRow, delta, deltaAt + j, deltaRow, scratch);
                for (int i = 0; i < count; i++) {
                    int at = sumAt + (from + i) * sumRow + j;
                    System.arraycopy(sum, at, row, 0, width);
                    PlainDoubleRows.add(row, sums[i], factor, width);
                    System.arraycopy(row, 0, sum, at, width);
                }
            }
        }
    }

    /** The gradient of one example: there is nothing to sum. */
    private static void addOuterProduct(
            int inputs,
            int width,
            double[] in,
            int inAt,
            double[] delta,
            int deltaAt,
            double factor,
            double[] sum,
            int sumAt,
            int sumRow,
            DoubleScratch scratch) {
        double[] deltas = scratch.rows[0];
        double[] row = scratch.rows[1];
        System.arraycopy(delta, deltaAt, deltas, 0, width);
        for (int i = 0; i < inputs; i++) {
            double x = in[inAt + i];
            if (x != 0) {
                System.arraycopy(sum, sumAt + i * sumRow, row, 0, width);
                PlainDoubleRows.addProduct(row, deltas, x, factor, width);
                System.arraycopy(row, 0, sum, sumAt + i * sumRow, width);
            }
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
        double[] total = scratch.sums[0];
        double[] row = scratch.rows[0];
        int strip = row.length;
        for (int j = 0; j < units; j += strip) {
            int width = Math.min(strip, units - j);
            PlainDoubleRows.fill(total, width, 0);
            for (int e = 0; e < examples; e++) {
                System.arraycopy(delta, deltaAt + e * deltaRow + j, row, 0, width);
                PlainDoubleRows.add(total, row, 1, width);
            }
            System.arraycopy(sum, sumAt + j, row, 0, width);
            PlainDoubleRows.add(row, total, factor, width);
            System.arraycopy(row, 0, sum, sumAt + j, width);
        }
    }

    @Override
    public boolean useVectors() {
        return false;
    }

    @Override
    public String describe() {
        return "plain loops";
    }
}
