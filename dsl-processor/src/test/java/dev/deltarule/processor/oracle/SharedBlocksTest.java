package dev.deltarule.processor.oracle;

import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Random networks compute the same bits whatever the number of threads, with plain kernels and with those of the Vector API. */
@Timeout(600)
class SharedBlocksTest {
    private static final int TOPOLOGIES = Integer.getInteger("deltarule.topologies", 100) / 4;
    private static final long SEED = Long.getLong("deltarule.seed", 20260101);

    @TestFactory
    Stream<DynamicTest> giveTheSameBitsForAnyNumberOfThreads() {
        return tests();
    }

    @Tag("vectors")
    @TestFactory
    Stream<DynamicTest> giveTheSameBitsForAnyNumberOfThreadsWithVectors() {
        return tests();
    }

    private static Stream<DynamicTest> tests() {
        Random random = new Random(SEED);
        List<Declaration> declarations = new ArrayList<>();
        for (int k = 0; k < TOPOLOGIES; k++) {
            // Every other network is so large that also short blocks are shared, and first layers in parts.
            Declaration declaration = Declaration.random("Net" + k, random, k % 2 == 0 ? 70 : 400);
            declarations.add(k % 3 == 1 ? declaration.withDropout(new Random(k)) : declaration);
        }
        Map<String, String> sources = new LinkedHashMap<>();
        declarations.forEach(declaration -> sources.put(declaration.name(), declaration.source()));
        Networks networks = Networks.compile(sources).succeeded();
        return declarations.stream()
                .map(declaration -> DynamicTest.dynamicTest(
                        declaration.title(),
                        () -> new SharedBits(
                                        () -> networks.create(declaration.name(), Model.class),
                                        SEED + declaration.name().hashCode())
                                .check()));
    }
}
