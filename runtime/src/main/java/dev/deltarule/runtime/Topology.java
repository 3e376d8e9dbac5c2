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
 */
public final class Topology {
    private final String name;
    private final int inputs;
    private final Loss loss;
    private final List<Layer> layers;
    private final List<String> classNames;
    private final List<String> inputNames;
    private final List<String> outputNames;
    private final List<ParameterTensor> tensors;

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

    /**
     * Copies the lists.
     *
     * @param name the simple name of the annotated interface
     * @param inputs the number of inputs of the network
     * @param loss what training lowers
     * @param layers the layers, the output layer last; at least one
     * @param classNames the constants of the enum that its prediction methods return; empty where there is none, or several
     * @param inputNames what its prediction methods call inputs taken one by one; empty where none does, or several differ
     * @param outputNames what the records that its prediction methods return call several outputs; empty likewise
     * @throws IllegalArgumentException if layers leave a gap, or only some classes, inputs or outputs have names
     */
    public Topology(
            String name,
            int inputs,
            Loss loss,
            List<Layer> layers,
            List<String> classNames,
            List<String> inputNames,
            List<String> outputNames) {
        this.name = name;
        this.inputs = inputs;
        this.loss = loss;
        this.layers = List.copyOf(layers);
        this.classNames = List.copyOf(classNames);
        this.inputNames = List.copyOf(inputNames);
        this.outputNames = List.copyOf(outputNames);
        tensors = DenseTensors.of(this.layers, inputs);
        TopologyChecks.names(name, "outputs", outputs(), "classes", this.classNames);
        TopologyChecks.names(name, "inputs", inputs, "inputs", this.inputNames);
        TopologyChecks.names(name, "outputs", outputs(), "outputs", this.outputNames);
    }

    /** The simple name of the annotated interface. */
    public String name() {
        return name;
    }

    /** The number of inputs of the network. */
    public int inputs() {
        return inputs;
    }

    /** What training lowers. */
    public Loss loss() {
        return loss;
    }

    /** The layers, the output layer last. */
    public List<Layer> layers() {
        return layers;
    }

    /** The names of the classes in the order of the outputs; empty if they have none. */
    public List<String> classNames() {
        return classNames;
    }

    /** The names of the inputs; empty if they have none. */
    public List<String> inputNames() {
        return inputNames;
    }

    /** The names of the outputs where they are no classes; empty if they have none. */
    public List<String> outputNames() {
        return outputNames;
    }

    /** All parameters as tensors, as they lie in the parameter array, without a gap. Always the same list. */
    public List<ParameterTensor> tensors() {
        return tensors;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topology topology && parts().equals(topology.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Object> parts() {
        return List.of(name, inputs, loss, layers, classNames, inputNames, outputNames);
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
        return tensors.get(tensors.size() - 1).end();
    }

    /**
     * Index of the weight from an input of a layer to one of its units.
     *
     * @throws IndexOutOfBoundsException if there is no such layer, unit or input
     */
    public int weight(int layer, int unit, int input) {
        Layer l = layer(layer);
        TopologyChecks.index(unit, l.units(), "unit", "layer " + l.name());
        TopologyChecks.index(input, l.inputs(), "input", "layer " + l.name());
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
        TopologyChecks.index(unit, l.units(), "unit", "layer " + l.name());
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
        return TopologyChecks.tensor(tensors, parameter, name).describe(parameter);
    }

    private Layer layer(int index) {
        TopologyChecks.index(index, layers.size(), "layer", name);
        return layers.get(index);
    }
}
