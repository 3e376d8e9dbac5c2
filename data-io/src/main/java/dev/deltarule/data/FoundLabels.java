package dev.deltarule.data;

import dev.deltarule.runtime.support.ClassNames;
import dev.deltarule.runtime.support.NameLists;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Labels of which none is known beforehand. Classes are sorted, as scikit-learn's are, so that they do not depend on the
 * order of the rows: by value if all are numbers, else as texts.
 */
final class FoundLabels implements LabelSet {
    /** How tables write that something is not known; compared without case. */
    private static final Set<String> MISSING =
            Set.of("", "?", "na", "n/a", "#n/a", "#na", "<na>", "nan", "-nan", "null");

    /** Python's, which as "none" is an ordinary word. */
    private static final String PYTHON_NONE = "None";

    /** Characters that nobody sees, such as the soft hyphen. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

    private record Found(String label, String where) {}

    private final int most;
    private final Map<String, Integer> bySpelling = new HashMap<>();
    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<String, Found> byLook = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** @param most how many different labels there may be */
    FoundLabels(int most) {
        this.most = most;
    }

    static boolean isMissing(String label) {
        return label.equals(PYTHON_NONE) || MISSING.contains(label.toLowerCase(Locale.ROOT));
    }

    @Override
    public int number(String label, String where) {
        Integer known = bySpelling.get(label);
        if (known == null) {
            known = add(label, where);
            bySpelling.put(label, known);
        }
        return known;
    }

    private int add(String label, String where) {
        if (isMissing(label)) {
            throw missing(label, where);
        }
        String key = ClassNames.key(label);
        Integer known = byKey.get(key);
        if (known != null) {
            names.set(known, shorter(names.get(known), label));
            return known;
        }
        Found other = byLook.putIfAbsent(look(label), new Found(label, where));
        if (other != null) {
            throw new DataException(where + ": the label " + NameLists.shown(label)
                    + " differs only in case or spaces from "
                    + NameLists.shown(other.label()) + " (" + other.where() + "). Write both alike, or name them if two"
                    + " classes are meant: classes(column, List.of(...)).");
        }
        if (names.size() == most) {
            throw tooMany(where);
        }
        byKey.put(key, names.size());
        names.add(label);
        return names.size() - 1;
    }

    /** What is the same in labels that are meant to be the same. */
    private static String look(String label) {
        String small = Normalizer.normalize(label, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String visible = INVISIBLE.matcher(small).replaceAll("");
        return SPACES.matcher(visible).replaceAll(" ").strip();
    }

    static DataException missing(String label, String where) {
        return new DataException(where + ": expected a label, but "
                + (label.isEmpty()
                        ? "the cell is empty."
                        : "there is " + NameLists.shown(label) + ", which says that none is known.")
                + " Leave the row out, or name all labels if it is one: classes(column, List.of(...)).");
    }

    private DataException tooMany(String where) {
        boolean numbers =
                names.stream().allMatch(name -> ClassNames.number(name).isPresent());
        return new DataException(where + ": this is the " + String.format(Locale.ROOT, "%,d", most + 1)
                + ". different label, after " + NameLists.shown(names) + ". The column looks like "
                + (numbers ? "numbers: predict them with .targets(...)" : "names or identifiers: choose another column")
                + ", or if these are classes, allow more with .mostClasses(...).");
    }

    /** One name of a class of several spellings that does not depend on the order of the rows. */
    private static String shorter(String one, String other) {
        int difference = one.length() - other.length();
        return difference < 0 || (difference == 0 && one.compareTo(other) < 0) ? one : other;
    }

    @Override
    public List<String> names() {
        return IntStream.of(sorted()).mapToObj(names::get).toList();
    }

    @Override
    public int[] classes() {
        int[] sorted = sorted();
        int[] classes = new int[sorted.length];
        for (int c = 0; c < sorted.length; c++) {
            classes[sorted[c]] = c;
        }
        return classes;
    }

    /** The numbers of the labels in the order of the classes. */
    private int[] sorted() {
        List<BigDecimal> values =
                names.stream().flatMap(name -> ClassNames.number(name).stream()).toList();
        Comparator<Integer> order =
                values.size() == names.size() ? Comparator.comparing(values::get) : Comparator.comparing(names::get);
        return IntStream.range(0, names.size())
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
