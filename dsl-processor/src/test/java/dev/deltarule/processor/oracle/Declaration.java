package dev.deltarule.processor.oracle;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.plan.DeclaredLayer;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.NetworkPlanner;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.plan.StrategyChoice;
import dev.deltarule.processor.plan.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network to be declared, compiled and compared.
 *
 * @param name the interface's simple name
 * @param model FloatModel or DoubleModel
 * @param inputs the number of inputs
 * @param loss the error of one example
 * @param layers its layers
 */
record Declaration(String name, String model, int inputs, Loss loss, List<DeclaredLayer> layers) {
    private static final int LARGEST = 70;

    /** A random network that the rules allow: 1 to 5 layers of 1 to 70 units. */
    static Declaration random(String name, Random random) {
        return random(name, random, LARGEST);
    }

    /** The same with another limit of units. */
    static Declaration random(String name, Random random, int largest) {
        String model = random.nextBoolean() ? "FloatModel" : "DoubleModel";
        int depth = 1 + random.nextInt(5);
        Loss loss = any(Loss.class, random);
        List<DeclaredLayer> layers = new ArrayList<>();
        for (int k = 0; k < depth; k++) {
            Activation activation = any(Activation.class, random);
            while (k == depth - 1 && LossRules.of(loss).refusal(activation).isPresent()) {
                activation = any(Activation.class, random);
            }
            Bias bias = any(Bias.class, random);
            boolean trainable = random.nextInt(6) > 0;
            layers.add(new DeclaredLayer(
                    size(random, isSoftmax(activation) ? 2 : 1, largest),
                    activation,
                    bias,
                    any(Init.class, random),
                    trainable,
                    bias == Bias.NONE || random.nextInt(4) > 0,
                    random.nextInt(4) == 0 ? "layer" + k : ""));
        }
        return new Declaration(name, model, size(random, 1, largest), loss, layers);
    }

    /** The same where hidden layers drop outputs, most of them. */
    Declaration withDropout(Random random) {
        double[] probabilities = {0.5, 0.2, 0.7, 0.001, 0};
        List<DeclaredLayer> dropping = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            DeclaredLayer layer = layers.get(k);
            dropping.add(new DeclaredLayer(
                    layer.size(),
                    layer.activation(),
                    layer.bias(),
                    layer.init(),
                    k == layers.size() - 1 ? 0 : probabilities[random.nextInt(probabilities.length)],
                    layer.trainable(),
                    layer.trainableBias(),
                    layer.name()));
        }
        return new Declaration(name, model, inputs, loss, dropping);
    }

    /** Small sizes are as frequent as large ones, so that all strategies occur. */
    private static int size(Random random, int smallest, int largest) {
        return smallest + random.nextInt(random.nextBoolean() ? 9 : largest - smallest + 1);
    }

    static boolean isSoftmax(Activation activation) {
        return activation == Activation.SOFTMAX || activation == Activation.LOG_SOFTMAX;
    }

    private static <E extends Enum<E>> E any(Class<E> type, Random random) {
        E[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    boolean isFloat() {
        return model.equals("FloatModel");
    }

    /** Its plan, as the processor would make it of the interface. */
    NetworkPlan plan(StrategyChoice choice) {
        return new NetworkPlan(
                new TypeReference("test", List.of(name)),
                isFloat() ? Precision.FLOAT : Precision.DOUBLE,
                inputs,
                loss,
                NetworkPlanner.plan(inputs, layers),
                List.of(),
                choice,
                new NetworkPlan.Surroundings(Set.of(), Set.of(), Set.of(), Map.of(), false, Set.of()));
    }

    /** The interface as a user would write it. */
    String source() {
        StringBuilder source = new StringBuilder("@Network(inputs = %d, loss = Loss.%s)\n".formatted(inputs, loss));
        for (DeclaredLayer layer : layers) {
            source.append(("@Layer(size = %d, activation = Activation.%s, bias = Bias.%s, init = Init.%s, dropout = %s,"
                            + " trainable = %s, trainableBias = %s, name = \"%s\")\n")
                    .formatted(
                            layer.size(),
                            layer.activation(),
                            layer.bias(),
                            layer.init(),
                            layer.dropout(),
                            layer.trainable(),
                            layer.trainableBias(),
                            layer.name()));
        }
        return source + "public interface %s extends %s {}\n".formatted(name, model);
    }

    /** A title for a test report: sizes, activations and loss. */
    String title() {
        return model + " " + inputs + "-"
                + layers.stream()
                        .map(layer -> layer.size() + " " + layer.activation() + " " + layer.bias()
                                + (layer.dropout() > 0 ? " " + layer.dropout() : ""))
                        .collect(Collectors.joining("-"))
                + " " + loss;
    }
}
