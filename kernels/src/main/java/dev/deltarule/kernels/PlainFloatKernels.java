package dev.deltarule.kernels;

/**
 * Plain loops that HotSpot vectorises by itself.
 *
 * <p>They cut matrices into strips, of which {@link PlainFloatRows} adds rows.
 */
final class PlainFloatKernels extends PlainFloatDerivatives {
    /** For fewer examples it takes longer to copy columns than to add along rows. */
    private static final int FEW = 4;

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
        float[][] sums = scratch.sums;
        int strip = sums[0].length;
        for (int j = 0; j < units; j += strip) {
            int width = Math.min(strip, units - j);
            for (int from = 0; from < examples; from += sums.length) {
                int count = Math.min(sums.length, examples - from);
                for (int e = 0; e < count; e++) {
                    FloatBias.begin(sums[e], 0, width, p, biasAt, biasStep, j);
                }
                PlainFloatRows.addRows(
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
        if (examples < FEW) {
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
        float[][] sums = scratch.sums;
        int strip = sums[0].length;
        for (int i = 0; i < inputs; i += strip) {
            int width = Math.min(strip, inputs - i);
            for (int from = 0; from < examples; from += sums.length) {
                int count = Math.min(sums.length, examples - from);
                for (int e = 0; e < count; e++) {
                    PlainFloatRows.fill(sums[e], width, 0);
                }
                PlainFloatRows.addColumns(
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
        float[][] sums = scratch.sums;
        float[] row = scratch.rows[0];
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
                    PlainFloatRows.fill(sums[i], width, 0);
                }
                PlainFloatRows.addRows(
                        count, examples, width, in, inAt + from, 1, inRow, delta, deltaAt + j, deltaRow, scratch);
                for (int i = 0; i < count; i++) {
                    int at = sumAt + (from + i) * sumRow + j;
                    System.arraycopy(sum, at, row, 0, width);
                    PlainFloatRows.add(row, sums[i], factor, width);
                    System.arraycopy(row, 0, sum, at, width);
                }
            }
        }
    }

    /** The gradient of one example: there is nothing to sum. */
    private static void addOuterProduct(
            int inputs,
            int width,
            float[] in,
            int inAt,
            float[] delta,
            int deltaAt,
            float factor,
            float[] sum,
            int sumAt,
            int sumRow,
            FloatScratch scratch) {
        float[] deltas = scratch.rows[0];
        float[] row = scratch.rows[1];
        System.arraycopy(delta, deltaAt, deltas, 0, width);
        for (int i = 0; i < inputs; i++) {
            float x = in[inAt + i];
            if (x != 0) {
                System.arraycopy(sum, sumAt + i * sumRow, row, 0, width);
                PlainFloatRows.addProduct(row, deltas, x, factor, width);
                System.arraycopy(row, 0, sum, sumAt + i * sumRow, width);
            }
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
        float[] total = scratch.sums[0];
        float[] row = scratch.rows[0];
        int strip = row.length;
        for (int j = 0; j < units; j += strip) {
            int width = Math.min(strip, units - j);
            PlainFloatRows.fill(total, width, 0);
            for (int e = 0; e < examples; e++) {
                System.arraycopy(delta, deltaAt + e * deltaRow + j, row, 0, width);
                PlainFloatRows.add(total, row, 1, width);
            }
            System.arraycopy(sum, sumAt + j, row, 0, width);
            PlainFloatRows.add(row, total, factor, width);
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
