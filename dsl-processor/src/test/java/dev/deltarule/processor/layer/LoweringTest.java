package dev.deltarule.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.processor.plan.DeclaredLayer;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.NetworkPlanner;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.plan.StrategyChoice;
import dev.deltarule.processor.plan.TypeReference;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoweringTest {
    @Test
    void deltasGoBackToTheFirstLayerThatIsTrainedAndNoFurther() {
        Program program = program(layer("a", false), layer("b", true), layer("c", false));

        assertThat(program.backward()).extracting(Step::layer).containsExactly("c", "c", "b", "b");
        assertThat(program.gradient()).extracting(Step::layer).containsExactly("b", "b");
        assertThat(program.buffers())
                .extracting(Buffer::name)
                .contains("deltas_b", "deltas_c")
                .doesNotContain("deltas_a");
    }

    @Test
    void nothingGoesBackWhereNoLayerIsTrained() {
        Program program = program(layer("a", false), layer("b", false));

        assertThat(program.backward()).isEmpty();
        assertThat(program.gradient()).isEmpty();
    }

    private static DeclaredLayer layer(String name, boolean trainable) {
        return new DeclaredLayer(2, Activation.TANH, Bias.PER_UNIT, Init.AUTO, trainable, true, name);
    }

    private static Program program(DeclaredLayer... layers) {
        return Lowering.of(new NetworkPlan(
                new TypeReference("test", List.of("Net")),
                Precision.FLOAT,
                2,
                Loss.SQUARED_ERROR,
                NetworkPlanner.plan(2, List.of(layers)),
                List.of(),
                StrategyChoice.AUTOMATIC,
                new NetworkPlan.Surroundings(Set.of(), Set.of(), Set.of(), Map.of(), false, Set.of())));
    }
}
