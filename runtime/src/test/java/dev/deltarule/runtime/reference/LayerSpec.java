package dev.deltarule.runtime.reference;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;

/** What a test says about a layer; {@link Topologies} works out the rest. An empty name means the usual one. */
public record LayerSpec(
        int units, Activation activation, Bias bias, Init init, boolean trainable, boolean trainableBias, String name) {
    /** A layer with one bias per unit, AUTO weights, all trainable. */
    public static LayerSpec layer(int units, Activation activation) {
        return new LayerSpec(units, activation, Bias.PER_UNIT, Init.AUTO, true, true, "");
    }

    /** The same with other biases. */
    public LayerSpec bias(Bias newBias) {
        return new LayerSpec(units, activation, newBias, init, trainable, trainableBias, name);
    }

    /** The same with other initial weights. */
    public LayerSpec init(Init newInit) {
        return new LayerSpec(units, activation, bias, newInit, trainable, trainableBias, name);
    }

    /** The same with weights and biases that training does not change. */
    public LayerSpec fixed() {
        return new LayerSpec(units, activation, bias, init, false, false, name);
    }

    /** The same with biases that training does not change. */
    public LayerSpec fixedBias() {
        return new LayerSpec(units, activation, bias, init, trainable, false, name);
    }

    /** The same with a name of its own. */
    public LayerSpec named(String newName) {
        return new LayerSpec(units, activation, bias, init, trainable, trainableBias, newName);
    }
}
