package dev.deltarule.processor;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the letters of names outside ASCII. The compiler writes and reads generated sources in the encoding of the user's
 * own, in which what it lacks becomes a question mark. So a letter is written as it is where the user's source has it so, and
 * else as a Unicode escape, as the user may have written it. In comments, on which nothing depends, only those are escaped
 * that the encoding lacks, and {@link Signs} of formulas are then words.
 */
final class Letters {
    /** Comments, and literals, in which a comment cannot begin. */
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*(?s:.*?)\\*/|\"(?:[^\"\\\\]++|\\\\.)*+\"");

    private Letters() {}

    /** The source of a class generated for an interface, with escapes where the encoding may need them. */
    static String writable(String source, OwnSource own) {
        if (source.codePoints().noneMatch(Letters::isForeign)) {
            return source;
        }
        IntPredicate isWritten = letter -> own.text().indexOf(letter) >= 0;
        StringBuilder result = new StringBuilder(source.length());
        Matcher comment = COMMENT.matcher(source);
        int at = 0;
        while (comment.find()) {
            boolean literal = comment.group().startsWith("\"");
            int end = literal ? comment.end() : comment.start();
            escape(source.substring(at, end), isWritten, result);
            if (!literal) {
                escape(Signs.writable(comment.group(), own.canWrite()), own.canWrite(), result);
            }
            at = comment.end();
        }
        escape(source.substring(at), isWritten, result);
        return result.toString();
    }

    private static void escape(String code, IntPredicate stays, StringBuilder result) {
        code.codePoints().forEach(letter -> {
            if (!isForeign(letter) || stays.test(letter)) {
                result.appendCodePoint(letter);
            } else {
                for (char unit : Character.toChars(letter)) {
                    result.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
    }

    private static boolean isForeign(int letter) {
        return letter > 127;
    }
}
