package dev.deltarule.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.plan.DeclaredLayer;
import dev.deltarule.processor.testing.Networks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever the processor accepts compiles, with the Vector API in sight, which adds to the plain class the other: each output layer
 * with each loss, each activation behind others, while sizes, biases, precisions, dropout and layers that stay as they are take
 * turns at random.
 *
 * <p>{@code -Ddeltarule.topologies=2000} compiles more of them, each activation behind each other one.
 */
class EverythingCompilesTest {
    private static final int TOPOLOGIES = Integer.getInteger("deltarule.topologies", 120);
    private static final long SEED = Long.getLong("deltarule.seed", 20260101);

    /** Networks in one run of the compiler. */
    private static final int BATCH = 120;

    /** Sizes of networks that are one method, of which blocks have examples side by side, in one loop or layer by layer. */
    private static final int[][] SMALL = {
        {2, 8, 3, 2},
        {2, 8, 3},
        {1, 9, 2, 3},
        {3, 2, 8, 2},
        {9, 4, 3, 8},
        {2, 3, 2},
        {4, 12, 5},
        {1, 2, 2},
        {5, 8, 8, 2}
    };

    /** Sizes of layers of other networks, which are one method, unrolled or loops. */
    private static final Integer[] UNITS = {1, 2, 3, 5, 8, 9, 13, 16, 17, 20, 33, 70, 130};

    private record Output(Loss loss, Activation activation) {}

    private static final List<Output> OUTPUTS = Arrays.stream(Loss.values())
            .flatMap(loss -> Arrays.stream(Activation.values())
                    .filter(activation -> LossRules.of(loss).refusal(activation).isEmpty())
                    .map(activation -> new Output(loss, activation)))
            .toList();

    @Test
    void whateverIsAccepted() {
        Random random = new Random(SEED);
        List<Declaration> declarations = new ArrayList<>();
        for (int k = 0; k < TOPOLOGIES; k++) {
            declarations.add(declaration(k, random));
        }
        for (int at = 0; at < declarations.size(); at += BATCH) {
            assertCompile(declarations.subList(at, Math.min(declarations.size(), at + BATCH)));
        }
    }

    private static void assertCompile(List<Declaration> declarations) {
        Map<String, String> sources = new LinkedHashMap<>();
        declarations.forEach(declaration -> sources.put(declaration.name(), declaration.source()));
        // What does not compile shows before class files are written.
        Networks compiled =
                Networks.compileWith(sources, "-XDshould-stop.ifNoError=FLOW").succeeded();
        assertThat(sources.keySet()).allMatch(name -> compiled.generated("test." + name + "Impl"));
    }

    private static Declaration declaration(int number, Random random) {
        Activation[] activations = Activation.values();
        int pair = number % (activations.length * activations.length);
        Activation first = activations[pair % activations.length];
        Activation second = activations[(pair + 7 * (pair / activations.length)) % activations.length];
        Output output = OUTPUTS.get(number % OUTPUTS.size());
        int[] sizes = random.nextInt(4) == 0 ? anySizes(random) : any(SMALL, random);
        List<DeclaredLayer> layers = new ArrayList<>();
        for (int k = 1; k < sizes.length - 1; k++) {
            layers.add(layer(sizes[k], k == 1 ? first : second, random, true));
        }
        layers.add(layer(sizes[sizes.length - 1], output.activation(), random, false));
        String model = random.nextInt(3) == 0 ? "DoubleModel" : "FloatModel";
        return new Declaration("Net" + number, model, sizes[0], output.loss(), layers);
    }

    private static DeclaredLayer layer(int size, Activation activation, Random random, boolean mayDrop) {
        Bias bias = any(Bias.values(), random);
        return new DeclaredLayer(
                Declaration.isSoftmax(activation) ? Math.max(2, size) : size,
                activation,
                bias,
                Init.AUTO,
                mayDrop && random.nextInt(8) == 0 ? 0.5 : 0,
                random.nextInt(6) > 0,
                bias == Bias.NONE || random.nextInt(5) > 0,
                "");
    }

    private static int[] anySizes(Random random) {
        return random.ints(2 + random.nextInt(4), 0, UNITS.length)
                .map(k -> UNITS[k])
                .toArray();
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
