package dev.deltarule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * Copies into panels, for the Vector API variant.
 *
 * <p>Tiles read their vectors from a panel in which they lie one after the other: in place the rows of a matrix lie a whole
 * layer apart, where they push each other out of the cache. A panel also reaches a whole number of vectors over the end of a
 * layer; what it holds there is never used.
 */
final class VectorPanels {
    private final VectorTypes types;
    private final VectorMethods methods;
    private final TreeSet<Integer> widths = new TreeSet<>();
    private boolean rests;
    private boolean transposes;

    VectorPanels(NetworkPlan plan, VectorMethods methods) {
        this.types = new VectorTypes(plan.precision());
        this.methods = methods;
    }

    /** Copies {@code vectors} vectors of each of {@code rows} rows. */
    void pack(Source source, int vectors, String from, String at, String stride, String rows, String panel, String to) {
        widths.add(vectors);
        source.statement("pack$L($L, $L, $L, $L, $L, $L)", vectors, from, at, stride, rows, panel, to);
    }

    /** Copies the last {@code width} numbers of each of {@code rows} rows to where there is room for so many lanes. */
    void packRest(
            Source source, String from, String at, String stride, String rows, String width, String lanes, String to) {
        rests = true;
        source.statement("packRest($L, $L, $L, $L, $L, $L, panel, $L)", from, at, stride, rows, width, lanes, to);
    }

    /** Turns rows into columns. */
    void transpose(
            Source source,
            String from,
            String at,
            String stride,
            Object rows,
            String columns,
            String to,
            String toAt,
            String toStride) {
        transposes = true;
        source.statement(
                "transpose($L, $L, $L, $L, $L, $L, $L, $L)", from, at, stride, rows, columns, to, toAt, toStride);
    }

    /** Adds the methods that were called. */
    void addTo(TypeSpec.Builder type) {
        for (int vectors : widths) {
            type.addMethod(pack(vectors));
        }
        if (rests) {
            type.addMethod(packRest());
        }
        if (transposes) {
            type.addMethod(transpose());
        }
    }

    private MethodSpec pack(int vectors) {
        Source source = methods.source();
        source.begin("for (int k = 0; k < rows; k++)");
        for (int v = 0; v < vectors; v++) {
            String offset = VectorTypes.plusLanes(v);
            source.statement(
                    "$1T.fromArray($2L, from, at$3L).intoArray(panel, to$3L)",
                    types.vector(),
                    VectorTypes.SHAPE,
                    offset);
        }
        source.statement("at += stride")
                .statement("to += $L", VectorTypes.lanes(vectors))
                .end();
        return copy("pack" + vectors, vectors == 1 ? "a vector" : vectors + " vectors")
                .addParameter(methods.array(), "panel")
                .addParameter(TypeName.INT, "to")
                .addCode(source.build())
                .build();
    }

    private MethodSpec packRest() {
        return copy("packRest", "the last numbers, fewer than there are lanes,")
                .addParameter(TypeName.INT, "width")
                .addParameter(TypeName.INT, "lanes")
                .addParameter(methods.array(), "panel")
                .addParameter(TypeName.INT, "to")
                .addCode(methods.source()
                        .begin("for (int k = 0; k < rows; k++)")
                        .begin("for (int j = 0; j < width; j++)")
                        .statement("panel[to + j] = from[at + j]")
                        .end()
                        .statement("at += stride")
                        .statement("to += lanes")
                        .end()
                        .build())
                .build();
    }

    private MethodSpec.Builder copy(String name, String what) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("Copies $L of each row, one row after the other.", what)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(methods.array(), "from")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "stride")
                .addParameter(TypeName.INT, "rows");
    }

    /** Sixteen columns at a time: as many numbers of a row as lie in one line of the cache. */
    private MethodSpec transpose() {
        return MethodSpec.methodBuilder("transpose")
                .addJavadoc("Turns rows into columns, sixteen numbers of each row at a time: a line of the cache.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(methods.array(), "from")
                .addParameter(TypeName.INT, "at")
                .addParameter(TypeName.INT, "stride")
                .addParameter(TypeName.INT, "rows")
                .addParameter(TypeName.INT, "columns")
                .addParameter(methods.array(), "to")
                .addParameter(TypeName.INT, "toAt")
                .addParameter(TypeName.INT, "toStride")
                .addCode(methods.source()
                        .begin("for (int first = 0; first < columns; first += 16)")
                        .statement("int end = $T.min(first + 16, columns)", Math.class)
                        .begin("for (int row = 0; row < rows; row++)")
                        .begin("for (int column = first; column < end; column++)")
                        .statement("to[toAt + column * toStride + row] = from[at + row * stride + column]")
                        .end()
                        .end()
                        .end()
                        .build())
                .build();
    }
}
