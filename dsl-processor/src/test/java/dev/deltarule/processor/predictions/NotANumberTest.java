package dev.deltarule.processor.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A prediction from NaN is NaN, or where there is no such result an exception that says so. */
class NotANumberTest {
    private static final double[] MISSING = {1, 2, Double.NaN};

    @ParameterizedTest
    @CsvSource({"FloatModel, float", "DoubleModel, double"})
    void numbersAreNotANumber(String model, String number) {
        Caller several = net(model, "SOFTMAX", 2, """
                void all(#[] in, #[] out);
                Odds odds(In in);
                record Odds(double left, float right) {}
                record In(double a, float b, double c) {}
                """.replace("#", number));

        assertThat(several.outputs(MISSING)).containsOnly(Double.NaN);
        Object odds = several.call("odds", several.record("Net$In", 1.0, 2f, Double.NaN));
        assertThat(Caller.component(odds, "left")).isEqualTo(Double.NaN);
        assertThat(Caller.component(odds, "right")).isEqualTo(Float.NaN);
        assertThat(net(model, "SIGMOID", 1, "double f(double a, double b, double c);")
                        .call("f", 1.0, 2.0, Double.NaN))
                .isEqualTo(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({
        "FloatModel, SOFTMAX, 2, 'int best(double a, double b, double c);'",
        "DoubleModel, SOFTMAX, 2, 'int best(double a, double b, double c);'",
        "FloatModel, RELU, 2, 'Kind best(double a, double b, double c); enum Kind { A, B }'",
        "DoubleModel, HARD_SIGMOID, 2, 'Kind best(double a, double b, double c); enum Kind { A, B }'",
        "FloatModel, SIGMOID, 1, 'boolean best(double a, double b, double c);'",
        "DoubleModel, HARD_TANH, 1, 'boolean best(double a, double b, double c);'"
    })
    void classesAreRefused(String model, String output, int outputs, String members) {
        Caller net = net(model, output, outputs, members);

        assertThatThrownBy(() -> net.call("best", 1.0, 2.0, Double.NaN))
                .hasRootCauseInstanceOf(ArithmeticException.class)
                .rootCause()
                .hasMessage("The output is NaN, so there is nothing to predict. Look for inputs or parameters that are"
                        + " NaN or infinite, such as missing values.");
        assertThat(net.call("best", 1.0, 2.0, 3.0)).isNotNull();
    }

    /** NaN reaches every output, whatever the activations and the layout of the code. */
    @Test
    void everyActivationPassesItOn() {
        assertPassedOn();
    }

    @Test
    void everyActivationPassesItOnInPlainKernels() {
        assertPassedOn("-Adeltarule.strategy=kernels");
    }

    @Test
    @Tag("vectors")
    void everyActivationPassesItOnInVectors() {
        assertPassedOn("-Adeltarule.strategy=kernels");
    }

    private static void assertPassedOn(String... options) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int hidden : new int[] {4, 14, 40}) {
            for (Activation activation : Activation.values()) {
                String name = "Net" + sources.size();
                sources.put(name, """
                        @Network(inputs = 3)
                        @Layer(size = %d, activation = Activation.%s)
                        @Layer(size = 3, activation = Activation.%s)
                        public interface %s extends %s {}
                        """.formatted(
                        hidden, activation, activation, name, sources.size() % 2 == 0 ? "FloatModel" : "DoubleModel"));
            }
        }
        Networks compiled = Networks.compileWith(sources, options).succeeded();
        for (String name : sources.keySet()) {
            Model model = compiled.create(name, Model.class);
            if (model instanceof FloatModel floats) {
                float[] out = new float[6];
                floats.predict(new float[] {1, 2, Float.NaN, 3, Float.NaN, 4}, 0, out, 0, 2);
                assertThat(out).as(sources.get(name)).containsOnly(Float.NaN);
            } else {
                double[] out = new double[6];
                ((DoubleModel) model).predict(new double[] {1, 2, Double.NaN, 3, Double.NaN, 4}, 0, out, 0, 2);
                assertThat(out).as(sources.get(name)).containsOnly(Double.NaN);
            }
        }
    }

    private static Caller net(String model, String output, int outputs, String members) {
        return new Caller("""
                @Network(inputs = 3)
                @Layer(size = 3, activation = Activation.RELU)
                @Layer(size = %d, activation = Activation.%s)
                public interface Net extends %s {
                    %s
                }
                """.formatted(outputs, output, model, members));
    }
}
