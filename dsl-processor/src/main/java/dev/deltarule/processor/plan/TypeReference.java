package dev.deltarule.processor.plan;

import java.util.List;

/**
 * The name of a type of the user's, without its compiler element.
 *
 * @param packageName its package, empty for the default package
 * @param simpleNames its simple name, behind those of the types around it
 */
public record TypeReference(String packageName, List<String> simpleNames) {
    /** The name with dots between nested names, as messages and javadoc write it. */
    public String nestedName() {
        return String.join(".", simpleNames);
    }

    /** The simple name of the generated class: {@code Outer_InnerImpl} for {@code Outer.Inner}. */
    public String implementationName() {
        return String.join("_", simpleNames) + "Impl";
    }
}
