package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends a training within an epoch, and what is told of batches. */
@Timeout(60)
class CancellationTest {
    private static final Examples EXAMPLES = Xor.noisy(20);

    @Test
    void a_cancelled_training_stops_after_the_batch_and_its_network_is_usable() {
        Cancellation cancellation = new Cancellation();
        PlainNetwork net = Xor.doubleNet();
        TrainingResult result = trainer(net)
                .batchSize(4)
                .inOrder()
                .cancellation(cancellation)
                .batchListener(batch -> {
                    if (batch.epoch() == 2 && batch.batch() == 3) {
                        cancellation.cancel();
                    }
                })
                .fit(EXAMPLES);

        assertThat(result.stopReason()).isEqualTo("The training was cancelled.");
        assertThat(result.epochs()).isEqualTo(1);
        assertThat(result.examplesOfCutEpoch()).isEqualTo(12);
        PlainNetwork byHand = Xor.doubleNet();
        trainer(byHand).batchSize(4).inOrder().stopWhen(StopRule.epochs(1)).fit(EXAMPLES);
        trainer(byHand).batchSize(4).inOrder().stopWhen(StopRule.epochs(1)).fit(EXAMPLES.view(0, 12));
        assertThat(net.parameters()).isEqualTo(byHand.parameters());
    }

    @Test
    void another_thread_can_cancel() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        PlainNetwork net = Xor.doubleNet();
        Thread thread = new Thread(() -> trainer(net).cancellation(cancellation).fit(EXAMPLES));
        thread.start();
        cancellation.cancel();
        thread.join();

        assertThat(net.parameters()).doesNotContain(Double.NaN);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void an_interrupt_stops_after_the_batch_and_stays_set() {
        TrainingResult result = trainer(Xor.doubleNet())
                .batchSize(5)
                .batchListener(batch -> Thread.currentThread().interrupt())
                .fit(EXAMPLES);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.examplesOfCutEpoch()).isEqualTo(5);
        assertThat(result.loss()).isNaN();
        assertThat(result.stopReason()).isEqualTo("The thread was interrupted.");
    }

    @Test
    void batches_are_told_in_order_with_their_errors() {
        List<String> told = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        TrainingResult result = trainer(Xor.doubleNet())
                .batchSize(8)
                .stopWhen(StopRule.epochs(2))
                .batchListener(batch -> {
                    told.add(batch.epoch() + ":" + batch.batch() + "/" + batch.batches() + " " + batch.examples());
                    losses.add(batch.epochLoss());
                })
                .fit(EXAMPLES);

        assertThat(told).containsExactly("1:1/3 8", "1:2/3 16", "1:3/3 20", "2:1/3 8", "2:2/3 16", "2:3/3 20");
        assertThat(losses.get(2)).isCloseTo(result.losses()[0], within(1e-15));
        assertThat(losses.get(5)).isCloseTo(result.losses()[1], within(1e-15));
    }

    @Test
    void a_listener_that_throws_leaves_the_network_usable() {
        PlainNetwork net = Xor.doubleNet();

        assertThatThrownBy(() -> trainer(net)
                        .batchListener(batch -> {
                            throw new IllegalStateException("enough");
                        })
                        .fit(EXAMPLES))
                .hasMessage("enough");
        assertThat(net.parameters())
                .doesNotContain(Double.NaN)
                .isNotEqualTo(Xor.doubleNet().parameters());
        assertThat(trainer(net).stopWhen(StopRule.epochs(2)).fit(EXAMPLES).epochs())
                .isEqualTo(2);
    }

    @Test
    void listeners_are_told_of_the_begin_and_the_end() {
        List<String> told = new ArrayList<>();
        trainer(Xor.doubleNet())
                .batchSize(8)
                .stopWhen(StopRule.epochs(1))
                .listener(new TrainingListener() {
                    @Override
                    public void trainingBegan(TrainingStart start) {
                        told.add("begin " + start.examples() + " " + start.batches());
                    }

                    @Override
                    public void epochEnded(EpochReport report) {
                        told.add("epoch " + report.epoch());
                    }

                    @Override
                    public void trainingEnded(TrainingResult result) {
                        told.add("end " + result.epochs());
                    }
                })
                .fit(EXAMPLES);

        assertThat(told).containsExactly("begin 20 3", "epoch 1", "end 1");
    }

    private static Trainer trainer(PlainNetwork net) {
        return Trainer.of(net).optimizer(new Sgd(0.5)).stopWhen(StopRule.epochs(1_000_000));
    }
}
