package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchListenerTest {
    private final List<String> events = new ArrayList<>();

    @Test
    void hears_of_each_batch_where_it_is_in_its_epoch() {
        trainer(Xor.doubleNet())
                .batchListener(report -> events.add(report.epoch() + ": " + report.batch() + "/" + report.batches()
                        + ", " + report.examples() + " examples"))
                .fit(Xor.noisy(8));

        assertThat(events)
                .containsExactly(
                        "1: 1/3, 3 examples",
                        "1: 2/3, 6 examples",
                        "1: 3/3, 8 examples",
                        "2: 1/3, 3 examples",
                        "2: 2/3, 6 examples",
                        "2: 3/3, 8 examples");
    }

    @Test
    void hears_the_errors_of_the_batch_and_of_the_epoch_so_far() {
        List<Double> batches = new ArrayList<>();
        List<Double> epochs = new ArrayList<>();
        TrainingResult result = trainer(Xor.doubleNet())
                .inOrder()
                .batchListener(report -> {
                    batches.add(report.loss());
                    epochs.add(report.epochLoss());
                })
                .fit(Xor.noisy(8));
        PlainNetwork byHand = Xor.doubleNet();
        double[] inputs = Xor.noisy(8).doubles().inputs();
        double[] targets = Xor.noisy(8).doubles().targets();
        double first = byHand.descend(inputs, 0, targets, 0, 3, 0.5);
        double second = byHand.descend(inputs, 6, targets, 3, 3, 0.5);

        assertThat(batches.get(0)).isEqualTo(first / 3);
        assertThat(batches.get(1)).isEqualTo(second / 3);
        assertThat(epochs.get(1)).isCloseTo((first + second) / 6, within(1e-15));
        assertThat(List.of(epochs.get(2), epochs.get(5))).containsExactly(result.losses()[0], result.losses()[1]);
    }

    @Test
    void listeners_hear_of_begin_batches_epochs_and_end_in_this_order() {
        Trainer trainer = trainer(Xor.doubleNet()).batchListener(report -> events.add("batch"));
        trainer.listener(new TrainingListener() {
            @Override
            public void trainingBegan(TrainingStart start) {
                events.add("begin, " + start.topology().name() + ", " + start.examples() + " in batches of "
                        + start.batchSize() + ", " + start.batches() + " batches");
            }

            @Override
            public void epochEnded(EpochReport report) {
                events.add("epoch");
            }

            @Override
            public void trainingEnded(TrainingResult result) {
                events.add("end after " + result.epochs());
            }
        });
        trainer.fit(Xor.noisy(6));

        assertThat(events)
                .containsExactly(
                        "begin, XorNet, 6 in batches of 3, 2 batches",
                        "batch",
                        "batch",
                        "epoch",
                        "batch",
                        "batch",
                        "epoch",
                        "end after 2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_that_throws_ends_the_training_and_leaves_the_model_usable(boolean inFloat) {
        Model net = Xor.net(inFloat);
        Trainer trainer = trainer(net).optimizer(new Adam(0.1)).batchListener(report -> {
            if (report.epoch() == 2 && report.batch() == 2) {
                throw new ArithmeticException("enough");
            }
        });

        assertThatThrownBy(() -> trainer.fit(Xor.noisy(8)))
                .isExactlyInstanceOf(ArithmeticException.class)
                .hasMessage("enough");
        assertThat(Xor.parameters(net)).isNotEqualTo(Xor.parameters(Xor.net(inFloat)));
        assertThat(trainer(net).fit(Xor.noisy(8)).loss()).isFinite();
    }

    @Test
    void one_that_throws_when_numbers_have_overflowed_leaves_those_from_the_start_of_the_epoch() {
        PlainNetwork net = Xor.linearNet();
        Trainer trainer = Trainer.of(net)
                .optimizer(new Momentum(1e308))
                .batchSize(3)
                .stopWhen(StopRule.epochs(9))
                .batchListener(report -> {
                    if (!Arrays.stream(net.parameters()).allMatch(Double::isFinite)) {
                        throw new IllegalStateException("overflow");
                    }
                });

        assertThatThrownBy(() -> trainer.fit(Xor.noisy(8))).hasMessage("overflow");
        assertThat(net.parameters()).isEqualTo(Xor.linearNet().parameters());
    }

    @Test
    void hears_nothing_twice_when_an_epoch_is_replayed_to_find_what_went_wrong() {
        Trainer trainer = Trainer.of(Xor.linearNet())
                .optimizer(new Momentum(1e308))
                .batchSize(2)
                .stopWhen(StopRule.epochs(9))
                .batchListener(report -> events.add("batch " + report.examples()));

        assertThatThrownBy(() -> trainer.fit(Xor.noisy(8))).isInstanceOf(NonFiniteTrainingException.class);
        assertThat(events).isNotEmpty().doesNotHaveDuplicates();
    }

    private static Trainer trainer(Model net) {
        return Trainer.of(net).optimizer(new Sgd(0.5)).batchSize(3).stopWhen(StopRule.epochs(2));
    }
}
