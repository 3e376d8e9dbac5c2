package dev.deltarule.processor.predictions;

import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;

/** Calls the prediction methods of a compiled network, whose parameters are drawn at random. */
final class Caller {
    private final Networks compiled;
    private final Class<?> type;
    private final Model model;

    /** Compiles a declaration of the network {@code Net}, which must give no warning. */
    Caller(String declaration) {
        this(Networks.compile("Net", declaration).succeeded(), "Net");
    }

    /** Creates a network of package {@code test}, given by its simple name. */
    Caller(Networks compiled, String name) {
        this.compiled = compiled;
        this.type = compiled.load(name);
        this.model = compiled.create(name.replace('$', '_'), Model.class);
        Random random = new Random(7);
        if (model instanceof DoubleModel doubles) {
            Arrays.setAll(doubles.parameters(), k -> random.nextGaussian());
        } else if (model instanceof FloatModel floats) {
            for (int k = 0; k < floats.parameters().length; k++) {
                floats.parameters()[k] = (float) random.nextGaussian();
            }
        }
    }

    /** Calls the only method of the interface with that name and number of parameters. */
    Object call(String method, Object... arguments) {
        Method found = Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals(method) && m.getParameterCount() == arguments.length && !m.isBridge())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + method));
        return invoke(found, model, arguments);
    }

    /** Calls the method of the interface with the given name and parameter types. */
    Object call(String method, Class<?>[] types, Object... arguments) {
        try {
            return invoke(type.getMethod(method, types), model, arguments);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** A new record of a type of package {@code test}, given by its binary name. */
    Object record(String name, Object... components) {
        try {
            return compiled.load(name).getDeclaredConstructors()[0].newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot create " + name, e);
        }
    }

    /** A component of a record. */
    static Object component(Object instance, String name) {
        try {
            return invoke(instance.getClass().getMethod(name), instance);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static Object invoke(Method method, Object target, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot call " + method, e);
        }
    }

    Model model() {
        return model;
    }

    /** The outputs by the model's own method, as doubles. */
    double[] outputs(double... in) {
        int outputs = model.topology().outputs();
        if (model instanceof DoubleModel doubles) {
            double[] out = new double[outputs];
            doubles.predict(in, 0, out, 0);
            return out;
        }
        float[] narrow = new float[in.length];
        for (int k = 0; k < in.length; k++) {
            narrow[k] = (float) in[k];
        }
        float[] out = new float[outputs];
        ((FloatModel) model).predict(narrow, 0, out, 0);
        double[] wide = new double[outputs];
        Arrays.setAll(wide, k -> out[k]);
        return wide;
    }
}
