package dev.deltarule.processor.limits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Vector API variant is taken where it can run, allocates nothing once compiled, and has no huge methods. */
@Tag("vectors")
class VectorVariantLimitsTest {
    /** The most bytes of bytecode that C2 inlines at a frequent call. */
    private static final int FREQ_INLINE_SIZE = 325;

    private static final Map<Activation, Networks> COMPILED = new EnumMap<>(Activation.class);

    private static final Pattern TILE = Pattern.compile("void (\\w+\\dx\\d\\w*)\\(");
    private static final Pattern VECTOR_CALL = Pattern.compile("\\b(zero|broadcast|fromArray|fma|intoArray)\\(");

    private static final Pattern METHOD = Pattern.compile("    private \\S+ (\\w+)\\(");

    @ParameterizedTest
    @ValueSource(strings = {"FloatModel", "DoubleModel"})
    void modelsTakesTheVariant(String model) {
        Model net = Models.create(network(model).load("Net").asSubclass(Model.class));

        assertThat(net.getClass().getSimpleName()).isEqualTo("NetVectorImpl");
        assertThat(Models.describe(net)).matches("NetVectorImpl uses the Vector API: vectors of (128|256|512) bits\\.");
        assertThat(net.summary()).endsWith("\n" + Models.describe(net) + "\n");
    }

    @Test
    void aSmallNetworkHasNone() {
        Networks networks = Networks.compileWithVectors(Map.of("Small", """
                        @Network(inputs = 2)
                        @Layer(size = 2, activation = Activation.TANH)
                        public interface Small extends DoubleModel {}
                        """)).succeeded();
        Model net = Models.create(networks.load("Small").asSubclass(Model.class));

        assertThat(Models.describe(net))
                .startsWith("SmallImpl is plain Java; no SmallVectorImpl was generated: it is too small");
    }

    @TestFactory
    Stream<DynamicTest> nothingIsAllocatedOnceCompiledBy() {
        return Stream.of("FloatModel", "DoubleModel").flatMap(precision -> {
            Model model = network(precision).create("NetVector", Model.class);
            return AllocationTest.calls(model).entrySet().stream()
                    .map(call -> DynamicTest.dynamicTest(
                            call.getKey() + ", " + precision,
                            () -> assertThat(AllocationTest.allocatedBy(call.getValue()))
                                    .isZero()));
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingIsAllocatedOnceCompiledWithTheActivation() {
        return Arrays.stream(Activation.values())
                .map(activation -> DynamicTest.dynamicTest(activation.name(), () -> {
                    Model model = with(activation).create("NetVector", Model.class);
                    assertThat(AllocationTest.calls(model))
                            .allSatisfy((call, run) ->
                                    assertThat(AllocationTest.allocatedBy(run)).isZero());
                }));
    }

    /**
     * C2 expands a vector's reinterpretation as integers while it parses. Behind other tiles, beyond its limit of nodes, it may
     * leave a call that allocates for ever; which depends on what was compiled first. It never inlines what is longer than its
     * FreqInlineSize.
     */
    @Test
    void noMethodThatReinterpretsVectorsIsInlined() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (Activation activation : Activation.values()) {
            Networks networks = with(activation);
            Map<String, Integer> all =
                    MethodSizes.of(requireNonNull(networks.classFiles().get("test.NetVectorImpl")));
            for (String method : networks.source("NetVectorImpl").split("\n    }\n", -1)) {
                Matcher name = METHOD.matcher(method);
                if (method.contains(".reinterpretAs") && name.find()) {
                    sizes.put(activation + " " + name.group(1), all.get(name.group(1)));
                }
            }
        }

        assertThat(sizes)
                .containsKeys("SIGMOID activate_h", "TANH activate_h", "MISH activate_h", "SOFTMAX activate_o")
                .allSatisfy((method, size) -> assertThat(size).as(method).isGreaterThan(FREQ_INLINE_SIZE));
    }

    /** C2 inlines only so much into one compilation: of a tile of 98 calls it left some out, of 78 none. See docs/performance.md. */
    @Test
    void noTileHasMoreCallsOfTheVectorApiThanWereSeenToBeInlined() {
        Map<String, Long> calls = new LinkedHashMap<>();
        for (String method : tiles().source("TilesVectorImpl").split("\n    }\n", -1)) {
            Matcher name = TILE.matcher(method);
            if (name.find()) {
                calls.put(name.group(1), VECTOR_CALL.matcher(method).results().count());
            }
        }

        assertThat(calls)
                .containsKeys(
                        "forward6x2_a", "forward4x4_a", "products6x2_a", "products4x4_a", "slopes6x2_a", "forward6x2_o")
                .allSatisfy((tile, count) -> assertThat(count).as(tile).isBetween(1L, 80L));
    }

    private static Networks tiles() {
        return Networks.compileWithVectors(Map.of("Tiles", """
                @Network(inputs = 37)
                @Layer(name = "a", size = 64, activation = Activation.RELU)
                @Layer(name = "b", size = 65, activation = Activation.RELU)
                @Layer(name = "o", size = 10, activation = Activation.IDENTITY)
                public interface Tiles extends FloatModel {}
                """)).succeeded();
    }

    @Test
    void noMethodIsTooLongForHotSpot() {
        network("FloatModel")
                .classFiles()
                .forEach((type, bytes) -> assertThat(MethodSizes.of(bytes))
                        .allSatisfy(
                                (method, size) -> assertThat(size).isLessThanOrEqualTo(MethodLimitTest.HUGE_METHOD)));
    }

    private static Networks network(String model) {
        return network(model, Activation.TANH);
    }

    private static Networks with(Activation activation) {
        return COMPILED.computeIfAbsent(activation, key -> network("FloatModel", key));
    }

    private static Networks network(String model, Activation activation) {
        return Networks.compileWithVectors(Map.of("Net", """
                @Network(inputs = 12, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 37, activation = Activation.%s)
                @Layer(size = 10, activation = Activation.SOFTMAX)
                public interface Net extends %s {}
                """.formatted(activation, model)))
                .succeeded();
    }
}
