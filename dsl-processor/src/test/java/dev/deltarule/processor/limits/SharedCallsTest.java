package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Workers;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Calls that workers share allocate nothing in any thread, and are indeed shared. */
@Timeout(600)
class SharedCallsTest {
    private static final int INPUTS = 300;
    private static final int OUTPUTS = 10;
    private static final int EXAMPLES = 140;
    private static final int THREADS = 3;

    private final float[] in = new float[EXAMPLES * INPUTS];
    private final float[] target = new float[EXAMPLES * OUTPUTS];
    private final float[] out = new float[EXAMPLES * OUTPUTS];

    @TestFactory
    Stream<DynamicTest> withPlainKernels() {
        return tests();
    }

    @Tag("vectors")
    @TestFactory
    Stream<DynamicTest> withVectors() {
        return tests();
    }

    private Stream<DynamicTest> tests() {
        Arrays.fill(in, 0.5f);
        FloatModel net = network().create("Net", FloatModel.class);
        float[] gradient = new float[net.parameters().length];
        Map<String, Runnable> calls = Map.of(
                "predict", () -> net.predict(in, 0, out, 0, EXAMPLES),
                "loss", () -> net.loss(in, 0, target, 0, EXAMPLES),
                "gradient", () -> net.gradient(in, 0, target, 0, EXAMPLES, gradient),
                "descend on a block", () -> net.descend(in, 0, target, 0, 12, 0.1f),
                "descend on two blocks", () -> net.descend(in, 0, target, 0, EXAMPLES, 0.1f));
        return Stream.concat(
                calls.entrySet().stream()
                        .flatMap(call -> Stream.of(
                                DynamicTest.dynamicTest(
                                        call.getKey() + " allocates nothing",
                                        () -> assertThat(allocatedBy(net, call.getValue()))
                                                .isZero()),
                                DynamicTest.dynamicTest(
                                        call.getKey() + " is handed to the workers",
                                        () -> refusedByClosedWorkers(net, call.getValue())))),
                Stream.of(DynamicTest.dynamicTest(
                        "no step is taken with an error that is not finite", () -> refusesWhatIsNotFinite(net))));
    }

    private static void refusedByClosedWorkers(FloatModel net, Runnable call) {
        Workers workers = Workers.of(THREADS);
        net.workers(workers);
        workers.close();
        assertThatIllegalStateException().isThrownBy(call::run).withMessageContaining("closed");
        net.workers(Workers.none());
        call.run();
        assertThat(net.replicate().workers()).isSameAs(Workers.none());
    }

    private void refusesWhatIsNotFinite(FloatModel net) {
        float[] before = net.parameters().clone();
        float[] broken = in.clone();
        broken[5 * INPUTS] = Float.NaN;
        Arrays.fill(target, 0.1f);
        try (Workers workers = Workers.of(THREADS)) {
            net.workers(workers);
            for (int count : new int[] {12, EXAMPLES}) {
                assertThatThrownBy(() -> net.descend(broken, 0, target, 0, count, 0.1f))
                        .isInstanceOf(ArithmeticException.class);
                assertThat(net.parameters()).isEqualTo(before);
            }
        } finally {
            net.workers(Workers.none());
            Arrays.fill(target, 0);
        }
    }

    /** The least of several measurements, of all threads: HotSpot has to compile first. */
    private static long allocatedBy(FloatModel net, Runnable call) {
        ThreadMXBean beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Workers workers = Workers.of(THREADS)) {
            net.workers(workers);
            List<Thread> helpers = helpers(workers);
            long start = System.nanoTime();
            long least = Long.MAX_VALUE;
            while (least > 0 && System.nanoTime() - start < AllocationTest.PATIENCE) {
                long before = allocated(beans, helpers);
                for (int k = 0; k < 40; k++) {
                    call.run();
                }
                least = Math.min(least, allocated(beans, helpers) - before);
            }
            return least;
        } finally {
            net.workers(Workers.none());
        }
    }

    private static long allocated(ThreadMXBean beans, List<Thread> helpers) {
        long bytes = beans.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < helpers.size(); k++) {
            bytes += beans.getThreadAllocatedBytes(helpers.get(k).getId());
        }
        return bytes;
    }

    private static List<Thread> helpers(Workers workers) {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(THREADS);
        workers.run((worker, count) -> {
            threads.add(Thread.currentThread());
            all.countDown();
            while (all.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        threads.remove(Thread.currentThread());
        assertThat(threads).hasSize(THREADS - 1);
        return List.copyOf(threads);
    }

    private static Networks network() {
        Map<String, String> source = Map.of("Net", """
                @Network(inputs = %d, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 120, activation = Activation.RELU)
                @Layer(size = 50, activation = Activation.TANH)
                @Layer(size = %d, activation = Activation.SOFTMAX)
                public interface Net extends FloatModel {}
                """.formatted(INPUTS, OUTPUTS));
        return Networks.compile(source).succeeded();
    }
}
