package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A model allocates nothing after its construction. */
class AllocationTest {
    private static final int CALLS = 1_000;

    /** HotSpot's compilers may be far behind on a busy machine. What allocates for longer, allocates for ever. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private static final int EXAMPLES = 3;

    /** Hidden units by strategy, with 12 inputs and 10 outputs. */
    private static final Map<String, Integer> HIDDEN = Map.of("straight-line", 3, "unrolled", 20, "kernels", 70);

    @TestFactory
    Stream<DynamicTest> nothingIsAllocatedBy() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String precision : List.of("FloatModel", "DoubleModel")) {
            HIDDEN.forEach((strategy, hidden) -> {
                Networks networks = Networks.compile("Net", """
                        @Network(inputs = 12, loss = Loss.CROSS_ENTROPY)
                        @Layer(size = %d, activation = Activation.GELU, dropout = 0.2)
                        @Layer(size = 10, activation = Activation.SOFTMAX)
                        public interface Net extends %s {}
                        """.formatted(hidden, precision))
                        .succeeded();
                assertThat(networks.source("NetImpl")).containsIgnoringCase("<p>" + strategy + ": ");
                Model model = networks.create("Net", Model.class);
                calls(model)
                        .forEach((name, call) -> tests.add(DynamicTest.dynamicTest(
                                name + ", " + strategy + " " + precision,
                                () -> assertThat(allocatedBy(call)).isZero())));
            });
        }
        return tests.stream();
    }

    static Map<String, Runnable> calls(Model model) {
        Calls calls = Calls.of(model, EXAMPLES);
        return Map.of(
                "predict", calls::predictOne,
                "predict a block", () -> calls.predict(EXAMPLES),
                "loss", () -> calls.loss(EXAMPLES),
                "gradient", () -> calls.gradient(EXAMPLES),
                "descend online", () -> calls.descend(1),
                "descend on a block", () -> calls.descend(EXAMPLES));
    }

    /**
     * The least of several measurements, of which none is needed after the first that saw no allocation: the virtual machine
     * itself now and then allocates in our thread, and vectors are objects until HotSpot has compiled the tiles.
     */
    static long allocatedBy(Runnable call) {
        return allocatedBy(call, CALLS);
    }

    static long allocatedBy(Runnable call, int calls) {
        long start = System.nanoTime();
        long least = allocatedOnceBy(call, calls);
        while (least > 0 && System.nanoTime() - start < PATIENCE) {
            least = Math.min(least, allocatedOnceBy(call, calls));
        }
        return least;
    }

    static long allocatedOnceBy(Runnable call, int calls) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < calls; k++) {
            call.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
