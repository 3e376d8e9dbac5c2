package dev.deltarule.io;

import dev.deltarule.runtime.ParameterTensor;
import dev.deltarule.runtime.Topology;

/**
 * How much a file may say before its numbers. What reading takes grows with it, so a forged header would fill the memory
 * although no network needs one.
 *
 * @param bytes of the whole header
 * @param entries of tensors, and of metadata
 */
record HeaderLimits(int bytes, int entries) {
    /** As many dimensions as NumPy's arrays had for long; PyTorch's have up to 64, which nobody uses. */
    static final int DIMENSIONS = 32;

    static final int DEFAULT_BYTES = 4 << 20;
    static final String HOW_TO_RAISE =
            "LoadOptions.headerBytes for a network, Safetensors.read(file, headerBytes) else";
    private static final int METADATA_BYTES = 1 << 20;
    private static final int TENSOR_BYTES = 256;
    private static final int NAME_BYTES = 256;
    /** The description of a tensor takes some 90. */
    private static final int ENTRY_BYTES = 64;

    static final HeaderLimits DEFAULT = of(DEFAULT_BYTES);

    /** @throws IllegalArgumentException if no header is that long */
    static HeaderLimits of(int bytes) {
        if (bytes < 1 || bytes > Header.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A header may have from 1 to " + Header.MOST_BYTES + " bytes, but is to have up to " + bytes + ".");
        }
        return new HeaderLimits(bytes, Math.max(1, bytes / ENTRY_BYTES));
    }

    /** What the tensors of a network need, and a name for each input and output, and 1 MiB for what others write there. */
    static HeaderLimits of(Topology topology) {
        long bytes = METADATA_BYTES + (long) NAME_BYTES * (topology.inputs() + topology.outputs());
        for (ParameterTensor tensor : topology.tensors()) {
            bytes += TENSOR_BYTES + 2L * tensor.name().length();
        }
        return of((int) Math.min(Header.MOST_BYTES, bytes));
    }
}
