package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Lbfgs;
import dev.deltarule.runtime.optimizer.LevenbergMarquardt;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.optimizer.Rprop;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.support.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FullBatchTest {
    private static final List<Optimizer> METHODS = List.of(new Lbfgs(), new LevenbergMarquardt());

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void learn_the_exclusive_or_in_few_epochs(boolean inFloat) {
        for (Optimizer method : METHODS) {
            TrainingResult result = Trainer.of(Xor.net(inFloat))
                    .optimizer(method)
                    .stopWhen(StopRule.allWithin(0.01).or(StopRule.epochs(100)))
                    .fit(Xor.EXAMPLES);

            assertThat(result.stopReason())
                    .as(method.toString())
                    .isEqualTo("All outputs are within 0.01 of their targets.");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_error_never_rises_and_is_that_before_the_step(boolean inFloat) {
        for (Optimizer method : METHODS) {
            Model net = Xor.net(inFloat);
            double before = Xor.doubleNet()
                            .loss(
                                    Xor.EXAMPLES.doubles().inputs(),
                                    0,
                                    Xor.EXAMPLES.doubles().targets(),
                                    0,
                                    4)
                    / 4;
            double[] losses = Trainer.of(net)
                    .optimizer(method)
                    .stopWhen(StopRule.epochs(60))
                    .fit(Xor.EXAMPLES)
                    .losses();

            assertThat(losses[0]).isCloseTo(before, within(1e-6));
            for (int k = 1; k < losses.length; k++) {
                assertThat(losses[k]).as("%s, epoch %d", method, k + 1).isLessThanOrEqualTo(losses[k - 1]);
            }
            assertThat(losses[59]).isLessThan(losses[0] / 100);
        }
    }

    static Stream<Arguments> squaredErrors() {
        return Stream.of(
                Arguments.of(Loss.SQUARED_ERROR, 1.0, 0.0, false),
                Arguments.of(Loss.MEAN_SQUARED_ERROR, 2.0 / 2, 0.0, false),
                Arguments.of(Loss.SQUARED_ERROR, 1.0, 0.01, true),
                Arguments.of(Loss.MEAN_SQUARED_ERROR, 2.0 / 2, 0.01, true));
    }

    @ParameterizedTest
    @MethodSource("squaredErrors")
    void each_step_of_levenberg_marquardt_is_the_one_its_paper_defines(
            Loss loss, double factor, double l2, boolean weighted) {
        Topology topology = Topologies.of("Curves", 1, loss, layer(3, Activation.TANH), layer(2, Activation.IDENTITY));
        Examples examples = curves();
        double[] weights = new double[examples.count()];
        Arrays.setAll(weights, k -> weighted ? k % 3 : 1);
        for (int steps = 1; steps <= 8; steps++) {
            PlainNetwork net = started(topology);
            PlainNetwork expected = started(topology);
            PlainMarquardt byHand = new PlainMarquardt(expected, examples, weights, factor, l2);
            double before = 0;
            for (int s = 0; s < steps; s++) {
                before = byHand.error() / examples.count();
                byHand.step();
            }
            TrainingResult result = Trainer.of(net)
                    .optimizer(new LevenbergMarquardt())
                    .l2(l2)
                    .exampleWeights(weights)
                    .stopWhen(StopRule.epochs(steps))
                    .fit(examples);

            assertThat(net.parameters())
                    .as("after step %d", steps)
                    .containsExactly(expected.parameters(), within(1e-5));
            assertThat(result.loss()).isCloseTo(before, within(1e-9));
        }
    }

    @Test
    void three_outputs_of_a_mean_squared_error_have_the_right_jacobian() {
        Topology topology = Topologies.of(
                "Three", 2, Loss.MEAN_SQUARED_ERROR, layer(2, Activation.SIGMOID), layer(3, Activation.SOFTMAX));
        Examples examples = Examples.of(
                new double[][] {{1, 2}, {-1, 0.5}, {0.3, -2}}, new double[][] {{1, 0, 0}, {0, 1, 0}, {0.2, 0.3, 0.5}});
        PlainNetwork net = started(topology);
        PlainNetwork expected = started(topology);
        double[] ones = {1, 1, 1};
        new PlainMarquardt(expected, examples, ones, 2.0 / 3, 0).step();
        Trainer.of(net)
                .optimizer(new LevenbergMarquardt())
                .stopWhen(StopRule.epochs(1))
                .fit(examples);

        assertThat(net.parameters()).containsExactly(expected.parameters(), within(1e-6));
    }

    @Test
    void lbfgs_minimises_the_error_with_its_penalty_and_weights() {
        Topology topology = Topologies.of("Logistic", 2, Loss.BINARY_CROSS_ENTROPY, layer(1, Activation.SIGMOID));
        Examples examples = Xor.noisy(50);
        double[] weights = new double[50];
        Arrays.setAll(weights, k -> 1 + k % 2);
        PlainNetwork net = new PlainNetwork(topology);
        Trainer.of(net)
                .optimizer(new Lbfgs())
                .l2(0.1)
                .exampleWeights(weights)
                .stopWhen(StopRule.epochs(30))
                .fit(examples);
        // The problem is convex, so slow and steady gradient descent ends at the same point.
        PlainNetwork slow = new PlainNetwork(topology);
        Trainer.of(slow)
                .optimizer(new Sgd(0.5))
                .fullBatch()
                .l2(0.1)
                .exampleWeights(weights)
                .stopWhen(StopRule.epochs(3000))
                .fit(examples);

        assertThat(net.parameters()).containsExactly(slow.parameters(), within(1e-8));
        assertThat(net.parameters()[0]).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void parameters_that_are_not_trainable_stay_as_they_are(boolean inFloat) {
        Topology topology = Topologies.of(
                "Fixed", 2, Loss.SQUARED_ERROR, layer(3, Activation.TANH).fixed(), layer(1, Activation.IDENTITY));
        for (Optimizer method : METHODS) {
            Model net = inFloat ? new PlainFloatNetwork(topology) : started(topology);
            if (net instanceof PlainFloatNetwork floats) {
                double[] start = started(topology).parameters();
                for (int i = 0; i < start.length; i++) {
                    floats.parameters()[i] = (float) start[i];
                }
            }
            double[] before = Xor.parameters(net);
            Trainer.of(net).optimizer(method).stopWhen(StopRule.epochs(5)).fit(Xor.noisy(20));

            assertThat(Arrays.copyOf(Xor.parameters(net), 9)).isEqualTo(Arrays.copyOf(before, 9));
            assertThat(Xor.parameters(net)).isNotEqualTo(before);
        }
    }

    static Stream<Arguments> methodsInBothPrecisions() {
        // With these factors no two different ways of changing the damping lead to the same one.
        return Stream.of(new Lbfgs(), new LevenbergMarquardt().factors(0.3, 7))
                .flatMap(method -> Stream.of(Arguments.of(method, false), Arguments.of(method, true)));
    }

    /** The damping of one and the pairs of the other are taken back too. */
    @ParameterizedTest
    @MethodSource("methodsInBothPrecisions")
    void a_step_that_is_taken_back_and_taken_again_is_the_same(Optimizer method, boolean inFloat) {
        Model net = Xor.net(inFloat);
        Steps steps = new Steps(net, Xor.EXAMPLES, PlainSettings.of(method, Xor.EXAMPLES));
        int[] order = {0, 1, 2, 3};
        steps.step(order, 0, 4, 0);
        steps.save();
        steps.step(order, 0, 4, 0);
        double[] once = Xor.parameters(net);
        steps.step(order, 0, 4, 0);
        steps.restore();
        steps.step(order, 0, 4, 0);

        assertThat(Xor.parameters(net)).isEqualTo(once);
    }

    @Test
    void an_error_that_is_infinite_from_the_start_is_reported_and_nothing_moves() {
        Examples examples = Examples.of(new double[] {1, 1, 1, 1}, new double[] {0, 1e160}, 2, 1);
        for (Optimizer method : METHODS) {
            PlainNetwork net = Xor.doubleNet();

            assertThatThrownBy(() -> Trainer.of(net)
                            .optimizer(method)
                            .stopWhen(StopRule.epochs(3))
                            .fit(examples))
                    .isInstanceOfSatisfying(
                            NonFiniteTrainingException.class,
                            thrown -> assertThat(thrown.example()).isEqualTo(1));
            assertThat(net.parameters()).isEqualTo(Xor.doubleNet().parameters());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Loss.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SQUARED_ERROR", "MEAN_SQUARED_ERROR", "BINARY_CROSS_ENTROPY", "CROSS_ENTROPY", "POISSON"})
    void levenberg_marquardt_is_for_squared_errors(Loss loss) {
        DoubleModel net = new PlainNetwork(Topologies.of("Net", 2, loss, layer(1, Activation.IDENTITY)));
        Examples signed = Xor.EXAMPLES.mapTargets(t -> 2 * t - 1);

        assertThatThrownBy(() -> Trainer.of(net)
                        .optimizer(new LevenbergMarquardt())
                        .stopWhen(StopRule.epochs(1))
                        .fit(signed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LevenbergMarquardt is for the losses SQUARED_ERROR and MEAN_SQUARED_ERROR, but Net has "
                        + loss + ". Take Lbfgs or Rprop.");
    }

    @Test
    void levenberg_marquardt_is_for_small_networks() {
        Topology topology =
                Topologies.of("Large", 2, Loss.SQUARED_ERROR, layer(667, Activation.TANH), layer(1, Activation.TANH));

        assertThatThrownBy(() -> new LevenbergMarquardt().check(topology))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "LevenbergMarquardt is for networks of at most 2000 parameters, but Large has 2669. Take Lbfgs"
                                + " or Rprop.");
    }

    @Test
    void settings_that_mean_nothing_to_them_are_refused_not_ignored() {
        for (Optimizer method : METHODS) {
            for (UnaryOperator<Trainer> setting : List.<UnaryOperator<Trainer>>of(
                    trainer -> trainer.l1(0.1),
                    trainer -> trainer.weightDecay(0.1),
                    trainer -> trainer.maxNorm(1),
                    trainer -> trainer.clipNorm(1),
                    trainer -> trainer.clipValue(1),
                    trainer -> trainer.learningRate(LearningRate.step(1, 0.5)))) {
                PlainNetwork net = Xor.doubleNet();
                Trainer trainer =
                        setting.apply(Trainer.of(net).optimizer(method).stopWhen(StopRule.epochs(1)));

                assertThatThrownBy(() -> trainer.fit(Xor.EXAMPLES))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith(method.toString())
                        .hasMessageContaining("Leave");
                assertThat(net.parameters()).isEqualTo(Xor.doubleNet().parameters());
            }
        }
    }

    @Test
    void on_a_curve_they_and_rprop_get_further_than_gradient_descent() {
        Topology topology = Topologies.of(
                "Curves", 1, Loss.SQUARED_ERROR, layer(6, Activation.TANH), layer(2, Activation.IDENTITY));
        double plain = error(topology, new Sgd(0.1));

        assertThat(error(topology, new LevenbergMarquardt())).isLessThan(plain / 300);
        assertThat(error(topology, new Lbfgs())).isLessThan(plain / 10);
        assertThat(error(topology, new Rprop())).isLessThan(plain / 2);
    }

    private static double error(Topology topology, Optimizer optimizer) {
        return Trainer.of(started(topology))
                .optimizer(optimizer)
                .fullBatch()
                .stopWhen(StopRule.epochs(100))
                .fit(curves())
                .loss();
    }

    private static Examples curves() {
        double[][] inputs = new double[24][1];
        double[][] targets = new double[24][2];
        for (int k = 0; k < 24; k++) {
            double x = k / 4.0 - 3;
            inputs[k][0] = x;
            targets[k] = new double[] {Math.sin(x), Math.exp(-x * x)};
        }
        return Examples.of(inputs, targets);
    }

    private static PlainNetwork started(Topology topology) {
        PlainNetwork net = new PlainNetwork(topology);
        SplitMix64 random = new SplitMix64(7);
        for (int i = 0; i < net.parameters().length; i++) {
            net.parameters()[i] = random.nextNormal();
        }
        return net;
    }
}
