package dev.deltarule.processor.formula;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.plan.Precision;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula stated once, from which both the comment and the Java expression in the generated source are made.
 *
 * <p>It is written almost as Java: {@code 1 / (1 + exp(-net))}. A word before a parenthesis is a function, any other word
 * a symbol that stands for a variable of the generated source, and {@code sq(x)} is the square of a difference or sum.
 */
public final class Formula {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<function>[A-Za-z_]\\w*)(?=\\()|(?<symbol>[A-Za-z_]\\w*)|(?<number>\\d[\\d.]*(?:e-?\\d+)?)");
    private static final Pattern SQUARE = Pattern.compile("sq\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");

    /** Functions that keep the type of their argument; all others compute in double. */
    private static final Set<String> TYPE_KEEPING = Set.of("max", "min", "abs", "signum", "exp");

    private static final Set<String> MATH =
            Set.of("expm1", "log", "log1p", "tanh", "sin", "cos", "sqrt", "max", "min", "abs", "signum");
    private static final ClassName EXP = ClassName.get("dev.deltarule.runtime.support", "Exp");
    private static final ClassName ERF = ClassName.get("dev.deltarule.runtime.support", "Erf");

    private final String text;

    private Formula(String text) {
        this.text = text;
    }

    /** A formula in the notation described above. */
    public static Formula of(String text) {
        return new Formula(text);
    }

    /** Whether the formula speaks of a symbol. */
    public boolean uses(String symbol) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (symbol.equals(token.group("symbol"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether this is the constant 1, so that a factor can be left out. */
    public boolean isOne() {
        return text.equals("1");
    }

    /**
     * Whether it can stand as a factor of a product without parentheses: it has no operator weaker than a multiplication
     * outside of parentheses. A quotient has none either but would associate wrongly.
     */
    public boolean isProduct() {
        int depth = 0;
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && "+-/?<>&".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The formula for a reader, each symbol replaced by the name it has in the source. */
    public String comment(Map<String, String> names) {
        String squared = SQUARE.matcher(text).replaceAll("($1)²");
        StringBuilder comment = new StringBuilder();
        Matcher token = TOKEN.matcher(squared);
        while (token.find()) {
            String symbol = token.group("symbol");
            String shown = symbol == null ? token.group() : names.getOrDefault(symbol, symbol);
            token.appendReplacement(comment, Matcher.quoteReplacement(shown));
        }
        token.appendTail(comment);
        return comment.toString().replace(" * ", " · ");
    }

    /** The comment, in parentheses where a factor of a product needs them. */
    public String commentFactor(Map<String, String> names) {
        return isProduct() ? comment(names) : "(" + comment(names) + ")";
    }

    /**
     * The formula as a Java expression of the given precision.
     *
     * @param variables a Java variable or array element for each symbol
     */
    public CodeBlock code(Precision precision, Map<String, String> variables) {
        String squared = SQUARE.matcher(text).replaceAll("(($1) * ($1))");
        boolean viaDouble = precision == Precision.FLOAT && callsDoubleFunction(squared);
        CodeBlock.Builder code = CodeBlock.builder();
        if (viaDouble) {
            code.add("(float) (");
        }
        int at = 0;
        Matcher token = TOKEN.matcher(squared);
        while (token.find()) {
            code.add("$L", squared.substring(at, token.start()));
            at = token.end();
            if (token.group("function") != null) {
                addFunction(code, token.group());
            } else if (token.group("symbol") != null) {
                code.add("$L", variable(token.group(), variables));
            } else {
                boolean fraction = token.group().contains(".");
                code.add(
                        "$L",
                        fraction && precision == Precision.FLOAT && !viaDouble ? token.group() + "f" : token.group());
            }
        }
        code.add("$L", squared.substring(at));
        return viaDouble ? code.add(")").build() : code.build();
    }

    /** The expression, in parentheses where a factor of a product needs them. */
    public CodeBlock factor(Precision precision, Map<String, String> variables) {
        CodeBlock code = code(precision, variables);
        return isProduct() ? code : CodeBlock.of("($L)", code);
    }

    private static void addFunction(CodeBlock.Builder code, String function) {
        if (MATH.contains(function)) {
            code.add("$T.$L", Math.class, function);
        } else if (function.equals("exp")) {
            code.add("$T.exp", EXP);
        } else if (function.equals("erf")) {
            code.add("$T.erf", ERF);
        } else {
            code.add("$L", function);
        }
    }

    private String variable(String symbol, Map<String, String> variables) {
        String variable = variables.get(symbol);
        if (variable == null) {
            throw new IllegalStateException("Formula " + text + " has no variable for " + symbol);
        }
        return variable;
    }

    private static boolean callsDoubleFunction(String text) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String function = token.group("function");
            if (function != null && !TYPE_KEEPING.contains(function)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
