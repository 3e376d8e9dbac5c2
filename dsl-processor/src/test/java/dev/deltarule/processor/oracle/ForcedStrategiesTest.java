package dev.deltarule.processor.oracle;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.processor.plan.DeclaredLayer;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Strategies at sizes at which they are used only when they are asked for, against the plain loops. */
class ForcedStrategiesTest {
    /** Networks of which the strategies would be others: tiny for kernels, large for the rest. */
    private static final Map<String, List<int[]>> SIZES = Map.of(
            "straight-line", List.of(new int[] {15, 20, 10}, new int[] {1, 60, 1}),
            "unrolled", List.of(new int[] {2, 2, 2}, new int[] {30, 25, 20}),
            "kernels", List.of(new int[] {1, 1, 1}, new int[] {2, 2, 2}, new int[] {4, 16, 3}, new int[] {5, 3, 9}));

    @TestFactory
    Stream<DynamicTest> computeWhatThePlainLoopsCompute() {
        return Stream.of("straight-line", "unrolled", "kernels").flatMap(ForcedStrategiesTest::compared);
    }

    @TestFactory
    @Tag("vectors")
    Stream<DynamicTest> kernelsOfTinyNetworksWithVectorsComputeWhatThePlainLoopsCompute() {
        return compared("kernels");
    }

    private static Stream<DynamicTest> compared(String strategy) {
        Map<String, Declaration> declarations = new LinkedHashMap<>();
        for (int[] sizes : SIZES.getOrDefault(strategy, List.of())) {
            for (Bias bias : Bias.values()) {
                String name = "Net" + declarations.size();
                declarations.put(name, declaration(name, sizes, bias));
            }
        }
        Map<String, String> sources = new LinkedHashMap<>();
        declarations.forEach((name, declaration) -> sources.put(name, declaration.source()));
        Networks networks = Networks.compileWith(sources, "-Adeltarule.strategy=" + strategy);
        return declarations.values().stream()
                .map(declaration -> DynamicTest.dynamicTest(strategy + ", " + declaration.title(), () -> {
                    Random random = new Random(declaration.name().hashCode());
                    Model model = networks.create(declaration.name(), Model.class);
                    new Comparison(model, random, 1 + random.nextInt(40)).run();
                }));
    }

    private static Declaration declaration(String name, int[] sizes, Bias bias) {
        boolean isDouble = bias == Bias.SHARED;
        return new Declaration(
                name,
                isDouble ? "DoubleModel" : "FloatModel",
                sizes[0],
                Loss.MEAN_SQUARED_ERROR,
                List.of(layer(sizes[1], Activation.TANH, bias), layer(sizes[2], Activation.SIGMOID, bias)));
    }

    private static DeclaredLayer layer(int size, Activation activation, Bias bias) {
        return new DeclaredLayer(size, activation, bias, Init.AUTO, true, true, "");
    }
}
