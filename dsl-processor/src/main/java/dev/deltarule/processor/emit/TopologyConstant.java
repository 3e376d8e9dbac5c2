package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The constant from which the runtime learns of what layers a network is made. */
final class TopologyConstant {
    private TopologyConstant() {}

    static FieldSpec of(NetworkPlan plan) {
        List<CodeBlock> layers =
                plan.layers().stream().map(TopologyConstant::layer).toList();
        return FieldSpec.builder(RuntimeTypes.TOPOLOGY, "TOPOLOGY", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "new $T($>$>\n$S, $L, $T.$L,\n$T.of($>$>\n$L)$<$<$L)$<$<",
                        RuntimeTypes.TOPOLOGY,
                        plan.type().nestedName(),
                        plan.inputs(),
                        Loss.class,
                        plan.loss(),
                        List.class,
                        CodeBlock.join(layers, ",\n"),
                        names(plan))
                .build();
    }

    /** The last arguments of the topology, as far as classes, inputs or outputs have names. */
    private static CodeBlock names(NetworkPlan plan) {
        List<List<String>> names = List.of(plan.classNames(), plan.inputNames(), plan.outputNames());
        int count = names.size();
        while (count > 0 && names.get(count - 1).isEmpty()) {
            count--;
        }
        return names.stream()
                .limit(count)
                .map(each -> CodeBlock.of(",\n$T.of($L)", List.class, quoted(each)))
                .collect(CodeBlock.joining(""));
    }

    private static CodeBlock quoted(List<String> texts) {
        return texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(",$W"));
    }

    private static CodeBlock layer(LayerPlan layer) {
        return CodeBlock.of(
                "new $T($S, $L, $L, $T.$L, $T.$L,$W$T.$L, $L$L, $L,$W$L, $L)",
                RuntimeTypes.TOPOLOGY_LAYER,
                layer.name(),
                layer.inputs(),
                layer.units(),
                Activation.class,
                layer.activation(),
                Bias.class,
                layer.bias(),
                Init.class,
                layer.init(),
                layer.drops() ? layer.dropout() + ", " : "",
                layer.trainable(),
                layer.trainableBias(),
                layer.parameters().weightsAt(),
                layer.parameters().biasesAt());
    }
}
