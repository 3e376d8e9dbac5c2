package dev.deltarule.samples.xor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.samples.Captured;
import org.junit.jupiter.api.Test;

class XorTest {
    private final Captured out = new Captured();

    @Test
    void the_network_learns_exclusive_or() {
        XorNet net = Xor.run(out.stream());

        assertThat(net.xor(0, 0)).isFalse();
        assertThat(net.xor(0, 1)).isTrue();
        assertThat(net.xor(1, 0)).isTrue();
        assertThat(net.xor(1, 1)).isFalse();
        assertThat(net.output(0, 0)).isLessThanOrEqualTo(0.1);
        assertThat(net.output(1, 0)).isGreaterThanOrEqualTo(0.9);
        out.fitsEightyColumns();
    }
}
