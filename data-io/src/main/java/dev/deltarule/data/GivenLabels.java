package dev.deltarule.data;

import dev.deltarule.runtime.support.ClassNames;
import dev.deltarule.runtime.support.NameLists;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Labels that were all given, in the order of the classes. Numbers are compared by value, true and false without case. */
final class GivenLabels implements LabelSet {
    private final List<String> names;
    private final List<String> labels;
    private final Map<String, Integer> bySpelling = new HashMap<>();
    private final Map<String, Integer> byKey = new HashMap<>();

    /** @param names what the classes are called, one for each label */
    GivenLabels(List<String> names, List<String> labels) {
        this.names = List.copyOf(names);
        this.labels = List.copyOf(labels);
        for (String label : labels) {
            if (bySpelling.putIfAbsent(label, bySpelling.size()) != null) {
                throw new IllegalArgumentException("The label " + NameLists.shown(label) + " is given twice.");
            }
        }
        if (labels.size() < 2) {
            throw new IllegalArgumentException("At least 2 labels are needed, but there are " + labels + ".");
        }
        bySpelling.forEach((label, number) -> byKey.merge(ClassNames.key(label), number, Math::min));
    }

    @Override
    public int number(String label, String where) {
        Integer exactly = bySpelling.get(label);
        Integer number = exactly == null ? byKey.get(ClassNames.key(label)) : exactly;
        if (number == null) {
            throw unknown(label, labels, where);
        }
        return number;
    }

    static DataException unknown(String label, List<String> labels, String where) {
        return FoundLabels.isMissing(label)
                ? FoundLabels.missing(label, where)
                : new DataException(where + ": expected one of the labels " + NameLists.listed(labels)
                        + ", but there is " + NameLists.shown(label) + ".");
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public int[] classes() {
        return IntStream.range(0, names.size()).toArray();
    }
}
