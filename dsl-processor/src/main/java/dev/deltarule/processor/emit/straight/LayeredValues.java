package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Weights;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The arrays in which a layered network keeps the values of a block of examples: those that its methods read or write. */
final class LayeredValues {
    private final Program program;
    private final Precision precision;
    private final TypeName number;
    private final TypeName array;
    private final Set<Buffer> rows = new HashSet<>();
    private final Set<Buffer> numbers = new HashSet<>();

    LayeredValues(Program program, Precision precision) {
        this.program = program;
        this.precision = precision;
        this.number = RuntimeTypes.number(precision);
        this.array = ArrayTypeName.of(number);
    }

    /** Statements on example {@code e} of a block, to which its values are given under the names they have in the statements. */
    CodeBlock ofExample(ExampleBody body) {
        rows.addAll(body.rows());
        numbers.addAll(body.numbers().keySet());
        Source source = new Source(precision);
        for (Buffer buffer : program.buffers()) {
            if (body.rows().contains(buffer)) {
                source.statement("$T $L = this.$L[e]", array, buffer.name(), buffer.name());
            }
            String variable = body.numbers().getOrDefault(buffer, "");
            if (!variable.isEmpty()) {
                source.statement("$T $L = $L[e]", number, variable, buffer.name());
            }
        }
        return CodeBlock.builder().add(source.build()).add(body.statements()).build();
    }

    /** Adds the arrays, once all methods are written. */
    void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, "BLOCK", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Examples whose values are kept until their gradients are added together.")
                .initializer("$L", PlainSteps.block(program))
                .build());
        for (Weights weights : program.weights()) {
            type.addField(offset(weights.weightsName(), weights.weightsAt()));
            if (weights.hasBiases()) {
                type.addField(offset(weights.biasesName(), weights.biasesAt()));
            }
        }
        for (Buffer buffer : program.buffers()) {
            if (rows.contains(buffer)) {
                type.addField(
                        FieldSpec.builder(ArrayTypeName.of(array), buffer.name(), Modifier.PRIVATE, Modifier.FINAL)
                                .initializer("new $T[BLOCK][$L]", number, buffer.width())
                                .build());
            } else if (numbers.contains(buffer)) {
                type.addField(FieldSpec.builder(array, buffer.name(), Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T[BLOCK]", number)
                        .build());
            }
        }
    }

    /** Notes that a buffer is used outside of the methods of layers. */
    void use(Buffer buffer) {
        rows.add(buffer);
    }

    private static FieldSpec offset(String name, int index) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", index)
                .build();
    }
}
