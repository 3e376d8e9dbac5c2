package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Softmax, its logarithm and their losses against {@link Math} in double, and not a number beyond the block. */
class DoubleSoftmaxTest {
    private static final int[] UNITS = {0, 1, 2, 3, 7, 8, 9, 10, 16, 17, 33, 100};
    private static final int MOST_EXAMPLES = 20;

    static Stream<Named<DoubleKernels>> kernels() {
        return Implementations.doubles();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void outputsSumToOne(DoubleKernels kernels) {
        Random random = new Random(1);
        for (int units : UNITS) {
            for (int examples = 0; examples < MOST_EXAMPLES; examples++) {
                int at = random.nextInt(4);
                int first = random.nextInt(4);
                double[] net = random(random, at + examples * units + 2, 30);
                double[] out = net.clone();
                double[] maxs = new double[first + examples + 1];
                double[] sums = new double[first + examples + 1];
                kernels.softmax(examples, units, net, out, at, maxs, sums, first);
                double[] expected = widened(net);
                for (int e = 0; units > 0 && e < examples; e++) {
                    int o = at + e * units;
                    double max = max(net, o, units);
                    double sum = sumOfExponentials(net, o, units, max);
                    for (int i = o; i < o + units; i++) {
                        expected[i] = Math.exp(net[i] - max) / sum;
                    }
                    assertThat(maxs[first + e]).isEqualTo(Rounding.toDouble(max));
                    assertClose("sum", sums[first + e], sum);
                }
                assertClose("softmax", out, expected);
                double[] inPlace = net.clone();
                kernels.softmax(examples, units, inPlace, inPlace, at, maxs, sums, first);
                assertThat(inPlace).as("in place").isEqualTo(out);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void logarithmsAreOfOutputsThatSumToOne(DoubleKernels kernels) {
        Random random = new Random(2);
        for (int units : UNITS) {
            for (int examples = 0; examples < MOST_EXAMPLES; examples++) {
                int at = random.nextInt(4);
                double[] net = random(random, at + examples * units + 2, 30);
                double[] out = net.clone();
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
                double[] inPlace = net.clone();
                kernels.logSoftmax(examples, units, inPlace, inPlace, at);
                assertThat(inPlace).as("in place").isEqualTo(out);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void deltasGoThroughTheJacobian(DoubleKernels kernels) {
        Random random = new Random(3);
        for (int units : UNITS) {
            for (int examples = 0; examples < MOST_EXAMPLES; examples++) {
                int at = random.nextInt(4);
                double[] out = random(random, at + examples * units + 2, 1);
                double[] delta = random(random, out.length, 1);
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
                double[] ofLog = delta.clone();
                kernels.softmaxDelta(examples, units, out, delta, at);
                kernels.logSoftmaxDelta(examples, units, out, ofLog, at);
                assertClose("softmaxDelta", delta, expected);
                assertClose("logSoftmaxDelta", ofLog, expectedOfLog);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void crossEntropyIsOfNetInputs(DoubleKernels kernels) {
        Random random = new Random(4);
        for (int units : UNITS) {
            for (int examples = 0; examples < MOST_EXAMPLES; examples++) {
                int at = random.nextInt(4);
                int first = random.nextInt(4);
                double[] net = random(random, at + examples * units + 2, 10);
                double[] out = net.clone();
                double[] logs = net.clone();
                double[] target = random(random, net.length, 1);
                double[] maxs = new double[first + examples];
                double[] sums = new double[first + examples];
                double[] errors = new double[first + examples + 1];
                double[] ofLogs = new double[first + examples + 1];
                kernels.softmax(examples, units, net, out, at, maxs, sums, first);
                kernels.logSoftmax(examples, units, net, logs, at);
                kernels.softmaxCrossEntropyErrors(examples, units, net, target, at, maxs, sums, errors, first);
                kernels.logSoftmaxCrossEntropyErrors(examples, units, logs, target, at, ofLogs, first);
                double[] delta = net.clone();
                double[] deltaOfLogs = net.clone();
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
                    double tolerance = 50 * Math.ulp(1) * Math.max(1, Math.abs(error));
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
    void whatIsNotANumberStaysNone(DoubleKernels kernels) {
        double[] net = {1, Double.NaN, 2};
        double[] out = new double[3];
        kernels.softmax(1, 3, net, out, 0, new double[1], new double[1], 0);
        assertThat(out).containsOnly(Double.NaN);
        kernels.logSoftmax(1, 3, net, out, 0);
        assertThat(out).containsOnly(Double.NaN);
    }

    private static double max(double[] net, int at, int units) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + units; i++) {
            max = Math.max(max, net[i]);
        }
        return max;
    }

    private static double sumOfExponentials(double[] net, int at, int units, double max) {
        double sum = 0;
        for (int i = at; i < at + units; i++) {
            sum += Math.exp(net[i] - max);
        }
        return sum;
    }

    private static double[] widened(double[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    private static void assertClose(String function, double[] found, double[] exact) {
        for (int i = 0; i < found.length; i++) {
            assertClose(function, found[i], exact[i]);
        }
    }

    private static void assertClose(String function, double found, double exact) {
        if (!(Math.abs(found - exact) <= 200 * Math.ulp(1) * Math.max(0.1, Math.abs(exact)))) {
            assertThat(found).as(function).isEqualTo(Rounding.toDouble(exact));
        }
    }

    private static double[] random(Random random, int length, double range) {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = range * (random.nextDouble() - 0.5);
        }
        return numbers;
    }
}
