package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.DoubleState;
import dev.deltarule.runtime.optimizer.FloatState;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegularizationTest {
    private static final double RATE = 0.5;

    /** Weights 0 to 5 and biases 6 to 8 train, weights 9 to 11 and bias 12 do not. */
    private static final Topology FROZEN_OUTPUT = Topologies.of(
            "FrozenOutput",
            2,
            Loss.SQUARED_ERROR,
            layer(3, Activation.TANH),
            layer(1, Activation.IDENTITY).fixed());

    private static final double[] START = {0.5, -1, 0.25, 2, 0.75, -0.5, 0.1, -0.2, 0.3, 1, -2, 0.5, 0.25};

    /** torch.optim.SGD(lr=0.1, weight_decay=0.01), from the file that holds all of PyTorch's figures. */
    @ParameterizedTest
    @CsvFileSource(resources = "/dev/deltarule/runtime/optimizer/pytorch-2.13.csv", useHeadersInDisplayName = true)
    void l2_is_pytorchs_weight_decay(
            String name, String settings, int steps, double p0, double p1, double p2, double p3) {
        if (!name.equals("sgd_weight_decay")) {
            return;
        }
        Topology topology = Topologies.of(
                "FourWeights",
                4,
                Loss.SQUARED_ERROR,
                layer(1, Activation.IDENTITY).bias(Bias.NONE));
        Penalty penalty = new Penalty(0, 0.01);
        Sgd sgd = new Sgd(0.1);
        double[] parameters = {0.5, -0.25, 1, -2};
        float[] floatParameters = {0.5f, -0.25f, 1, -2};
        for (int s = 0; s < steps; s++) {
            double[] gradient = new double[4];
            float[] floatGradient = new float[4];
            for (int i = 0; i < 4; i++) {
                // Sums over five examples, the scale makes them means.
                gradient[i] = 5 * Math.sin(0.7 * (i + 1) * (s + 1)) * (1 + 0.1 * i);
                floatGradient[i] = (float) gradient[i];
            }
            penalty.add(topology, parameters, gradient, 5);
            penalty.add(topology, floatParameters, floatGradient, 5);
            sgd.step(new DoubleState(topology, sgd), parameters, gradient, 0.2, 0.1);
            sgd.step(new FloatState(topology, sgd), floatParameters, floatGradient, 0.2f, 0.1f);
        }

        assertThat(parameters).as(settings).containsExactly(new double[] {p0, p1, p2, p3}, within(1e-14));
        assertThat(floatParameters)
                .containsExactly(new float[] {(float) p0, (float) p1, (float) p2, (float) p3}, within(1e-5f));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void penalties_add_to_the_gradient_and_the_error_but_not_for_biases_and_fixed_layers(boolean inFloat) {
        Model net = net(inFloat);
        TrainingResult result = step(net, trainer -> trainer.l1(0.01).l2(0.1));
        double[] gradient = meanGradient();
        double penalty = 0;
        double[] expected = START.clone();
        for (int i = 0; i < 13; i++) {
            double w = START[i];
            if (i < 6) {
                penalty += 0.01 * Math.abs(w) + 0.05 * w * w;
                gradient[i] += 0.01 * Math.signum(w) + 0.1 * w;
            }
            expected[i] = w - RATE * gradient[i];
        }

        assertThat(Xor.parameters(net)).containsExactly(expected, within(tolerance(inFloat)));
        assertThat(result.loss()).isCloseTo(meanError() + penalty, within(tolerance(inFloat)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void weight_decay_shrinks_weights_apart_from_the_gradient(boolean inFloat) {
        Model net = net(inFloat);
        TrainingResult result = step(net, trainer -> trainer.weightDecay(0.2));
        double[] gradient = meanGradient();
        double[] expected = START.clone();
        for (int i = 0; i < 13; i++) {
            expected[i] = (i < 6 ? 1 - RATE * 0.2 : 1) * START[i] - RATE * gradient[i];
        }

        assertThat(Xor.parameters(net)).containsExactly(expected, within(tolerance(inFloat)));
        assertThat(result.loss()).isCloseTo(meanError(), within(tolerance(inFloat)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void max_norm_scales_down_the_weights_into_a_unit_where_they_are_too_large(boolean inFloat) {
        Model net = net(inFloat);
        Model free = net(inFloat);
        step(net, trainer -> trainer.maxNorm(1.2));
        step(free, trainer -> trainer);
        double[] limited = Xor.parameters(net);
        double[] unlimited = Xor.parameters(free);
        int scaled = 0;
        for (int unit = 0; unit < 3; unit++) {
            int first = FROZEN_OUTPUT.weight(0, unit, 0);
            int second = FROZEN_OUTPUT.weight(0, unit, 1);
            double norm = Math.hypot(unlimited[first], unlimited[second]);
            double factor = norm > 1.2 ? 1.2 / norm : 1;
            scaled += norm > 1.2 ? 1 : 0;
            assertThat(limited[first]).isCloseTo(factor * unlimited[first], within(tolerance(inFloat)));
            assertThat(limited[second]).isCloseTo(factor * unlimited[second], within(tolerance(inFloat)));
        }

        assertThat(scaled).as("units above the limit").isEqualTo(2);
        for (int i = 6; i < 13; i++) {
            assertThat(limited[i]).isEqualTo(unlimited[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradients_are_clipped_by_value_and_then_by_norm(boolean inFloat) {
        double[] gradient = meanGradient();
        double squares = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = Math.max(-0.3, Math.min(0.3, gradient[i]));
            squares += gradient[i] * gradient[i];
        }
        double norm = Math.sqrt(squares);
        assertThat(meanGradient()).as("something to clip").isNotEqualTo(gradient);
        double[] byValue = START.clone();
        double[] byBoth = START.clone();
        for (int i = 0; i < gradient.length; i++) {
            byValue[i] -= RATE * gradient[i];
            byBoth[i] -= RATE * gradient[i] * (norm / 2) / norm;
        }
        Model value = net(inFloat);
        Model both = net(inFloat);
        Model loose = net(inFloat);
        Model free = net(inFloat);
        step(value, trainer -> trainer.clipValue(0.3));
        step(both, trainer -> trainer.clipNorm(norm / 2).clipValue(0.3));
        step(loose, trainer -> trainer.clipNorm(100).clipValue(100));
        step(free, trainer -> trainer);

        assertThat(Xor.parameters(value)).containsExactly(byValue, within(tolerance(inFloat)));
        assertThat(Xor.parameters(both)).containsExactly(byBoth, within(tolerance(inFloat)));
        assertThat(Xor.parameters(loose)).containsExactly(Xor.parameters(free), within(tolerance(inFloat)));
    }

    @Test
    void the_norm_of_huge_gradients_does_not_overflow() {
        double[] gradient = {3e200, -4e200};
        float[] floatGradient = {3e30f, -4e30f};

        assertThat(new Clipping(Double.POSITIVE_INFINITY, 10).apply(gradient, 0.5))
                .isCloseTo(10 / 5e200, within(1e-212));
        assertThat((double) new Clipping(Double.POSITIVE_INFINITY, 10).apply(floatGradient, 0.5f))
                .isCloseTo(10 / 5e30, within(1e-36));
    }

    @Test
    void label_smoothing_trains_towards_smoothed_targets() {
        Topology classes = Topologies.of("Classes", 2, Loss.CROSS_ENTROPY, layer(4, Activation.SOFTMAX));
        Topology binary = Topologies.of("Binary", 2, Loss.BINARY_CROSS_ENTROPY, layer(2, Activation.SIGMOID));
        double[][] inputs = {{0.5, -1}, {1, 2}, {-0.5, 0.25}};
        double[][] oneHot = {{1, 0, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        double[][] smoothed = {{0.85, 0.05, 0.05, 0.05}, {0.05, 0.05, 0.85, 0.05}, {0.05, 0.05, 0.05, 0.85}};
        double[][] flags = {{1, 0}, {0, 0}, {1, 1}};
        double[][] smoothedFlags = {{0.9, 0.1}, {0.1, 0.1}, {0.9, 0.9}};

        assertSameTraining(classes, Examples.of(inputs, oneHot), Examples.of(inputs, smoothed));
        assertSameTraining(binary, Examples.of(inputs, flags), Examples.of(inputs, smoothedFlags));
    }

    private static void assertSameTraining(Topology topology, Examples hard, Examples smoothed) {
        PlainNetwork net = new PlainNetwork(topology);
        PlainFloatNetwork floatNet = new PlainFloatNetwork(topology);
        PlainNetwork expected = new PlainNetwork(topology);
        double loss = smoothing(net).fit(hard).loss();
        smoothing(floatNet).fit(hard);
        double expectedLoss =
                smoothing(expected).labelSmoothing(0).fit(smoothed).loss();

        assertThat(net.parameters()).containsExactly(expected.parameters(), within(1e-14));
        assertThat(Xor.parameters(floatNet)).containsExactly(expected.parameters(), within(1e-5));
        assertThat(loss).isCloseTo(expectedLoss, within(1e-14));
    }

    private static Trainer smoothing(Model net) {
        return Trainer.of(net)
                .optimizer(new Sgd(RATE))
                .labelSmoothing(0.2)
                .batchSize(2)
                .stopWhen(StopRule.epochs(4));
    }

    @Test
    void stop_rules_see_the_targets_as_they_are() {
        double[][] inputs = {{1, 0}, {0, 1}};
        double[][] targets = {{1}, {0}};
        PlainNetwork net =
                new PlainNetwork(Topologies.of("Binary", 2, Loss.BINARY_CROSS_ENTROPY, layer(1, Activation.SIGMOID)));
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(1))
                .labelSmoothing(0.2)
                .stopWhen(StopRule.allWithin(0.05).or(StopRule.epochs(500)))
                .fit(Examples.of(inputs, targets));

        assertThat(result.epochs()).isEqualTo(500);
        double[] out = new double[1];
        net.predict(new double[] {1, 0}, 0, out, 0);
        assertThat(out[0]).isCloseTo(0.9, within(0.01));
    }

    @Test
    void label_smoothing_needs_targets_that_are_probabilities() {
        assertThatThrownBy(() -> step(net(false), trainer -> trainer.labelSmoothing(0.1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("labelSmoothing is for the losses CROSS_ENTROPY and BINARY_CROSS_ENTROPY, but FrozenOutput"
                        + " has SQUARED_ERROR. Leave it out.");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(() -> trainer().l1(-1), "l1 must be at least 0 and finite, but is -1.0."),
                refused(() -> trainer().l2(Double.NaN), "l2 must be at least 0 and finite, but is NaN."),
                refused(() -> trainer().weightDecay(-1), "weightDecay must be at least 0 and finite, but is -1.0."),
                refused(() -> trainer().maxNorm(0), "maxNorm must be above 0 and finite, but is 0.0."),
                refused(() -> trainer().clipValue(0), "clipValue must be above 0, but is 0.0."),
                refused(() -> trainer().clipNorm(Double.NaN), "clipNorm must be above 0, but is NaN."),
                refused(
                        () -> trainer().labelSmoothing(1),
                        "labelSmoothing must be at least 0 and below 1, but is 1.0."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_settings_outside_their_ranges(ThrowingCallable setting, String message) {
        assertThatThrownBy(setting).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Arguments refused(ThrowingCallable setting, String message) {
        return Arguments.of(setting, message);
    }

    private static Trainer trainer() {
        return Trainer.of(Xor.doubleNet());
    }

    private static TrainingResult step(Model net, UnaryOperator<Trainer> settings) {
        Trainer trainer = Trainer.of(net).optimizer(new Sgd(RATE)).fullBatch().stopWhen(StopRule.epochs(1));
        return settings.apply(trainer).fit(Xor.noisy(6));
    }

    private static Model net(boolean inFloat) {
        Model net = inFloat ? new PlainFloatNetwork(FROZEN_OUTPUT) : new PlainNetwork(FROZEN_OUTPUT);
        for (int i = 0; i < START.length; i++) {
            if (net instanceof FloatModel floats) {
                floats.parameters()[i] = (float) START[i];
            } else {
                ((DoubleModel) net).parameters()[i] = START[i];
            }
        }
        return net;
    }

    private static double[] meanGradient() {
        double[] gradient = new double[START.length];
        Examples examples = Xor.noisy(6);
        ((DoubleModel) net(false))
                .gradient(examples.doubles().inputs(), 0, examples.doubles().targets(), 0, 6, gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= 6;
        }
        return gradient;
    }

    private static double meanError() {
        Examples examples = Xor.noisy(6);
        return ((DoubleModel) net(false))
                        .loss(examples.doubles().inputs(), 0, examples.doubles().targets(), 0, 6)
                / 6;
    }

    private static double tolerance(boolean inFloat) {
        return inFloat ? 1e-6 : 1e-14;
    }
}
