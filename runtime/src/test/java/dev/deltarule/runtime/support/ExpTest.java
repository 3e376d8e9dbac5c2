package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpTest {
    private static final MathContext DIGITS = new MathContext(40);

    @Test
    void aFloatIsWithinTwoUnitsInTheLastPlaceAllOverItsRange() {
        // Every 1,009th float of either sign, with the infinite, NaN and denormal ones among them.
        for (long bits = 0; bits < 1L << 32; bits += 1_009) {
            float x = Float.intBitsToFloat((int) bits);
            double exact = Math.exp(x);
            float result = Exp.exp(x);

            if (result != (float) exact && !(Float.isNaN(result) && Float.isNaN(x))) {
                assertThat(Math.abs(result - exact)).as("exp(%s)", x).isLessThanOrEqualTo(2 * Math.ulp((float) exact));
            }
        }
    }

    @Test
    void aModerateFloatIsWithinOneUnitInTheLastPlace() {
        Random random = new Random(11);
        for (int k = 0; k < 100_000; k++) {
            float x = (k % 2 == 0 ? 80 : 3) * (2 * random.nextFloat() - 1);
            double exact = Math.exp(x);

            assertThat(Exp.isModerate(x)).isTrue();
            assertThat(Math.abs(Exp.moderate(x) - exact)).as("exp(%s)", x).isLessThanOrEqualTo(Math.ulp((float) exact));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {80, -80, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN})
    void largeFloatsAndNaNAreNotModerate(float x) {
        assertThat(Exp.isModerate(x)).isFalse();
    }

    @Test
    void aDoubleIsWithinTwoUnitsInTheLastPlace() {
        Random random = new Random(7);
        for (int k = 0; k < 3_000; k++) {
            double x = (k % 2 == 0 ? 700 : 3) * (2 * random.nextDouble() - 1);
            double result = Exp.exp(x);

            assertThat(new BigDecimal(result).subtract(exact(x)).abs().doubleValue())
                    .as("exp(%s)", x)
                    .isLessThanOrEqualTo(2 * Math.ulp(result));
        }
    }

    /** By the Taylor series of x / 1024, squared ten times, in 40 digits. */
    private static BigDecimal exact(double x) {
        BigDecimal r = new BigDecimal(x).divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 60; k++) {
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int k = 0; k < 10; k++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                699.999,
                700,
                709.78,
                710,
                -700,
                -745,
                -746,
                Double.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.NaN
            })
    void extremeDoublesGiveWhatMathGives(double x) {
        double exact = Math.exp(x);
        if (Double.isFinite(exact)) {
            assertThat(Exp.exp(x)).isCloseTo(exact, within(2 * Math.ulp(exact)));
        } else {
            assertThat(Double.valueOf(Exp.exp(x))).isEqualTo(Double.valueOf(exact));
        }
    }

    @Test
    void zeroGivesExactlyOne() {
        assertThat(Exp.exp(0f)).isEqualTo(1);
        assertThat(Exp.exp(0.0)).isEqualTo(1);
    }
}
