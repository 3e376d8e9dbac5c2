package dev.deltarule.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.FloatModel;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The activations of the Vector API variant over the whole range of floats, also infinite, NaN and denormal ones: within a few
 * units in the last place of what {@link Math} gives in double. A layer whose weights are all 1 shows the bare function.
 */
@Tag("vectors")
class VectorFunctionsTest {
    /** Where 1 + e^-x overflows, a sigmoid is 0 instead of a denormal number. */
    private static final double SMALLEST_NORMAL = Float.MIN_NORMAL;

    /** About a million floats of all sizes and both signs. */
    private static final int STEP = 4_093;

    private static final int BLOCK = 1_000;

    @TestFactory
    Stream<DynamicTest> areWithinFourUnitsInTheLastPlace() {
        return Stream.of(
                function("EXPONENTIAL", Math::exp),
                function("TANH", Math::tanh),
                function("ELU", x -> x > 0 ? x : Math.expm1(x)),
                function("SOFTPLUS", x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))));
    }

    @TestFactory
    Stream<DynamicTest> areWithinFourUnitsInTheLastPlaceWhereTheyAreComposed() {
        return Stream.of(
                function("SIGMOID", x -> 1 / (1 + Math.exp(-x))),
                function("GAUSSIAN", x -> Math.exp(-(double) ((float) x * (float) x))),
                function("SOFTSIGN", x -> x / (1 + Math.abs(x))));
    }

    private static DynamicTest function(String activation, DoubleUnaryOperator exact) {
        return DynamicTest.dynamicTest(activation, () -> {
            FloatModel net = Networks.compileWithVectors(Map.of("Net", """
                            @Network(inputs = 1)
                            @Layer(size = 16, activation = Activation.%s, bias = Bias.NONE)
                            public interface Net extends FloatModel {}
                            """.formatted(activation)))
                    .succeeded()
                    .create("NetVector", FloatModel.class);
            Arrays.fill(net.parameters(), 1);
            float[] in = new float[BLOCK];
            float[] out = new float[BLOCK * 16];
            long bits = Integer.MIN_VALUE;
            while (bits <= Integer.MAX_VALUE) {
                for (int k = 0; k < BLOCK; k++) {
                    in[k] = Float.intBitsToFloat((int) Math.min(bits, Integer.MAX_VALUE));
                    bits += STEP;
                }
                net.predict(in, 0, out, 0, BLOCK);
                for (int k = 0; k < BLOCK; k++) {
                    compare(activation, in[k], out[k * 16], exact.applyAsDouble(in[k]));
                }
            }
            for (float x : new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0, -0f}) {
                Arrays.fill(in, x);
                net.predict(in, 0, out, 0, BLOCK);
                compare(activation, x, out[16], exact.applyAsDouble(x));
            }
        });
    }

    private static void compare(String activation, float x, float result, double exact) {
        float rounded = (float) exact;
        if (result == rounded || (Float.isNaN(result) && Float.isNaN(rounded))) {
            return;
        }
        double tolerance = Math.max(4 * Math.ulp(rounded), activation.equals("SIGMOID") ? SMALLEST_NORMAL : 0);
        assertThat(Math.abs(result - exact)).as("%s(%s)", activation, x).isLessThanOrEqualTo(tolerance);
    }
}
