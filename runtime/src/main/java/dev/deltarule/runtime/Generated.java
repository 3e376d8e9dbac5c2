package dev.deltarule.runtime;

import java.util.Optional;

/** The classes that the annotation processor wrote for a network: the plain one and perhaps a Vector API variant. */
final class Generated {
    private static final String PLAIN = "Impl";
    private static final String VECTOR = "VectorImpl";

    private final ClassLoader loader;
    private final String prefix;

    private Generated(ClassLoader loader, String prefix) {
        this.loader = loader;
        this.prefix = prefix;
    }

    /** The classes of an interface: {@code Outer_InnerImpl} and {@code Outer_InnerVectorImpl} for {@code Outer.Inner}. */
    static Generated of(Class<?> network) {
        StringBuilder name = new StringBuilder(network.getSimpleName());
        Class<?> type = network;
        while (type.isMemberClass()) {
            type = type.getDeclaringClass();
            name.insert(0, type.getSimpleName() + "_");
        }
        String prefix = network.getPackageName().isEmpty() ? "" : network.getPackageName() + ".";
        return new Generated(network.getClassLoader(), prefix + name);
    }

    /** The classes beside one of them; empty for a class whose name shows that it was not generated. */
    static Optional<Generated> beside(Class<?> implementation) {
        String name = implementation.getName();
        String suffix = isVariant(implementation) ? VECTOR : PLAIN;
        return name.endsWith(suffix)
                ? Optional.of(new Generated(
                        implementation.getClassLoader(), name.substring(0, name.length() - suffix.length())))
                : Optional.empty();
    }

    /** Whether a class is a Vector API variant, and not the plain class of a network called {@code SomeVector}. */
    static boolean isVariant(Class<?> implementation) {
        String name = implementation.getName();
        return name.endsWith(VECTOR)
                && new Generated(implementation.getClassLoader(), name.substring(0, name.length() - VECTOR.length()))
                        .plain()
                        .isPresent();
    }

    /** The binary name of the plain class. */
    String plainName() {
        return prefix + PLAIN;
    }

    /** The simple name of the variant. */
    String variantSimpleName() {
        return prefix.substring(prefix.lastIndexOf('.') + 1) + VECTOR;
    }

    /** The class that every machine can run. */
    Optional<Class<?>> plain() {
        return find(plainName());
    }

    /** The variant, whether or not this virtual machine can run it: it is not initialised. */
    Optional<Class<?>> variant() {
        return find(prefix + VECTOR);
    }

    private Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
