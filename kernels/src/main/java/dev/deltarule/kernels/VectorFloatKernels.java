package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;

/** Kernels of the Vector API: products of few weights where they lie, others in register tiles. */
final class VectorFloatKernels extends VectorFloatExponentials {
    /** For fewer examples it takes longer to transpose weights than to add along their rows. */
    private static final int FEW = 4;

    private final TileShape shape;
    private final VectorFloatProduct product;
    private final VectorFloatGradient gradient;

    VectorFloatKernels(TileShape shape) {
        this.shape = shape;
        product = new VectorFloatProduct(shape);
        gradient = new VectorFloatGradient(shape);
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
        if (VectorFloatSmallProduct.suits(examples, inputs, units)) {
            VectorFloatSmallProduct.product(
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
        if (examples >= FEW && VectorFloatSmallProduct.suits(examples, inputs, units)) {
            VectorFloatSmallProduct.productTransposed(
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
        if (VectorFloatSmallGradient.suits(examples, inputs, units)) {
            VectorFloatSmallGradient.add(
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
            float[] delta,
            int deltaAt,
            int deltaRow,
            float factor,
            float[] sum,
            int sumAt,
            FloatScratch scratch) {
        VectorFloatColumnSums.add(examples, units, delta, deltaAt, deltaRow, factor, sum, sumAt);
    }

    @Override
    public boolean useVectors() {
        return true;
    }

    @Override
    public String describe() {
        return "the Vector API: vectors of " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits, tiles of "
                + shape.rows() + " x " + shape.vectors();
    }
}
