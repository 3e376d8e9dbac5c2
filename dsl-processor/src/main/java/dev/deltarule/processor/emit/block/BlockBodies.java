package dev.deltarule.processor.emit.block;

import com.palantir.javapoet.CodeBlock;

/** What the public methods do with {@code count} examples once their arguments are checked. */
public interface BlockBodies {
    /** Writes the outputs. */
    CodeBlock predict();

    /** Returns the sum of the errors. */
    CodeBlock loss();

    /** Adds to {@code gradient} and returns the sum of the errors. */
    CodeBlock gradient();

    /** Steps the parameters and returns the sum of the errors. */
    CodeBlock descend();

    /** Allocates what so many {@code workers} need. */
    CodeBlock scratch();
}
