package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Exponentials and their kin over the whole range of numbers, also infinite, NaN and denormal ones, against those of {@link Math}.
 * In double these may be off themselves, by a unit in the last place.
 */
class FunctionsTest {
    /** About half a million floats of all sizes and both signs. */
    private static final int STEP = 8_191;

    private static final double ALL = Double.NEGATIVE_INFINITY;

    private interface OfFloat {
        float of(float x);
    }

    @Test
    void floatsAreWithinUnitsInTheLastPlace() {
        checkFloats("exp", FloatFunctions::exp, Math::exp, ALL, 2);
        checkFloats("expm1", FloatFunctions::expm1, Math::expm1, ALL, 2);
        checkFloats("tanh", FloatFunctions::tanh, Math::tanh, ALL, 3);
        checkFloats("log1p", x -> x > Float.MAX_VALUE ? x : FloatFunctions.log1p(x), Math::log1p, 0, 2);
        checkFloats("softplus", FloatFunctions::softplus, FunctionsTest::softplus, ALL, 2);
        // where e^-x overflows a sigmoid is 0 instead of a denormal number
        checkFloats("sigmoid", FloatFunctions::sigmoid, x -> 1 / (1 + Math.exp(-x)), -87, 3);
        assertThat(FloatFunctions.sigmoid(-100)).isZero();
    }

    @Test
    void doublesAreWithinUnitsInTheLastPlace() {
        checkDoubles("exp", DoubleFunctions::exp, StrictMath::exp, ALL, 2);
        checkDoubles("expm1", DoubleFunctions::expm1, StrictMath::expm1, ALL, 3);
        checkDoubles("tanh", DoubleFunctions::tanh, StrictMath::tanh, ALL, 4);
        checkDoubles("log1p", x -> x > Double.MAX_VALUE ? x : DoubleFunctions.log1p(x), StrictMath::log1p, 0, 2);
        checkDoubles("softplus", DoubleFunctions::softplus, FunctionsTest::softplus, ALL, 3);
        checkDoubles("sigmoid", DoubleFunctions::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), -700, 4);
        assertThat(DoubleFunctions.sigmoid(-800)).isZero();
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    private static void checkFloats(String name, OfFloat function, DoubleUnaryOperator exact, double least, int units) {
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STEP) {
            checkFloat(name, function, exact, least, units, Float.intBitsToFloat((int) bits));
        }
        for (float x : new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0, -0.0f}) {
            checkFloat(name, function, exact, least, units, x);
        }
    }

    private static void checkFloat(
            String name, OfFloat function, DoubleUnaryOperator exact, double least, int units, float x) {
        float expected = (float) exact.applyAsDouble(x);
        float found = function.of(x);
        boolean asked = x >= least || Float.isNaN(x);
        if (asked && !sameFloat(found, expected) && !(Math.abs(found - expected) <= units * Math.ulp(expected))) {
            assertThat(found).as("%s(%s)", name, x).isEqualTo(expected);
        }
    }

    private static boolean sameFloat(float found, float expected) {
        return found == expected || (Float.isNaN(found) && Float.isNaN(expected));
    }

    private static void checkDoubles(
            String name, DoubleUnaryOperator function, DoubleUnaryOperator exact, double least, int units) {
        Random random = new Random(1);
        double[] extreme = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 0, -0.0};
        for (int k = 0; k < 300_000; k++) {
            double x = switch (k % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> 1600 * (random.nextDouble() - 0.5);
                case 2 -> random.nextGaussian();
                default -> k < 20 ? extreme[k / 4] : 40 * (random.nextDouble() - 0.5);
            };
            double expected = exact.applyAsDouble(x);
            double found = function.applyAsDouble(x);
            boolean asked = x >= least || Double.isNaN(x);
            boolean same = found == expected || (Double.isNaN(found) && Double.isNaN(expected));
            if (asked && !same && !(Math.abs(found - expected) <= units * Math.ulp(expected))) {
                assertThat(found).as("%s(%s)", name, x).isEqualTo(expected);
            }
        }
    }
}
