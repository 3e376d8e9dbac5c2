package dev.deltarule.processor.oracle;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.plan.DeclaredLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every activation in a hidden layer and in the output layer, under every loss that allows it, in each strategy: a new
 * constant is tested without anyone remembering. Biases and precisions take turns.
 */
class EveryCombinationTest {
    /** Inputs, hidden units and outputs that are planned straight-line, unrolled by layer, and as loops. */
    private static final int[][] SIZES = {{3, 4, 3}, {17, 14, 12}, {33, 41, 21}};

    @TestFactory
    Stream<DynamicTest> computesWhatThePlainLoopsCompute() {
        List<Declaration> declarations = new ArrayList<>();
        for (int[] sizes : SIZES) {
            for (Activation activation : Activation.values()) {
                for (Loss loss : Loss.values()) {
                    if (LossRules.of(loss).refusal(activation).isEmpty()) {
                        declarations.add(declaration(declarations.size(), sizes, activation, loss));
                    }
                }
            }
        }
        return DeclaredNetworks.compared(declarations, 1);
    }

    private static Declaration declaration(int number, int[] sizes, Activation activation, Loss loss) {
        Bias[] biases = Bias.values();
        return new Declaration(
                "Net" + number,
                number % 2 == 0 ? "DoubleModel" : "FloatModel",
                sizes[0],
                loss,
                List.of(
                        layer(sizes[1], activation, biases[number % 3]),
                        layer(sizes[2], activation, biases[number / 3 % 3])));
    }

    private static DeclaredLayer layer(int size, Activation activation, Bias bias) {
        return new DeclaredLayer(size, activation, bias, Init.AUTO, true, true, "");
    }
}
