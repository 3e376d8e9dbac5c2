package dev.deltarule.processor.emit.block;

import com.palantir.javapoet.TypeSpec;

/**
 * Writes the four passes over one example, private methods from which the API builds the public ones: {@code
 * forward}, {@code error}, {@code backpropagate} (adds to a gradient) and {@code step} (changes the parameters).
 */
public interface PassEmitter {
    /** Adds the methods, and the constants and fields they need. */
    void addTo(TypeSpec.Builder type);
}
