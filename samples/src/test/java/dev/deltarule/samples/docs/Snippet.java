package dev.deltarule.samples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A section of docs/snippets.md.
 *
 * @param heading its heading
 * @param text all of it, prose too
 * @param code its Java
 */
record Snippet(String heading, String text, String code) {
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("^public (?:interface|class) (\\w+)", Pattern.MULTILINE);

    static List<Snippet> read() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        String[] sections = Files.readString(Path.of("../docs/snippets.md")).split("(?m)^## ", -1);
        for (int k = 1; k < sections.length; k++) {
            Matcher code = CODE.matcher(sections[k]);
            String heading = sections[k].substring(0, sections[k].indexOf('\n'));
            if (!code.find()) {
                throw new IllegalStateException("The section \"" + heading + "\" shows no Java.");
            }
            snippets.add(new Snippet(heading, sections[k], code.group(1)));
        }
        return snippets;
    }

    /** What a link to the section ends in, as GitHub writes it. */
    String anchor() {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    /** The type that the code declares; nothing if it is statements. */
    Optional<String> type() {
        Matcher type = TYPE.matcher(code);
        return type.find() ? Optional.of(type.group(1)) : Optional.empty();
    }

    /** The name of the method that holds the code, if it is statements. */
    String method() {
        return anchor().replace('-', '_');
    }
}
