package dev.deltarule.runtime.support;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells which labels of data mean which class. */
public final class ClassNames {
    /** A longer text is a text, also if it has nothing but digits. */
    private static final int LONGEST_NUMBER = 100;

    private static final Set<String> BOOLEANS = Set.of("true", "false", "yes", "no");
    private static final int AMBIGUOUS = -2;

    private ClassNames() {}

    /** The number that a label is written for, if it is one. */
    public static Optional<BigDecimal> number(String label) {
        if (label.isEmpty()
                || label.length() > LONGEST_NUMBER
                || !label.chars().allMatch(c -> "0123456789.+-eE".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(label).stripTrailingZeros());
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /**
     * What labels of the same class have in common: the value of numbers, so that 1 and 1.0 are one class; true, false, yes
     * and no in any case; and every other label by itself.
     */
    public static String key(String label) {
        String small = label.toLowerCase(Locale.ROOT);
        return BOOLEANS.contains(small)
                ? small
                : number(label).map(BigDecimal::toString).orElse(label);
    }

    /** For each label its place among the labels of classes, -1 if it is not among them. */
    public static int[] amongLabels(List<String> classes, List<String> labels) {
        Map<String, Integer> places = new HashMap<>();
        for (int c = 0; c < classes.size(); c++) {
            places.putIfAbsent(key(classes.get(c)), c);
        }
        return labels.stream()
                .mapToInt(label -> place(classes.indexOf(label), places.getOrDefault(key(label), -1)))
                .toArray();
    }

    /**
     * For each label its place among the constants of an enum, -1 if it is none of them. Upper and lower case are the same,
     * and so are spaces, hyphens, underscores and nothing. Labels that are just the numbers of all constants mean these.
     */
    public static int[] amongConstants(List<String> constants, List<String> labels) {
        int[] found = amongNames(constants, labels);
        if (Arrays.stream(found).allMatch(place -> place < 0) && areNumbersOfAll(constants, labels)) {
            return labels.stream()
                    .mapToInt(label -> number(label).orElseThrow().intValueExact())
                    .toArray();
        }
        return found;
    }

    /**
     * For each label its place among names in a program, such as those of parameters, -1 if it is none of them. They are
     * compared as those of constants, but a number means none of them.
     */
    public static int[] amongNames(List<String> names, List<String> labels) {
        Map<String, Integer> places = new HashMap<>();
        for (int n = 0; n < names.size(); n++) {
            places.merge(plain(names.get(n)), n, (one, other) -> AMBIGUOUS);
        }
        return labels.stream()
                .mapToInt(label -> place(names.indexOf(label), Math.max(-1, places.getOrDefault(plain(label), -1))))
                .toArray();
    }

    private static int place(int exactly, int alike) {
        return exactly >= 0 ? exactly : alike;
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    private static boolean areNumbersOfAll(List<String> constants, List<String> labels) {
        Set<String> keys = new HashSet<>();
        labels.forEach(label -> keys.add(key(label)));
        return keys.size() == constants.size()
                && IntStream.range(0, constants.size()).allMatch(c -> keys.contains(key(String.valueOf(c))));
    }
}
