package dev.deltarule.data;

import dev.deltarule.runtime.support.ClassNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The constants of an enum as labels. A file may write them in any case and with spaces or hyphens for underscores, or write
 * the numbers of all of them, from 0.
 */
final class ConstantLabels implements LabelSet {
    private record Numeral(String label, String where) {}

    private final List<String> constants;
    private final Map<String, Integer> bySpelling = new HashMap<>();
    private final Map<Integer, Numeral> numerals = new HashMap<>();

    ConstantLabels(List<String> constants) {
        if (constants.size() < 2) {
            throw new IllegalArgumentException("At least 2 labels are needed, but the enum has " + constants + ".");
        }
        this.constants = List.copyOf(constants);
    }

    @Override
    public int number(String label, String where) {
        Integer known = bySpelling.get(label);
        if (known == null) {
            known = find(label, where);
            bySpelling.put(label, known);
        }
        return known;
    }

    private int find(String label, String where) {
        int constant = ClassNames.amongConstants(constants, List.of(label))[0];
        if (constant >= 0) {
            return constant;
        }
        int numeral = numeral(label).orElseThrow(() -> GivenLabels.unknown(label, constants, where));
        numerals.putIfAbsent(numeral, new Numeral(label, where));
        return numeral;
    }

    /** The number of a constant that a label may be. */
    private OptionalInt numeral(String label) {
        String key = ClassNames.key(label);
        return IntStream.range(0, constants.size())
                .filter(number -> key.equals(ClassNames.key(String.valueOf(number))))
                .findFirst();
    }

    @Override
    public List<String> names() {
        return constants;
    }

    /** @throws DataException if labels are numbers, but not those of all constants: they may count from 1 */
    @Override
    public int[] classes() {
        boolean mixed = numerals.size() < constants.size()
                || bySpelling.keySet().stream().anyMatch(label -> numeral(label).isEmpty());
        if (!numerals.isEmpty() && mixed) {
            Numeral first = numerals.values().iterator().next();
            throw GivenLabels.unknown(first.label(), constants, first.where());
        }
        return IntStream.range(0, constants.size()).toArray();
    }
}
