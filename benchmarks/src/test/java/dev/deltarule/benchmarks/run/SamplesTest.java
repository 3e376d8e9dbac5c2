package dev.deltarule.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void takesTheMiddleValueInAnyOrder() {
        assertThat(Samples.median(9, 1, 5)).isEqualTo(5);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Samples.median(4, 100, 1, 2)).isEqualTo(3);
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThatThrownBy(Samples::median).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spreadIsTheDistanceOfTheMediansOfTheRounds() {
        Samples samples = new Samples();
        samples.add(new double[] {10, 10, 99}, new double[0], "");
        samples.add(new double[] {12, 12, 12}, new double[0], "");

        assertThat(samples.nanosPerCall()).isEqualTo(12);
        assertThat(samples.spread()).isEqualTo(2 / 12.0, within(1e-12));
        assertThat(samples.bytesPerCall()).isEmpty();
    }
}
