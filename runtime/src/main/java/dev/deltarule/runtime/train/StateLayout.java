package dev.deltarule.runtime.train;

import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.optimizer.GradientOptimizer;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.optimizer.Slot;
import dev.deltarule.runtime.support.NameLists;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which arrays a state of a training has, and how long each is: those of the parameters, of what the optimizer remembers, and
 * of the history. Whoever reads states from elsewhere asks it when nothing but names and lengths is known, so that no memory
 * is spent on arrays that the training would refuse.
 */
public final class StateLayout {
    private final Map<String, String> settings;
    private final boolean inFloat;
    private final int parameters;
    /** Names of arrays in the network's precision, one entry per parameter. */
    private final Set<String> ofNetwork = new LinkedHashSet<>();
    /** Names of arrays in double for networks of either precision, one entry per parameter. */
    private final Set<String> ofRun = new LinkedHashSet<>();
    /** Names of single numbers, which are in double. */
    private final Set<String> scalars = new LinkedHashSet<>();

    StateLayout(Model model, Optimizer optimizer) {
        settings = ResumeSettings.ofArrays(model, optimizer);
        inFloat = model instanceof FloatModel;
        parameters = model.topology().parameters();
        ofNetwork.add(Memory.PARAMETERS);
        boolean isStepRule = optimizer instanceof GradientOptimizer;
        String prefix = isStepRule ? Memory.OPTIMIZER : Steps.RUN;
        addNames(prefix, optimizer.arrays(), isStepRule ? ofNetwork : ofRun);
        addNames(prefix, optimizer.scalars(), scalars);
    }

    private static void addNames(String prefix, List<Slot> slots, Set<String> names) {
        slots.forEach(slot -> names.add(prefix + slot.name()));
    }

    /** Whether an array of that name is a column of the history, with one entry per epoch. */
    public static boolean isOfHistory(String name) {
        return name.startsWith(History.PREFIX);
    }

    /**
     * Checks names and lengths; the numbers themselves are {@link Trainer#fit}'s to judge.
     *
     * @param unread the texts and numbers of a state; its arrays are not looked at
     * @param floats how long its arrays of floats are, by name
     * @param doubles how long its arrays of doubles are, by name
     * @throws IllegalArgumentException if the state is of another training, lacks an array, or has one of another length or
     *     that no state has
     */
    public void check(TrainingState unread, Map<String, Integer> floats, Map<String, Integer> doubles) {
        ResumeSettings.check(unread, settings);
        check(unread, "array of floats", floats, inFloat ? ofNetwork(unread) : Map.of(), Set.of());
        Map<String, Integer> inDouble = inFloat ? new LinkedHashMap<>() : ofNetwork(unread);
        ofRun.forEach(name -> inDouble.put(name, parameters));
        scalars.forEach(name -> inDouble.put(name, 1));
        History.columns().forEach(name -> inDouble.put(name, unread.epochs()));
        check(unread, "array of doubles", doubles, inDouble, Set.copyOf(History.validationColumns()));
    }

    private Map<String, Integer> ofNetwork(TrainingState unread) {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        ofNetwork.forEach(name -> lengths.put(name, parameters));
        lengths.put(Memory.BEST, unread.number("bestEpoch") > 0 ? parameters : 0);
        return lengths;
    }

    /**
     * Checks the arrays of a type.
     *
     * @param needed the lengths of those that a state has
     * @param ofEpochs those that it may have besides, with one entry per epoch
     */
    private static void check(
            TrainingState unread,
            String kind,
            Map<String, Integer> found,
            Map<String, Integer> needed,
            Set<String> ofEpochs) {
        needed.forEach((name, length) -> unread.checkLength(name, unread.present(found, kind, name), length));
        found.forEach((name, length) -> {
            if (ofEpochs.contains(name)) {
                unread.checkLength(name, length, unread.epochs());
            }
        });
        List<String> surplus = found.keySet().stream()
                .filter(name -> !needed.containsKey(name) && !ofEpochs.contains(name))
                .toList();
        if (!surplus.isEmpty()) {
            throw new IllegalArgumentException("The " + unread.name() + " has an " + kind + " that is of no use here: "
                    + NameLists.shown(surplus)
                    + ". It is damaged, or of a training with another optimizer, precision or validation.");
        }
    }
}
