package dev.deltarule.runtime;

import java.util.Optional;

/** The class that the annotation processor wrote for a network. */
final class GeneratedClass {
    private static final String SUFFIX = "Impl";

    private final ClassLoader loader;
    private final String name;

    private GeneratedClass(ClassLoader loader, String name) {
        this.loader = loader;
        this.name = name;
    }

    /** The class of an interface: {@code Outer_InnerImpl} for {@code Outer.Inner}. */
    static GeneratedClass of(Class<?> network) {
        StringBuilder name = new StringBuilder(network.getSimpleName());
        Class<?> type = network;
        while (type.isMemberClass()) {
            type = type.getDeclaringClass();
            name.insert(0, type.getSimpleName() + "_");
        }
        String prefix = network.getPackageName().isEmpty() ? "" : network.getPackageName() + ".";
        return new GeneratedClass(network.getClassLoader(), prefix + name + SUFFIX);
    }

    /** Its binary name. */
    String name() {
        return name;
    }

    /** The class, not initialised; empty if there is none. */
    Optional<Class<?>> find() {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
