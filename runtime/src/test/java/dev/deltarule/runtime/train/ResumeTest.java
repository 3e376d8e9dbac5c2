package dev.deltarule.runtime.train;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Adadelta;
import dev.deltarule.runtime.optimizer.Adagrad;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.AdamW;
import dev.deltarule.runtime.optimizer.Adamax;
import dev.deltarule.runtime.optimizer.AmsGrad;
import dev.deltarule.runtime.optimizer.Lbfgs;
import dev.deltarule.runtime.optimizer.LevenbergMarquardt;
import dev.deltarule.runtime.optimizer.Lion;
import dev.deltarule.runtime.optimizer.Nadam;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.optimizer.RmsProp;
import dev.deltarule.runtime.optimizer.Rprop;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that goes on from a state, in a new trainer and with a new network, ends with the same bits. */
class ResumeTest {
    private static final int EPOCHS = 7;
    private static final Examples EXAMPLES = Xor.noisy(37);

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Sgd(0.1),
                new Sgd(0.1).momentum(0.9),
                new Sgd(0.1).nesterov(0.9),
                new Adagrad(),
                new RmsProp().momentum(0.9).centered(),
                new Adadelta(),
                new Adam(),
                new AdamW(),
                new AmsGrad(),
                new Nadam(),
                new Adamax(),
                new Lion(),
                new Rprop(),
                new Lbfgs(),
                new LevenbergMarquardt());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void ends_with_the_same_bits_in_double(Optimizer optimizer) {
        check(Xor::doubleNet, trainer -> trainer.optimizer(optimizer));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void ends_with_the_same_bits_in_float(Optimizer optimizer) {
        check(Xor::floatNet, trainer -> trainer.optimizer(optimizer));
    }

    @Test
    void goes_on_dropping_outputs() {
        check(() -> dropping(false), trainer -> trainer.optimizer(new Adam()).batchSize(5));
        check(() -> dropping(true), trainer -> trainer.optimizer(new Adam()).batchSize(5));
    }

    @Test
    void goes_on_with_the_patience_that_is_left_and_the_best_parameters_so_far() {
        check(
                Xor::doubleNet,
                trainer -> trainer.optimizer(new Sgd(3))
                        .validation(Xor.noisy(11), Metric.MAE)
                        .stopWhen(EarlyStopping.onValidation(Metric.MAE, 3)
                                .restoreBest()
                                .or(StopRule.epochs(EPOCHS))));
    }

    @Test
    void goes_on_with_a_schedule_that_remembers_losses() {
        check(
                Xor::doubleNet,
                trainer -> trainer.optimizer(new Sgd(3)).learningRate(LearningRate.reduceOnPlateau(1, 0, 0.5)));
    }

    @Test
    void a_finished_training_stays_finished() {
        PlainNetwork net = Xor.doubleNet();
        List<TrainingState> states = new ArrayList<>();
        TrainingResult whole = trainer(net).checkpoints(100, states::add).fit(EXAMPLES);
        assertThat(states).hasSize(1);

        PlainNetwork again = new PlainNetwork(Xor.TOPOLOGY);
        TrainingResult resumed = trainer(again).resume(states.get(0)).fit(EXAMPLES);

        assertThat(again.parameters()).isEqualTo(net.parameters());
        assertThat(resumed.epochs()).isEqualTo(EPOCHS);
        assertThat(resumed.losses()).isEqualTo(whole.losses());
        assertThat(resumed.stopReason()).isEqualTo(whole.stopReason());
    }

    @Test
    void only_the_next_fit_goes_on() {
        List<TrainingState> states = new ArrayList<>();
        PlainNetwork net = Xor.doubleNet();
        Trainer trainer = trainer(net).checkpoints(3, states::add);
        trainer.fit(EXAMPLES);
        trainer.resume(states.get(0));

        assertThat(trainer.fit(EXAMPLES).epochs()).isEqualTo(EPOCHS);
        states.clear();
        trainer.fit(EXAMPLES);
        assertThat(states.get(0).epochs()).isEqualTo(3);
    }

    @Test
    void other_settings_are_refused_and_the_network_stays_as_it_was() {
        List<TrainingState> states = new ArrayList<>();
        trainer(Xor.doubleNet()).checkpoints(3, states::add).fit(EXAMPLES);
        TrainingState state = states.get(0);

        refused(state, trainer -> trainer.optimizer(new Sgd(0.2)), "has another optimizer: Adam");
        refused(state, trainer -> trainer.batchSize(4), "has another batch size: 1, but here it is 4");
        refused(
                state,
                trainer -> trainer.shuffle(4),
                "has another order: shuffled from seed 0, but here it is shuffled from");
        refused(state, trainer -> trainer.inOrder(), "but here it is as given");
        refused(state, trainer -> trainer.l2(0.1), "has another regularisation");
        refused(state, trainer -> trainer.validation(EXAMPLES), "has no array of doubles history.validation.LOSS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(Xor.doubleNet()).resume(state).fit(Xor.noisy(36)))
                .withMessageContaining("has another examples: 37, but here it is 36");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(dropping(false)).resume(state).fit(EXAMPLES))
                .withMessageContaining("has another topology");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(Xor.floatNet()).resume(state).fit(EXAMPLES))
                .withMessageContaining("has no array of floats parameters");
    }

    @Test
    void other_weights_of_examples_are_refused() {
        double[] weights = new double[37];
        Arrays.setAll(weights, k -> 1 + k % 2);
        List<TrainingState> states = new ArrayList<>();
        trainer(Xor.doubleNet())
                .exampleWeights(weights)
                .checkpoints(3, states::add)
                .fit(EXAMPLES);
        weights[3]++;

        refused(states.get(0), trainer -> trainer, "has another weights of examples: with checksum ");
        refused(states.get(0), trainer -> trainer.exampleWeights(weights), "has another weights of examples");
    }

    @Test
    void weights_that_examples_carry_count_as_those_of_the_trainer() {
        double[] weights = new double[37];
        Arrays.setAll(weights, k -> 1 + k % 2);
        List<TrainingState> states = new ArrayList<>();
        trainer(Xor.doubleNet())
                .exampleWeights(weights)
                .checkpoints(3, states::add)
                .fit(EXAMPLES);

        assertThat(trainer(Xor.doubleNet())
                        .resume(states.get(0))
                        .fit(EXAMPLES.withWeights(weights))
                        .epochs())
                .isEqualTo(EPOCHS);
        weights[3]++;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(Xor.doubleNet()).resume(states.get(0)).fit(EXAMPLES.withWeights(weights)))
                .withMessageContaining("has another weights of examples");
    }

    @Test
    void a_best_epoch_that_was_not_kept_cannot_be_restored() {
        List<TrainingState> states = new ArrayList<>();
        StopRule plain = EarlyStopping.onTrainingLoss(20).or(StopRule.epochs(EPOCHS));
        TrainingResult result = trainer(Xor.doubleNet())
                .optimizer(new Sgd(3))
                .stopWhen(plain)
                .checkpoints(1, states::add)
                .fit(EXAMPLES);
        StopRule restoring = EarlyStopping.onTrainingLoss(20).restoreBest().or(StopRule.epochs(EPOCHS));
        int worse = 1;
        while (result.losses()[worse] < result.losses()[worse - 1]) {
            worse++;
        }

        refused(
                states.get(worse),
                trainer -> trainer.optimizer(new Sgd(3)).stopWhen(restoring),
                "The stop rule wants the parameters of the best epoch, which so far is " + worse
                        + ", but the training state has none.");
        TrainingResult fromBest = trainer(Xor.doubleNet())
                .optimizer(new Sgd(3))
                .stopWhen(restoring)
                .resume(states.get(0))
                .fit(EXAMPLES);
        assertThat(fromBest.bestEpoch()).isPresent();
    }

    @Test
    void what_was_kept_as_the_best_is_forgotten_by_a_rule_that_does_not_want_it() {
        List<TrainingState> states = new ArrayList<>();
        trainer(Xor.doubleNet())
                .stopWhen(EarlyStopping.onTrainingLoss(20).restoreBest().or(StopRule.epochs(3)))
                .checkpoints(1, states::add)
                .fit(EXAMPLES);
        PlainNetwork whole = Xor.doubleNet();
        trainer(whole).fit(EXAMPLES);
        PlainNetwork net = Xor.doubleNet();
        TrainingResult result =
                trainer(net).resume(states.get(1)).checkpoints(1, states::add).fit(EXAMPLES);

        assertThat(result.bestEpoch()).isEmpty();
        assertThat(net.parameters()).isEqualTo(whole.parameters());
        trainer(net).resume(states.get(states.size() - 1)).fit(EXAMPLES);
        assertThat(net.parameters()).isEqualTo(whole.parameters());
    }

    @Test
    void parameters_that_are_not_finite_are_refused() {
        List<TrainingState> states = new ArrayList<>();
        trainer(Xor.doubleNet()).checkpoints(3, states::add).fit(EXAMPLES);
        Map<String, double[]> doubles = new HashMap<>(states.get(0).doubles());
        double[] parameters = Xor.doubleNet().parameters();
        parameters[5] = Double.NaN;
        doubles.put("parameters", parameters);

        refused(
                damaged(states.get(0), states.get(0).numbers(), doubles),
                trainer -> trainer,
                "In the training state, entry 5 of parameters is NaN");
    }

    @Test
    void a_damaged_state_is_refused_and_the_network_stays_as_it_was() {
        List<TrainingState> states = new ArrayList<>();
        trainer(Xor.doubleNet()).checkpoints(3, states::add).fit(EXAMPLES);
        TrainingState state = states.get(0);
        for (Map.Entry<String, double[]> entry : state.doubles().entrySet()) {
            String name = entry.getKey();
            Map<String, double[]> doubles = new HashMap<>(state.doubles());
            doubles.put(name, new double[entry.getValue().length + 1]);
            refused(
                    damaged(state, state.numbers(), doubles),
                    trainer -> trainer,
                    "In the training state, " + name + " has");
            doubles.remove(name);
            refused(damaged(state, state.numbers(), doubles), trainer -> trainer, "has no array of doubles " + name);
        }
        for (String name : state.numbers().keySet()) {
            Map<String, Long> numbers = new HashMap<>(state.numbers());
            numbers.remove(name);
            refused(damaged(state, numbers, state.doubles()), trainer -> trainer, "has no number " + name);
        }
    }

    @Test
    void checkpoints_come_every_epoch_or_more_seldom() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(Xor.doubleNet()).checkpoints(0, state -> {}))
                .withMessageContaining("everyEpochs is 0");
    }

    @Test
    void dropout_does_not_go_with_optimizers_that_look_at_an_error_twice() {
        for (Optimizer optimizer : List.of(new Lbfgs(), new LevenbergMarquardt())) {
            assertThatIllegalStateException()
                    .isThrownBy(
                            () -> trainer(dropping(false)).optimizer(optimizer).fit(EXAMPLES))
                    .withMessageContaining("no dropout applies");
        }
    }

    /** Trains in one go, then again from the state after each epoch. */
    private static void check(Supplier<Model> nets, UnaryOperator<Trainer> settings) {
        List<TrainingState> states = new ArrayList<>();
        Model whole = nets.get();
        TrainingResult expected =
                settings.apply(trainer(whole)).checkpoints(1, states::add).fit(EXAMPLES);
        assertThat(states).hasSize(expected.epochs());
        for (TrainingState state : states) {
            Model net = nets.get();
            TrainingResult result = settings.apply(trainer(net)).resume(state).fit(EXAMPLES);
            assertThat(parameters(net))
                    .as("resumed after epoch %d", state.epochs())
                    .isEqualTo(parameters(whole));
            assertThat(result.losses()).isEqualTo(expected.losses());
            assertThat(result.bestEpoch()).isEqualTo(expected.bestEpoch());
            assertThat(result.stopReason()).isEqualTo(expected.stopReason());
        }
    }

    private static void refused(TrainingState state, UnaryOperator<Trainer> settings, String message) {
        PlainNetwork net = Xor.doubleNet();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.apply(trainer(net)).resume(state).fit(EXAMPLES))
                .withMessageContaining(message);
        assertThat(net.parameters()).isEqualTo(Xor.doubleNet().parameters());
    }

    private static TrainingState damaged(
            TrainingState state, Map<String, Long> numbers, Map<String, double[]> doubles) {
        return new TrainingState(state.texts(), numbers, state.floats(), doubles);
    }

    private static Trainer trainer(Model net) {
        return Trainer.of(net).optimizer(new Adam()).stopWhen(StopRule.epochs(EPOCHS));
    }

    private static Model dropping(boolean inFloat) {
        Topology plain = Topologies.of(
                "DroppingNet", 2, Loss.SQUARED_ERROR, layer(9, Activation.TANH), layer(1, Activation.SIGMOID));
        Topology.Layer hidden =
                new Topology.Layer("hidden", 2, 9, Activation.TANH, Bias.PER_UNIT, Init.AUTO, 0.3, true, true, 0, 18);
        Topology topology = new Topology(
                "DroppingNet",
                2,
                Loss.SQUARED_ERROR,
                List.of(hidden, plain.layers().get(1)));
        if (inFloat) {
            PlainFloatNetwork net = new PlainFloatNetwork(topology);
            for (int k = 0; k < net.parameters().length; k++) {
                net.parameters()[k] = (float) Math.sin(k);
            }
            return net;
        }
        PlainNetwork net = new PlainNetwork(topology);
        for (int k = 0; k < net.parameters().length; k++) {
            net.parameters()[k] = Math.sin(k);
        }
        return net;
    }

    private static Object parameters(Model net) {
        return net instanceof FloatModel floats ? floats.parameters() : ((DoubleModel) net).parameters();
    }
}
