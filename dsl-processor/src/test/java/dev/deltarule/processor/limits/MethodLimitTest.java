package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.FloatModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated methods stay below the size above which HotSpot never compiles one, at every size of network. */
class MethodLimitTest {
    /** HotSpot's HugeMethodLimit in bytes of bytecode. */
    static final int HUGE_METHOD = 8_000;

    /** Activation and loss of which the code is short, long, and longest. */
    private static final List<String> KINDS =
            List.of("RELU SQUARED_ERROR", "HARD_SIGMOID LOG_COSH", "SELU HUBER", "SOFTMAX MEAN_SQUARED_ERROR");

    @ParameterizedTest
    @ValueSource(strings = {"FloatModel", "DoubleModel"})
    void holdsForSquareNetworksOfAllSizes(String model) {
        Map<String, String> sources = new LinkedHashMap<>();
        // Sizes and kinds in turn: every third size meets them all.
        for (int size = 2; size <= 41; size += 3) {
            String kind = KINDS.get(size / 3 % KINDS.size());
            sources.put("Square" + size, network("Square" + size, model, kind, size, size, size));
            sources.put("Deep" + size, network("Deep" + size, model, kind, 3, 9, size, 5, size));
        }
        assertAllMethodsCompile(Networks.compile(sources).succeeded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FloatModel", "DoubleModel"})
    void holdsForNarrowAndWideLayers(String model) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int size = 1; size <= 1024; size = size < 8 ? size + 1 : size * 5 / 4) {
            sources.put("Wide" + size, network("Wide" + size, model, "TANH MEAN_SQUARED_ERROR", 1, size));
            sources.put("Narrow" + size, network("Narrow" + size, model, "TANH MEAN_SQUARED_ERROR", size, 1));
            sources.put("Waist" + size, network("Waist" + size, model, "ELU LOG_COSH", size, 2, size));
        }
        assertAllMethodsCompile(Networks.compile(sources).succeeded());
    }

    @Test
    void holdsForTheDeepestNetworks() {
        int[] ones = IntStream.generate(() -> 1).limit(101).toArray();
        int[] tens = IntStream.generate(() -> 10).limit(101).toArray();
        int[] hundreds = IntStream.generate(() -> 100).limit(101).toArray();
        Networks networks = Networks.compile(Map.of(
                        "Ones", network("Ones", "DoubleModel", "TANH SQUARED_ERROR", ones),
                        "Tens", network("Tens", "DoubleModel", "TANH SQUARED_ERROR", tens),
                        "Hundreds", network("Hundreds", "DoubleModel", "TANH SQUARED_ERROR", hundreds)))
                .succeeded();
        assertAllMethodsCompile(networks);
    }

    @Test
    void holdsForTheLargestNetworkAndItComputes() {
        Networks networks = Networks.compile(
                        "Large", network("Large", "FloatModel", "RELU SQUARED_ERROR", 4096, 4096, 1000))
                .succeeded();
        assertAllMethodsCompile(networks);
        FloatModel net = networks.create("Large", FloatModel.class);
        float[] p = net.parameters();
        assertThat(p).hasSize(4096 * 4096 + 4096 + 4096 * 1000 + 1000);
        p[net.topology().weight(0, 4095, 4095)] = 2;
        p[net.topology().weight(1, 999, 4095)] = 3;
        p[net.topology().bias(1, 999)] = 0.5f;
        float[] in = new float[4096];
        in[4095] = 1;
        float[] out = new float[1000];
        net.predict(in, 0, out, 0);
        assertThat(out[999]).isEqualTo(6.5f);
        assertThat(out[998]).isZero();
    }

    @Test
    void sourceGrowsInProportionToTheNumberOfLargeLayers() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int layers : new int[] {10, 20, 40}) {
            int[] sizes = IntStream.generate(() -> 512).limit(layers + 1).toArray();
            sources.put("Deep" + layers, network("Deep" + layers, "FloatModel", "RELU SQUARED_ERROR", sizes));
        }
        Networks networks = Networks.compile(sources).succeeded();
        double ten = networks.source("Deep10Impl").length();
        double twenty = networks.source("Deep20Impl").length();
        double forty = networks.source("Deep40Impl").length();
        assertThat((forty - twenty) / (twenty - ten)).isBetween(1.9, 2.1);
    }

    @Test
    void sourceOfALargeLayerDoesNotGrowWithItsSize() {
        Networks networks = Networks.compile(Map.of(
                        "Hundreds", network("Hundreds", "FloatModel", "RELU SQUARED_ERROR", 784, 128, 100),
                        "Thousands", network("Thousands", "FloatModel", "RELU SQUARED_ERROR", 4096, 4096, 1000)))
                .succeeded();
        assertThat(networks.source("ThousandsImpl").length())
                .isLessThan(networks.source("HundredsImpl").length() + 200);
    }

    private static void assertAllMethodsCompile(Networks networks) {
        List<String> tooLong = new ArrayList<>();
        networks.classFiles()
                .forEach((type, bytes) -> MethodSizes.of(bytes).forEach((method, size) -> {
                    if (size > HUGE_METHOD) {
                        tooLong.add(type + "." + method + ": " + size + " bytes");
                    }
                }));
        assertThat(tooLong).isEmpty();
    }

    private static String network(String name, String model, String kind, int... sizes) {
        String activation = kind.split(" ", -1)[0];
        String loss = kind.split(" ", -1)[1];
        String layers = Stream.of(IntStream.of(sizes).skip(1).boxed().toArray(Integer[]::new))
                .map(size -> "@Layer(size = " + size + ", activation = Activation." + (size == 1 ? "TANH" : activation)
                        + ")")
                .collect(Collectors.joining("\n"));
        return "@Network(inputs = %d, loss = Loss.%s)\n%s\npublic interface %s extends %s {}"
                .formatted(sizes[0], loss, layers, name, model);
    }
}
