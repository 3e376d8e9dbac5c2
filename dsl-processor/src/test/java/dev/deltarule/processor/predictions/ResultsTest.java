package dev.deltarule.processor.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How prediction methods give the outputs. */
class ResultsTest {
    private static Caller net(String precision, int outputs, String members) {
        return new Caller("""
                @Network(inputs = 2)
                @Layer(size = 3, activation = Activation.TANH)
                @Layer(size = %d, activation = Activation.SIGMOID)
                public interface Net extends %s {
                    %s
                }
                """.formatted(outputs, precision, members));
    }

    @Test
    void oneOutputIsANumberOfEitherPrecision() {
        Caller doubles = net("DoubleModel", 1, "double d(double a, double b); float f(double a, double b);");
        Caller floats = net("FloatModel", 1, "double d(double a, double b); float f(double a, double b);");

        assertThat(doubles.call("d", 1.0, 2.0)).isEqualTo(doubles.outputs(1, 2)[0]);
        assertThat(doubles.call("f", 1.0, 2.0)).isEqualTo((float) doubles.outputs(1, 2)[0]);
        assertThat(floats.call("d", 1.0, 2.0)).isEqualTo(floats.outputs(1, 2)[0]);
        assertThat(floats.call("f", 1.0, 2.0)).isEqualTo((float) floats.outputs(1, 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FloatModel", "DoubleModel"})
    void aBooleanIsAnOutputOfAtLeastOneHalf(String precision) {
        Caller net = net(precision, 1, "boolean f(double a, double b);");
        fill(net, 0); // sigmoid(0) is one half
        assertThat(net.call("f", 1.0, 2.0)).isEqualTo(true);

        fill(net, 1);
        assertThat(net.call("f", 1.0, 2.0)).isEqualTo(true);

        fill(net, -0.001);
        assertThat(net.call("f", 0.0, 0.0)).isEqualTo(false);
    }

    private static void fill(Caller net, double value) {
        if (net.model() instanceof DoubleModel model) {
            Arrays.fill(model.parameters(), value);
        } else if (net.model() instanceof FloatModel model) {
            Arrays.fill(model.parameters(), (float) value);
        }
    }

    /** A record's own constructor takes exactly the types of its components. */
    @Test
    void noOtherConstructorOfARecordIsCalled() {
        String odds = """
                Odds odds(double a, double b);
                record Odds(double left, float right) {
                    Odds(float left, float right) { this(-1.0, -1f); }
                    Odds(double left, double right) { this(-2.0, -2f); }
                    Odds(float left, double right) { this(-3.0, -3f); }
                    Odds(double... all) { this(-4.0, -4f); }
                    Odds(Double left, Float right) { this(-5.0, -5f); }
                    Odds(Object left, Object right) { this(-6.0, -6f); }
                }
                """;
        for (String precision : List.of("FloatModel", "DoubleModel")) {
            Caller net = net(precision, 2, odds);
            Object result = net.call("odds", 1.0, 2.0);
            double[] out = net.outputs(1, 2);

            assertThat(Caller.component(result, "left")).isEqualTo(out[0]);
            assertThat(Caller.component(result, "right")).isEqualTo((float) out[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FloatModel", "DoubleModel"})
    void theLargestOutputIsGivenByItsIndexOrItsConstant(String precision) {
        Caller net = new Caller("""
                @Network(inputs = 3)
                @Layer(size = 3, activation = Activation.TANH)
                public interface Net extends %s {
                    int index(double a, double b, double c);
                    Kind kind(double a, double b, double c);
                    Other other(double a, double b, double c);
                    enum Kind { A, B, C }
                    enum Other { X, Y { @Override public String toString() { return "why"; } }, Z }
                }
                """.formatted(precision));
        setWeightsToIdentity(net);
        for (int largest = 0; largest < 3; largest++) {
            Object[] in = {-0.5, -0.25, -1.0};
            in[largest] = -0.125;

            assertThat(net.call("index", in)).isEqualTo(largest);
            assertThat(net.call("kind", in)).hasToString("ABC".substring(largest, largest + 1));
            assertThat(net.call("other", in))
                    .hasToString(List.of("X", "why", "Z").get(largest));
        }
    }

    private static void setWeightsToIdentity(Caller net) {
        fill(net, 0);
        for (int k = 0; k < 3; k++) {
            int index = net.model().topology().weight(0, k, k);
            if (net.model() instanceof DoubleModel model) {
                model.parameters()[index] = 1;
            } else if (net.model() instanceof FloatModel model) {
                model.parameters()[index] = 1;
            }
        }
    }

    @Test
    void ofEqualOutputsTheFirstIsTheLargest() {
        Caller net = net("DoubleModel", 3, "int index(double a, double b);");
        fill(net, 0);

        assertThat(net.call("index", 1.0, 2.0)).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FloatModel", "DoubleModel"})
    void aRecordHoldsAllOutputs(String precision) {
        Caller net = net(precision, 2, """
                Odds f(double a, double b);
                record Odds(double left, float right) {}
                """);
        Object odds = net.call("f", 1.0, 2.0);

        assertThat(Caller.component(odds, "left")).isEqualTo(net.outputs(1, 2)[0]);
        assertThat(Caller.component(odds, "right")).isEqualTo((float) net.outputs(1, 2)[1]);
    }

    @Test
    void aRecordMayHoldTheOnlyOutput() {
        Caller net = net("DoubleModel", 1, "Odds f(double a, double b); record Odds(double yes) {}");

        assertThat(Caller.component(net.call("f", 1.0, 2.0), "yes")).isEqualTo(net.outputs(1, 2)[0]);
    }

    @Test
    void anArrayReceivesTheOutputs() {
        Caller doubles = net("DoubleModel", 2, "void f(double a, double b, double[] out);");
        double[] out = {7, 7, 7};
        doubles.call("f", 1.0, 2.0, out);
        assertThat(out).startsWith(doubles.outputs(1, 2)).endsWith(7);

        Caller floats = net("FloatModel", 2, "void f(float[] in, float[] out);");
        float[] narrow = new float[2];
        floats.call("f", new float[] {1, 2}, narrow);
        assertThat(narrow).containsExactly((float) floats.outputs(1, 2)[0], (float) floats.outputs(1, 2)[1]);
    }

    @Test
    void oneArrayMayHoldInputsAndOutputs() {
        Caller net = net("DoubleModel", 2, "void f(double[] in, double[] out);");
        double[] both = {1, 2};
        double[] expected = net.outputs(1, 2);
        net.call("f", both, both);

        assertThat(both).containsExactly(expected);
    }

    @Test
    void typesOfOtherPackagesAndFilesAreReached() {
        Networks compiled = Networks.compileFiles(Map.of(
                        "other.Kinds",
                        "package other; public class Kinds { public enum Kind { A, B } public record In(int x, int y) {} }",
                        "test.Net",
                        Networks.HEADER + """
                        import other.Kinds.*;
                        @Network(inputs = 2)
                        @Layer(size = 2, activation = Activation.SIGMOID)
                        interface Net extends DoubleModel {
                            Kind kind(In in);
                        }
                        """))
                .succeeded();

        assertThat(compiled.source("NetImpl")).contains("kind(Kinds.In in)");
    }

    /** The model's own, which is another name for a method with a body: one that is declared again is generated like others. */
    @ParameterizedTest
    @ValueSource(strings = {"float", "double"})
    void predictMayBeDeclaredAgainAndOverloaded(String number) {
        String model = number.equals("float") ? "FloatModel" : "DoubleModel";
        Caller net = net(model, 2, """
                @Override void predict(#[] in, #[] out);
                int predict(double a, double b);
                Odds predict(Odds odds);
                record Odds(# left, # right) {}
                """.replace("#", number));
        double[] expected = net.outputs(1, 2);

        assertThat(outputsOf(net)).containsExactly(expected);
        assertThat(net.call("predict", new Class<?>[] {double.class, double.class}, 1.0, 2.0))
                .isEqualTo(expected[0] >= expected[1] ? 0 : 1);
    }

    private static double[] outputsOf(Caller net) {
        if (net.model() instanceof DoubleModel model) {
            double[] out = new double[2];
            model.predict(new double[] {1, 2}, out);
            assertThat(model.predict(new double[] {1, 2})).containsExactly(out);
            return out;
        }
        float[] out = new float[2];
        ((FloatModel) net.model()).predict(new float[] {1, 2}, out);
        assertThat(((FloatModel) net.model()).predict(new float[] {1, 2})).containsExactly(out);
        return new double[] {out[0], out[1]};
    }
}
