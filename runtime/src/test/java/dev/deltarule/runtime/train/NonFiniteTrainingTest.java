package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.GradientOptimizer;
import dev.deltarule.runtime.optimizer.Lion;
import dev.deltarule.runtime.optimizer.Rprop;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.support.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NonFiniteTrainingTest {
    private static final int COUNT = 10;
    private static final long SEED = 4;

    /** Without a bend or a bound anywhere, a high learning rate makes the parameters grow without end. */
    private static final Topology LINEAR = Topologies.of(
            "LinearNet", 2, Loss.SQUARED_ERROR, layer(3, Activation.IDENTITY), layer(1, Activation.IDENTITY));

    /** One weight: out = w · in. */
    private static final Topology ONE_WEIGHT = oneWeight(Loss.SQUARED_ERROR);

    static Stream<Arguments> trainings() {
        return Stream.<GradientOptimizer>of(new Sgd(10), new Momentum(10), new Sgd(10).nesterov(0.5))
                .flatMap(optimizer -> Stream.of(1, 3, COUNT)
                        .flatMap(batchSize -> Stream.of(true, false)
                                .flatMap(shuffled -> Stream.of(true, false)
                                        .map(inFloat -> Arguments.of(optimizer, batchSize, shuffled, inFloat)))));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void stops_at_the_first_step_that_goes_wrong_with_the_parameters_from_before_it(
            GradientOptimizer optimizer, int batchSize, boolean shuffled, boolean inFloat) {
        FirstFailure expected = firstFailure(optimizer, batchSize, shuffled && batchSize < COUNT, inFloat);
        Model net = linear(inFloat);
        Trainer trainer =
                Trainer.of(net).optimizer(optimizer).batchSize(batchSize).stopWhen(StopRule.epochs(10_000));
        Trainer ordered = shuffled ? trainer.shuffle(SEED) : trainer.inOrder();

        NonFiniteTrainingException thrown =
                catchThrowableOfType(NonFiniteTrainingException.class, () -> ordered.fit(Xor.noisy(COUNT)));

        assertThat(thrown.epoch()).isEqualTo(expected.epoch());
        assertThat(expected.batch()).contains(thrown.example());
        assertThat(thrown.parameter().isPresent()).isEqualTo(expected.isParameter());
        assertThat(Xor.parameters(net)).isEqualTo(expected.parametersBefore());
        assertThat(thrown)
                .hasMessageStartingWith("In epoch " + thrown.epoch() + ", at example " + thrown.example() + ", ")
                .hasMessageContaining("Lower the learning rate");
        assertThat(thrown)
                .hasMessageContaining(
                        expected.isParameter()
                                ? LINEAR.describe(thrown.parameter().getAsInt()) + " became "
                                : "the loss became ");
    }

    @Test
    void the_trainings_above_meet_errors_and_parameters_in_the_first_epoch_and_later() {
        List<FirstFailure> failures =
                trainings().map(NonFiniteTrainingTest::failureOf).toList();

        assertThat(failures).extracting(FirstFailure::isParameter).contains(true, false);
        assertThat(failures).extracting(FirstFailure::epoch).contains(1).anyMatch(epoch -> epoch > 2);
    }

    @Test
    void epochs_before_the_failure_are_reported_as_ever() {
        int[] last = {0};
        Trainer trainer = Trainer.of(linear(false))
                .optimizer(new Sgd(3))
                .stopWhen(StopRule.epochs(10_000))
                .listener(report -> {
                    assertThat(report.loss()).isFinite();
                    last[0] = report.epoch();
                });

        NonFiniteTrainingException thrown =
                catchThrowableOfType(NonFiniteTrainingException.class, () -> trainer.fit(Xor.noisy(COUNT)));
        assertThat(last[0]).isEqualTo(thrown.epoch() - 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void in_a_batch_the_example_whose_own_error_is_infinite_is_named(boolean shuffled) {
        PlainNetwork net = new PlainNetwork(ONE_WEIGHT);
        Examples examples = Examples.of(new double[] {1, 1, 1, 1, 1, 1}, new double[] {0, 0, 0, 0, 1e160, 0}, 1, 1);
        Trainer trainer = Trainer.of(net).optimizer(new Sgd(0.1)).batchSize(5).stopWhen(StopRule.epochs(1));

        assertThatThrownBy(() -> (shuffled ? trainer.shuffle(1) : trainer.inOrder()).fit(examples))
                .isInstanceOfSatisfying(NonFiniteTrainingException.class, thrown -> {
                    assertThat(thrown.example()).isEqualTo(4);
                    assertThat(thrown.parameter()).isEmpty();
                })
                .hasMessage("In epoch 1, at example 4, the loss became Infinity. The parameters are as they were before"
                        + " that step. Lower the learning rate or scale the inputs.");
    }

    @Test
    void in_a_batch_the_example_whose_own_gradient_is_infinite_is_named() {
        PlainFloatNetwork net = new PlainFloatNetwork(ONE_WEIGHT);
        Examples examples = Examples.of(new float[] {1, 1, 1e10f, 1}, new float[] {1, 1, 1e30f, 1}, 1, 1);
        Trainer trainer = Trainer.of(net).optimizer(new Sgd(1)).fullBatch().stopWhen(StopRule.epochs(1));

        assertThatThrownBy(() -> trainer.fit(examples))
                .isInstanceOfSatisfying(NonFiniteTrainingException.class, thrown -> {
                    assertThat(thrown.example()).isEqualTo(2);
                    assertThat(thrown.parameter()).hasValue(0);
                })
                .hasMessageContaining(
                        "at example 2, the weight from input 0 to unit 0 of layer output became Infinity.");
        assertThat(net.parameters()).containsExactly(0);
    }

    @Test
    void a_gradient_that_is_infinite_is_found_behind_clipping_decay_and_weights_too() {
        Examples examples = Examples.of(new float[] {1, 1, 1e10f, 1}, new float[] {1, 1, 1e30f, 1}, 1, 1);
        for (UnaryOperator<Trainer> settings : List.<UnaryOperator<Trainer>>of(
                trainer -> trainer.clipValue(1),
                trainer -> trainer.clipNorm(1),
                trainer -> trainer.clipValue(1).clipNorm(1),
                trainer -> trainer.maxNorm(1),
                trainer -> trainer.l1(0.1).l2(0.1).weightDecay(0.1),
                trainer -> trainer.exampleWeights(1, 2, 3, 4),
                trainer -> trainer.optimizer(new Rprop()),
                trainer -> trainer.optimizer(new Lion()).learningRate(LearningRate.cosine(3, 0)))) {
            PlainFloatNetwork net = new PlainFloatNetwork(ONE_WEIGHT);
            Trainer trainer = Trainer.of(net).optimizer(new Adam()).fullBatch().stopWhen(StopRule.epochs(1));

            assertThatThrownBy(() -> settings.apply(trainer).fit(examples))
                    .isInstanceOfSatisfying(
                            NonFiniteTrainingException.class,
                            thrown -> assertThat(thrown.example()).isEqualTo(2));
            assertThat(net.parameters()).containsExactly(0);
        }
    }

    @Test
    void an_example_that_counts_for_nothing_is_not_to_blame() {
        PlainNetwork net = new PlainNetwork(ONE_WEIGHT);
        Examples examples = Examples.of(new double[] {1, 1, 1}, new double[] {1e160, 0, 1e160}, 1, 1);
        Trainer trainer = Trainer.of(net).optimizer(new Sgd(1)).fullBatch().stopWhen(StopRule.epochs(1));

        assertThatThrownBy(() -> trainer.exampleWeights(0, 1, 2).fit(examples))
                .isInstanceOfSatisfying(
                        NonFiniteTrainingException.class,
                        thrown -> assertThat(thrown.example()).isEqualTo(2));
        trainer.exampleWeights(0, 1, 0).fit(examples);
        assertThat(net.parameters()).containsExactly(0);
    }

    @Test
    void in_a_batch_of_examples_that_are_finite_by_themselves_the_first_is_named() {
        PlainNetwork net = new PlainNetwork(oneWeight(Loss.MEAN_ABSOLUTE_ERROR));
        Examples examples = Examples.of(new double[] {1, 2, 2, 2}, new double[] {0.5, 1, 1, 1}, 1, 1);
        Trainer trainer =
                Trainer.of(net).optimizer(new Sgd(1e308)).inOrder().batchSize(3).stopWhen(StopRule.epochs(1));

        assertThatThrownBy(() -> trainer.fit(examples.view(1, 4)))
                .isInstanceOfSatisfying(NonFiniteTrainingException.class, thrown -> {
                    assertThat(thrown.example()).isZero();
                    assertThat(thrown.parameter()).hasValue(0);
                });
        assertThat(net.parameters()).containsExactly(0);
    }

    @Test
    void errors_that_are_finite_but_not_in_sum_stop_training_too() {
        PlainNetwork net = new PlainNetwork(oneWeight(Loss.MEAN_ABSOLUTE_ERROR));
        Examples examples = Examples.of(new double[] {1, 1, 1}, new double[] {1e308, 1e308, 1e308}, 1, 1);
        Trainer trainer = Trainer.of(net).optimizer(new Sgd(1)).inOrder().stopWhen(StopRule.epochs(1));

        assertThatThrownBy(() -> trainer.fit(examples))
                .isInstanceOfSatisfying(
                        NonFiniteTrainingException.class,
                        thrown -> assertThat(thrown.example()).isEqualTo(1))
                .hasMessageContaining("the loss became Infinity");
        assertThat(net.parameters()).containsExactly(1);
    }

    @Test
    void the_example_is_counted_in_the_examples_as_given() {
        double[] targets = new double[50];
        targets[37] = 1e160;
        double[] inputs = new double[50];
        Arrays.fill(inputs, 1);
        Examples train =
                Examples.of(inputs, targets, 1, 1).view(30, 50).split(0.9, 1).train();
        NonFiniteTrainingException thrown = catchThrowableOfType(
                NonFiniteTrainingException.class,
                () -> Trainer.of(new PlainNetwork(ONE_WEIGHT))
                        .optimizer(new Sgd(0.1))
                        .stopWhen(StopRule.epochs(1))
                        .fit(train));

        assertThat(train.target(thrown.example(), 0)).isEqualTo(1e160);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void parameters_that_are_not_finite_beforehand_are_refused(double bad) {
        PlainNetwork net = Xor.doubleNet();
        net.parameters()[net.topology().bias(0, 2)] = bad;
        PlainFloatNetwork floatNet = Xor.floatNet();
        floatNet.parameters()[net.topology().bias(0, 2)] = (float) bad;
        String message = "Before training, the bias of unit 2 of layer hidden is " + bad
                + ", but training needs finite parameters. Create the network anew or set its parameters.";

        for (Model model : new Model[] {net, floatNet}) {
            assertThatThrownBy(() -> Trainer.of(model)
                            .optimizer(new Sgd(1))
                            .stopWhen(StopRule.epochs(1))
                            .fit(Xor.EXAMPLES))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
        }
    }

    /** What a look after every single step finds. */
    private static FirstFailure firstFailure(
            GradientOptimizer optimizer, int batchSize, boolean shuffled, boolean inFloat) {
        Model net = linear(inFloat);
        Steps steps = new Steps(net, Xor.noisy(COUNT), PlainSettings.of(optimizer, Xor.noisy(COUNT)));
        int[] order = IntStream.range(0, COUNT).toArray();
        SplitMix64 random = new SplitMix64(SEED);
        for (int epoch = 1; epoch < 1000; epoch++) {
            if (shuffled) {
                Arrays.setAll(order, k -> k);
                random.shuffle(order);
            }
            for (int from = 0; from < COUNT; from += batchSize) {
                int to = Math.min(COUNT, from + batchSize);
                double[] before = Xor.parameters(net);
                boolean errorIsFinite;
                try {
                    errorIsFinite = Double.isFinite(steps.step(order, from, to, optimizer.rate()));
                } catch (ArithmeticException e) {
                    errorIsFinite = false;
                }
                if (!errorIsFinite || !Arrays.stream(Xor.parameters(net)).allMatch(Double::isFinite)) {
                    return new FirstFailure(epoch, Arrays.copyOfRange(order, from, to), errorIsFinite, before);
                }
            }
        }
        throw new AssertionError("nothing went wrong");
    }

    private static FirstFailure failureOf(Arguments arguments) {
        Object[] values = arguments.get();
        return firstFailure((GradientOptimizer) values[0], (int) values[1], (boolean) values[2], (boolean) values[3]);
    }

    private static Model linear(boolean inFloat) {
        double[] start = {0.1, -0.2, 0.3, 0.2, 0.1, -0.3, 0, 0, 0, 0.3, -0.1, 0.2, 0};
        if (!inFloat) {
            PlainNetwork net = new PlainNetwork(LINEAR);
            System.arraycopy(start, 0, net.parameters(), 0, start.length);
            return net;
        }
        PlainFloatNetwork net = new PlainFloatNetwork(LINEAR);
        for (int i = 0; i < start.length; i++) {
            net.parameters()[i] = (float) start[i];
        }
        return net;
    }

    private static Topology oneWeight(Loss loss) {
        return Topologies.of("OneWeight", 1, loss, layer(1, Activation.IDENTITY).bias(Bias.NONE));
    }

    /** A class, not a record, for it holds arrays. */
    private static final class FirstFailure {
        private final int epoch;
        private final int[] batch;
        private final boolean isParameter;
        private final double[] parametersBefore;

        FirstFailure(int epoch, int[] batch, boolean isParameter, double[] parametersBefore) {
            this.epoch = epoch;
            this.batch = batch;
            this.isParameter = isParameter;
            this.parametersBefore = parametersBefore;
        }

        int epoch() {
            return epoch;
        }

        int[] batch() {
            return batch;
        }

        boolean isParameter() {
            return isParameter;
        }

        double[] parametersBefore() {
            return parametersBefore;
        }
    }
}
