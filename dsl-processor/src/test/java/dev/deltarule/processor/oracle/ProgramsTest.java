package dev.deltarule.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Loss;
import dev.deltarule.processor.layer.Lowering;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.StrategyChoice;
import dev.deltarule.processor.program.Interpreter;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of random networks compute what the plain reference network does, without a word of generated source. */
class ProgramsTest {
    private static final int PROGRAMS = 5 * Integer.getInteger("deltarule.topologies", 100);
    private static final long SEED = Long.getLong("deltarule.seed", 20260101);
    private static final int EXAMPLES = 3;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void computeWhatThePlainLoopsCompute(boolean dropout) {
        Random random = new Random(SEED + (dropout ? 1 : 0));
        for (int k = 0; k < PROGRAMS; k++) {
            Declaration declaration = Declaration.random("Net" + k, random, 12);
            compare(dropout ? declaration.withDropout(random) : declaration, random);
        }
    }

    private static void compare(Declaration declaration, Random random) {
        NetworkPlan plan = declaration.plan(StrategyChoice.AUTOMATIC);
        PlainNetwork reference = new PlainNetwork(topology(plan));
        Arrays.setAll(reference.parameters(), k -> 0.3 * random.nextGaussian());
        Interpreter program = new Interpreter(Lowering.of(plan), reference.parameters());
        double[] in = random.doubles((long) EXAMPLES * plan.inputs(), -1, 1).toArray();
        double[] target = random.doubles((long) EXAMPLES * plan.outputs()).toArray();
        if (plan.loss() == Loss.HINGE) {
            Arrays.setAll(target, j -> target[j] < 0.5 ? -1 : 1);
        }

        double[] out = new double[target.length];
        reference.predict(in, 0, out, 0, EXAMPLES);
        assertClose(declaration, "outputs", program.outputs(in, EXAMPLES), out);
        assertClose(declaration, "error", new double[] {program.error(in, target, EXAMPLES)}, new double[] {
            reference.loss(in, 0, target, 0, EXAMPLES)
        });
        double[] expected = new double[plan.parameters()];
        double[] gradient = new double[plan.parameters()];
        double error = reference.gradient(in, 0, target, 0, EXAMPLES, expected);
        assertClose(
                declaration,
                "error in training",
                new double[] {program.gradient(in, target, EXAMPLES, gradient)},
                new double[] {error});
        assertClose(declaration, "gradient", gradient, expected);
    }

    private static Topology topology(NetworkPlan plan) {
        List<Topology.Layer> layers =
                plan.layers().stream().map(ProgramsTest::layer).toList();
        return new Topology("Net", plan.inputs(), plan.loss(), layers);
    }

    private static Topology.Layer layer(LayerPlan layer) {
        return new Topology.Layer(
                layer.name(),
                layer.inputs(),
                layer.units(),
                layer.activation(),
                layer.bias(),
                layer.init(),
                layer.dropout(),
                layer.trainable(),
                layer.trainableBias(),
                layer.parameters().weightsAt(),
                layer.parameters().biasesAt());
    }

    private static void assertClose(Declaration declaration, String what, double[] actual, double[] expected) {
        double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        assertThat(actual).as(what + " of " + declaration.title()).containsExactly(expected, within(1e-12 * scale));
    }
}
