package dev.deltarule.runtime;

import java.lang.reflect.InvocationTargetException;

/** Creates networks: finds the class that the annotation processor wrote and draws its initial parameters. */
public final class Models {
    private Models() {}

    /** The same as {@code create(network, 0)}: initial parameters from seed 0. */
    public static <M extends Model> M create(Class<M> network) {
        return create(network, 0);
    }

    /**
     * Creates a network with freshly drawn parameters. The same seed gives the same parameters on every machine.
     *
     * @param network the annotated interface
     * @param seed any number; it decides the initial weights, and which outputs are dropped if a layer declares dropout
     * @throws IllegalArgumentException if {@code network} is no interface that extends {@link FloatModel} or
     *     {@link DoubleModel}
     * @throws IllegalStateException if its generated class is missing or not accessible; the message says what to do
     */
    public static <M extends Model> M create(Class<M> network, long seed) {
        checkIsNetwork(network);
        M model = instantiate(network, generatedClass(network));
        Description.logOnce(model);
        model.dropout().ifPresent(dropout -> dropout.restart(seed));
        if (model instanceof FloatModel floatModel) {
            Initializer.draw(model.topology(), seed, floatModel.parameters());
        } else {
            Initializer.draw(model.topology(), seed, ((DoubleModel) model).parameters());
        }
        return model;
    }

    /**
     * Says in a sentence or two how a network computes: straight through or by kernels, and which kernels this virtual machine
     * runs and why. {@link #create} logs the same once for each network, at level DEBUG of the {@link System.Logger} {@code
     * dev.deltarule.runtime}.
     */
    public static String describe(Model model) {
        return Description.of(model);
    }

    private static void checkIsNetwork(Class<?> network) {
        boolean itself = network == Model.class || network == FloatModel.class || network == DoubleModel.class;
        if (itself || !network.isInterface() || !Model.class.isAssignableFrom(network)) {
            throw new IllegalArgumentException(network.getName() + " is no network. Expected your own interface,"
                    + " annotated with @Network and @Layer, that extends FloatModel or DoubleModel.");
        }
    }

    private static Class<?> generatedClass(Class<?> network) {
        GeneratedClass generated = GeneratedClass.of(network);
        return generated.find().orElseThrow(() -> missing(network, generated.name()));
    }

    private static IllegalStateException missing(Class<?> network, String name) {
        for (Class<?> type = network; type != null; type = type.getEnclosingClass()) {
            if (type.isLocalClass() || type.isAnonymousClass()) {
                return new IllegalStateException(
                        network.getName() + " is declared inside a method or an expression, where"
                                + " the compiler shows annotation processors nothing, so nothing was generated for it. Declare it"
                                + " in a file of its own, or as a member of a class that is not inside a method itself.");
            }
        }
        return new IllegalStateException(
                "The class " + name + ", the implementation of " + network.getName() + ", is missing: the"
                        + " annotation processor of deltarule did not run when the interface was compiled. Check"
                        + " that the interface carries @Network, and name dev.deltarule:deltarule-processor in"
                        + " <annotationProcessorPaths> of the maven-compiler-plugin, and give that plugin a version, 3.5"
                        + " or newer: 3.1, which Maven 3.8 takes by itself, does not know that setting"
                        + " (annotationProcessor in Gradle, -processorpath for javac). From JDK 23 on, javac runs no processor that it"
                        + " merely finds on the class path.",
                new ClassNotFoundException(name));
    }

    private static <M extends Model> M instantiate(Class<M> network, Class<?> generated) {
        try {
            Object model = generated.getConstructor().newInstance();
            if (!network.isInstance(model)) {
                throw new IllegalStateException(generated.getName() + " does not implement " + network.getName()
                        + ", so it was not generated from it. Rename the interface or that class.");
            }
            return network.cast(model);
        } catch (IllegalAccessException e) {
            String module = generated.getModule().isNamed()
                    ? "module " + generated.getModule().getName()
                    : "its module";
            String directive = generated.getPackageName() + " to dev.deltarule.runtime;";
            throw new IllegalStateException(
                    generated.getName() + " is not accessible. Add \"exports " + directive + "\" or \"opens "
                            + directive + "\" to the module-info.java of " + module + ".",
                    e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The constructor of " + generated.getName() + " failed.", e.getCause());
        } catch (InstantiationException | NoSuchMethodException e) {
            throw new IllegalStateException(
                    generated.getName() + " has no public constructor without parameters, so it was not generated by"
                            + " deltarule. Rename the interface or that class.",
                    e);
        }
    }
}
