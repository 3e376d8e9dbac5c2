package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Networks allocate nothing over the whole sweep of shapes, on single examples and blocks of 32 and 128.
 *
 * <p>For the kernels of the Vector API this is the guard against HotSpot leaving vectors in objects, which it does without a word where
 * a method calls the Vector API too often: such a method allocates for ever. Before it is compiled every method does, which
 * shows that the measurement sees it.
 */
class SweepAllocationTest {
    /** More calls than HotSpot counts before it compiles with its last tier. */
    private static final int WARM_UP = 5_000;

    /** The same where turns of loops count too. */
    private static final int WARM_UP_OF_LOOPS = 500;

    private static final int PARAMETERS_IN_LOOPS = 50_000;

    /** The fewest examples that small networks compute in tiles. */
    private static final int FEW = 8;

    private static final int MOST = 128;

    /** Multiply-adds of one measurement, about a hundredth of a second. */
    private static final long WORK = 50_000_000;

    @TestFactory
    Stream<DynamicTest> nothingIsAllocatedWithPlainKernels() {
        Networks networks = Networks.compile(Sweep.declarations()).succeeded();
        return Sweep.declarations().keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> assertNothingIsAllocated(networks.create(name, Model.class))));
    }

    @TestFactory
    @Tag("vectors")
    Stream<DynamicTest> nothingIsAllocatedWithVectorsOnceCompiled() {
        Networks networks = Networks.compile(Sweep.declarations()).succeeded();
        return Sweep.declarations().keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Model model = networks.create(name, Model.class);
                    Calls calls = Calls.of(model, FEW);
                    int warmUp = model.topology().parameters() < PARAMETERS_IN_LOOPS ? WARM_UP : WARM_UP_OF_LOOPS;
                    for (int k = 0; k < warmUp; k++) {
                        calls.all(1);
                        calls.all(FEW);
                    }
                    assertNothingIsAllocated(model);
                }));
    }

    private static void assertNothingIsAllocated(Model model) {
        Calls calls = Calls.of(model, MOST);
        Map<String, Runnable> each = new LinkedHashMap<>();
        each.put("predict one", calls::predictOne);
        each.put("predict 128", () -> calls.predict(MOST));
        each.put("loss of 128", () -> calls.loss(MOST));
        each.put("gradient of 32", () -> calls.gradient(32));
        each.put("descend on 1", () -> calls.descend(1));
        each.put("descend on 32", () -> calls.descend(32));
        each.put("descend on 128", () -> calls.descend(MOST));
        int repeats = (int) Math.max(1, WORK / ((long) MOST * model.topology().parameters()));
        each.forEach((name, call) ->
                assertThat(AllocationTest.allocatedBy(call, repeats)).as(name).isZero());
    }
}
