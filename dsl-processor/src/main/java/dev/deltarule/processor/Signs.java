package dev.deltarule.processor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the formulas in comments readable where the encoding lacks their signs: in the words of ASCII then. */
final class Signs {
    /** In this order: longer ones come before those that they begin with. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("√½", "sqrt(1/2)");
        WORDS.put("√2", "sqrt(2)");
        WORDS.put("√", "sqrt");
        WORDS.put("·", "*");
        WORDS.put("²", "^2");
        WORDS.put("½", "1/2");
        WORDS.put("…", "...");
        WORDS.put("Σ", "sum of");
        WORDS.put("σ", "sigmoid");
        WORDS.put("Φ", "Phi");
        WORDS.put("φ", "phi");
        WORDS.put("π", "pi");
    }

    /** A sign, and no letter of a word, which may be a name of the user's. */
    private static final Pattern SIGN =
            Pattern.compile("(?<![\\p{L}_$])(?:" + String.join("|", WORDS.keySet()) + ")(?![\\p{L}_$])|[·²…]");

    private Signs() {}

    /** A comment with words for the signs that cannot be written. */
    static String writable(String comment, IntPredicate canWrite) {
        return SIGN.matcher(comment)
                .replaceAll(sign -> Matcher.quoteReplacement(
                        sign.group().codePoints().allMatch(canWrite)
                                ? sign.group()
                                : WORDS.getOrDefault(sign.group(), sign.group())));
    }
}
