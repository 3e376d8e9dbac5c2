package dev.deltarule.runtime;

/**
 * Why a network has no Vector API variant. The processor decides by sizes and by what it was told; the sizes are in the
 * topology, so that they are not blamed where they are not the reason.
 */
final class VectorGain {
    /** Units of a layer from which the variant gains in any network. */
    private static final int UNITS = 16;

    /** Weights from which small networks in float gain. */
    private static final int WEIGHTS = 6;

    private static final String COMPILED =
            "it was compiled without --add-modules jdk.incubator.vector or with -Adeltarule.strategy";

    private VectorGain() {}

    /** The reasons that are possible for a network of which no variant was generated. */
    static String whyNone(Model model) {
        Topology topology = model.topology();
        if (topology.layers().stream().anyMatch(layer -> layer.units() >= UNITS)) {
            return COMPILED;
        }
        int weights = topology.tensors().stream()
                .filter(tensor -> tensor.role() == ParameterTensor.Role.WEIGHT)
                .mapToInt(ParameterTensor::count)
                .sum();
        if (model instanceof FloatModel && weights >= WEIGHTS) {
            return "its layers are too small to gain, or " + COMPILED;
        }
        return "it is too small to gain";
    }
}
