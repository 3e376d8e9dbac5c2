package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.Precision;

/** Java statements under construction, with the few forms that all emitters share. */
final class Source {
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final String number;

    Source(Precision precision) {
        this.number = precision.keyword();
    }

    Source comment(String text) {
        code.add("// $L\n", text);
        return this;
    }

    Source blank() {
        if (!code.isEmpty()) {
            code.add("\n");
        }
        return this;
    }

    Source statement(String format, Object... arguments) {
        code.addStatement(format, arguments);
        return this;
    }

    /** Declares a local variable of the network's precision. */
    Source local(String name, CodeBlock value) {
        code.addStatement("$L $L = $L", number, name, value);
        return this;
    }

    /** Declares a local variable that is double in either precision: an error. */
    Source error(String name, CodeBlock value) {
        code.addStatement("double $L = $L", name, value);
        return this;
    }

    /** A statement with a word behind it on the same line. */
    Source noted(CodeBlock statement, String note) {
        code.add("$[$L;$] // $L\n", statement, note);
        return this;
    }

    /** A loop over 0 .. bound - 1. */
    Source loop(String index, int bound) {
        code.beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", index, bound);
        return this;
    }

    Source begin(String format, Object... arguments) {
        code.beginControlFlow(format, arguments);
        return this;
    }

    /** Closes a branch and opens the next: {@code else}. */
    Source nextBegin(String format, Object... arguments) {
        code.nextControlFlow(format, arguments);
        return this;
    }

    Source end() {
        code.endControlFlow();
        return this;
    }

    /** Adds what another source holds. */
    Source add(Source other) {
        code.add(other.build());
        return this;
    }

    Source add(CodeBlock other) {
        code.add(other);
        return this;
    }

    CodeBlock build() {
        return code.build();
    }
}
