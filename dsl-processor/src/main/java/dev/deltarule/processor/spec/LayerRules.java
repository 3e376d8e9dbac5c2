package dev.deltarule.processor.spec;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.plan.DeclaredLayer;
import dev.deltarule.processor.plan.LayerNames;
import dev.deltarule.processor.plan.ParameterLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.SourceVersion;

/** The rules for the layers of a network, each reported at its layer. */
final class LayerRules {
    /**
     * More layers than a dense network can use, and few enough that the methods which call one method per layer stay small
     * enough for the JIT.
     */
    static final int MOST_LAYERS = 100;

    private final NetworkSpec network;
    private final List<DeclaredLayer> layers;
    private final Report report;

    LayerRules(NetworkSpec network, Report report) {
        this.network = network;
        this.layers = network.declaredLayers();
        this.report = report;
    }

    void validate() {
        if (layers.isEmpty()) {
            report.atNetwork(network, "has no layers. Add a @Layer for each, the output layer last.");
            return;
        }
        if (layers.size() > MOST_LAYERS) {
            report.atNetwork(
                    network,
                    "has " + layers.size() + " layers, but at most " + MOST_LAYERS
                            + " are supported. Use fewer layers.");
        }
        validateSizes();
        validateParameterCount();
        for (int k = 0; k < layers.size(); k++) {
            validateBias(k);
            validateDropout(k);
            validateName(k);
            validateActivation(k);
        }
        validateUniqueNames();
        validateLoss();
    }

    private void validateSizes() {
        for (int k = 0; k < layers.size(); k++) {
            if (layers.get(k).size() < 1) {
                report.atLayer(
                        network,
                        k,
                        "size must be at least 1, but is " + layers.get(k).size() + ".");
            }
        }
    }

    private void validateParameterCount() {
        long total = 0;
        int width = network.inputs();
        for (int k = 0; k < layers.size(); k++) {
            DeclaredLayer layer = layers.get(k);
            if (width < 1 || layer.size() < 1) {
                return; // reported above
            }
            total += ParameterLayout.count(width, layer.size(), layer.bias());
            if (total > ParameterLayout.LONGEST_ARRAY) {
                report.atLayer(
                        network,
                        k,
                        String.format(
                                Locale.ROOT,
                                "size %,d on %,d inputs is too large: with this layer the network has %,d parameters, but"
                                        + " they must fit in one array of at most %,d. Make the layer or its inputs smaller.",
                                layer.size(),
                                width,
                                total,
                                ParameterLayout.LONGEST_ARRAY));
                return;
            }
            width = layer.size();
        }
    }

    private void validateBias(int k) {
        DeclaredLayer layer = layers.get(k);
        if (layer.bias() == Bias.NONE && !layer.trainableBias()) {
            report.atLayer(
                    network, k, "trainableBias = false holds biases fixed, but bias is NONE. Remove one of the two.");
        }
    }

    private void validateDropout(int k) {
        double dropout = layers.get(k).dropout();
        if (!(dropout >= 0 && dropout < 1)) {
            report.atLayer(
                    network,
                    k,
                    "dropout must be at least 0 and below 1, but is " + dropout
                            + ". It is the share of outputs that training drops: use 0.2 to drop a fifth of them.");
        } else if (dropout > 0 && k == layers.size() - 1) {
            report.atLayer(
                    network,
                    k,
                    "dropout is " + dropout
                            + ", but the output layer drops none of its outputs, for they are compared with the targets."
                            + " Remove it, or declare it at the layer before.");
        }
    }

    private void validateName(int k) {
        String name = layers.get(k).name();
        boolean usable = SourceVersion.isName(name, SourceVersion.RELEASE_17) && !name.contains(".");
        if (!name.isEmpty() && !usable) {
            report.atLayer(
                    network,
                    k,
                    "name \"" + name + "\" is "
                            + (SourceVersion.isKeyword(name) ? "a keyword" : "not an identifier")
                            + " of Java, but it becomes a part of names in the generated source. Use letters, digits and _,"
                            + " and no digit first.");
        }
    }

    private void validateActivation(int k) {
        Activation activation = layers.get(k).activation();
        boolean normalises = activation == Activation.SOFTMAX || activation == Activation.LOG_SOFTMAX;
        if (normalises && layers.get(k).size() == 1) {
            report.atLayer(
                    network,
                    k,
                    activation + " over a single unit is always " + (activation == Activation.SOFTMAX ? 1 : 0)
                            + ". Use SIGMOID, or more units.");
        }
    }

    private void validateUniqueNames() {
        List<String> names =
                LayerNames.full(layers.stream().map(DeclaredLayer::name).toList());
        Map<String, Integer> first = new HashMap<>();
        for (int k = 0; k < names.size(); k++) {
            Integer other = first.putIfAbsent(names.get(k).toUpperCase(Locale.ROOT), k);
            if (other != null) {
                report.atLayer(
                        network,
                        k,
                        "name \"" + names.get(k) + "\"" + (layers.get(k).name().isEmpty() ? ", its default," : "")
                                + " is already that of layer " + (other + 1)
                                + " (upper and lower case count as one). Give one of them another name.");
            }
        }
    }

    private void validateLoss() {
        int output = layers.size() - 1;
        Activation activation = layers.get(output).activation();
        LossRules.of(network.loss())
                .refusal(activation)
                .ifPresent(hint -> report.atLayer(
                        network,
                        output,
                        "loss " + network.loss() + " does not go with " + activation + " outputs: " + hint + "."));
    }
}
