package dev.deltarule.runtime.train;

import dev.deltarule.runtime.optimizer.DoubleState;
import dev.deltarule.runtime.optimizer.FloatState;
import dev.deltarule.runtime.optimizer.OptimizerState;
import dev.deltarule.runtime.optimizer.Slot;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers what a {@link TrainingState} is made of. Arrays are copied here, since the training changes them. */
final class StateParts {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private final Map<String, float[]> floats = new LinkedHashMap<>();
    private final Map<String, double[]> doubles = new LinkedHashMap<>();
    private final Map<String, Column> history = new LinkedHashMap<>();

    void text(String name, String text) {
        texts.put(name, text);
    }

    void number(String name, long number) {
        numbers.put(name, number);
    }

    void array(String name, float[] array) {
        floats.put(name, array.clone());
    }

    void array(String name, double[] array) {
        doubles.put(name, array.clone());
    }

    /** A column of the history, which only grows, so that what it has now need not be copied. */
    void history(String name, Column column) {
        history.put(name, column.asItIs());
    }

    /** What an optimizer remembers, its names behind a prefix. */
    void optimizer(String prefix, FloatState state) {
        state.arrays().forEach((name, array) -> array(prefix + name, array));
        scalars(prefix, state);
    }

    /** The same in double. */
    void optimizer(String prefix, DoubleState state) {
        state.arrays().forEach((name, array) -> array(prefix + name, array));
        scalars(prefix, state);
    }

    private void scalars(String prefix, OptimizerState<?> state) {
        state.scalars().forEach((name, value) -> array(prefix + name, new double[] {value}));
    }

    /** Puts back what an optimizer remembered, all or nothing. */
    static void restore(String prefix, FloatState state, TrainingState from) {
        for (Slot slot : state.arraySlots()) {
            from.floats(prefix + slot.name(), slot, state.topology().parameters());
        }
        restoreScalars(prefix, state, from);
        state.arrays()
                .forEach((name, array) ->
                        System.arraycopy(from.floats(prefix + name, array.length), 0, array, 0, array.length));
    }

    /** The same in double. */
    static void restore(String prefix, DoubleState state, TrainingState from) {
        for (Slot slot : state.arraySlots()) {
            from.doubles(prefix + slot.name(), slot, state.topology().parameters());
        }
        restoreScalars(prefix, state, from);
        state.arrays()
                .forEach((name, array) ->
                        System.arraycopy(from.doubles(prefix + name, array.length), 0, array, 0, array.length));
    }

    private static void restoreScalars(String prefix, OptimizerState<?> state, TrainingState from) {
        for (Slot slot : state.scalarSlots()) {
            from.doubles(prefix + slot.name(), slot, 1);
        }
        state.scalars().keySet().forEach(name -> state.setScalar(name, from.doubles(prefix + name, 1)[0]));
    }

    TrainingState state() {
        return new TrainingState(texts, numbers, floats, doubles, history, "");
    }
}
