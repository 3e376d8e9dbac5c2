package dev.deltarule.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Keeps the letters of names outside ASCII. The compiler writes and reads generated sources in the encoding of the user's
 * own, in which what it lacks becomes a question mark, and which it does not tell. So a letter is written as it is where the
 * user's source has it so, and else as a Unicode escape, as the user may have written it. Comments keep theirs: nothing depends on them.
 */
final class Letters {
    /** Comments, and literals, in which a comment cannot begin. */
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*(?s:.*?)\\*/|\"(?:[^\"\\\\]++|\\\\.)*+\"");

    private final ProcessingEnvironment environment;

    Letters(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** The source of a class generated for the interface, with escapes where the encoding may need them. */
    String writable(String source, TypeElement network) {
        if (source.codePoints().noneMatch(Letters::isForeign)) {
            return source;
        }
        String written = sourceOf(network);
        StringBuilder result = new StringBuilder(source.length());
        Matcher comment = COMMENT.matcher(source);
        int at = 0;
        while (comment.find()) {
            boolean literal = comment.group().startsWith("\"");
            int end = literal ? comment.end() : comment.start();
            escape(source.substring(at, end), written, result);
            result.append(source, end, comment.end());
            at = comment.end();
        }
        escape(source.substring(at), written, result);
        return result.toString();
    }

    private static void escape(String code, String written, StringBuilder result) {
        code.codePoints().forEach(letter -> {
            if (!isForeign(letter) || written.indexOf(letter) >= 0) {
                result.appendCodePoint(letter);
            } else {
                for (char unit : Character.toChars(letter)) {
                    result.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
            }
        });
    }

    private static boolean isForeign(int letter) {
        return letter > 127 && Character.isJavaIdentifierPart(letter);
    }

    /** The text of the interface's file; empty where the compiler is not javac or the text is not to be had. */
    private String sourceOf(TypeElement network) {
        try {
            TreePath path = Trees.instance(environment).getPath(network);
            return path == null
                    ? ""
                    : path.getCompilationUnit()
                            .getSourceFile()
                            .getCharContent(true)
                            .toString();
        } catch (IllegalArgumentException | LinkageError | IOException e) {
            return "";
        }
    }
}
