package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.optimizer.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The settings on which the bits of a training depend and which it must therefore be resumed with. Stop rules, schedules and
 * listeners may be others: they are told of the epochs before.
 */
final class ResumeSettings {
    private final Map<String, String> byName = new LinkedHashMap<>();

    ResumeSettings(Model model, StepSettings settings, int examples, int batchSize, OptionalLong shuffleSeed) {
        byName.putAll(ofArrays(model, settings.optimizer()));
        byName.put("regularisation", settings.regularisation());
        byName.put("weights of examples", settings.weights().fingerprint());
        byName.put("examples", Integer.toString(examples));
        byName.put("batch size", Integer.toString(batchSize));
        byName.put("order", shuffleSeed.isPresent() ? "shuffled from seed " + shuffleSeed.getAsLong() : "as given");
    }

    /** The settings that decide which arrays a state has. */
    static Map<String, String> ofArrays(Model model, Optimizer optimizer) {
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("topology", model.topology().toString());
        byName.put("optimizer", nameOf(optimizer));
        return byName;
    }

    /** Records say their settings. Other classes of users may say something else in each process. */
    private static String nameOf(Optimizer optimizer) {
        return optimizer instanceof Record
                ? optimizer.toString()
                : optimizer.getClass().getName();
    }

    void writeTo(StateParts parts) {
        byName.forEach(parts::text);
    }

    /** @throws IllegalArgumentException if the state is of a training with other settings */
    void check(TrainingState state) {
        check(state, byName);
    }

    /** The same for some settings by name. */
    static void check(TrainingState state, Map<String, String> byName) {
        byName.forEach((name, here) -> {
            String there = state.text(name);
            if (!there.equals(here)) {
                throw new IllegalArgumentException("The " + state.name() + " has another " + name + ": " + there
                        + ", but here it is " + here + ". Resume a training with the settings that it began with.");
            }
        });
    }
}
