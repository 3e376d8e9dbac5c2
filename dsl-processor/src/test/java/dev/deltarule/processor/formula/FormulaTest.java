package dev.deltarule.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.processor.plan.Precision;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static final Map<String, String> NAMES = Map.of("net", "net_h1", "out", "out_h1", "target", "target_o1");

    @Test
    void becomesACommentAsOneWritesItOnPaper() {
        assertThat(Formula.of("0.5 * sq(target - out)").comment(NAMES)).isEqualTo("0.5 · (target_o1 - out_h1)²");
    }

    @Test
    void becomesAnExpressionOfTheSameShape() {
        assertThat(java(Formula.of("1 / (1 + exp(-net))"), Precision.DOUBLE))
                .isEqualTo("1 / (1 + dev.deltarule.runtime.support.Exp.exp(-net_h1))");
    }

    @Test
    void isComputedInDoubleAndRoundedOnceWhereAFunctionIsDouble() {
        assertThat(java(Formula.of("0.5 * expm1(net)"), Precision.FLOAT))
                .isEqualTo("(float) (0.5 * java.lang.Math.expm1(net_h1))");
    }

    @Test
    void staysInFloatWhereItCan() {
        assertThat(java(Formula.of("max(0, net) * 0.01"), Precision.FLOAT))
                .isEqualTo("java.lang.Math.max(0, net_h1) * 0.01f");
        assertThat(java(Formula.of("0.5 * exp(net)"), Precision.FLOAT))
                .isEqualTo("0.5f * dev.deltarule.runtime.support.Exp.exp(net_h1)");
    }

    @Test
    void squaresASumThatHoldsAFunction() {
        assertThat(java(Formula.of("1 / sq(1 + abs(net))"), Precision.DOUBLE))
                .isEqualTo("1 / ((1 + java.lang.Math.abs(net_h1)) * (1 + java.lang.Math.abs(net_h1)))");
    }

    @Test
    void readsNumbersInScientificNotation() {
        assertThat(java(Formula.of("max(out, 1.17549435e-38)"), Precision.FLOAT))
                .isEqualTo("java.lang.Math.max(out_h1, 1.17549435e-38f)");
    }

    @Test
    void tellsASymbolFromAFunctionOfTheSameName() {
        Formula formula = Formula.of("max(net, 0) + max");

        assertThat(formula.uses("max")).isTrue();
        assertThat(Formula.of("max(net, 0)").uses("max")).isFalse();
        assertThat(formula.comment(Map.of("max", "max_o", "net", "net_o1"))).isEqualTo("max(net_o1, 0) + max_o");
    }

    @ParameterizedTest
    @CsvSource({
        "out * (1 - out), out_h1 * (1 - out_h1)",
        "1 - out * out, (1 - out_h1 * out_h1)",
        "out, out_h1",
        "net > 0 ? 1 : 0, (net_h1 > 0 ? 1 : 0)",
        "-out, (-out_h1)",
        "1 / net, (1 / net_h1)",
    })
    void isWrappedAsAFactorOnlyWhereItMust(String formula, String factor) {
        assertThat(Formula.of(formula).factor(Precision.DOUBLE, NAMES).toString())
                .isEqualTo(factor);
    }

    @Test
    void namesTheSymbolThatHasNoVariable() {
        Formula formula = Formula.of("out + upstream");

        assertThatThrownBy(() -> formula.code(Precision.DOUBLE, NAMES)).hasMessageContaining("upstream");
    }

    private static String java(Formula formula, Precision precision) {
        return formula.code(precision, NAMES).toString();
    }
}
