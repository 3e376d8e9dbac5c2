package dev.deltarule.processor.emit.block;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.Source;
import java.util.Optional;

/**
 * The steps of which the work on a block is made, for some of its examples or some of a layer's inputs.
 *
 * <p>A share of examples, {@code from .. to - 1} of the field {@code block}, may be empty. Of these and of {@code worker} and
 * {@code workers} the statements may speak.
 */
public interface BlockSteps {
    /** Writes the outputs of a share of the examples. */
    void predict(Source source);

    /** Computes the errors of a share, in the field {@code errors}. */
    void loss(Source source);

    /** Computes the errors and all deltas of a share. */
    void deltas(Source source);

    /** Adds a share of the gradient, of whole rows of weights, to {@code block.sum}. */
    void gradient(Source source);

    /** The fewest examples that workers can share. */
    int fewestShared();

    /** Multiply-adds that take about as long as to wake another thread. */
    int worthSharing();

    /** The method that takes a step on one example; empty if a step on one block goes to the parameters without a gradient. */
    Optional<String> singleStep();

    /** Allocates what each of the {@code workers} needs for itself. */
    CodeBlock scratch();

    /** Adds the methods of the steps. */
    void addTo(TypeSpec.Builder type);
}
