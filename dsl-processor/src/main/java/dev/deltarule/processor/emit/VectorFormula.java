package dev.deltarule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula of the activations as an expression of vectors of floats: {@code 1 / (1 + exp(-net))} becomes the statements of
 * {@code y1 = exp(net.neg())} and {@code FloatVector.broadcast(S, 1f).div(y1.add(1f))}.
 *
 * <p>The grammar is that of {@code Formula}: conditions, sums, products, signs and calls.
 */
final class VectorFormula {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\d[\\d.]*(?:e-?\\d+)?|[A-Za-z_]\\w*|<=|[-+*/()?:<>,])");
    private static final Map<String, String> COMPARISONS = Map.of("<", "LT", ">", "GT", "<=", "LE");
    private static final Set<String> METHODS = Set.of("abs", "max", "min");

    private final VectorTypes types;
    private final Matcher tokens;
    private final VectorFunctions functions;
    private boolean known = true;
    private String token = "";

    private VectorFormula(VectorTypes types, String text, Source before) {
        this.types = types;
        this.functions = new VectorFunctions(before);
        this.tokens = TOKEN.matcher(text);
        advance();
    }

    /**
     * The expression of a formula, if all its functions are known for vectors.
     *
     * @param before takes the statements that must stand before it
     */
    static Optional<CodeBlock> of(String formula, VectorTypes types, Source before) {
        VectorFormula parser = new VectorFormula(types, formula, before);
        CodeBlock code = parser.vector(parser.condition());
        return parser.known ? Optional.of(code) : Optional.empty();
    }

    /** A part of a formula: a number as long as it is constant, then a vector. */
    private record Term(CodeBlock code, boolean isConstant) {}

    private void advance() {
        token = tokens.lookingAt() ? tokens.group(1) : "";
        if (!token.isEmpty()) {
            tokens.region(tokens.end(), tokens.regionEnd());
        }
    }

    private boolean take(String expected) {
        if (!token.equals(expected)) {
            return false;
        }
        advance();
        return true;
    }

    private Term condition() {
        Term left = sum();
        String comparison = COMPARISONS.get(token);
        if (comparison == null) {
            return left;
        }
        advance();
        Term right = sum();
        take("?");
        Term yes = condition();
        take(":");
        Term no = condition();
        return new Term(
                CodeBlock.of(
                        "$L.blend($L, $L.compare($T.$L, $L))",
                        vector(no),
                        yes.code(),
                        vector(left),
                        VectorTypes.OPERATORS,
                        comparison,
                        right.code()),
                false);
    }

    private Term sum() {
        Term sum = product();
        while (token.equals("+") || token.equals("-")) {
            String operator = token;
            advance();
            Term term = product();
            sum = operator.equals("+") ? commuting(sum, term, "add") : combine(sum, term, "sub");
        }
        return sum;
    }

    private Term product() {
        Term product = sign();
        while (token.equals("*") || token.equals("/")) {
            String operator = token;
            advance();
            Term factor = sign();
            product = operator.equals("*") ? commuting(product, factor, "mul") : combine(product, factor, "div");
        }
        return product;
    }

    private Term commuting(Term left, Term right, String method) {
        return left.isConstant() ? combine(right, left, method) : combine(left, right, method);
    }

    private Term combine(Term left, Term right, String method) {
        return new Term(CodeBlock.of("$L.$L($L)", vector(left), method, right.code()), false);
    }

    private Term sign() {
        if (!take("-")) {
            return operand();
        }
        Term term = sign();
        return term.isConstant()
                ? new Term(CodeBlock.of("-$L", term.code()), true)
                : new Term(CodeBlock.of("$L.neg()", term.code()), false);
    }

    private Term operand() {
        String first = token;
        advance();
        if (first.equals("(")) {
            Term inner = condition();
            take(")");
            return inner;
        }
        if (Character.isDigit(first.charAt(0))) {
            return new Term(CodeBlock.of("$Lf", first), true);
        }
        return take("(") ? call(first) : new Term(CodeBlock.of("$L", first), false);
    }

    private Term call(String function) {
        Term argument = condition();
        Term result;
        if (function.equals("sq")) {
            result = combine(argument, argument, "mul");
        } else if (METHODS.contains(function) && take(",")) {
            result = extreme(function, argument, condition());
        } else if (METHODS.contains(function)) {
            result = new Term(CodeBlock.of("$L.$L()", vector(argument), function), false);
        } else {
            Optional<String> value = functions.call(function, vector(argument));
            known &= value.isPresent();
            result = new Term(CodeBlock.of("$L", value.orElse(function)), false);
        }
        take(")");
        return result;
    }

    /** The larger or smaller of two. Against a constant a comparison is quicker, and keeps NaN as well. */
    private Term extreme(String function, Term left, Term right) {
        Term constant = left.isConstant() ? left : right;
        Term other = left.isConstant() ? right : left;
        if (!constant.isConstant() || !other.code().toString().matches("\\w+")) {
            return commuting(left, right, function);
        }
        return new Term(
                CodeBlock.of(
                        "$1L.blend($2L, $1L.compare($3T.$4L, $2L))",
                        other.code(),
                        constant.code(),
                        VectorTypes.OPERATORS,
                        function.equals("max") ? "LT" : "GT"),
                false);
    }

    private CodeBlock vector(Term term) {
        return term.isConstant()
                ? CodeBlock.of("$T.broadcast($L, $L)", types.vector(), VectorTypes.SHAPE, term.code())
                : term.code();
    }
}
