package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same bits as the plain loops, wherever a block begins and however long it is, also of extreme numbers. */
class FloatBitsTest {
    private static final FloatKernels PLAIN = new PlainFloatKernels();

    private static final float[] EXTREME = {
        0,
        -0.0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        20,
        40,
        -18,
        -40,
        -87,
        87,
        89,
        -104,
        708,
        -708,
        -740,
        710
    };

    private interface Method {
        void apply(FloatKernels kernels, float[] net, float[] out, float[] delta, int at, int count);
    }

    private static final List<Method> METHODS = List.of(
            (k, net, out, delta, at, n) -> k.relu(net, out, at, n),
            (k, net, out, delta, at, n) -> k.reluDelta(out, delta, at, n),
            (k, net, out, delta, at, n) -> k.leakyRelu(net, out, at, n),
            (k, net, out, delta, at, n) -> k.leakyReluDelta(out, delta, at, n),
            (k, net, out, delta, at, n) -> k.elu(net, out, at, n),
            (k, net, out, delta, at, n) -> k.eluDelta(out, delta, at, n),
            (k, net, out, delta, at, n) -> k.selu(net, out, at, n),
            (k, net, out, delta, at, n) -> k.seluDelta(out, delta, at, n),
            (k, net, out, delta, at, n) -> k.sigmoid(net, out, at, n),
            (k, net, out, delta, at, n) -> k.sigmoidDelta(out, delta, at, n),
            (k, net, out, delta, at, n) -> k.tanh(net, out, at, n),
            (k, net, out, delta, at, n) -> k.tanhDelta(out, delta, at, n),
            (k, net, out, delta, at, n) -> k.softplus(net, out, at, n),
            (k, net, out, delta, at, n) -> k.softplusDelta(out, delta, at, n),
            (k, net, out, delta, at, n) -> k.softsign(net, out, at, n),
            (k, net, out, delta, at, n) -> k.softsignDelta(net, delta, at, n),
            (k, net, out, delta, at, n) -> k.swish(net, out, at, n),
            FloatKernels::swishDelta,
            (k, net, out, delta, at, n) -> k.gelu(net, out, at, n),
            (k, net, out, delta, at, n) -> k.geluDelta(net, delta, at, n),
            (k, net, out, delta, at, n) -> k.mish(net, out, at, n),
            (k, net, out, delta, at, n) -> k.mishDelta(net, delta, at, n),
            (k, net, out, delta, at, n) -> k.hardSigmoid(net, out, at, n),
            (k, net, out, delta, at, n) -> k.hardSigmoidDelta(net, delta, at, n),
            (k, net, out, delta, at, n) -> k.hardTanh(net, out, at, n),
            (k, net, out, delta, at, n) -> k.hardTanhDelta(net, delta, at, n),
            (k, net, out, delta, at, n) -> k.hardSwish(net, out, at, n),
            (k, net, out, delta, at, n) -> k.hardSwishDelta(net, delta, at, n),
            (k, net, out, delta, at, n) -> k.gaussian(net, out, at, n),
            FloatKernels::gaussianDelta,
            (k, net, out, delta, at, n) -> k.sine(net, out, at, n),
            (k, net, out, delta, at, n) -> k.sineDelta(net, delta, at, n),
            (k, net, out, delta, at, n) -> k.exponential(net, out, at, n),
            (k, net, out, delta, at, n) -> k.exponentialDelta(out, delta, at, n),
            (k, net, out, delta, at, n) -> k.multiply(net, delta, at, n),
            (k, net, out, delta, at, n) -> k.softmax(1, n, net, out, at, delta, delta, 0),
            (k, net, out, delta, at, n) -> k.softmax(n / 3, 3, net, out, at, delta, new float[n], 0),
            (k, net, out, delta, at, n) -> k.softmaxDelta(n / 7, 7, out, delta, at),
            (k, net, out, delta, at, n) -> k.logSoftmax(n / 7, 7, net, out, at),
            (k, net, out, delta, at, n) -> k.logSoftmaxDelta(n / 7, 7, out, delta, at),
            (k, net, out, delta, at, n) -> k.meanAbsoluteErrorDeltas(3, out, net, delta, at, n),
            (k, net, out, delta, at, n) -> k.huberDeltas(3, out, net, delta, at, n),
            (k, net, out, delta, at, n) -> k.logCoshDeltas(3, out, net, delta, at, n),
            (k, net, out, delta, at, n) -> k.hingeDeltas(3, out, net, delta, at, n),
            (k, net, out, delta, at, n) -> k.poissonDeltas(3, out, net, delta, at, n),
            (k, net, out, delta, at, n) -> k.softmaxCrossEntropyDeltas(n / 3, 3, out, net, delta, at),
            (k, net, out, delta, at, n) -> k.logSoftmaxCrossEntropyDeltas(n / 3, 3, out, net, delta, at));

    static Stream<Named<FloatKernels>> kernels() {
        return Implementations.floats();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void bitsAreThoseOfThePlainLoops(FloatKernels kernels) {
        Random random = new Random(1);
        for (int m = 0; m < METHODS.size(); m++) {
            for (int round = 0; round < 150; round++) {
                int at = random.nextInt(5);
                int count = random.nextInt(round % 10 == 0 ? 700 : 40);
                float[] net = random(random, at + count + 20);
                float[] out = random(random, net.length);
                float[] delta = random(random, net.length);
                float[] expectedOut = out.clone();
                float[] expectedDelta = delta.clone();
                METHODS.get(m).apply(PLAIN, net, expectedOut, expectedDelta, at, count);
                METHODS.get(m).apply(kernels, net, out, delta, at, count);
                assertSame("out", m, net, out, expectedOut);
                assertSame("delta", m, net, delta, expectedDelta);
            }
        }
    }

    private static void assertSame(String array, int method, float[] net, float[] found, float[] expected) {
        for (int i = 0; i < found.length; i++) {
            // compared as objects, for which zeros of either sign differ and all that is not a number is the same
            if (Float.compare(found[i], expected[i]) != 0) {
                assertThat(found[i])
                        .as("%s of method %d for %s", array, method, net[i])
                        .isEqualTo(expected[i]);
            }
        }
    }

    private static float[] random(Random random, int length) {
        float[] numbers = new float[length];
        int range = random.nextBoolean() ? 10 : 1000;
        boolean extreme = random.nextInt(3) == 0;
        for (int i = 0; i < length; i++) {
            numbers[i] = extreme && random.nextInt(4) == 0
                    ? EXTREME[random.nextInt(EXTREME.length)]
                    : range * (random.nextFloat() - 0.5f);
        }
        return numbers;
    }
}
