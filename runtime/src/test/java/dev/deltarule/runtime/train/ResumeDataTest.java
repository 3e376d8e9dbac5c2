package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training goes on with the examples and, run again, with the network that it began with. */
class ResumeDataTest {
    private static final int EPOCHS = 5;
    private static final double[] INPUTS = {0, 0, 0, 1, 1, 0, 1, 1, 0.5, 0.25};
    private static final double[] TARGETS = {0, 1, 1, 0, 1};
    private static final Examples EXAMPLES = Examples.of(INPUTS, TARGETS, 2, 1);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_same_numbers_are_the_same_examples_in_whatever_arrays(boolean inFloat) {
        TrainingState state =
                states(Xor.net(inFloat), EXAMPLES, trainer -> trainer).get(2);
        double[] longer = {9, 9, 0, 0, 0, 1, 1, 0, 1, 1, 0.5, 0.25};
        Examples view =
                Examples.of(longer, new double[] {7, 0, 1, 1, 0, 1}, 2, 1).view(1, 6);

        assertThat(trainer(Xor.net(inFloat)).resume(state).fit(view).epochs()).isEqualTo(EPOCHS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void other_examples_are_refused_though_they_are_as_many(boolean inFloat) {
        TrainingState state =
                states(Xor.net(inFloat), EXAMPLES, trainer -> trainer).get(2);
        double[] corrected = TARGETS.clone();
        corrected[4] = 0;
        double[] moved = INPUTS.clone();
        moved[9] = 0.3;

        refused(
                state,
                inFloat,
                Examples.of(INPUTS, corrected, 2, 1),
                "a training on examples with other targets, though");
        refused(state, inFloat, Examples.of(moved, TARGETS, 2, 1), "a training on examples with other inputs, though");
        refused(state, inFloat, EXAMPLES.select(1, 0, 2, 3, 4), "a training on examples with other inputs, though");
    }

    @Test
    void a_training_that_has_ended_returns_its_result_for_its_own_examples_only() {
        TrainingState last =
                states(Xor.doubleNet(), EXAMPLES, trainer -> trainer).get(EPOCHS - 1);
        double[] corrected = TARGETS.clone();
        corrected[0] = 1;

        assertThat(trainer(Xor.doubleNet()).resume(last).fit(EXAMPLES).epochs()).isEqualTo(EPOCHS);
        refused(
                last,
                false,
                Examples.of(INPUTS, corrected, 2, 1),
                "Resume it with the examples that it began with, in the same order, or begin anew on these, without"
                        + " the state or with checkpoints in another folder.");
    }

    @Test
    void other_validation_examples_are_refused() {
        Examples held = Xor.noisy(6);
        TrainingState state = states(Xor.doubleNet(), EXAMPLES, trainer -> trainer.validation(held))
                .get(2);
        PlainNetwork net = Xor.doubleNet();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        trainer(net).validation(held.shuffled(3)).resume(state).fit(EXAMPLES))
                .withMessageContaining("is of a training on other validation examples");
        assertThat(net.parameters()).isEqualTo(Xor.doubleNet().parameters());
        trainer(net).validation(held).resume(state).fit(EXAMPLES);
    }

    @Test
    void the_part_held_out_by_a_split_must_be_the_same_as_well() {
        UnaryOperator<Trainer> split = trainer -> trainer.validationSplit(0.2);
        TrainingState state = states(Xor.doubleNet(), EXAMPLES, split).get(2);
        double[] corrected = TARGETS.clone();
        corrected[4] = 0;

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        split.apply(trainer(Xor.doubleNet())).resume(state).fit(Examples.of(INPUTS, corrected, 2, 1)))
                .withMessageContaining("is of a training on other validation examples");
    }

    @Test
    void a_network_of_another_seed_is_refused_when_a_program_is_run_again() {
        TrainingState state =
                states(Xor.doubleNet(), EXAMPLES, trainer -> trainer).get(2);
        PlainNetwork other = Xor.doubleNet();
        other.parameters()[3]++;
        double[] before = other.parameters().clone();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(other).rerun(state.from("in run/x")).fit(EXAMPLES))
                .withMessageContaining("The training state in run/x is of a training that began with other parameters")
                .withMessageContaining("Create the network with the seed of the first time, or begin anew");
        assertThat(other.parameters()).containsExactly(before);
        assertThat(trainer(other).resume(state).fit(EXAMPLES).epochs()).isEqualTo(EPOCHS);
        trainer(Xor.doubleNet()).rerun(state).fit(EXAMPLES);
    }

    /** A training that was resumed began where the first one did, in a network that was trained as in a new one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_network_that_was_just_trained_may_be_trained_on(boolean inFloat) {
        Model net = Xor.net(inFloat);
        List<TrainingState> states = states(net, EXAMPLES, trainer -> trainer);
        TrainingState last = states.get(states.size() - 1);
        states.clear();

        TrainingResult more = Trainer.of(net)
                .optimizer(new Adam())
                .stopWhen(StopRule.epochs(EPOCHS + 2))
                .checkpoints(1, states::add)
                .rerun(last)
                .fit(EXAMPLES);

        assertThat(more.epochs()).isEqualTo(EPOCHS + 2);
        Model again = Xor.net(inFloat);
        trainer(again).rerun(states.get(0)).fit(EXAMPLES);
        assertThat(again).isNotSameAs(net);
    }

    /** Such as by a button that stops a training, and one that lets it go on. */
    @Test
    void a_network_whose_training_was_cut_short_may_be_trained_on() {
        PlainNetwork net = Xor.doubleNet();
        Cancellation cancellation = new Cancellation();
        List<TrainingState> states = new ArrayList<>();
        trainer(net)
                .checkpoints(1, states::add)
                .cancellation(cancellation)
                .batchListener(batch -> {
                    if (batch.epoch() == 3 && batch.batch() == 2) {
                        cancellation.cancel();
                    }
                })
                .fit(EXAMPLES);
        TrainingState last = states.get(states.size() - 1);
        assertThat(last.epochs()).isEqualTo(2);
        PlainNetwork whole = Xor.doubleNet();
        trainer(whole).fit(EXAMPLES);

        trainer(net).rerun(last).fit(EXAMPLES);

        assertThat(net.parameters()).containsExactly(whole.parameters());
    }

    @Test
    void states_of_earlier_versions_know_no_checksums_and_go_on() {
        TrainingState state =
                states(Xor.doubleNet(), EXAMPLES, trainer -> trainer).get(2);
        Map<String, String> texts = new HashMap<>(state.texts());
        assertThat(texts.keySet().removeIf(name -> name.startsWith("checksum of")))
                .isTrue();
        TrainingState old = new TrainingState(texts, state.numbers(), state.floats(), state.doubles());
        PlainNetwork whole = Xor.doubleNet();
        trainer(whole).fit(EXAMPLES);
        PlainNetwork net = Xor.doubleNet();

        trainer(net).rerun(old).fit(EXAMPLES);

        assertThat(net.parameters()).containsExactly(whole.parameters());
    }

    private static void refused(TrainingState state, boolean inFloat, Examples examples, String message) {
        Model net = Xor.net(inFloat);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net).resume(state).fit(examples))
                .withMessageContaining(message);
        assertThat(Xor.parameters(net)).isEqualTo(Xor.parameters(Xor.net(inFloat)));
    }

    private static List<TrainingState> states(Model net, Examples examples, UnaryOperator<Trainer> settings) {
        List<TrainingState> states = new ArrayList<>();
        settings.apply(trainer(net)).checkpoints(1, states::add).fit(examples);
        return states;
    }

    private static Trainer trainer(Model net) {
        return Trainer.of(net).optimizer(new Adam()).stopWhen(StopRule.epochs(EPOCHS));
    }
}
