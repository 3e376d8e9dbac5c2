package dev.deltarule.kernels;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The kernels that this virtual machine can run: both shapes of tiles where it has the Vector API. */
final class Implementations {
    private Implementations() {}

    static Stream<Named<FloatKernels>> floats() {
        Stream<FloatKernels> vectors = Kernels.VECTORS ? OfVectors.floats() : Stream.empty();
        return Stream.concat(Stream.of(new PlainFloatKernels()), vectors)
                .map(kernels -> Named.of(kernels.describe(), kernels));
    }

    static Stream<Named<DoubleKernels>> doubles() {
        Stream<DoubleKernels> vectors = Kernels.VECTORS ? OfVectors.doubles() : Stream.empty();
        return Stream.concat(Stream.of(new PlainDoubleKernels()), vectors)
                .map(kernels -> Named.of(kernels.describe(), kernels));
    }

    /** Apart, because its classes cannot be loaded without the module. */
    private static final class OfVectors {
        static Stream<FloatKernels> floats() {
            return Stream.of(TileShape.OF_16_REGISTERS, TileShape.OF_32_REGISTERS)
                    .map(VectorFloatKernels::new);
        }

        static Stream<DoubleKernels> doubles() {
            return Stream.of(TileShape.OF_16_REGISTERS, TileShape.OF_32_REGISTERS)
                    .map(VectorDoubleKernels::new);
        }
    }
}
