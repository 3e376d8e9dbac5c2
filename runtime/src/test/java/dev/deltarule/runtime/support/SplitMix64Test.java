package dev.deltarule.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    @Test
    void gives_the_published_numbers_for_the_published_seed() {
        SplitMix64 random = new SplitMix64(1234567);
        String[] published = {
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821"
        };
        for (String number : published) {
            assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo(number);
        }
    }

    @Test
    void a_double_is_the_upper_53_bits_of_a_long() {
        assertThat(new SplitMix64(1234567).nextDouble()).isEqualTo((6457827717110365317L >>> 11) / Math.pow(2, 53));
    }

    @Test
    void doubles_are_uniform_from_0_to_1() {
        SplitMix64 random = new SplitMix64(3);
        int[] tenths = new int[10];
        for (int i = 0; i < 100_000; i++) {
            tenths[(int) (10 * random.nextDouble())]++;
        }
        for (int count : tenths) {
            assertThat(count).isBetween(9_600, 10_400);
        }
    }

    @Test
    void ints_are_uniform_below_a_bound_that_is_no_power_of_2() {
        SplitMix64 random = new SplitMix64(4);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
    }

    @Test
    void ints_are_fair_for_a_bound_for_which_a_plain_product_is_not() {
        // 2^32 / (3·2^29) = 8/3: without rejection the remainders would come up as 3 to 3 to 2.
        SplitMix64 random = new SplitMix64(5);
        int[] remainders = new int[3];
        for (int i = 0; i < 30_000; i++) {
            remainders[random.nextInt(3 << 29) % 3]++;
        }
        for (int count : remainders) {
            assertThat(count).isBetween(9_600, 10_400);
        }
    }

    @Test
    void refuses_a_bound_below_1() {
        assertThatThrownBy(() -> new SplitMix64(0).nextInt(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bound must be at least 1, but is 0.");
    }

    @Test
    void normal_numbers_have_the_moments_of_the_standard_normal() {
        SplitMix64 random = new SplitMix64(6);
        int n = 200_000;
        double[] moments = new double[5];
        for (int i = 0; i < n; i++) {
            double x = random.nextNormal();
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(x, power) / n;
            }
        }
        assertThat(moments[1]).isCloseTo(0, within(0.01));
        assertThat(moments[2]).isCloseTo(1, within(0.02));
        assertThat(moments[3]).isCloseTo(0, within(0.04));
        assertThat(moments[4]).isCloseTo(3, within(0.1));
    }

    @Test
    void each_order_of_a_shuffle_is_equally_likely() {
        SplitMix64 random = new SplitMix64(8);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            int[] numbers = {1, 2, 3};
            random.shuffle(numbers);
            counts.merge(100 * numbers[0] + 10 * numbers[1] + numbers[2], 1, Integer::sum);
        }
        assertThat(counts).hasSize(6);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    }
}
