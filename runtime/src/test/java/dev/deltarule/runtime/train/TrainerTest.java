package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Adadelta;
import dev.deltarule.runtime.optimizer.Adagrad;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.AdamW;
import dev.deltarule.runtime.optimizer.Adamax;
import dev.deltarule.runtime.optimizer.AmsGrad;
import dev.deltarule.runtime.optimizer.GradientOptimizer;
import dev.deltarule.runtime.optimizer.Lion;
import dev.deltarule.runtime.optimizer.Nadam;
import dev.deltarule.runtime.optimizer.RmsProp;
import dev.deltarule.runtime.optimizer.Rprop;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.support.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void learns_the_exclusive_or(boolean inFloat) {
        TrainingResult result = Trainer.of(Xor.net(inFloat))
                .optimizer(new Sgd(1))
                .stopWhen(StopRule.allWithin(0.1).or(StopRule.epochs(5000)))
                .fit(Xor.EXAMPLES);

        assertThat(result.stopReason()).isEqualTo("All outputs are within 0.1 of their targets.");
        assertThat(result.loss()).isLessThan(result.losses()[0]);
    }

    @Test
    void online_training_in_order_is_one_step_after_each_example() {
        PlainNetwork net = Xor.doubleNet();
        PlainNetwork byHand = Xor.doubleNet();
        TrainingResult result = trainer(net, 2).inOrder().fit(Xor.EXAMPLES);
        double[] losses = new double[2];
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int k = 0; k < 4; k++) {
                double[] in = {Xor.EXAMPLES.input(k, 0), Xor.EXAMPLES.input(k, 1)};
                losses[epoch] += byHand.descend(in, 0, new double[] {Xor.EXAMPLES.target(k, 0)}, 0, 1, 0.5);
            }
        }

        assertThat(net.parameters()).isEqualTo(byHand.parameters());
        assertThat(result.losses()).containsExactly(losses[0] / 4, losses[1] / 4);
    }

    @Test
    void a_shuffled_batch_takes_the_step_of_its_mean_gradient() {
        Examples examples = Xor.noisy(5);
        PlainNetwork net = Xor.doubleNet();
        PlainNetwork byHand = Xor.doubleNet();
        TrainingResult result = trainer(net, 1).batchSize(3).shuffle(9).fit(examples);
        int[] order = {0, 1, 2, 3, 4};
        new SplitMix64(9).shuffle(order);
        double[] first = gather(examples, order, 0, 3);
        double[] firstTargets = gatherTargets(examples, order, 0, 3);
        double[] last = gather(examples, order, 3, 5);
        double[] lastTargets = gatherTargets(examples, order, 3, 5);
        double error =
                byHand.descend(first, 0, firstTargets, 0, 3, 0.5) + byHand.descend(last, 0, lastTargets, 0, 2, 0.5);

        assertThat(net.parameters()).containsExactly(byHand.parameters(), within(1e-14));
        assertThat(result.loss()).isCloseTo(error / 5, within(1e-14));
    }

    @Test
    void batches_in_order_go_to_the_network_as_blocks() {
        RecordingModel net = new RecordingModel(Xor.doubleNet());
        trainer(net, 1).batchSize(3).inOrder().fit(Xor.noisy(8));

        assertThat(net.calls).containsExactly("descend 0+3", "descend 3+3", "descend 6+2");
    }

    @Test
    void a_view_goes_to_the_network_as_blocks_of_its_rows() {
        RecordingModel net = new RecordingModel(Xor.doubleNet());
        trainer(net, 1).batchSize(2).inOrder().fit(Xor.noisy(8).view(3, 6));

        assertThat(net.calls).containsExactly("descend 3+2", "descend 5+1");
    }

    @Test
    void a_full_batch_is_one_block_even_when_shuffled() {
        RecordingModel net = new RecordingModel(Xor.doubleNet());
        trainer(net, 2).fullBatch().shuffle(3).fit(Xor.noisy(8));
        trainer(net, 1).batchSize(100).fit(Xor.noisy(8));

        assertThat(net.calls).containsExactly("descend 0+8", "descend 0+8", "descend 0+8");
    }

    @Test
    void shuffled_online_training_steps_at_each_row_once_in_an_order_drawn_anew_for_each_epoch() {
        RecordingModel net = new RecordingModel(Xor.doubleNet());
        trainer(net, 2).fit(Xor.noisy(8));
        List<String> first = net.calls.subList(0, 8);
        List<String> second = net.calls.subList(8, 16);
        String[] inOrder = {
            "descend 0+1", "descend 1+1", "descend 2+1", "descend 3+1",
            "descend 4+1", "descend 5+1", "descend 6+1", "descend 7+1"
        };

        assertThat(first).containsExactlyInAnyOrder(inOrder).isNotEqualTo(second);
        assertThat(second).containsExactlyInAnyOrder(inOrder);
        assertThat(first).isNotEqualTo(List.of(inOrder));
    }

    @Test
    void a_shuffled_batch_is_gathered_into_one_block() {
        RecordingModel net = new RecordingModel(Xor.doubleNet());
        trainer(net, 1).batchSize(4).fit(Xor.noisy(8));

        assertThat(net.calls).containsExactly("descend 0+4", "descend 0+4");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 256, 257, 600})
    void a_scattered_batch_trains_like_one_that_lies_together(int batchSize) {
        Examples scattered = Xor.noisy(700).split(6.0 / 7, 1).train();
        double[][] inputs = new double[scattered.count()][];
        double[][] targets = new double[scattered.count()][];
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = new double[] {scattered.input(k, 0), scattered.input(k, 1)};
            targets[k] = new double[] {scattered.target(k, 0)};
        }
        PlainNetwork expected = Xor.doubleNet();
        trainer(expected, 2).batchSize(batchSize).inOrder().fit(Examples.of(inputs, targets));
        PlainNetwork actual = Xor.doubleNet();
        trainer(actual, 2).batchSize(batchSize).inOrder().fit(scattered);

        assertThat(actual.parameters()).containsExactly(expected.parameters(), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"false,1", "false,3", "true,1", "true,3"})
    void the_same_seed_gives_the_same_bits_and_another_seed_others(boolean inFloat, int batchSize) {
        double[] one = trained(inFloat, batchSize, 5);

        assertThat(trained(inFloat, batchSize, 5)).isEqualTo(one);
        assertThat(trained(inFloat, batchSize, 6)).isNotEqualTo(one);
    }

    @Test
    void the_default_is_shuffling_with_seed_0() {
        PlainNetwork byDefault = Xor.doubleNet();
        trainer(byDefault, 3).fit(Xor.noisy(20));

        assertThat(byDefault.parameters()).isEqualTo(trained(false, 1, 0));
    }

    @Test
    void a_trainer_used_again_trains_on_with_the_orders_it_began_with() {
        PlainNetwork net = Xor.doubleNet();
        RecordingModel recorded = new RecordingModel(net);
        Trainer trainer = trainer(recorded, 1);
        trainer.fit(Xor.noisy(8));
        double[] once = net.parameters().clone();
        trainer.fit(Xor.noisy(8));

        assertThat(recorded.calls.subList(8, 16)).isEqualTo(recorded.calls.subList(0, 8));
        assertThat(net.parameters()).isNotEqualTo(once);
    }

    @Test
    void examples_of_the_other_precision_are_converted() {
        float[] inputs = {0, 0, 0, 1, 1, 0, 1, 1};
        Examples inFloat = Examples.of(inputs, new float[] {0, 1, 1, 0}, 2, 1);
        PlainNetwork one = Xor.doubleNet();
        PlainNetwork other = Xor.doubleNet();
        trainer(one, 3).fit(Xor.EXAMPLES);
        trainer(other, 3).fit(inFloat);
        Model floatOne = Xor.floatNet();
        Model floatOther = Xor.floatNet();
        trainer(floatOne, 3).fit(Xor.EXAMPLES);
        trainer(floatOther, 3).fit(inFloat);

        assertThat(other.parameters()).isEqualTo(one.parameters());
        assertThat(Xor.parameters(floatOther)).isEqualTo(Xor.parameters(floatOne));
    }

    @Test
    void listeners_hear_of_each_epoch() {
        List<EpochReport> reports = new ArrayList<>();
        List<Integer> epochs = new ArrayList<>();
        TrainingResult result = trainer(Xor.doubleNet(), 100)
                .listener(reports::add)
                .listener(report -> epochs.add(report.epoch()))
                .fit(Xor.EXAMPLES);

        assertThat(reports).hasSize(100);
        assertThat(epochs).hasSize(100).startsWith(1, 2, 3).endsWith(100);
        assertThat(reports.stream().mapToDouble(EpochReport::loss).toArray()).isEqualTo(result.losses());
        assertThat(reports.get(99).elapsed()).isEqualTo(result.elapsed()).isPositive();
    }

    @Test
    void the_result_tells_how_it_went() {
        TrainingResult result = trainer(Xor.doubleNet(), 2).fit(Xor.EXAMPLES);
        result.losses()[1] = -1;

        assertThat(result.epochs()).isEqualTo(2);
        assertThat(result.loss()).isEqualTo(result.losses()[1]).isPositive();
        assertThat(result.stopReason()).isEqualTo("The limit of 2 epochs is reached.");
        assertThat(result.toString())
                .matches("2 epochs in [0-9.]+ s, mean loss " + result.loss()
                        + "\\. The limit of 2 epochs is reached\\.");
    }

    @Test
    void an_interrupted_thread_stops_after_the_epoch_and_stays_interrupted() {
        TrainingResult result = trainer(Xor.doubleNet(), 1000)
                .listener(report -> {
                    if (report.epoch() == 3) {
                        Thread.currentThread().interrupt();
                    }
                })
                .fit(Xor.EXAMPLES);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.epochs()).isEqualTo(3);
        assertThat(result.stopReason()).isEqualTo("The thread was interrupted.");
    }

    @Test
    void an_optimizer_and_a_stop_rule_are_required() {
        assertThatThrownBy(() ->
                        Trainer.of(Xor.doubleNet()).stopWhen(StopRule.epochs(1)).fit(Xor.EXAMPLES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The trainer has no optimizer. Set one: .optimizer(new Sgd(0.1)).");
        assertThatThrownBy(
                        () -> Trainer.of(Xor.doubleNet()).optimizer(new Sgd(1)).fit(Xor.EXAMPLES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The trainer does not know when to stop. Tell it: .stopWhen(StopRule.epochs(100)).");
    }

    @Test
    void a_batch_needs_an_example() {
        assertThatThrownBy(() -> Trainer.of(Xor.doubleNet()).batchSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batchSize must be at least 1, but is 0.");
    }

    @Test
    void examples_that_do_not_fit_are_refused_before_anything_is_touched() {
        PlainNetwork net = Xor.doubleNet();
        Examples wide = Examples.of(new double[3], new double[1], 3, 1);

        assertThatThrownBy(() -> trainer(net, 1).fit(wide))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The examples have 3 inputs and 1 targets each, but XorNet has 2 inputs and 1 outputs.");
        assertThat(net.parameters()).isEqualTo(Xor.doubleNet().parameters());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_optimizer_learns_the_exclusive_or(boolean inFloat) {
        for (GradientOptimizer optimizer : List.of(
                new Sgd(0.3).momentum(0.9),
                new Sgd(0.3).nesterov(0.9),
                new Adagrad(0.3),
                new RmsProp(0.01),
                new RmsProp(0.005).momentum(0.9).centered(),
                new Adadelta(),
                new Adam(0.02),
                new AdamW(0.02),
                new AmsGrad(0.02),
                new Nadam(0.02),
                new Adamax(0.02),
                new Lion(0.01),
                new Rprop())) {
            TrainingResult result = Trainer.of(Xor.net(inFloat))
                    .optimizer(optimizer)
                    .stopWhen(StopRule.allWithin(0.1).or(StopRule.epochs(5000)))
                    .fit(Xor.EXAMPLES);

            assertThat(result.stopReason())
                    .as(optimizer.toString())
                    .isEqualTo("All outputs are within 0.1 of their targets.");
        }
    }

    @Test
    void an_optimizer_that_needs_the_full_batch_takes_it() {
        RecordingModel net = new RecordingModel(Xor.doubleNet());
        Trainer trainer = Trainer.of(net).optimizer(new Rprop()).stopWhen(StopRule.epochs(2));
        trainer.fit(Xor.noisy(8));

        assertThat(net.calls).containsExactly("gradient 0+8", "gradient 0+8");
        assertThatThrownBy(() -> trainer.batchSize(3).fit(Xor.noisy(8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(
                        "takes one step per epoch, on all 8 examples, but batchSize is 3. Leave batchSize out.");
    }

    @Test
    void a_rate_that_float_cannot_hold_is_refused_by_float_networks() {
        Trainer trainer = Trainer.of(Xor.floatNet()).stopWhen(StopRule.epochs(1));

        assertThatThrownBy(() -> trainer.optimizer(new Sgd(1e-60)).fit(Xor.EXAMPLES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate 1.0E-60 is 0.0 in the precision of XorNet, which computes in float.");
        assertThatThrownBy(() -> trainer.optimizer(new Adam(1e60)).fit(Xor.EXAMPLES))
                .hasMessageContaining("is Infinity");
    }

    private static Trainer trainer(Model net, int epochs) {
        return Trainer.of(net).optimizer(new Sgd(0.5)).stopWhen(StopRule.epochs(epochs));
    }

    private static double[] trained(boolean inFloat, int batchSize, long seed) {
        Model net = Xor.net(inFloat);
        trainer(net, 3).batchSize(batchSize).shuffle(seed).fit(Xor.noisy(20));
        return Xor.parameters(net);
    }

    private static double[] gather(Examples examples, int[] order, int from, int to) {
        double[] inputs = new double[2 * (to - from)];
        for (int k = from; k < to; k++) {
            inputs[2 * (k - from)] = examples.input(order[k], 0);
            inputs[2 * (k - from) + 1] = examples.input(order[k], 1);
        }
        return inputs;
    }

    private static double[] gatherTargets(Examples examples, int[] order, int from, int to) {
        double[] targets = new double[to - from];
        for (int k = from; k < to; k++) {
            targets[k - from] = examples.target(order[k], 0);
        }
        return targets;
    }
}
