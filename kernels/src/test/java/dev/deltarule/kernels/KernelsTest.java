package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelsTest {
    @Test
    void saysWhichKernelsRunAndWhy() {
        boolean added = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(Kernels.describe())
                .isEqualTo(
                        added
                                ? "Float: " + Kernels.FLOATS.describe() + "; double: " + Kernels.DOUBLES.describe()
                                        + "."
                                : "Plain loops, because java was started without --add-modules jdk.incubator.vector.");
        assertThat(Kernels.FLOATS.describe()).startsWith(added ? "the Vector API: vectors of " : "plain loops");
    }
}
