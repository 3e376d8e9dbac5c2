package dev.deltarule.runtime.train;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Knows networks again whose training was cut short in this program: they have neither their first parameters nor those of a
 * state, but may go on from its last one. Replicas share the parameters, by which networks are known.
 */
final class Origins {
    private static final Map<Object, String> FIRST_PARAMETERS = Collections.synchronizedMap(new WeakHashMap<>());

    private Origins() {}

    /** Notes what a training of a network began with. */
    static void note(Model model, String firstParameters) {
        FIRST_PARAMETERS.put(parameters(model), firstParameters);
    }

    /** Whether the last training of a network began with these. */
    static boolean isKnown(Model model, String firstParameters) {
        return firstParameters.equals(FIRST_PARAMETERS.get(parameters(model)));
    }

    private static Object parameters(Model model) {
        return model instanceof FloatModel floats ? floats.parameters() : ((DoubleModel) model).parameters();
    }
}
