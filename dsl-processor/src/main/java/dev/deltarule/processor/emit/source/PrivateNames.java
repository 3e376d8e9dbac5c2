package dev.deltarule.processor.emit.source;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Gives private methods other names where the interface has methods of theirs: those of activations, which formulas call, and
 * of the Vector API variant. {@link Names#method} names the others.
 */
public final class PrivateNames {
    private static final String LETTER = "\\p{javaJavaIdentifierPart}";

    private PrivateNames() {}

    /** The source of a class in which no private method has one of the names taken. */
    public static String apart(String source, TypeSpec type, Set<String> taken) {
        Set<String> used = new TreeSet<>(taken);
        Set<String> clashing = new TreeSet<>();
        for (MethodSpec method : type.methodSpecs()) {
            used.add(method.name());
            if (method.modifiers().contains(Modifier.PRIVATE) && taken.contains(method.name())) {
                clashing.add(method.name());
            }
        }
        String apart = source;
        for (String name : clashing) {
            String free = name;
            while (used.contains(free)) {
                free += "_";
            }
            used.add(free);
            Pattern calls = called(Pattern.quote(name));
            String replacement = Matcher.quoteReplacement(free);
            apart = apart.lines()
                    .map(line -> line.startsWith("    public ")
                            ? line
                            : calls.matcher(line).replaceAll(replacement))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
        return apart;
    }

    /** Where a method is called or handed over. The line that declares an interface's own method is public. */
    private static Pattern called(String name) {
        return Pattern.compile(
                "(?<![." + LETTER + "]|new )" + name + "(?=\\()|(?<=this::)" + name + "(?!" + LETTER + ")");
    }
}
