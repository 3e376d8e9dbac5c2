package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;

/** Kernels of the Vector API: products of few weights where they lie, others in register tiles. */
final class VectorDoubleKernels extends VectorDoubleExponentials {
    /** For fewer examples it takes longer to transpose weights than to add along their rows. */
    private static final int FEW = 4;

    private final TileShape shape;
    private final VectorDoubleProduct product;
    private final VectorDoubleGradient gradient;

    VectorDoubleKernels(TileShape shape) {
        this.shape = shape;
        product = new VectorDoubleProduct(shape);
        gradient = new VectorDoubleGradient(shape);
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
        if (VectorDoubleSmallProduct.suits(examples, inputs, units)) {
            VectorDoubleSmallProduct.product(
                    examples,
                    inputs,
                    units,
                    in,
                    inAt,
                    inRow,
                    p,
                    weightsAt,
                    weightsRow,
                    biasAt,
                    biasStep,
                    net,
                    netAt,
                    netRow,
                    scratch);
            return;
        }
        product.multiply(
                examples,
                inputs,
                units,
                in,
                inAt,
                inRow,
                p,
                weightsAt,
                weightsRow,
                biasAt,
                biasStep,
                net,
                netAt,
                netRow,
                scratch);
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
        if (examples >= FEW && VectorDoubleSmallProduct.suits(examples, inputs, units)) {
            VectorDoubleSmallProduct.productTransposed(
                    examples,
                    inputs,
                    units,
                    delta,
                    deltaAt,
                    deltaRow,
                    p,
                    weightsAt,
                    weightsRow,
                    slope,
                    slopeAt,
                    slopeRow,
                    scratch);
            return;
        }
        product.multiplyTransposed(
                examples,
                inputs,
                units,
                delta,
                deltaAt,
                deltaRow,
                p,
                weightsAt,
                weightsRow,
                slope,
                slopeAt,
                slopeRow,
                scratch);
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
        if (VectorDoubleSmallGradient.suits(examples, inputs, units)) {
            VectorDoubleSmallGradient.add(
                    examples, inputs, units, in, inAt, inRow, delta, deltaAt, deltaRow, factor, sum, sumAt, sumRow,
                    scratch);
            return;
        }
        gradient.add(
                examples, inputs, units, in, inAt, inRow, delta, deltaAt, deltaRow, factor, sum, sumAt, sumRow,
                scratch);
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
        VectorDoubleColumnSums.add(examples, units, delta, deltaAt, deltaRow, factor, sum, sumAt);
    }

    @Override
    public boolean useVectors() {
        return true;
    }

    @Override
    public String describe() {
        return "the Vector API: vectors of " + DoubleVector.SPECIES_PREFERRED.vectorBitSize() + " bits, tiles of "
                + shape.rows() + " x " + shape.vectors();
    }
}
