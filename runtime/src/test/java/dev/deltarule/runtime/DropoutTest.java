package dev.deltarule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
    private static final int UNITS = 128;
    private static final int EXAMPLES = 200;

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.2, 0.5, 0.9, 0.999})
    void the_declared_share_is_dropped_and_the_rest_scaled_up(double probability) {
        Dropout dropout = at(7, 1);
        double[] factors = new double[UNITS * EXAMPLES];
        for (int example = 0; example < EXAMPLES; example++) {
            dropout.draw(factors, example * UNITS, UNITS, 0, example, probability);
        }

        int dropped = 0;
        for (double factor : factors) {
            assertThat(factor == 0 || factor == 1 / (1 - probability)).isTrue();
            dropped += factor == 0 ? 1 : 0;
        }
        double deviation = Math.sqrt(probability * (1 - probability) / factors.length);
        assertThat(dropped / (double) factors.length).isCloseTo(probability, within(4 * deviation));
    }

    @Test
    void nothing_is_dropped_with_probability_0() {
        double[] factors = new double[UNITS];
        at(1, 1).draw(factors, 0, UNITS, 0, 0, 0);

        assertThat(factors).containsOnly(1);
    }

    @Test
    void neighbours_are_dropped_independently() {
        assertThat(agreement(at(7, 1), 0, 0, at(7, 2), 0, 0)).as("steps").isCloseTo(0.5, within(0.02));
        assertThat(agreement(at(7, 1), 0, 0, at(8, 1), 0, 0)).as("seeds").isCloseTo(0.5, within(0.02));
        assertThat(agreement(at(7, 1), 0, 0, at(7, 1), 1, 0)).as("layers").isCloseTo(0.5, within(0.02));
        assertThat(agreement(at(7, 1), 0, 0, at(7, 1), 0, 1)).as("examples").isCloseTo(0.5, within(0.02));
        boolean[] one = mask(at(7, 1), 0, 0);
        int same = 0;
        for (int k = 0; k + 1 < one.length; k++) {
            same += one[k] == one[k + 1] ? 1 : 0;
        }
        assertThat(same / (one.length - 1.0)).as("units").isCloseTo(0.5, within(0.02));
    }

    @Test
    void no_two_steps_in_a_thousand_drop_the_same_units() {
        Dropout dropout = at(3, 0);
        Set<String> masks = new HashSet<>();
        float[] factors = new float[64];
        for (int step = 0; step < 1000; step++) {
            dropout.nextStep();
            dropout.draw(factors, 0, factors.length, 0, 0, 0.5);
            masks.add(Arrays.toString(factors));
        }

        assertThat(masks).hasSize(1000);
    }

    @Test
    void floats_and_doubles_drop_the_same_units() {
        float[] floats = new float[UNITS];
        double[] doubles = new double[UNITS];
        at(5, 9).draw(floats, 0, UNITS, 2, 3, 0.3);
        at(5, 9).draw(doubles, 0, UNITS, 2, 3, 0.3);

        for (int k = 0; k < UNITS; k++) {
            assertThat((double) floats[k]).isCloseTo(doubles[k], within(1e-7));
        }
    }

    @Test
    void a_step_can_be_repeated_and_a_seed_begun_again() {
        Dropout dropout = at(5, 3);
        boolean[] third = mask(dropout, 0, 0);
        dropout.nextStep();
        assertThat(mask(dropout, 0, 0)).isNotEqualTo(third);
        dropout.step(2);
        dropout.nextStep();
        assertThat(mask(dropout, 0, 0)).isEqualTo(third);

        dropout.restart(6);
        assertThat(dropout.seed()).isEqualTo(6);
        assertThat(dropout.step()).isZero();
    }

    @Test
    void the_factors_follow_the_formula_of_the_documentation() {
        long golden = new BigInteger("9E3779B97F4A7C15", 16).longValue();
        long key = finish(finish(11) + 4 * golden);
        long base = finish(key + ((2L << 32) + 17) * golden) >>> 32;
        float[] factors = new float[UNITS];
        at(11, 4).draw(factors, 0, UNITS, 2, 17, 0.25);

        for (int unit = 0; unit < UNITS; unit++) {
            long h = (base + unit * 0x9E3779B9L) & 0xFFFFFFFFL;
            h = ((h ^ (h >> 16)) * 0x85EBCA6BL) & 0xFFFFFFFFL;
            h = ((h ^ (h >> 13)) * 0xC2B2AE35L) & 0xFFFFFFFFL;
            double part = ((h ^ (h >> 16)) >> 8) / (double) (1 << 24);
            assertThat(factors[unit]).isEqualTo(part < 0.25 ? 0 : 1 / 0.75f, within(1e-6f));
        }
    }

    @Test
    void a_step_below_0_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dropout().step(-1))
                .withMessage("step must be at least 0, but is -1.");
    }

    private static long finish(long x) {
        long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static Dropout at(long seed, long step) {
        Dropout dropout = new Dropout();
        dropout.restart(seed);
        for (long k = 0; k < step; k++) {
            dropout.nextStep();
        }
        return dropout;
    }

    private static boolean[] mask(Dropout dropout, int layer, int example) {
        float[] factors = new float[10_000];
        dropout.draw(factors, 0, factors.length, layer, example, 0.5);
        boolean[] mask = new boolean[factors.length];
        for (int k = 0; k < mask.length; k++) {
            mask[k] = factors[k] == 0;
        }
        return mask;
    }

    private static double agreement(Dropout a, int layerOfA, int exampleOfA, Dropout b, int layerOfB, int exampleOfB) {
        boolean[] one = mask(a, layerOfA, exampleOfA);
        boolean[] other = mask(b, layerOfB, exampleOfB);
        int same = 0;
        for (int k = 0; k < one.length; k++) {
            same += one[k] == other[k] ? 1 : 0;
        }
        return same / (double) one.length;
    }
}
