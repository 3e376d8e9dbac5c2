package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses of units against {@link Math} in double, their derivatives, and not a number beyond the block. */
class FloatLossesTest {
    private static final int[] UNITS = {1, 2, 3, 7, 8, 9, 16, 17, 33};

    /** What an error is summed of, and what it is derived by: with respect to net where activation and loss are one. */
    private record Loss(String name, boolean mean, Term error, Term derivative, Errors errors, Deltas deltas) {}

    private interface Term {
        double of(double net, double out, double target);
    }

    private interface Errors {
        void apply(FloatKernels kernels, Block block, double[] errors, int firstExample);
    }

    private interface Deltas {
        void apply(FloatKernels kernels, Block block, float[] delta, int count);
    }

    private static final List<Loss> LOSSES = List.of(
            new Loss(
                    "squaredError",
                    false,
                    (net, out, t) -> (t - out) * (t - out) / 2,
                    (net, out, t) -> out - t,
                    (k, b, errors, e) -> k.squaredErrors(b.examples, b.units, b.out, b.target, b.at, errors, e),
                    (k, b, delta, n) -> k.squaredErrorDeltas(b.units, b.out, b.target, delta, b.at, n)),
            new Loss(
                    "meanSquaredError",
                    true,
                    (net, out, t) -> (t - out) * (t - out),
                    (net, out, t) -> 2 * (out - t),
                    (k, b, errors, e) -> k.meanSquaredErrors(b.examples, b.units, b.out, b.target, b.at, errors, e),
                    (k, b, delta, n) -> k.meanSquaredErrorDeltas(b.units, b.out, b.target, delta, b.at, n)),
            new Loss(
                    "meanAbsoluteError",
                    true,
                    (net, out, t) -> Math.abs(t - out),
                    (net, out, t) -> Math.signum(out - t),
                    (k, b, errors, e) -> k.meanAbsoluteErrors(b.examples, b.units, b.out, b.target, b.at, errors, e),
                    (k, b, delta, n) -> k.meanAbsoluteErrorDeltas(b.units, b.out, b.target, delta, b.at, n)),
            new Loss(
                    "huber",
                    true,
                    (net, out, t) -> Math.abs(out - t) <= 1 ? 0.5 * (out - t) * (out - t) : Math.abs(out - t) - 0.5,
                    (net, out, t) -> Math.max(-1, Math.min(1, out - t)),
                    (k, b, errors, e) -> k.huberErrors(b.examples, b.units, b.out, b.target, b.at, errors, e),
                    (k, b, delta, n) -> k.huberDeltas(b.units, b.out, b.target, delta, b.at, n)),
            new Loss(
                    "logCosh",
                    true,
                    (net, out, t) -> Math.log(Math.cosh(out - t)),
                    (net, out, t) -> Math.tanh(out - t),
                    (k, b, errors, e) -> k.logCoshErrors(b.examples, b.units, b.out, b.target, b.at, errors, e),
                    (k, b, delta, n) -> k.logCoshDeltas(b.units, b.out, b.target, delta, b.at, n)),
            new Loss(
                    "hinge",
                    true,
                    (net, out, t) -> Math.max(0, 1 - t * out),
                    (net, out, t) -> t * out < 1 ? -t : 0,
                    (k, b, errors, e) -> k.hingeErrors(b.examples, b.units, b.out, b.target, b.at, errors, e),
                    (k, b, delta, n) -> k.hingeDeltas(b.units, b.out, b.target, delta, b.at, n)),
            new Loss(
                    "poisson",
                    true,
                    (net, out, t) -> out - t * Math.log(Math.max(out, 1.17549435e-38)),
                    (net, out, t) -> 1 - t / Math.max(out, 1.17549435e-38),
                    (k, b, errors, e) -> k.poissonErrors(b.examples, b.units, b.out, b.target, b.at, errors, e),
                    (k, b, delta, n) -> k.poissonDeltas(b.units, b.out, b.target, delta, b.at, n)),
            new Loss(
                    "poissonOfNet",
                    true,
                    (net, out, t) -> out - t * net,
                    (net, out, t) -> out - t,
                    (k, b, errors, e) ->
                            k.poissonOfNetErrors(b.examples, b.units, b.net, b.out, b.target, b.at, errors, e),
                    (k, b, delta, n) -> k.poissonOfNetDeltas(b.units, b.out, b.target, delta, b.at, n)),
            new Loss(
                    "binaryCrossEntropy",
                    true,
                    (net, out, t) -> Math.max(net, 0) - net * t + Math.log1p(Math.exp(-Math.abs(net))),
                    (net, out, t) -> out - t,
                    (k, b, errors, e) ->
                            k.binaryCrossEntropyErrors(b.examples, b.units, b.net, b.target, b.at, errors, e),
                    (k, b, delta, n) -> k.binaryCrossEntropyDeltas(b.units, b.out, b.target, delta, b.at, n)));

    static Stream<Named<FloatKernels>> kernels() {
        return Implementations.floats();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void errorsAreSummedOfEachExample(FloatKernels kernels) {
        Random random = new Random(1);
        for (Loss loss : LOSSES) {
            for (int units : UNITS) {
                Block block = new Block(random, random.nextInt(5), units);
                int first = random.nextInt(3);
                double[] expected = new double[first + block.examples + 1];
                for (int e = 0; e < block.examples; e++) {
                    for (int i = block.at + e * units; i < block.at + (e + 1) * units; i++) {
                        expected[first + e] +=
                                loss.error.of(block.net[i], block.out[i], block.target[i]) / (loss.mean ? units : 1);
                    }
                }
                double[] errors = new double[expected.length];
                loss.errors.apply(kernels, block, errors, first);
                for (int e = 0; e < errors.length; e++) {
                    double tolerance = Math.ulp(1f) * Math.max(1, Math.abs(expected[e]));
                    if (!(Math.abs(errors[e] - expected[e]) <= tolerance)) {
                        assertThat(errors[e])
                                .as("%s of %d units", loss.name, units)
                                .isEqualTo(expected[e]);
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void deltasAreTheDerivatives(FloatKernels kernels) {
        Random random = new Random(2);
        for (Loss loss : LOSSES) {
            for (int units : UNITS) {
                Block block = new Block(random, random.nextInt(5), units);
                float[] delta = block.net.clone();
                int end = block.at + block.examples * units;
                loss.deltas.apply(kernels, block, delta, end - block.at);
                for (int i = 0; i < delta.length; i++) {
                    if (i < block.at || i >= end) {
                        assertThat(delta[i]).as("beyond the block").isEqualTo(block.net[i]);
                        continue;
                    }
                    double exact =
                            loss.derivative.of(block.net[i], block.out[i], block.target[i]) / (loss.mean ? units : 1);
                    if (!(Math.abs(delta[i] - exact) <= 8 * Math.ulp(1f) * Math.max(1, Math.abs(exact)))) {
                        assertThat(delta[i])
                                .as("%s of out %s, target %s", loss.name, block.out[i], block.target[i])
                                .isEqualTo(Rounding.toFloat(exact));
                    }
                }
            }
        }
    }

    /** Examples somewhere in arrays; some outputs are their targets, some miss them by exactly 1. */
    private static final class Block {
        private final int examples;
        private final int units;
        private final int at;
        private final float[] net;
        private final float[] out;
        private final float[] target;

        Block(Random random, int examples, int units) {
            this.examples = examples;
            this.units = units;
            at = random.nextInt(5);
            int length = at + examples * units + random.nextInt(3);
            net = new float[length];
            out = new float[length];
            target = new float[length];
            for (int i = 0; i < length; i++) {
                net[i] = 20 * (random.nextFloat() - 0.5f);
                target[i] = random.nextBoolean() ? random.nextInt(3) - 1 : 3 * random.nextFloat();
                out[i] = switch (random.nextInt(6)) {
                    case 0 -> target[i];
                    case 1 -> target[i] + 1;
                    case 2 -> target[i] - 1;
                    default -> 5 * (random.nextFloat() - 0.25f);
                };
                // what the smallest rates give is no number of the precision of others
                out[i] = Math.abs(out[i]) < 0.01f || (out[i] < 0 && random.nextBoolean()) ? 0.01f : out[i];
            }
        }
    }
}
