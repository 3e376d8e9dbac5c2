package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.support.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleWeightsTest {
    private static final int COUNT = 700;

    @ParameterizedTest
    @CsvSource({"false,1", "false,3", "false,700", "true,3", "true,300"})
    void the_gradient_and_error_of_each_example_are_multiplied_by_its_weight(boolean inFloat, int batchSize) {
        Examples examples = Xor.noisy(COUNT);
        double[] weights = new double[COUNT];
        Arrays.setAll(weights, k -> k % 4 * 0.5);
        Model net = Xor.net(inFloat);
        TrainingResult result =
                trainer(net, batchSize).exampleWeights(weights).shuffle(3).fit(examples);

        PlainNetwork byHand = Xor.doubleNet();
        int[] order = IntStream.range(0, COUNT).toArray();
        if (batchSize < COUNT) {
            new SplitMix64(3).shuffle(order);
        }
        double error = 0;
        for (int from = 0; from < COUNT; from += batchSize) {
            int to = Math.min(COUNT, from + batchSize);
            error += weightedStep(byHand, examples, order, from, to, weights);
        }
        assertThat(Xor.parameters(net)).containsExactly(byHand.parameters(), within(inFloat ? 1e-4 : 1e-11));
        assertThat(result.loss()).isCloseTo(error / COUNT, within(inFloat ? 1e-5 : 1e-12));
    }

    @Test
    void the_weight_of_a_class_is_that_of_its_examples() {
        Examples examples = Xor.noisy(20);
        double[] weights = new double[20];
        Arrays.setAll(weights, k -> examples.target(k, 0) == 1 ? 3 : 0.5);
        PlainNetwork byClass = Xor.doubleNet();
        PlainNetwork byExample = Xor.doubleNet();
        PlainNetwork byBoth = Xor.doubleNet();
        trainer(byClass, 4).classWeights(0.5, 3).fit(examples);
        trainer(byExample, 4).exampleWeights(weights).fit(examples);
        double[] halves = new double[20];
        Arrays.fill(halves, 0.5);
        trainer(byBoth, 4).classWeights(1, 6).exampleWeights(halves).fit(examples);

        assertThat(byClass.parameters()).isEqualTo(byExample.parameters());
        assertThat(byBoth.parameters()).isEqualTo(byExample.parameters());
    }

    @Test
    void balanced_weights_give_each_class_the_same_influence() {
        Examples examples =
                Examples.of(new double[][] {{0, 1}, {1, 1}, {1, 0}, {2, 1}}, new double[][] {{0}, {1}, {0}, {0}});
        PlainNetwork balanced = Xor.doubleNet();
        PlainNetwork byHand = Xor.doubleNet();
        trainer(balanced, 2).balancedClassWeights().fit(examples);
        trainer(byHand, 2).classWeights(4 / (2.0 * 3), 4 / (2.0 * 1)).fit(examples);

        assertThat(balanced.parameters()).isEqualTo(byHand.parameters());
    }

    @Test
    void weights_of_1_leave_plain_steps_to_the_network() {
        RecordingModel net = new RecordingModel(Xor.doubleNet());
        trainer(net, 2).classWeights(1, 1).inOrder().fit(Xor.noisy(4));

        assertThat(net.calls).containsExactly("descend 0+2", "descend 2+2");
    }

    @Test
    void examples_that_count_for_nothing_are_not_looked_at() {
        RecordingModel net = new RecordingModel(Xor.doubleNet());
        trainer(net, 4).exampleWeights(0, 2, 2, 0, 0, 0, 0, 0).inOrder().fit(Xor.noisy(8));

        assertThat(net.calls).containsExactly("gradient 1+2");
    }

    @Test
    void rows_that_occur_twice_have_weights_of_their_own() {
        Examples twice = Xor.noisy(2).select(0, 1, 0);
        PlainNetwork net = Xor.doubleNet();
        PlainNetwork merged = Xor.doubleNet();
        trainer(net, 3).exampleWeights(1, 1, 2).fit(twice);
        // A step divides by the number of examples, so two examples need two thirds of the weights.
        trainer(merged, 2).exampleWeights(2, 2 / 3.0).fit(Xor.noisy(2));

        assertThat(net.parameters()).containsExactly(merged.parameters(), within(1e-14));
    }

    @Test
    void weights_stay_with_examples_that_are_shuffled_or_split() {
        double[] weights = new double[40];
        Arrays.setAll(weights, k -> k % 7);
        Examples weighted = Xor.noisy(40).withWeights(weights);
        for (Examples given : List.of(
                weighted.shuffled(5),
                weighted.split(0.7, 3).train(),
                weighted.stratifiedSplit(0.7, 3).train(),
                weighted.kFold(4, 3).get(1).train())) {
            double[] own = new double[given.count()];
            Arrays.setAll(own, k -> weights[given.rowNumber(k)]);
            assertSameTraining(
                    trainer -> trainer.fit(given),
                    trainer -> trainer.exampleWeights(own).fit(unweighted(given)));
            assertSameTraining(
                    trainer -> trainer.classWeights(2, 3).validationSplit(0.25).fit(given),
                    trainer -> trainer.classWeights(2, 3)
                            .validationSplit(0.25)
                            .exampleWeights(own)
                            .fit(unweighted(given)));
        }
    }

    private static void assertSameTraining(Consumer<Trainer> one, Consumer<Trainer> other) {
        PlainNetwork net = Xor.doubleNet();
        PlainNetwork expected = Xor.doubleNet();
        one.accept(trainer(net, 4));
        other.accept(trainer(expected, 4));
        assertThat(net.parameters())
                .isEqualTo(expected.parameters())
                .isNotEqualTo(Xor.doubleNet().parameters());
    }

    private static Examples unweighted(Examples examples) {
        double[] inputs = new double[2 * examples.count()];
        double[] targets = new double[examples.count()];
        examples.copyInputs(0, examples.count(), inputs, 0);
        examples.copyTargets(0, examples.count(), targets, 0);
        return Examples.of(inputs, targets, 2, 1);
    }

    @Test
    void weights_of_which_it_is_unclear_whose_they_are_are_refused() {
        Examples examples = Xor.noisy(10);
        Trainer trainer = trainer(Xor.doubleNet(), 1).exampleWeights(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        assertThatThrownBy(() -> trainer.fit(examples.split(0.5, 1).train()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exampleWeights must have one weight per example, 5, but has 10. Give weights to examples"
                        + " before they are shuffled or split, and each stays with its example:"
                        + " examples.withWeights(weights).shuffled(seed).");
        assertThatThrownBy(() -> trainer.fit(examples.shuffled(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "It is unclear to which examples the exampleWeights belong, since the 10 examples")
                .hasMessageContaining("withWeights");
        assertThatThrownBy(() -> trainer.fit(examples.withWeights(new double[10])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Leave one of the two out.");
    }

    @Test
    void weights_that_do_not_fit_are_refused_before_anything_is_touched() {
        PlainNetwork net = Xor.doubleNet();
        Examples examples = Xor.noisy(3);

        assertThatThrownBy(() -> trainer(net, 1).exampleWeights(1, 2).fit(examples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exampleWeights must have one weight per example, 3, but has 2.");
        assertThatThrownBy(() -> trainer(net, 1).exampleWeights(1, -2, 1).fit(examples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exampleWeights must be at least 0 and finite, but that of example 1 is -2.0.");
        assertThatThrownBy(() -> trainer(net, 1).classWeights(1, 2, 3).fit(examples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classWeights must have one weight per class, 2, but has 3.");
        assertThatThrownBy(() -> trainer(net, 1).exampleWeights(0, 0, 0).fit(examples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("All examples have the weight 0, so there is nothing to learn from.");
        assertThat(net.parameters()).isEqualTo(Xor.doubleNet().parameters());
    }

    private static double weightedStep(
            PlainNetwork net, Examples examples, int[] order, int from, int to, double[] weights) {
        double[] sum = new double[net.parameters().length];
        double error = 0;
        for (int k = from; k < to; k++) {
            double[] gradient = new double[sum.length];
            double[] in = {examples.input(order[k], 0), examples.input(order[k], 1)};
            double[] target = {examples.target(order[k], 0)};
            error += weights[order[k]] * net.gradient(in, 0, target, 0, 1, gradient);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[order[k]] * gradient[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            net.parameters()[i] -= 0.5 * sum[i] / (to - from);
        }
        return error;
    }

    private static Trainer trainer(Model net, int batchSize) {
        return Trainer.of(net).optimizer(new Sgd(0.5)).batchSize(batchSize).stopWhen(StopRule.epochs(1));
    }
}
