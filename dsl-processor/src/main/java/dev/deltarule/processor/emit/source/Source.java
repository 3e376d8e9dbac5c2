package dev.deltarule.processor.emit.source;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Java statements under construction, with the few forms that all emitters share. */
public final class Source {
    private static final Pattern WORD = Pattern.compile("\\p{javaJavaIdentifierPart}+");
    private static final CodeBlock NOTHING = CodeBlock.of("");

    /**
     * A few lines.
     *
     * @param code with its line ends
     * @param words the code as far as it may speak of variables
     * @param local the variable that it declares and does nothing else, or an empty string
     * @param about what it begins with if it is a comment
     */
    private record Lines(CodeBlock code, CodeBlock words, String local, String about) {}

    private final List<Lines> lines = new ArrayList<>();
    private final String number;

    public Source(Precision precision) {
        this.number = precision.keyword();
    }

    public Source comment(String text) {
        lines.add(new Lines(CodeBlock.of("// $L\n", text), NOTHING, "", text));
        return this;
    }

    public Source blank() {
        if (!lines.isEmpty()) {
            add(CodeBlock.of("\n"));
        }
        return this;
    }

    public Source statement(String format, Object... arguments) {
        return add(CodeBlock.builder().addStatement(format, arguments).build());
    }

    /** Declares a local variable of the network's precision. */
    public Source local(String name, CodeBlock value) {
        return declare(number, name, value);
    }

    /** Declares a local variable that is double in either precision: an error. */
    public Source error(String name, CodeBlock value) {
        return declare("double", name, value);
    }

    private Source declare(String type, String name, CodeBlock value) {
        CodeBlock statement = CodeBlock.builder()
                .addStatement("$L $L = $L", type, name, value)
                .build();
        lines.add(new Lines(statement, value, name, ""));
        return this;
    }

    /** A statement with a word behind it on the same line. */
    public Source noted(CodeBlock statement, String note) {
        lines.add(new Lines(CodeBlock.of("$[$L;$] // $L\n", statement, note), statement, "", ""));
        return this;
    }

    /** A loop over 0 .. bound - 1. */
    public Source loop(String index, int bound) {
        return begin("for (int $1L = 0; $1L < $2L; $1L++)", index, bound);
    }

    public Source begin(String format, Object... arguments) {
        return structure(CodeBlock.builder().beginControlFlow(format, arguments), CodeBlock.of(format, arguments));
    }

    /** Closes a branch and opens the next: {@code else}. */
    public Source nextBegin(String format, Object... arguments) {
        return structure(CodeBlock.builder().nextControlFlow(format, arguments), CodeBlock.of(format, arguments));
    }

    public Source end() {
        return structure(CodeBlock.builder().endControlFlow(), NOTHING);
    }

    private Source structure(CodeBlock.Builder code, CodeBlock words) {
        lines.add(new Lines(code.build(), words, "", ""));
        return this;
    }

    /** Adds what another source holds. */
    public Source add(Source other) {
        lines.addAll(other.lines);
        return this;
    }

    public Source add(CodeBlock other) {
        lines.add(new Lines(other, other, "", ""));
        return this;
    }

    public CodeBlock build() {
        return build(lines);
    }

    /**
     * The same for the whole body of a method, without the numbers that it computes and nothing reads, nor the comments on them:
     * Eclipse warns of such, also in generated sources.
     */
    public CodeBlock buildWithoutUnread() {
        List<Lines> kept = new ArrayList<>();
        Set<String> read = new HashSet<>();
        String dropped = "";
        for (int k = lines.size() - 1; k >= 0; k--) {
            Lines some = lines.get(k);
            boolean unread = !some.local().isEmpty() && !read.contains(some.local());
            boolean ofUnread = !dropped.isEmpty() && some.about().startsWith(dropped + " ");
            dropped = unread ? some.local() : "";
            if (!unread && !ofUnread) {
                kept.add(some);
                // Without a line end, JavaPoet keeps the last words to itself.
                WORD.matcher(CodeBlock.of("$L\n", some.words()).toString())
                        .results()
                        .map(MatchResult::group)
                        .forEach(read::add);
            }
        }
        Collections.reverse(kept);
        return build(kept);
    }

    private static CodeBlock build(List<Lines> lines) {
        CodeBlock.Builder code = CodeBlock.builder();
        lines.forEach(some -> code.add(some.code()));
        return code.build();
    }
}
