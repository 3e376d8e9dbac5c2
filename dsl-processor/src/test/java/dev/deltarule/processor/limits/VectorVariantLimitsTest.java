package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import java.util.Map;
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
                        public interface Small extends FloatModel {}
                        """)).succeeded();
        Model net = Models.create(networks.load("Small").asSubclass(Model.class));

        assertThat(Models.describe(net))
                .startsWith("SmallImpl is plain Java; no SmallVectorImpl was generated: no layer is wide");
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

    @Test
    void noMethodIsTooLongForHotSpot() {
        network("FloatModel")
                .classFiles()
                .forEach((type, bytes) -> assertThat(MethodSizes.of(bytes))
                        .allSatisfy(
                                (method, size) -> assertThat(size).isLessThanOrEqualTo(MethodLimitTest.HUGE_METHOD)));
    }

    private static Networks network(String model) {
        return Networks.compileWithVectors(Map.of("Net", """
                @Network(inputs = 12, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 37, activation = Activation.TANH)
                @Layer(size = 10, activation = Activation.SOFTMAX)
                public interface Net extends %s {}
                """.formatted(model))).succeeded();
    }
}
