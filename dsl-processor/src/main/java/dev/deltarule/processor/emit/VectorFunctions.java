package dev.deltarule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.Precision;
import java.util.List;
import java.util.Optional;

/**
 * The exponential and its kin as statements on vectors of floats, each within 4 units in the last place for every float, also
 * infinite, NaN and denormal ones.
 *
 * <p>They are written where they are used: a call with vectors as arguments that HotSpot happens not to inline would keep them
 * in objects. Constants are broadcast in so many words, which makes every method with an exponential longer than the 325 bytes
 * that C2 inlines: inlined behind a tile, beyond its limit of nodes, {@code reinterpretAsInts} stayed a call that goes through
 * a byte buffer.
 *
 * <p>The splitting of the argument and the polynomials are those of {@code expf} and {@code logf} in Moshier's Cephes
 * library.
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

    private final Source source;
    private int used;

    /** Functions whose statements go to {@code source}. */
    VectorFunctions(Source source) {
        this.source = source;
    }

    /** Writes the statements of a function of a vector and returns the variable that holds its value, if it is known. */
    Optional<String> call(String function, CodeBlock x) {
        return switch (function) {
            case "exp" -> Optional.of(exp(x));
            case "expm1" -> Optional.of(expm1(x));
            case "tanh" -> Optional.of(tanh(x));
            case "log1p" -> Optional.of(log1p(x));
            default -> Optional.empty();
        };
    }

    private String exp(CodeBlock x) {
        int k = ++used;
        source.comment("y" + k + " = exp(x" + k + "): e^x = 2^n · e^r with r = x - n ln 2, n an integer");
        reduce(x, k, "-104f", "89f");
        polynomial("y" + k, "r" + k, EXP);
        source.statement("y$1L = y$1L.fma(r$1L.mul(r$1L), r$1L).add($2L)", k, constant("1f"))
                .comment("times 2^n, in two steps because 2^n alone could overflow or underflow")
                .statement(
                        "$2T half$1L = n$1L.fma($3L, rounding$1L).sub(rounding$1L)",
                        k,
                        TYPES.vector(),
                        constant("0.5f"))
                .statement("y$1L = y$1L.mul($2L)", k, powerOfTwo("half" + k, "127f"))
                .statement("y$1L = y$1L.mul($2L)", k, powerOfTwo("n" + k + ".sub(half" + k + ")", "127f"));
        return "y" + k;
    }

    private String expm1(CodeBlock x) {
        int k = ++used;
        source.comment("y" + k + " = expm1(x" + k
                + "): e^x - 1 = 2^n · (e^r - 1) + (2^n - 1) with r = x - n ln 2, n an integer");
        reduce(x, k, "-18f", "89f");
        polynomial("y" + k, "r" + k, EXP);
        source.statement("y$1L = y$1L.fma(r$1L.mul(r$1L), r$1L)", k)
                .comment("half of 2^n, which alone could overflow")
                .statement("$2T half$1L = $3L", k, TYPES.vector(), powerOfTwo("n" + k, "126f"))
                .statement("y$1L = y$1L.fma(half$1L, half$1L.sub($2L)).mul($3L)", k, constant("0.5f"), constant("2f"));
        return "y" + k;
    }

    private String tanh(CodeBlock x) {
        String y = expm1(CodeBlock.of("$L.mul($L).min($L)", x, constant("2f"), constant("20f")));
        source.comment("tanh x = y / (y + 2) with y = e^2x - 1")
                .statement("$1L = $1L.div($1L.add($2L))", y, constant("2f"));
        return y;
    }

    private String log1p(CodeBlock x) {
        int k = ++used;
        source.comment("y" + k + " = log1p(x" + k
                        + ") for x at least 0: ln u with u = 1 + x, and what that sum lost, over u")
                .statement("$2T x$1L = $3L.min($4T.MAX_VALUE)", k, TYPES.vector(), x, Float.class)
                .statement("$2T u$1L = x$1L.add(1f)", k, TYPES.vector())
                .statement("$2T lost$1L = x$1L.sub(u$1L.sub(1f)).div(u$1L)", k, TYPES.vector())
                .comment("u = 2^n · (1 + f), 1 + f between √½ and √2")
                .statement("$2T bits$1L = u$1L.reinterpretAsInts()", k, INTS)
                .statement(
                        "$2T exponent$1L = bits$1L.sub(0x3F3504F3).lanewise($3T.ASHR, 23)",
                        k,
                        INTS,
                        VectorTypes.OPERATORS)
                .statement(
                        "$2T f$1L = bits$1L.sub(exponent$1L.lanewise($3T.LSHL, 23)).reinterpretAsFloats().sub(1f)",
                        k,
                        TYPES.vector(),
                        VectorTypes.OPERATORS)
                .statement(
                        "$2T n$1L = exponent$1L.add(0x4B400000).reinterpretAsFloats().sub(12582912f)",
                        k,
                        TYPES.vector());
        polynomial("y" + k, "f" + k, LOG);
        source.statement("$2T square$1L = f$1L.mul(f$1L)", k, TYPES.vector())
                .statement("y$1L = y$1L.mul(f$1L).fma(square$1L, lost$1L)", k)
                .statement("y$1L = n$1L.fma($2L, y$1L)", k, constant("-2.1219444E-4f"))
                .statement("y$1L = square$1L.fma($2L, y$1L)", k, constant("-0.5f"))
                .statement("y$1L = n$1L.fma($2L, f$1L.add(y$1L))", k, constant("0.693359375f"));
        return "y" + k;
    }

    /** Declares r and n; an addition of 1.5 · 2^23 rounds to integers. */
    private void reduce(CodeBlock x, int k, String least, String most) {
        source.statement("$2T x$1L = $3L", k, TYPES.vector(), x)
                .statement(
                        "x$1L = x$1L.blend($2L, x$1L.compare($3T.LT, $2L))", k, constant(least), VectorTypes.OPERATORS)
                .statement(
                        "x$1L = x$1L.blend($2L, x$1L.compare($3T.GT, $2L))", k, constant(most), VectorTypes.OPERATORS)
                .statement("$2T rounding$1L = $3L", k, TYPES.vector(), constant("12582912f"))
                .statement(
                        "$2T n$1L = x$1L.fma($3L, rounding$1L).sub(rounding$1L)",
                        k,
                        TYPES.vector(),
                        constant("1.442695f"))
                .statement("$2T r$1L = n$1L.fma($3L, x$1L)", k, TYPES.vector(), constant("-0.693359375f"))
                .statement("r$1L = n$1L.fma($2L, r$1L)", k, constant("2.1219444E-4f"));
    }

    private static CodeBlock constant(String value) {
        return CodeBlock.of("$T.broadcast($L, $L)", TYPES.vector(), VectorTypes.SHAPE, value);
    }

    /** 2^n with a bias added to n: the sum with 2^23 ends in the bits of an exponent. */
    private static CodeBlock powerOfTwo(String n, String bias) {
        return CodeBlock.of(
                "$L.add($L).reinterpretAsInts().lanewise($T.LSHL, 23).reinterpretAsFloats()",
                n,
                constant("8388608f + " + bias),
                VectorTypes.OPERATORS);
    }

    private void polynomial(String y, String variable, List<String> coefficients) {
        source.statement("$T $L = $L", TYPES.vector(), y, constant(coefficients.get(0)));
        for (String coefficient : coefficients.subList(1, coefficients.size())) {
            source.statement("$1L = $1L.fma($2L, $3L)", y, variable, constant(coefficient));
        }
    }
}
