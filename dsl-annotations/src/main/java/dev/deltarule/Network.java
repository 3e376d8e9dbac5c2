package dev.deltarule;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an interface to be a feed-forward neural network. The annotation processor writes its implementation.
 *
 * <pre>{@code
 * @Network(inputs = 2, loss = Loss.SQUARED_ERROR)
 * @Layer(size = 2, activation = Activation.SIGMOID)
 * @Layer(size = 2, activation = Activation.SIGMOID)
 * public interface TutorialNet extends DoubleModel {}
 * }</pre>
 *
 * <p>The interface extends {@code FloatModel} or {@code DoubleModel} of the runtime; that choice is the precision.
 * Abstract methods that it declares are prediction methods: they take the inputs (as exactly {@link #inputs()} numbers,
 * as a record of as many numbers, or as an array) and return the output (a number or a boolean for one output; for
 * several the index of the largest as an {@code int}, an enum with as many constants, a record with as many components,
 * or {@code void} with an output array as the last parameter).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {
    /** The number of inputs of the network, at least 1. */
    int inputs();

    /** What training makes small. */
    Loss loss() default Loss.SQUARED_ERROR;
}
