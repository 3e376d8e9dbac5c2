package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations of units against {@link Math} in double, and not a number beyond the block. */
class DoubleActivationsTest {
    private static final int COUNTS = 70;

    /** Net inputs at which formulas change, and extreme ones. */
    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        3,
        -3,
        20,
        -20,
        40,
        -40,
        88,
        -88,
        104,
        -104,
        710,
        -710,
        1e30,
        -1e30,
        Double.MIN_VALUE,
        -Double.MIN_VALUE
    };

    /** An activation and its slope from net input and output. */
    private record Unit(String name, Value value, DoubleUnaryOperator exact, Delta delta, DoubleBinaryOperator slope) {}

    private interface Value {
        void apply(DoubleKernels kernels, double[] net, double[] out, int at, int count);
    }

    private interface Delta {
        void apply(DoubleKernels kernels, double[] net, double[] out, double[] delta, int at, int count);
    }

    private static final List<Unit> UNITS = List.of(
            new Unit(
                    "relu",
                    DoubleKernels::relu,
                    x -> Math.max(0, x),
                    (k, net, out, delta, at, n) -> k.reluDelta(out, delta, at, n),
                    (x, y) -> y > 0 ? 1 : 0),
            new Unit(
                    "leakyRelu",
                    DoubleKernels::leakyRelu,
                    x -> x > 0 ? x : 0.01 * x,
                    (k, net, out, delta, at, n) -> k.leakyReluDelta(out, delta, at, n),
                    (x, y) -> y > 0 ? 1 : 0.01),
            new Unit(
                    "elu",
                    DoubleKernels::elu,
                    x -> x > 0 ? x : Math.expm1(x),
                    (k, net, out, delta, at, n) -> k.eluDelta(out, delta, at, n),
                    (x, y) -> y > 0 ? 1 : y + 1),
            new Unit(
                    "selu",
                    DoubleKernels::selu,
                    x -> x > 0 ? 1.0507009873554805 * x : 1.7580993408473766 * Math.expm1(x),
                    (k, net, out, delta, at, n) -> k.seluDelta(out, delta, at, n),
                    (x, y) -> y > 0 ? 1.0507009873554805 : y + 1.7580993408473766),
            new Unit(
                    "sigmoid",
                    DoubleKernels::sigmoid,
                    x -> 1 / (1 + Math.exp(-x)),
                    (k, net, out, delta, at, n) -> k.sigmoidDelta(out, delta, at, n),
                    (x, y) -> y * (1 - y)),
            new Unit(
                    "tanh",
                    DoubleKernels::tanh,
                    Math::tanh,
                    (k, net, out, delta, at, n) -> k.tanhDelta(out, delta, at, n),
                    (x, y) -> 1 - y * y),
            new Unit(
                    "softplus",
                    DoubleKernels::softplus,
                    x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
                    (k, net, out, delta, at, n) -> k.softplusDelta(out, delta, at, n),
                    (x, y) -> -Math.expm1(-y)),
            new Unit(
                    "softsign",
                    DoubleKernels::softsign,
                    x -> x / (1 + Math.abs(x)),
                    (k, net, out, delta, at, n) -> k.softsignDelta(net, delta, at, n),
                    (x, y) -> 1 / Math.pow(1 + Math.abs(x), 2)),
            new Unit(
                    "swish",
                    DoubleKernels::swish,
                    x -> x / (1 + Math.exp(-x)),
                    DoubleKernels::swishDelta,
                    (x, y) -> (1 + (x - y)) / (1 + Math.exp(-x))),
            new Unit(
                    "gelu",
                    DoubleKernels::gelu,
                    x -> 0.5 * x * (1 + Erf.erf(x * Math.sqrt(0.5))),
                    (k, net, out, delta, at, n) -> k.geluDelta(net, delta, at, n),
                    (x, y) -> 0.5 * (1 + Erf.erf(x * Math.sqrt(0.5)))
                            + x * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)),
            new Unit(
                    "mish",
                    DoubleKernels::mish,
                    x -> x * Math.tanh(Math.log1p(Math.exp(x))),
                    (k, net, out, delta, at, n) -> k.mishDelta(net, delta, at, n),
                    DoubleActivationsTest::mishSlope),
            new Unit(
                    "hardSigmoid",
                    DoubleKernels::hardSigmoid,
                    x -> Math.max(0, Math.min(1, x / 6 + 0.5)),
                    (k, net, out, delta, at, n) -> k.hardSigmoidDelta(net, delta, at, n),
                    (x, y) -> Math.abs(x) < 3 ? 1.0 / 6 : 0),
            new Unit(
                    "hardTanh",
                    DoubleKernels::hardTanh,
                    x -> Math.max(-1, Math.min(1, x)),
                    (k, net, out, delta, at, n) -> k.hardTanhDelta(net, delta, at, n),
                    (x, y) -> Math.abs(x) < 1 ? 1 : 0),
            new Unit(
                    "hardSwish",
                    DoubleKernels::hardSwish,
                    x -> x * Math.max(0, Math.min(1, x / 6 + 0.5)),
                    (k, net, out, delta, at, n) -> k.hardSwishDelta(net, delta, at, n),
                    (x, y) -> x <= -3 ? 0 : x < 3 ? x / 3 + 0.5 : 1),
            new Unit(
                    "gaussian",
                    DoubleKernels::gaussian,
                    x -> Math.exp(-x * x),
                    DoubleKernels::gaussianDelta,
                    (x, y) -> -2 * x * y),
            new Unit(
                    "sine",
                    DoubleKernels::sine,
                    Math::sin,
                    (k, net, out, delta, at, n) -> k.sineDelta(net, delta, at, n),
                    (x, y) -> Math.cos(x)),
            new Unit(
                    "exponential",
                    DoubleKernels::exponential,
                    Math::exp,
                    (k, net, out, delta, at, n) -> k.exponentialDelta(out, delta, at, n),
                    (x, y) -> y));

    private static double mishSlope(double x, double y) {
        double t = Math.tanh(Math.log1p(Math.exp(x)));
        return x > 40 ? 1 : t + x * (1 - t * t) / (1 + Math.exp(-x));
    }

    static Stream<Named<DoubleKernels>> kernels() {
        return Implementations.doubles();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void outputsAreTheFormula(DoubleKernels kernels) {
        Random random = new Random(1);
        for (Unit unit : UNITS) {
            for (int count = 0; count < COUNTS; count++) {
                int at = random.nextInt(5);
                double[] net = netInputs(random, at, count);
                double[] out = random(random, net.length);
                double[] before = out.clone();
                unit.value.apply(kernels, net, out, at, count);
                for (int i = 0; i < out.length; i++) {
                    if (i < at || i >= at + count) {
                        assertThat(out[i]).as("beyond the block").isEqualTo(before[i]);
                    } else {
                        assertClose(unit.name, net[i], out[i], unit.exact.applyAsDouble(net[i]));
                    }
                }
                unit.value.apply(kernels, net, net, at, count);
                System.arraycopy(net, 0, before, 0, at);
                System.arraycopy(out, at, before, at, count);
                System.arraycopy(net, at + count, before, at + count, net.length - at - count);
                assertThat(net).as("%s in place", unit.name).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void deltasAreMultipliedByTheSlope(DoubleKernels kernels) {
        Random random = new Random(2);
        for (Unit unit : UNITS) {
            for (int count = 0; count < COUNTS; count++) {
                int at = random.nextInt(5);
                double[] net = netInputs(random, at, count);
                double[] out = net.clone();
                unit.value.apply(kernels, net, out, at, count);
                double[] delta = random(random, net.length);
                double[] before = delta.clone();
                unit.delta.apply(kernels, net, out, delta, at, count);
                for (int i = 0; i < delta.length; i++) {
                    if (i < at || i >= at + count) {
                        assertThat(delta[i]).as("beyond the block").isEqualTo(before[i]);
                    } else {
                        double slope = unit.slope.applyAsDouble(net[i], out[i]);
                        assertClose(unit.name + "Delta", net[i], delta[i], before[i] * slope);
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void whatIsNotANumberStaysNone(DoubleKernels kernels) {
        double[] net = new double[40];
        double[] out = new double[40];
        for (Unit unit : UNITS) {
            for (int i = 0; i < 40; i++) {
                net[i] = Double.NaN;
                out[i] = 0;
            }
            unit.value.apply(kernels, net, out, 0, 40);
            assertThat(out).as(unit.name).containsOnly(Double.NaN);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void factorsAreMultipliedWith(DoubleKernels kernels) {
        Random random = new Random(3);
        for (int count = 0; count < COUNTS; count++) {
            int at = random.nextInt(5);
            double[] factor = random(random, at + count + 2);
            double[] x = random(random, at + count + 2);
            double[] expected = x.clone();
            for (int i = at; i < at + count; i++) {
                expected[i] *= factor[i];
            }
            kernels.multiply(factor, x, at, count);
            assertThat(x).isEqualTo(expected);
        }
    }

    /** To within some units in the last place of 1, or of the larger number. */
    private static void assertClose(String function, double x, double found, double exact) {
        double rounded = Rounding.toDouble(exact);
        double tolerance = 12 * Math.max(Math.ulp(rounded), Math.ulp(0.25));
        if (found != rounded && !(Math.abs(found - exact) <= tolerance)) {
            assertThat(found).as("%s(%s)", function, x).isEqualTo(rounded);
        }
    }

    private static double[] netInputs(Random random, int at, int count) {
        double[] net = random(random, at + count + 2);
        for (int i = 0; i < net.length; i++) {
            net[i] = random.nextInt(4) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : 12 * net[i];
        }
        return net;
    }

    private static double[] random(Random random, int length) {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = random.nextDouble() - 0.5;
        }
        return numbers;
    }
}
