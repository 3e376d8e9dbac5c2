package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/** Methods that move numbers number by number: columns and weights turned into rows, and inputs into rows of whole vectors. */
final class AcrossTurns {
    /**
     * So many weights are turned one by one, without a loop: HotSpot on JDK 17 checks the bounds in each of its turns, see
     * {@link TileRows#isMadeShifts}.
     */
    private static final int WRITTEN_OUT = 64;

    private final NetworkPlan plan;
    private final AcrossPlan across;

    AcrossTurns(NetworkPlan plan) {
        this.plan = plan;
        this.across = new AcrossPlan(plan);
    }

    /** Calls the method that turns columns. */
    static void call(Source source, String columns, String rows, LayerPlan layer) {
        source.statement(
                "turn$L($L, $L, $L, n)",
                layer.units(),
                Names.of(columns, layer),
                Names.of(rows, layer),
                VectorTypes.row(layer));
    }

    /** Turns as many columns as a layer has units. */
    MethodSpec columns(int width) {
        Source source = across.eachExample(across.source(), width).statement("int at = e * row");
        across.each(
                source,
                "j",
                width,
                (number, place) -> CodeBlock.builder()
                        .addStatement("rows[at$L] = columns[$L]", number, place)
                        .build());
        return across.method("turn" + width, "Turns " + width + " columns into rows, one for each of n examples.")
                .addModifiers(Modifier.STATIC)
                .addParameter(across.array(), "columns")
                .addParameter(across.array(), "rows")
                .addParameter(TypeName.INT, "row")
                .addParameter(TypeName.INT, "n")
                .addCode(source.end().end().build())
                .build();
    }

    /** The name of the method that turns the weights of the layer behind a layer. */
    String weights(LayerPlan layer) {
        return Names.of("turnWeights", plan.layers().get(layer.index() + 1));
    }

    /** Turns the weights of the layer behind a layer. */
    MethodSpec weightsBehind(LayerPlan layer) {
        LayerPlan next = plan.layers().get(layer.index() + 1);
        Source source = across.source()
                .statement("$T p = parameters", across.array())
                .statement("$T w = $L", across.array(), Names.of("turned", next));
        if (layer.units() * next.units() <= WRITTEN_OUT) {
            for (int i = 0; i < layer.units(); i++) {
                turnUnit(source, layer, next, Integer.toString(i), Names.weightsAt(next), i * next.units());
            }
        } else {
            source.loop("i", layer.units())
                    .statement(
                            "int at = $L + i$L", Names.weightsAt(next), next.units() == 1 ? "" : " * " + next.units());
            turnUnit(source, layer, next, "i", "at", 0);
            source.end();
        }
        return across.method(
                        weights(layer),
                        "Turns the weights of " + next.name() + ": those of one unit then lie in a row.")
                .addCode(source.build())
                .build();
    }

    /** Turns the weights from unit {@code i}, which begin so many behind a place. */
    private static void turnUnit(Source source, LayerPlan layer, LayerPlan next, String i, String place, int behind) {
        for (int j = 0; j < next.units(); j++) {
            String to = i + VectorTypes.plusRows(j, VectorTypes.row(layer));
            source.statement("w[$L] = p[$L$L]", VectorTypes.withoutZero(to), place, VectorTypes.plus(behind + j));
        }
    }

    /** Copies the caller's inputs. */
    MethodSpec inputs() {
        return across.method("copyRows", "Copies the inputs of n examples into rows of whole vectors.")
                .addParameter(across.array(), "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(TypeName.INT, "n")
                .addCode(across.source()
                        .begin("for (int e = 0; e < n; e++)")
                        .statement(
                                "$T.arraycopy(in, inAt + e * $L, inRows, e * ROW_IN, $L)",
                                System.class,
                                plan.inputs(),
                                plan.inputs())
                        .end()
                        .build())
                .build();
    }
}
