package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The arrays in which a layered network keeps the values of a block of examples. */
final class LayeredValues {
    private static final Pattern WORD = Pattern.compile("\\p{javaJavaIdentifierPart}+");

    private final NetworkPlan plan;
    private final Stored stored;
    private final TypeName number;
    private final TypeName array;

    LayeredValues(NetworkPlan plan) {
        this.plan = plan;
        this.stored = new Stored(plan);
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, "BLOCK", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Examples whose values are kept until their gradients are added together.")
                .initializer("$L", PlainSteps.block(plan))
                .build());
        for (LayerPlan layer : plan.layers()) {
            type.addField(offset(Names.weightsAt(layer), layer.parameters().weightsAt()));
            if (layer.biases() > 0) {
                type.addField(offset(Names.biasesAt(layer), layer.parameters().biasesAt()));
            }
        }
        for (LayerPlan layer : plan.layers()) {
            for (String values : ofUnits(layer)) {
                type.addField(FieldSpec.builder(
                                ArrayTypeName.of(array), Names.of(values, layer), Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T[BLOCK][$L]", number, layer.units())
                        .build());
            }
            for (String value : ofLayer(layer)) {
                type.addField(FieldSpec.builder(array, Names.of(value + "s", layer), Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new $T[BLOCK]", number)
                        .build());
            }
        }
    }

    /** The values of units that are kept for each example. */
    private List<String> ofUnits(LayerPlan layer) {
        List<String> values = new ArrayList<>(List.of("outs"));
        if (stored.nets(layer)) {
            values.add("nets");
        }
        if (layer.hasDelta()) {
            values.add("deltas");
        }
        if (layer.drops()) {
            values.add("raws");
            values.add("keeps");
        }
        return values;
    }

    /** The values of a whole softmax layer that are kept for each example. */
    private List<String> ofLayer(LayerPlan layer) {
        return Stream.of("max", "sum")
                .filter(value -> stored.ofLayer(layer, value))
                .toList();
    }

    /**
     * Statements on example {@code e} of a block, to which its values are given under the names they have in the statements.
     *
     * @param readsOfLayer whether they read what is kept of a softmax layer
     */
    CodeBlock ofExample(CodeBlock statements, boolean readsOfLayer) {
        Set<String> words = WORD.matcher(statements.toString().replaceAll("//[^\n]*", ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        Source source = new Source(plan.precision());
        for (LayerPlan layer : plan.layers()) {
            for (String values : ofUnits(layer)) {
                String name = Names.of(values, layer);
                if (words.contains(name)) {
                    source.statement("$T $L = this.$L[e]", array, name, name);
                }
            }
            for (String value : ofLayer(layer)) {
                if (readsOfLayer && words.contains(Names.of(value, layer))) {
                    source.statement("$T $L = $L[e]", number, Names.of(value, layer), Names.of(value + "s", layer));
                }
            }
        }
        return CodeBlock.builder().add(source.build()).add(statements).build();
    }

    private static FieldSpec offset(String name, int index) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", index)
                .build();
    }
}
