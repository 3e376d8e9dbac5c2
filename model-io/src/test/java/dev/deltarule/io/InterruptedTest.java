package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingListener;
import dev.deltarule.runtime.train.TrainingResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt ends a training, but neither a file that is being written nor one that is being read. */
class InterruptedTest {
    private static final int EPOCHS = 6;

    @TempDir
    private Path folder;

    @AfterEach
    void clearTheFlag() {
        Thread.interrupted();
    }

    @Test
    void anEpochThatEndsWithACheckpointIsWrittenAndTheTrainingReturns() {
        TrainingResult result = train(report -> {
            if (report.epoch() == 3) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(result.epochs()).isEqualTo(3);
        assertThat(result.stopReason()).isEqualTo("The thread was interrupted.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Checkpoints.in(folder).newest().orElseThrow().epochs()).isEqualTo(3);
        assertThat(train(report -> {}).epochs()).isEqualTo(EPOCHS);
    }

    @Test
    void checkpointsAreReadInAnInterruptedThread() {
        TrainingResult whole = train(report -> {});
        Thread.currentThread().interrupt();

        assertThat(Checkpoints.in(folder).newest().orElseThrow().epochs()).isEqualTo(EPOCHS);
        assertThat(train(report -> {}).losses()).containsExactly(whole.losses());
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void networksAreSavedAndLoadedInAnInterruptedThread() {
        DroppingNet net = Models.create(DroppingNet.class, 1);
        DroppingNet other = Models.create(DroppingNet.class, 2);
        Path file = folder.resolve("x.safetensors");
        Thread.currentThread().interrupt();

        ModelFiles.save(net, file);
        ModelFiles.load(other, file);

        assertThat(other.parameters()).containsExactly(net.parameters());
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    private TrainingResult train(TrainingListener listener) {
        Model net = Models.create(DroppingNet.class, 1);
        Trainer trainer = Trainer.of(net)
                .optimizer(new Sgd(0.05))
                .batchSize(20)
                .listener(listener)
                .stopWhen(StopRule.epochs(EPOCHS));
        return Checkpoints.in(folder).fit(trainer, LongTraining.examples());
    }
}
