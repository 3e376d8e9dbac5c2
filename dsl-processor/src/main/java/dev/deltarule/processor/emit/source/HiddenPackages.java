package dev.deltarule.processor.emit.source;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where generated source names a class in full although the interface calls something else like the class's package. */
public final class HiddenPackages {
    private static final Pattern NO_CODE =
            Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*|\"(?:\\\\.|[^\"\\\\])*+\"|\\b(?:import|package) [^;]*;");
    private static final String LETTER = "\\p{javaJavaIdentifierPart}";

    private HiddenPackages() {}

    /**
     * A name that means something else than it should.
     *
     * @param name the name of the package, up to its first dot
     * @param what what else is called so
     * @param written the class that the source names in full
     */
    public record Hidden(String name, String what, String written) {}

    /** The first such name in a source, given what in scope is called like packages. */
    public static Optional<Hidden> in(String source, Map<String, String> hidden) {
        if (hidden.isEmpty()) {
            return Optional.empty();
        }
        String code = NO_CODE.matcher(source).replaceAll(" ");
        for (Map.Entry<String, String> entry : hidden.entrySet()) {
            Matcher full = fullName(entry.getKey()).matcher(code);
            while (full.find()) {
                String written = withoutMember(full, code);
                if (written.contains(".")) {
                    String type = written.replaceFirst("(\\.\\p{Lu}[^.]*)\\..*", "$1");
                    return Optional.of(new Hidden(entry.getKey(), entry.getValue(), type));
                }
            }
        }
        return Optional.empty();
    }

    /** A name without what is called or read of it, as in {@code point.x()} of a parameter point: that is no class. */
    private static String withoutMember(Matcher full, String code) {
        String name = full.group();
        boolean isCalled = code.startsWith("(", full.end())
                && !code.substring(0, full.start()).stripTrailing().endsWith("new");
        boolean hasMember = name.contains(".") && (isCalled || name.endsWith(".length"));
        return hasMember ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    private static Pattern fullName(String first) {
        return Pattern.compile(
                "(?<![." + LETTER + "])" + Pattern.quote(first) + "(?:\\." + LETTER + "+)*(?!" + LETTER + ")");
    }
}
