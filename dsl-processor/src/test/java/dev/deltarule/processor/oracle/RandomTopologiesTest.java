package dev.deltarule.processor.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Random topologies are compiled and compared; {@code -Ddeltarule.topologies=500} compares more of them. */
class RandomTopologiesTest {
    private static final int TOPOLOGIES = Integer.getInteger("deltarule.topologies", 100);
    private static final long SEED = Long.getLong("deltarule.seed", 20260101);

    @TestFactory
    Stream<DynamicTest> computeWhatThePlainLoopsCompute() {
        Random random = new Random(SEED);
        List<Declaration> declarations = new ArrayList<>();
        for (int k = 0; k < TOPOLOGIES; k++) {
            declarations.add(Declaration.random("Net" + k, random));
        }
        return DeclaredNetworks.compared(declarations, SEED);
    }

    @TestFactory
    Stream<DynamicTest> dropTheSameOutputsAsThePlainLoops() {
        Random random = new Random(SEED + 1);
        List<Declaration> declarations = new ArrayList<>();
        for (int k = 0; k < TOPOLOGIES / 2; k++) {
            declarations.add(Declaration.random("Net" + k, random).withDropout(random));
        }
        return DeclaredNetworks.compared(declarations, SEED);
    }
}
