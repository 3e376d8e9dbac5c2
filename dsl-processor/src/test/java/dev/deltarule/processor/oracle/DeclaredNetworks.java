package dev.deltarule.processor.oracle;

import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Compiles many declared networks and makes a test of each. */
final class DeclaredNetworks {
    /** Networks in one run of the compiler: enough to warm it up, few enough to hold in memory. */
    private static final int BATCH = 25;

    private DeclaredNetworks() {}

    static Stream<DynamicTest> compared(List<Declaration> declarations, long seed) {
        int batches = (declarations.size() + BATCH - 1) / BATCH;
        return IntStream.range(0, batches).boxed().flatMap(batch -> {
            List<Declaration> some =
                    declarations.subList(batch * BATCH, Math.min(declarations.size(), (batch + 1) * BATCH));
            Map<String, String> sources = new LinkedHashMap<>();
            some.forEach(declaration -> sources.put(declaration.name(), declaration.source()));
            Networks networks = Networks.compile(sources).succeeded();
            return some.stream()
                    .map(declaration -> DynamicTest.dynamicTest(
                            declaration.title(),
                            () -> new Comparison(
                                            networks.create(declaration.name(), Model.class),
                                            new Random(seed + declaration.name().hashCode()))
                                    .run()));
        });
    }
}
