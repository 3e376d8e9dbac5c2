package dev.deltarule.runtime.train;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import java.util.Optional;

/**
 * What a training began with besides its settings: checksums of the examples as they are trained on and judged by, and of the
 * network's first parameters. States of earlier versions have none of them; what is not known is not compared.
 *
 * @param inputs of the examples that are learned from
 * @param targets of the same
 * @param validation of the examples held out, if there are any
 * @param parameters of the network before the first step, if that is known
 */
record Beginning(String inputs, String targets, Optional<String> validation, Optional<String> parameters) {
    private static final String INPUTS = "checksum of inputs";
    private static final String TARGETS = "checksum of targets";
    private static final String VALIDATION = "checksum of validation examples";
    private static final String PARAMETERS = "checksum of first parameters";

    /** Looks at all examples once. */
    static Beginning of(Model model, Examples examples, Optional<Examples> validation) {
        return new Beginning(
                Fingerprint.ofInputs(examples, model),
                Fingerprint.ofTargets(examples, model),
                validation.map(held -> Fingerprint.ofInputs(held, model) + Fingerprint.ofTargets(held, model)),
                Optional.of(Fingerprint.ofParameters(model)));
    }

    void writeTo(StateParts parts) {
        parts.text(INPUTS, inputs);
        parts.text(TARGETS, targets);
        validation.ifPresent(known -> parts.text(VALIDATION, known));
        parameters.ifPresent(known -> parts.text(PARAMETERS, known));
    }

    /** Lets the network be known again when its training was cut short. */
    void note(Model model) {
        parameters.ifPresent(first -> Origins.note(model, first));
    }

    /** The beginning of a training that goes on: its network had the parameters that it had then. */
    Beginning of(TrainingState state) {
        return new Beginning(inputs, targets, validation, state.findText(PARAMETERS));
    }

    /** @throws IllegalArgumentException if the state is of a training on other examples */
    void checkExamples(TrainingState state) {
        check(state, INPUTS, Optional.of(inputs), "examples with other inputs");
        check(state, TARGETS, Optional.of(targets), "examples with other targets");
        check(state, VALIDATION, validation, "other validation examples");
    }

    private static void check(TrainingState state, String name, Optional<String> here, String what) {
        Optional<String> there = state.findText(name);
        if (there.isPresent() && here.isPresent() && !there.equals(here)) {
            throw new IllegalArgumentException(
                    "The " + state.name() + " is of a training on " + what + ", though as many: "
                            + name + " " + there.get() + ", but here it is " + here.get()
                            + ". Resume it with the examples that it began with, in the same order, or begin anew on"
                            + " these, without the state or with checkpoints in another folder.");
        }
    }

    /**
     * A network that was created as the first time has its first parameters; one that was trained already in this program, those
     * of the state, or others if its training was cut short.
     *
     * @throws IllegalArgumentException if it has others
     */
    void checkNetwork(Model model, TrainingState state) {
        Optional<String> first = state.findText(PARAMETERS);
        if (first.isPresent() && !first.equals(parameters) && !isTrained(model, state)) {
            throw new IllegalArgumentException(
                    "The " + state.name() + " is of a training that began with other parameters: "
                            + PARAMETERS + " " + first.get() + ", but here it is " + parameters.orElse("unknown")
                            + ". Create the network with the seed of the first time, or begin anew from this one,"
                            + " without the state or with checkpoints in another folder.");
        }
    }

    private static boolean isTrained(Model model, TrainingState state) {
        if (Origins.isKnown(model, state.findText(PARAMETERS).orElseThrow())) {
            return true;
        }
        return model instanceof FloatModel floats
                ? state.has(Memory.PARAMETERS, floats.parameters()) || state.has(Memory.BEST, floats.parameters())
                : state.has(Memory.PARAMETERS, ((DoubleModel) model).parameters())
                        || state.has(Memory.BEST, ((DoubleModel) model).parameters());
    }
}
