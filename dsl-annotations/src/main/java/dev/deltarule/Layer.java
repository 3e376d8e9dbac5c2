package dev.deltarule;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one dense layer of a {@link Network}: every unit sees every output of the layer before. The annotation is
 * repeated once per layer, in the order of the layers; the last one is the output layer.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Layers.class)
public @interface Layer {
    /** The number of units (neurons) of the layer, at least 1. */
    int size();

    /** The function from a unit's net input to its output. */
    Activation activation();

    /** Whether each unit has a bias of its own, all share one, or there is none. */
    Bias bias() default Bias.PER_UNIT;

    /** How the weights are drawn when a model is created; biases start at 0. */
    Init init() default Init.AUTO;

    /**
     * The probability with which training sets an output of this layer to 0, from 0, never, to below 1; the others are
     * multiplied by 1 / (1 - dropout), so that their sum stays the same on average. Which ones differs from example to
     * example and from step to step. Predictions and {@code loss} use all outputs as they are. Not for the output
     * layer. Srivastava et al., "Dropout", Journal of Machine Learning Research 15 (2014), in its inverted form.
     */
    double dropout() default 0;

    /** False holds the weights and biases of this layer fixed during training. */
    boolean trainable() default true;

    /** False holds only the biases of this layer fixed during training. */
    boolean trainableBias() default true;

    /**
     * The layer's name in the generated source, in tables and in files: a Java identifier, unique in the network. When
     * empty, the output layer is called {@code output}, a single hidden layer {@code hidden}, and several hidden layers
     * {@code hidden1}, {@code hidden2} and so on.
     */
    String name() default "";
}
