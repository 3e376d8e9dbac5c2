package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErfTest {
    /** By math.erf of Python 3. */
    private static final double[][] REFERENCE = {
        {0.0, 0.0},
        {4.9E-324, 4.9E-324},
        {1e-310, 1.1283791670955e-310},
        {2.2250738585072014e-308, 2.5107269871883543e-308},
        {1e-300, 1.1283791670955126e-300},
        {1e-20, 1.1283791670955125e-20},
        {1e-09, 1.1283791670955127e-09},
        {3.7e-09, 4.1750029182533965e-09},
        {1e-08, 1.1283791670955126e-08},
        {0.0001, 0.00011283791633342487},
        {0.001, 0.0011283787909692365},
        {0.01, 0.011283415555849616},
        {0.0625, 0.07043197772238707},
        {0.1, 0.1124629160182849},
        {0.25, 0.2763263901682369},
        {0.33, 0.35927865497435896},
        {0.5, 0.5204998778130465},
        {0.67, 0.6566277023003051},
        {0.75, 0.7111556336535151},
        {0.8, 0.7421009647076605},
        {0.84, 0.7651427114549946},
        {0.84375, 0.7672256612323416},
        {0.9, 0.7969082124228322},
        {0.95, 0.8208908072732779},
        {1.0, 0.8427007929497149},
        {1.1, 0.8802050695740817},
        {1.2, 0.9103139782296353},
        {1.25, 0.9229001282564582},
        {1.3, 0.9340079449406524},
        {1.5, 0.9661051464753108},
        {1.75, 0.9866716712191824},
        {2.0, 0.9953222650189527},
        {2.25, 0.9985372834133188},
        {2.5, 0.999593047982555},
        {2.75, 0.9998993780778803},
        {2.85, 0.9999443437200386},
        {2.9, 0.9999589021219005},
        {3.0, 0.9999779095030014},
        {3.5, 0.9999992569016276},
        {4.0, 0.9999999845827421},
        {4.5, 0.9999999998033839},
        {5.0, 0.9999999999984626},
        {5.5, 0.9999999999999927},
        {5.9, 0.9999999999999999},
        {6.0, 1.0},
        {7.5, 1.0},
        {30.0, 1.0},
        {1e+300, 1.0},
    };

    static double[][] reference() {
        return REFERENCE;
    }

    @ParameterizedTest
    @MethodSource("reference")
    void is_within_one_ulp_of_the_reference_on_both_sides_of_0(double[] pair) {
        double ulp = Math.ulp(pair[1]);

        assertThat(Erf.erf(pair[0])).isBetween(pair[1] - ulp, pair[1] + ulp);
        assertThat(Erf.erf(-pair[0])).isEqualTo(-Erf.erf(pair[0]));
    }

    @Test
    void keeps_the_sign_of_0() {
        assertThat(Double.doubleToRawLongBits(Erf.erf(-0.0))).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void is_1_at_infinity_and_nan_for_nan() {
        assertThat(Erf.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Erf.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(Erf.erf(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p-28, 0.84375, 1.25, 1 / 0.35, 6})
    void has_no_step_where_one_approximation_follows_another(double joint) {
        double below = Erf.erf(Math.nextDown(joint));
        assertThat(Erf.erf(joint)).isBetween(below, below + 4 * Math.ulp(below));
    }
}
