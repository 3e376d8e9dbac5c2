package dev.deltarule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.plan.Precision;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * The exponential and its kin as functions of vectors of floats, each within 4 units in the last place for every float, also
 * infinite, NaN and denormal ones. Written into the generated class, as far as it calls them.
 *
 * <p>The splitting of the argument and the polynomials are those of {@code expf} and {@code logf} in Moshier's Cephes library.
 */
final class VectorFunctions {
    private static final ClassName INTS = ClassName.get("jdk.incubator.vector", "IntVector");
    private static final VectorTypes TYPES = new VectorTypes(Precision.FLOAT);

    /** The polynomial (e^r - 1 - r) / r², |r| at most ln 2 / 2. */
    private static final List<String> EXP =
            List.of("1.9875691E-4f", "0.0013981999f", "0.008333452f", "0.041665796f", "0.16666666f", "0.5f");

    /** The polynomial (ln(1 + f) - f + f²/2) / f³, 1 + f between √½ and √2. */
    private static final List<String> LOG = List.of(
            "0.070376836f",
            "-0.1151461f",
            "0.116769984f",
            "-0.12420141f",
            "0.14249323f",
            "-0.16668057f",
            "0.20000714f",
            "-0.24999994f",
            "0.3333333f");

    private static final Map<String, Set<String>> CALLS =
            Map.of("exp", Set.of(), "expm1", Set.of(), "tanh", Set.of("expm1"), "log1p", Set.of());

    private VectorFunctions() {}

    /** Whether all functions exist as functions of vectors. */
    static boolean know(Collection<String> functions) {
        return CALLS.keySet().containsAll(functions);
    }

    /** Adds functions and those that they call. */
    static void addTo(TypeSpec.Builder type, Collection<String> functions) {
        Set<String> all = new TreeSet<>(functions);
        functions.forEach(function -> all.addAll(CALLS.getOrDefault(function, Set.of())));
        for (String function : all) {
            type.addMethod(
                    switch (function) {
                        case "exp" -> exp();
                        case "expm1" -> expm1();
                        case "tanh" -> tanh();
                        case "log1p" -> log1p();
                        default -> throw new IllegalStateException("There is no function " + function + " of vectors");
                    });
        }
    }

    private static MethodSpec exp() {
        Source source = reduced("-104f", "89f");
        polynomial(source, "r", EXP);
        source.statement("y = y.fma(r.mul(r), r).add(1f)")
                .comment("times 2^n, in two steps because 2^n alone could overflow or underflow")
                .statement("$T k = shifted.reinterpretAsInts().sub(0x4B400000)", INTS)
                .statement("$T half = k.lanewise($T.ASHR, 1)", INTS, VectorTypes.OPERATORS)
                .statement(
                        "$T two = half.add(127).lanewise($T.LSHL, 23).reinterpretAsFloats()",
                        TYPES.vector(),
                        VectorTypes.OPERATORS)
                .statement(
                        "$T rest = k.sub(half).add(127).lanewise($T.LSHL, 23).reinterpretAsFloats()",
                        TYPES.vector(),
                        VectorTypes.OPERATORS)
                .statement("return y.mul(two).mul(rest)");
        return function("exp", "e^x = 2^n · e^r with r = x - n ln 2, n an integer.", source);
    }

    private static MethodSpec expm1() {
        Source source = reduced("-18f", "89f");
        polynomial(source, "r", EXP);
        source.statement("y = y.fma(r.mul(r), r)")
                .comment("half of 2^n, which alone could overflow")
                .statement(
                        "$T half = shifted.reinterpretAsInts().sub(0x4B400000 - 126).lanewise($T.LSHL,"
                                + " 23).reinterpretAsFloats()",
                        TYPES.vector(),
                        VectorTypes.OPERATORS)
                .statement("return y.fma(half, half.sub(0.5f)).mul(2f)");
        return function("expm1", "e^x - 1 = 2^n · (e^r - 1) + (2^n - 1) with r = x - n ln 2, n an integer.", source);
    }

    private static MethodSpec tanh() {
        Source source = source();
        source.statement("$T y = expm1(x.mul(2f).min(20f))", TYPES.vector()).statement("return y.div(y.add(2f))");
        return function("tanh", "tanh x = y / (y + 2) with y = e^2x - 1.", source);
    }

    private static MethodSpec log1p() {
        Source source = source();
        source.statement("$T finite = x.min($T.MAX_VALUE)", TYPES.vector(), Float.class)
                .statement("$T u = finite.add(1f)", TYPES.vector())
                .statement("$T lost = finite.sub(u.sub(1f)).div(u)", TYPES.vector())
                .comment("u = 2^n · (1 + f), 1 + f between √½ and √2")
                .statement("$T bits = u.reinterpretAsInts()", INTS)
                .statement("$T k = bits.sub(0x3F3504F3).lanewise($T.ASHR, 23)", INTS, VectorTypes.OPERATORS)
                .statement(
                        "$T f = bits.sub(k.lanewise($T.LSHL, 23)).reinterpretAsFloats().sub(1f)",
                        TYPES.vector(),
                        VectorTypes.OPERATORS)
                .statement("$T n = k.add(0x4B400000).reinterpretAsFloats().sub(12582912f)", TYPES.vector());
        polynomial(source, "f", LOG);
        source.statement("$T square = f.mul(f)", TYPES.vector())
                .statement("y = y.mul(f).mul(square).sub(n.mul(2.1219444E-4f)).sub(square.mul(0.5f)).add(lost)")
                .statement("return f.add(y).add(n.mul(0.693359375f))");
        return function(
                "log1p", "ln(1 + x) for x at least 0: ln u, u = 1 + x, and what that sum lost, over u.", source);
    }

    /** Declares {@code r} and {@code shifted}, whose last bits hold n: an addition of 1.5 · 2^23 rounds to integers. */
    private static Source reduced(String least, String most) {
        Source source = source();
        source.statement("$T bounded = x.max($L).min($L)", TYPES.vector(), least, most)
                .statement("$T shifted = bounded.mul(1.442695f).add(12582912f)", TYPES.vector())
                .statement("$T n = shifted.sub(12582912f)", TYPES.vector())
                .statement("$T r = bounded.sub(n.mul(0.693359375f)).add(n.mul(2.1219444E-4f))", TYPES.vector());
        return source;
    }

    private static void polynomial(Source source, String variable, List<String> coefficients) {
        source.statement("$1T y = $1T.broadcast(S, $2L)", TYPES.vector(), coefficients.get(0));
        for (String coefficient : coefficients.subList(1, coefficients.size())) {
            source.statement("y = y.fma($L, $T.broadcast(S, $L))", variable, TYPES.vector(), coefficient);
        }
    }

    private static Source source() {
        return new Source(Precision.FLOAT);
    }

    private static MethodSpec function(String name, String doc, Source source) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L", CodeBlock.of("$L At most 4 ulp off.", doc))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TYPES.vector())
                .addParameter(TYPES.vector(), "x")
                .addCode(source.build())
                .build();
    }
}
