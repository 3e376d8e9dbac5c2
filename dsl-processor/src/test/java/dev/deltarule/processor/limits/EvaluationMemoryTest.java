package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Evaluation;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluation keeps an output and a target for each example and needs one block besides, whatever the precisions. */
class EvaluationMemoryTest {
    private static final int COUNT = 20_000;
    private static final int WIDTH = 40;
    private static final int KEPT = COUNT * 2 * Double.BYTES;
    private static final int BLOCK = 150_000;

    @ParameterizedTest
    @ValueSource(strings = {"FloatModel", "DoubleModel"})
    void examples_are_never_converted_or_copied_as_a_whole(String precision) {
        Model model =
                Networks.compile("Net", """
                        @Network(inputs = 40, loss = Loss.SQUARED_ERROR)
                        @Layer(size = 1, activation = Activation.IDENTITY)
                        public interface Net extends %s {}
                        """.formatted(precision)).succeeded().create("Net", Model.class);
        Examples doubles = Examples.of(new double[COUNT * WIDTH], new double[COUNT], WIDTH, 1);
        Examples floats = Examples.of(new float[COUNT * WIDTH], new float[COUNT], WIDTH, 1);

        assertThat(COUNT * WIDTH * Float.BYTES).isGreaterThan(2 * (KEPT + BLOCK));
        for (Examples examples : new Examples[] {doubles, floats, doubles.shuffled(1)}) {
            assertThat(allocatedBy(model, examples)).isLessThan(KEPT + BLOCK);
        }
    }

    private static long allocatedBy(Model model, Examples examples) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Evaluation first = Evaluation.of(model, examples);
        long before = threads.getCurrentThreadAllocatedBytes();
        Evaluation second = Evaluation.of(model, examples);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(second.loss()).isEqualTo(first.loss());
        return allocated;
    }
}
