package dev.deltarule.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.Bias;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The gradient across examples. Its entries are sums over examples, which lie in lanes; so that no sum goes across a vector, the
 * fewer of a layer's inputs and deltas are turned into rows, and each row is multiplied by every one of the others.
 */
final class AcrossGradient {
    /** Sums side by side: enough to hide the latency of a multiply-add. */
    private static final int SIDE_BY_SIDE = 8;

    private final Names names;
    private final AcrossPlan across;
    private final VectorTypes types;
    private final VectorTiles tiles;
    private final List<LayerPlan> trained;

    AcrossGradient(NetworkPlan plan, Names names) {
        this.names = names;
        this.across = new AcrossPlan(plan);
        this.types = new VectorTypes(plan.precision());
        this.tiles = new VectorTiles(plan.precision());
        this.trained = plan.layers().stream().filter(LayerPlan::trainable).toList();
    }

    void addConstantsTo(TypeSpec.Builder type) {
        for (LayerPlan layer : trained) {
            type.addField(VectorConstants.number(VectorTypes.row(layer), "rowLength($L)", across.rowWidth(layer)));
        }
    }

    void addScratchTo(TypeSpec.Builder type) {
        for (LayerPlan layer : trained) {
            type.addField(scratch(Names.of("rows", layer), "L * " + VectorTypes.row(layer)));
            type.addField(scratch(sums(layer), across.sumRows(layer) + " * " + VectorTypes.row(layer)));
        }
    }

    private FieldSpec scratch(String name, String length) {
        return FieldSpec.builder(across.array(), name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", across.number(), length)
                .build();
    }

    /** The array of a layer's sums over examples, whose rows are as long as those of what is multiplied. */
    private static String sums(LayerPlan layer) {
        return Names.of("gradients", layer);
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(clear());
        type.addMethod(accumulate());
        for (LayerPlan layer : Backwards.of(trained)) {
            type.addMethod(gradient(layer));
            int rows = across.sumRows(layer);
            if (rows >= SIDE_BY_SIDE) {
                type.addMethod(products(layer, SIDE_BY_SIDE));
            }
            if (rows % SIDE_BY_SIDE != 0) {
                type.addMethod(products(layer, rows % SIDE_BY_SIDE));
            }
        }
        type.addMethod(addSums());
        for (LayerPlan layer : Backwards.of(trained)) {
            type.addMethod(addSums(layer));
        }
        if (!trained.isEmpty()) {
            type.addMethod(turn());
            type.addMethod(rowLength());
        }
    }

    private MethodSpec clear() {
        Source source = across.source();
        trained.forEach(layer -> source.statement("$T.fill($L, 0)", Arrays.class, sums(layer)));
        return across.method(names.method("clearSums"), "Begins a gradient.")
                .addCode(source.build())
                .build();
    }

    private MethodSpec accumulate() {
        Source source = across.source();
        Backwards.of(trained).forEach(layer -> source.statement("$L()", Names.of("gradient", layer)));
        return across.method(names.method("accumulate"), "Adds the group to the sums of dE/dparameter.")
                .addCode(source.build())
                .build();
    }

    private MethodSpec gradient(LayerPlan layer) {
        boolean ofInputs = across.rowsOfInputs(layer);
        int rows = across.sumRows(layer);
        int whole = rows - rows % SIDE_BY_SIDE;
        Source source = across.source()
                .statement(
                        "turn($L, $L, $L, $L)",
                        ofInputs ? across.inputs(layer) : Names.of("deltas", layer),
                        across.rowWidth(layer),
                        Names.of("rows", layer),
                        VectorTypes.row(layer))
                .begin("for (int v = 0; v < $L; v += L)", across.rowWidth(layer));
        if (whole > SIDE_BY_SIDE) {
            source.begin("for (int first = 0; first < $1L; first += $2L)", whole, SIDE_BY_SIDE)
                    .statement("$L(first, v)", products(SIDE_BY_SIDE, layer))
                    .end();
        } else if (whole > 0) {
            source.statement("$L(0, v)", products(SIDE_BY_SIDE, layer));
        }
        if (rows > whole) {
            source.statement("$L($L, v)", products(rows - whole, layer), whole);
        }
        String doc = ofInputs
                ? "Adds the products of every delta of %s with the inputs, which lie in rows."
                : "Adds the products of every input of %s with the deltas, which lie in rows.";
        return across.method(Names.of("gradient", layer), doc.formatted(layer.name()))
                .addCode(source.end().build())
                .build();
    }

    private static String products(int sums, LayerPlan layer) {
        return Names.of("products" + sums, layer);
    }

    private MethodSpec products(LayerPlan layer, int count) {
        String row = VectorTypes.row(layer);
        Source source = across.source()
                .statement(
                        "$T from = $L",
                        across.array(),
                        across.rowsOfInputs(layer) ? Names.of("deltas", layer) : across.inputs(layer))
                .statement("$T rows = $L", across.array(), Names.of("rows", layer))
                .statement("$T sums = $L", across.array(), sums(layer))
                .statement("int s = first * $L + v", row);
        for (int k = 0; k < count; k++) {
            source.statement("$T c$L = $L", types.vector(), k, tiles.load("sums", "s" + VectorTypes.plusRows(k, row)));
        }
        source.statement("int a = first * L")
                .begin("for (int r = v; r < L * $1L; r += $1L)", row)
                .statement("$T x = $L", types.vector(), tiles.load("rows", "r"));
        for (int k = 0; k < count; k++) {
            source.statement(
                    "c$1L = $2T.broadcast(S, from[a$3L]).fma(x, c$1L)", k, types.vector(), VectorTypes.plusLanes(k));
        }
        source.statement("a++").end();
        for (int k = 0; k < count; k++) {
            source.statement("c$L.intoArray(sums, s$L)", k, VectorTypes.plusRows(k, row));
        }
        return MethodSpec.methodBuilder(products(count, layer))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "first")
                .addParameter(TypeName.INT, "v")
                .addCode(source.build())
                .build();
    }

    private MethodSpec addSums() {
        Source source = across.source();
        Backwards.of(trained).forEach(layer -> source.statement("$L(to, factor)", Names.of("addSums", layer)));
        return toParameters(names.method("addSums"), "Adds factor times the sums of dE/dparameter.")
                .addCode(source.build())
                .build();
    }

    private MethodSpec addSums(LayerPlan layer) {
        boolean ofInputs = across.rowsOfInputs(layer);
        String row = VectorTypes.row(layer);
        Source source = across.source()
                .loop("i", layer.inputs())
                .loop("j", layer.units())
                .statement(
                        "to[$L + i * $L + j] += factor * $L[$L]",
                        Names.weightsAt(layer),
                        layer.units(),
                        sums(layer),
                        ofInputs ? "j * " + row + " + i" : "i * " + row + " + j")
                .end()
                .end();
        if (layer.trainableBias()) {
            String one = Integer.toString(layer.inputs());
            source.loop("j", layer.units())
                    .statement(
                            "to[$L] += factor * $L[$L]",
                            Names.biasesAt(layer) + (layer.bias() == Bias.SHARED ? "" : " + j"),
                            sums(layer),
                            ofInputs ? "j * " + row + " + " + one : one + " * " + row + " + j")
                    .end();
        }
        return toParameters(Names.of("addSums", layer), "Adds factor times the sums of " + layer.name() + ".")
                .addCode(source.build())
                .build();
    }

    private MethodSpec.Builder toParameters(String name, String doc) {
        return across.method(name, doc).addParameter(across.array(), "to").addParameter(across.number(), "factor");
    }

    private MethodSpec turn() {
        return across.method("turn", "Turns columns into rows, one for each example.")
                .addModifiers(Modifier.STATIC)
                .addParameter(across.array(), "columns")
                .addParameter(TypeName.INT, "width")
                .addParameter(across.array(), "rows")
                .addParameter(TypeName.INT, "row")
                .addCode(across.source()
                        .begin("for (int e = 0; e < L; e++)")
                        .begin("for (int j = 0; j < width; j++)")
                        .statement("rows[e * row + j] = columns[$L]", Layout.COLUMNS.at("j"))
                        .end()
                        .end()
                        .build())
                .build();
    }

    private static MethodSpec rowLength() {
        return MethodSpec.methodBuilder("rowLength")
                .addJavadoc("The length of a row in whole vectors.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(TypeName.INT, "width")
                .addStatement("return (width + L - 1) / L * L")
                .build();
    }
}
