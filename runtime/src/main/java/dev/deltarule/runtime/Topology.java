package dev.deltarule.runtime;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import java.util.List;

/**
 * What a network looks like, and where in the flat parameter array each weight and bias lies.
 *
 * <p>Layers, units and inputs count from 0. Nobody needs to know the layout: {@code parameters()[weight(1, 0, 2)]} is the
 * weight from the third unit of the first layer to the first unit of the second.
 *
 * @param name the simple name of the annotated interface
 * @param inputs the number of inputs of the network
 * @param loss the error of one example
 * @param layers the layers, the output layer last; at least one
 * @param classNames the constants of the enum that its prediction methods return, in their order; empty where there is none,
 *     or several differ
 * @param inputNames what its prediction methods call the inputs where they take them one by one; empty where none does, or
 *     several differ
 * @param outputNames what the records that its prediction methods return call several outputs; empty where there is none, or
 *     several differ
 */
public record Topology(
        String name,
        int inputs,
        Loss loss,
        List<Layer> layers,
        List<String> classNames,
        List<String> inputNames,
        List<String> outputNames) {
    /**
     * One dense layer. Its weights lie input-major from {@code weightsAt} on: first those of input 0 to every unit, then
     * those of input 1. Its biases lie from {@code biasesAt} on.
     *
     * @param name the name given or derived, unique in the network
     * @param inputs the number of outputs of the layer before, or of inputs of the network
     * @param units the number of its outputs
     * @param activation the function from net input to output
     * @param bias which biases it has
     * @param init how its weights are drawn
     * @param dropout the probability with which training drops an output, 0 for never
     * @param trainable whether training changes its weights
     * @param trainableBias whether training changes its biases; never true when {@code trainable} is false
     * @param weightsAt index of its first weight
     * @param biasesAt index of its first bias, which is also the index behind its last weight
     */
    public record Layer(
            String name,
            int inputs,
            int units,
            Activation activation,
            Bias bias,
            Init init,
            double dropout,
            boolean trainable,
            boolean trainableBias,
            int weightsAt,
            int biasesAt) {
        /** A layer that drops no outputs. */
        public Layer(
                String name,
                int inputs,
                int units,
                Activation activation,
                Bias bias,
                Init init,
                boolean trainable,
                boolean trainableBias,
                int weightsAt,
                int biasesAt) {
            this(name, inputs, units, activation, bias, init, 0, trainable, trainableBias, weightsAt, biasesAt);
        }

        /** The number of weights. */
        public int weights() {
            return inputs * units;
        }

        /** The number of biases: one per unit, one, or none. */
        public int biases() {
            return switch (bias) {
                case PER_UNIT -> units;
                case SHARED -> 1;
                case NONE -> 0;
            };
        }

        /** The number of weights and biases. */
        public int parameters() {
            return weights() + biases();
        }
    }

    /** A network whose classes have no names. */
    public Topology(String name, int inputs, Loss loss, List<Layer> layers) {
        this(name, inputs, loss, layers, List.of());
    }

    /** A network whose inputs have no names. */
    public Topology(String name, int inputs, Loss loss, List<Layer> layers, List<String> classNames) {
        this(name, inputs, loss, layers, classNames, List.of());
    }

    /** A network whose outputs have no names but those of its classes. */
    public Topology(
            String name, int inputs, Loss loss, List<Layer> layers, List<String> classNames, List<String> inputNames) {
        this(name, inputs, loss, layers, classNames, inputNames, List.of());
    }

    /** Copies the lists and checks that layers follow each other without a gap, and that each class, input or output has a
     * name or none has. */
    public Topology {
        layers = List.copyOf(layers);
        classNames = List.copyOf(classNames);
        inputNames = List.copyOf(inputNames);
        outputNames = List.copyOf(outputNames);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A network needs at least one layer.");
        }
        int width = inputs;
        int at = 0;
        for (Layer layer : layers) {
            if (layer.inputs() != width
                    || layer.weightsAt() != at
                    || layer.biasesAt() != at + layer.weights()
                    || (layer.trainableBias() && !layer.trainable())) {
                throw new IllegalArgumentException("Layer " + layer.name() + " does not fit the one before: expected "
                        + width + " inputs and parameters from index " + at + " on, but it is " + layer);
            }
            width = layer.units();
            at = layer.biasesAt() + layer.biases();
        }
        if (!classNames.isEmpty() && classNames.size() != width) {
            throw new IllegalArgumentException(
                    name + " has " + width + " outputs, but " + classNames.size() + " names of classes.");
        }
        if (!inputNames.isEmpty() && inputNames.size() != inputs) {
            throw new IllegalArgumentException(
                    name + " has " + inputs + " inputs, but " + inputNames.size() + " names of inputs.");
        }
        if (!outputNames.isEmpty() && outputNames.size() != width) {
            throw new IllegalArgumentException(
                    name + " has " + width + " outputs, but " + outputNames.size() + " names of outputs.");
        }
    }

    /** The words by which checkpoints know a network, and which therefore stay as they are: without names. */
    @Override
    public String toString() {
        return "Topology[name=" + name + ", inputs=" + inputs + ", loss=" + loss + ", layers=" + layers + "]";
    }

    /** The number of outputs of the network. */
    public int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** The number of parameters of all layers: the length of {@code parameters()}. */
    public int parameters() {
        Layer last = layers.get(layers.size() - 1);
        return last.biasesAt() + last.biases();
    }

    /**
     * Index of the weight from an input of a layer to one of its units.
     *
     * @throws IndexOutOfBoundsException if there is no such layer, unit or input
     */
    public int weight(int layer, int unit, int input) {
        Layer l = layer(layer);
        checkIndex(unit, l.units(), "unit", l);
        checkIndex(input, l.inputs(), "input", l);
        return l.weightsAt() + input * l.units() + unit;
    }

    /**
     * Index of the bias of a unit. All units of a layer with a shared bias have the same.
     *
     * @throws IndexOutOfBoundsException if there is no such layer or unit
     * @throws IllegalArgumentException if the layer has no biases
     */
    public int bias(int layer, int unit) {
        Layer l = layer(layer);
        checkIndex(unit, l.units(), "unit", l);
        return switch (l.bias()) {
            case PER_UNIT -> l.biasesAt() + unit;
            case SHARED -> l.biasesAt();
            case NONE -> throw new IllegalArgumentException("Layer " + l.name() + " has no biases.");
        };
    }

    /**
     * Says in words which parameter lies at an index, as in {@code the weight from input 2 to unit 0 of layer hidden}.
     *
     * @throws IndexOutOfBoundsException if there is no such parameter
     */
    public String describe(int parameter) {
        for (Layer layer : layers) {
            if (parameter >= layer.weightsAt() && parameter < layer.biasesAt()) {
                int weight = parameter - layer.weightsAt();
                return "the weight from input " + weight / layer.units() + " to unit " + weight % layer.units()
                        + " of layer " + layer.name();
            }
            if (parameter >= layer.biasesAt() && parameter < layer.biasesAt() + layer.biases()) {
                return layer.bias() == Bias.SHARED
                        ? "the shared bias of layer " + layer.name()
                        : "the bias of unit " + (parameter - layer.biasesAt()) + " of layer " + layer.name();
            }
        }
        throw new IndexOutOfBoundsException("There is no parameter " + parameter + ": " + name + " has parameters 0 to "
                + (parameters() - 1) + ".");
    }

    private Layer layer(int index) {
        if (index < 0 || index >= layers.size()) {
            throw new IndexOutOfBoundsException(
                    "There is no layer " + index + ": " + name + " has layers 0 to " + (layers.size() - 1) + ".");
        }
        return layers.get(index);
    }

    private static void checkIndex(int index, int size, String what, Layer layer) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("There is no " + what + " " + index + ": layer " + layer.name()
                    + " has " + what + "s 0 to " + (size - 1) + ".");
        }
    }
}
