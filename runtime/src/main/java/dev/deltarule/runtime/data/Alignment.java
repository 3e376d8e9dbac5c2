package dev.deltarule.runtime.data;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.support.ClassNames;
import dev.deltarule.runtime.support.NameLists;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings the targets of examples into the order of a network's classes, and refuses examples whose names say that they mean
 * something else than what the network learnt. Where either has no names, nothing is known and all is left as it is.
 */
final class Alignment {
    private final Topology topology;
    private final List<String> inputsOfModel;
    private final List<String> targetsOfModel;

    Alignment(Model model) {
        topology = model.topology();
        inputsOfModel = model.names().inputs();
        targetsOfModel = model.names().targets();
    }

    Examples of(Examples examples) {
        if (examples.inputs() == topology.inputs()) {
            checkInputs(examples.inputNames());
        }
        List<String> names = examples.targetNames();
        if (names.isEmpty() || names.equals(targetsOfModel)) {
            return examples;
        }
        if (targetsOfModel.isEmpty()) {
            return byOutputs(examples);
        }
        return sorted(examples, targetsOfModel, places(names));
    }

    private int[] places(List<String> names) {
        if (!topology.classNames().isEmpty()) {
            return ClassNames.amongConstants(targetsOfModel, names);
        }
        return targetsOfModel.equals(topology.outputNames())
                ? ClassNames.amongNames(targetsOfModel, names)
                : ClassNames.amongLabels(targetsOfModel, names);
    }

    /** Targets called as the components of a result come into their order; names that say something else stay as they are. */
    private Examples byOutputs(Examples examples) {
        List<String> outputs = topology.outputNames();
        List<String> names = examples.targetNames();
        int[] places = ClassNames.amongNames(outputs, names);
        boolean all = Arrays.stream(places).allMatch(place -> place >= 0)
                && Arrays.stream(places).distinct().count() == names.size();
        if (all && (names.size() == outputs.size() || (names.size() > 1 && examples.hasClasses()))) {
            return sorted(examples, outputs, places);
        }
        for (int target = 0; names.size() == outputs.size() && target < places.length; target++) {
            if (places[target] >= 0 && places[target] != target) {
                throw otherOutputs(names, outputs, target);
            }
        }
        return examples;
    }

    private Examples sorted(Examples examples, List<String> order, int[] places) {
        List<String> names = examples.targetNames();
        int[] columns = new int[order.size()];
        Arrays.fill(columns, -1);
        for (int column = 0; column < places.length; column++) {
            if (places[column] < 0 || columns[places[column]] >= 0) {
                throw otherTargets(names, names.get(column));
            }
            columns[places[column]] = column;
        }
        // Of classes the examples may have some only; of numbers to predict each is needed.
        if (names.size() < columns.length && (names.size() < 2 || !examples.hasClasses())) {
            throw otherTargets(names, names.get(0));
        }
        return examples.recoded(order, columns);
    }

    /** Inputs are not sorted out by name: that columns came in another order is as a rule a mistake. */
    private void checkInputs(List<String> names) {
        if (inputsOfModel.isEmpty()) {
            checkOrder(names);
        }
        if (names.isEmpty() || inputsOfModel.isEmpty() || names.equals(inputsOfModel)) {
            return;
        }
        int first = 0;
        while (names.get(first).equals(inputsOfModel.get(first))) {
            first++;
        }
        throw new IllegalArgumentException("The examples have the inputs " + NameLists.shown(names) + ", but "
                + topology.name() + " learnt from " + NameLists.shown(inputsOfModel) + ": input " + first
                + " (from 0) is " + NameLists.shown(names.get(first)) + " and not "
                + NameLists.shown(inputsOfModel.get(first))
                + ". Choose the same columns in the same order, as by Csv's inputs(...). If they mean the same, drop"
                + " the names: examples.withoutNames().");
    }

    /** The same names as those of a prediction method, in another order, would be taken for each other when it is called. */
    private void checkOrder(List<String> names) {
        List<String> parameters = topology.inputNames();
        if (names.size() != parameters.size()) {
            return;
        }
        int[] places = ClassNames.amongNames(parameters, names);
        boolean all = IntStream.range(0, places.length)
                .allMatch(parameter -> Arrays.stream(places).anyMatch(place -> place == parameter));
        for (int input = 0; all && input < places.length; input++) {
            if (places[input] != input) {
                throw new IllegalArgumentException("The examples have the inputs " + NameLists.shown(names)
                        + ", but the prediction methods of " + topology.name() + " take " + NameLists.shown(parameters)
                        + ": input " + input + " (from 0) is " + NameLists.shown(names.get(input)) + " and not "
                        + NameLists.shown(parameters.get(input))
                        + ". Choose the columns in that order, as by Csv's inputs(...). If it is meant, drop the names:"
                        + " examples.withoutNames().");
            }
        }
    }

    private IllegalArgumentException otherOutputs(List<String> names, List<String> outputs, int target) {
        return new IllegalArgumentException("The examples have the targets " + NameLists.shown(names)
                + ", but a prediction method of " + topology.name() + " returns " + NameLists.shown(outputs)
                + ": target " + target + " (from 0) is " + NameLists.shown(names.get(target)) + " and not "
                + NameLists.shown(outputs.get(target))
                + ". Call all of them alike, or put the components of the record into the order of the targets. If they"
                + " mean the same, drop the names: examples.withoutNames().");
    }

    private IllegalArgumentException otherTargets(List<String> names, String stranger) {
        boolean ofEnum = !topology.classNames().isEmpty();
        return new IllegalArgumentException("The examples have the targets " + NameLists.shown(names) + ", but "
                + topology.name() + (ofEnum ? " was declared with the classes " : " learnt ")
                + NameLists.shown(targetsOfModel) + ": " + NameLists.shown(stranger)
                + " does not fit. Read them with the network's, as by Csv's classes(column, "
                + (ofEnum ? "its enum" : "labels")
                + "). If they mean the same, drop the names: examples.withoutNames().");
    }
}
