package dev.deltarule.kernels;

import jdk.incubator.vector.FloatVector;

/** Makes the kernels that use the Vector API. Loaded only where it is there. */
final class VectorDoor {
    static {
        VectorOperations.meet();
    }

    private VectorDoor() {}

    static FloatKernels floats() {
        return new VectorFloatKernels(shape());
    }

    static DoubleKernels doubles() {
        return new VectorDoubleKernels(shape());
    }

    private static TileShape shape() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize() == 512
                ? TileShape.OF_32_REGISTERS
                : TileShape.OF_16_REGISTERS;
    }
}
