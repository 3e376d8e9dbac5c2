package dev.deltarule.processor.oracle;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.plan.DeclaredLayer;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Networks by kernels against the plain loops: every activation and every loss, biases and precisions in turn, layers of odd
 * sizes and of fewer units than a vector has lanes, and blocks that leave every remainder.
 */
class KernelNetworksTest {
    /** Inputs, two hidden layers and outputs. */
    private static final int[][] SIZES = {
        {31, 24, 16, 8},
        {9, 33, 3, 21},
        {18, 17, 41, 2},
        {64, 1, 32, 13},
        {50, 70, 64, 67},
        {2, 16, 2, 3},
        {1, 3, 17, 2}
    };

    /**
     * Small networks: layers with more inputs than units and the other way round, and of one unit or input.
     */
    private static final int[][] SMALL_SIZES = {
        {4, 16, 3},
        {2, 2, 2},
        {3, 5, 6, 2},
        {1, 1, 2},
        {9, 8, 4},
        {6, 3, 8},
        {2, 9, 4},
        {12, 4, 3},
        {5, 2, 9},
        {3, 8, 8, 2},
        {10, 9, 3}
    };

    /**
     * Layers with long rows of weights: shapes that no tile divides, and more inputs or units than kernels pack at once.
     */
    private static final int[][] WIDE_SIZES = {{131, 67, 5}, {128, 64}, {67, 133, 70, 3}, {64, 66, 2}, {130, 1061, 2}};

    @TestFactory
    Stream<DynamicTest> computesWhatThePlainLoopsCompute() {
        return compared(SIZES, 2);
    }

    @TestFactory
    Stream<DynamicTest> computesBlocksOfSmallNetworksAsThePlainLoopsDo() {
        return compared(SMALL_SIZES, 2);
    }

    @TestFactory
    Stream<DynamicTest> computesWideLayersAsThePlainLoopsDo() {
        List<Declaration> declarations = new ArrayList<>();
        for (int k = 0; k < 2 * WIDE_SIZES.length; k++) {
            declarations.add(declaration(k, WIDE_SIZES, Activation.TANH, Loss.SQUARED_ERROR));
        }
        return compared(declarations);
    }

    /** Layers that train no biases, and layers that stay as they are. */
    @TestFactory
    Stream<DynamicTest> computesNetworksThatTrainOnlyAPartAsThePlainLoopsDo() {
        return compared(List.of(
                partly(0, 2, fixed(8, Bias.PER_UNIT, 0, true, true), fixed(3, Bias.NONE, 0, true, false)),
                partly(1, 2, fixed(8, Bias.SHARED, 0, true, true), fixed(3, Bias.SHARED, 0, true, false)),
                partly(2, 3, fixed(4, Bias.PER_UNIT, 0, true, true), fixed(8, Bias.PER_UNIT, 0, false, false)),
                partly(3, 3, fixed(4, Bias.NONE, 0, false, false), fixed(8, Bias.PER_UNIT, 0, false, false)),
                partly(4, 3, fixed(9, Bias.NONE, 0, true, false), fixed(8, Bias.NONE, 0.2, false, false)),
                partly(5, 2, fixed(9, Bias.PER_UNIT, 0.5, false, false), fixed(3, Bias.NONE, 0, false, false))));
    }

    private static Declaration partly(int number, int inputs, DeclaredLayer first, DeclaredLayer second) {
        return new Declaration(
                "Net" + number,
                "FloatModel",
                inputs,
                Loss.SQUARED_ERROR,
                List.of(first, second, fixed(2, Bias.NONE, 0, true, false)));
    }

    private static DeclaredLayer fixed(int size, Bias bias, double dropout, boolean trainable, boolean trainableBias) {
        return new DeclaredLayer(
                size, Activation.SOFTSIGN, bias, Init.AUTO, dropout, trainable, trainableBias || bias == Bias.NONE, "");
    }

    /** Networks of every activation with every loss, or with every other of the more common ones. */
    private static Stream<DynamicTest> compared(int[][] shapes, int every) {
        List<Declaration> declarations = new ArrayList<>();
        int combination = 0;
        for (Activation activation : Activation.values()) {
            for (Loss loss : Loss.values()) {
                boolean turn = combination++ % every == 0 || loss.compareTo(Loss.LOG_COSH) > 0;
                if (turn && LossRules.of(loss).refusal(activation).isEmpty()) {
                    declarations.add(declaration(declarations.size(), shapes, activation, loss));
                    Random random = new Random(combination);
                    if (combination % 8 == 0) {
                        declarations.add(declaration(declarations.size(), shapes, activation, loss)
                                .withDropout(random));
                    }
                }
            }
        }
        return compared(declarations);
    }

    private static Stream<DynamicTest> compared(List<Declaration> declarations) {
        Map<String, String> sources = new LinkedHashMap<>();
        declarations.forEach(declaration -> sources.put(declaration.name(), declaration.source()));
        Networks networks =
                Networks.compileWith(sources, "-Adeltarule.strategy=kernels").succeeded();
        return declarations.stream()
                .map(declaration -> DynamicTest.dynamicTest(declaration.title(), () -> {
                    Random random = new Random(declaration.name().hashCode());
                    Model model = networks.create(declaration.name(), Model.class);
                    new Comparison(model, random, 1 + random.nextInt(140)).run();
                }));
    }

    private static Declaration declaration(int number, int[][] shapes, Activation activation, Loss loss) {
        int[] sizes = shapes[number % shapes.length];
        Bias[] biases = Bias.values();
        List<DeclaredLayer> layers = new ArrayList<>();
        for (int k = 1; k < sizes.length; k++) {
            boolean alone = sizes[k] == 1 && Declaration.isSoftmax(activation);
            boolean explodes = activation == Activation.EXPONENTIAL && k == 1;
            layers.add(new DeclaredLayer(
                    sizes[k],
                    alone || explodes ? Activation.TANH : activation,
                    biases[(number + k) % 3],
                    Init.AUTO,
                    number % 7 != k,
                    true,
                    ""));
        }
        return new Declaration("Net" + number, number % 2 == 0 ? "DoubleModel" : "FloatModel", sizes[0], loss, layers);
    }
}
