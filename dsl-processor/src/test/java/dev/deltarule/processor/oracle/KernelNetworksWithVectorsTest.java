package dev.deltarule.processor.oracle;

import org.junit.jupiter.api.Tag;

/** The same with the Vector API, in virtual machines of their own: with the machine's vectors and with the shortest. */
@Tag("vectors")
class KernelNetworksWithVectorsTest extends KernelNetworksTest {}
