package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Softmax, its logarithm and their losses against {@link Math} in double, and not a number beyond the block. */
class FloatSoftmaxTest {
    private static final int[] UNITS = {0, 1, 2, 3, 7, 8, 9, 10, 16, 17, 33, 100};
    private static final int MOST_EXAMPLES = 20;

    static Stream<Named<FloatKernels>> kernels() {
        return Implementations.floats();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void outputsSumToOne(FloatKernels kernels) {
        Random random = new Random(1);
        for (int units : UNITS) {
            for (int examples = 0; examples < MOST_EXAMPLES; examples++) {
                int at = random.nextInt(4);
                int first = random.nextInt(4);
                float[] net = random(random, at + examples * units + 2, 30);
                float[] out = net.clone();
                float[] maxs = new float[first + examples + 1];
                float[] sums = new float[first + examples + 1];
                kernels.softmax(examples, units, net, out, at, maxs, sums, first);
                double[] expected = widened(net);
                for (int e = 0; units > 0 && e < examples; e++) {
                    int o = at + e * units;
                    double max = max(net, o, units);
                    double sum = sumOfExponentials(net, o, units, max);
                    for (int i = o; i < o + units; i++) {
                        expected[i] = Math.exp(net[i] - max) / sum;
                    }
                    assertThat(maxs[first + e]).isEqualTo(Rounding.toFloat(max));
                    assertClose("sum", sums[first + e], sum);
                }
                assertClose("softmax", out, expected);
                float[] inPlace = net.clone();
                kernels.softmax(examples, units, inPlace, inPlace, at, maxs, sums, first);
                assertThat(inPlace).as("in place").isEqualTo(out);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void logarithmsAreOfOutputsThatSumToOne(FloatKernels kernels) {
        Random random = new Random(2);
        for (int units : UNITS) {
            for (int examples = 0; examples < MOST_EXAMPLES; examples++) {
                int at = random.nextInt(4);
                float[] net = random(random, at + examples * units + 2, 30);
                float[] out = net.clone();
                kernels.logSoftmax(examples, units, net, out, at);
                double[] expected = widened(net);
                for (int e = 0; units > 0 && e < examples; e++) {
                    int o = at + e * units;
                    double max = max(net, o, units);
                    double log = Math.log(sumOfExponentials(net, o, units, max));
                    for (int i = o; i < o + units; i++) {
                        expected[i] = net[i] - max - log;
                    }
                }
                assertClose("logSoftmax", out, expected);
                float[] inPlace = net.clone();
                kernels.logSoftmax(examples, units, inPlace, inPlace, at);
                assertThat(inPlace).as("in place").isEqualTo(out);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void deltasGoThroughTheJacobian(FloatKernels kernels) {
        Random random = new Random(3);
        for (int units : UNITS) {
            for (int examples = 0; examples < MOST_EXAMPLES; examples++) {
                int at = random.nextInt(4);
                float[] out = random(random, at + examples * units + 2, 1);
                float[] delta = random(random, out.length, 1);
                double[] expected = widened(delta);
                double[] expectedOfLog = widened(delta);
                for (int e = 0; e < examples; e++) {
                    double mix = 0;
                    double sum = 0;
                    for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                        mix += delta[i] * out[i];
                        sum += delta[i];
                    }
                    for (int i = at + e * units; i < at + (e + 1) * units; i++) {
                        expected[i] = out[i] * (delta[i] - mix);
                        expectedOfLog[i] = delta[i] - Math.exp(out[i]) * sum;
                    }
                }
                float[] ofLog = delta.clone();
                kernels.softmaxDelta(examples, units, out, delta, at);
                kernels.logSoftmaxDelta(examples, units, out, ofLog, at);
                assertClose("softmaxDelta", delta, expected);
                assertClose("logSoftmaxDelta", ofLog, expectedOfLog);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void crossEntropyIsOfNetInputs(FloatKernels kernels) {
        Random random = new Random(4);
        for (int units : UNITS) {
            for (int examples = 0; examples < MOST_EXAMPLES; examples++) {
                int at = random.nextInt(4);
                int first = random.nextInt(4);
                float[] net = random(random, at + examples * units + 2, 10);
                float[] out = net.clone();
                float[] logs = net.clone();
                float[] target = random(random, net.length, 1);
                float[] maxs = new float[first + examples];
                float[] sums = new float[first + examples];
                double[] errors = new double[first + examples + 1];
                double[] ofLogs = new double[first + examples + 1];
                kernels.softmax(examples, units, net, out, at, maxs, sums, first);
                kernels.logSoftmax(examples, units, net, logs, at);
                kernels.softmaxCrossEntropyErrors(examples, units, net, target, at, maxs, sums, errors, first);
                kernels.logSoftmaxCrossEntropyErrors(examples, units, logs, target, at, ofLogs, first);
                float[] delta = net.clone();
                float[] deltaOfLogs = net.clone();
                kernels.softmaxCrossEntropyDeltas(examples, units, out, target, delta, at);
                kernels.logSoftmaxCrossEntropyDeltas(examples, units, logs, target, deltaOfLogs, at);
                double[] expected = widened(net);
                for (int e = 0; units > 0 && e < examples; e++) {
                    int o = at + e * units;
                    double max = max(net, o, units);
                    double sum = sumOfExponentials(net, o, units, max);
                    double error = 0;
                    double targets = 0;
                    for (int i = o; i < o + units; i++) {
                        error += target[i] * (max + Math.log(sum) - net[i]);
                        targets += target[i];
                    }
                    for (int i = o; i < o + units; i++) {
                        expected[i] = Math.exp(net[i] - max) / sum * targets - target[i];
                    }
                    double tolerance = 50 * Math.ulp(1f) * Math.max(1, Math.abs(error));
                    assertThat(Math.abs(errors[first + e] - error)).isLessThan(tolerance);
                    assertThat(Math.abs(ofLogs[first + e] - error)).isLessThan(tolerance);
                }
                assertThat(errors[first + examples]).as("beyond the block").isZero();
                assertClose("softmaxCrossEntropyDeltas", delta, expected);
                assertClose("logSoftmaxCrossEntropyDeltas", deltaOfLogs, expected);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void whatIsNotANumberStaysNone(FloatKernels kernels) {
        float[] net = {1, Float.NaN, 2};
        float[] out = new float[3];
        kernels.softmax(1, 3, net, out, 0, new float[1], new float[1], 0);
        assertThat(out).containsOnly(Float.NaN);
        kernels.logSoftmax(1, 3, net, out, 0);
        assertThat(out).containsOnly(Float.NaN);
    }

    private static double max(float[] net, int at, int units) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + units; i++) {
            max = Math.max(max, net[i]);
        }
        return max;
    }

    private static double sumOfExponentials(float[] net, int at, int units, double max) {
        double sum = 0;
        for (int i = at; i < at + units; i++) {
            sum += Math.exp(net[i] - max);
        }
        return sum;
    }

    private static double[] widened(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    private static void assertClose(String function, float[] found, double[] exact) {
        for (int i = 0; i < found.length; i++) {
            assertClose(function, found[i], exact[i]);
        }
    }

    private static void assertClose(String function, float found, double exact) {
        if (!(Math.abs(found - exact) <= 200 * Math.ulp(1f) * Math.max(0.1, Math.abs(exact)))) {
            assertThat(found).as(function).isEqualTo(Rounding.toFloat(exact));
        }
    }

    private static float[] random(Random random, int length, float range) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = range * (random.nextFloat() - 0.5f);
        }
        return numbers;
    }
}
