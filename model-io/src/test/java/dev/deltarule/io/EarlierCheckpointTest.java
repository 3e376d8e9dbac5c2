package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.train.EarlyStopping;
import dev.deltarule.runtime.train.LearningRate;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A checkpoint that was written before checkpoints had checksums of the examples and the network: by commit aa50f23, with the
 * training of {@link #trainer} stopped after 7 epochs.
 */
class EarlierCheckpointTest {
    @TempDir
    private Path folder;

    @Test
    void isResumedWithTheBitsOfATrainingThatWasNeverDisturbed() throws IOException {
        try (InputStream resource =
                EarlierCheckpointTest.class.getResourceAsStream("checkpoint_without_checksums.safetensors")) {
            Files.copy(Objects.requireNonNull(resource), folder.resolve("epoch-0000007.safetensors"));
        }
        DroppingNet resumed = Models.create(DroppingNet.class, 3);
        TrainingResult result = Checkpoints.in(folder).fit(trainer(resumed), LongTraining.examples());

        DroppingNet undisturbed = Models.create(DroppingNet.class, 3);
        TrainingResult expected = trainer(undisturbed).fit(LongTraining.examples());
        assertThat(result.losses()).containsExactly(expected.losses());
        assertThat(result.validation(Metric.ACCURACY)).containsExactly(expected.validation(Metric.ACCURACY));
        assertThat(resumed.parameters()).containsExactly(undisturbed.parameters());
        assertThat(Checkpoints.in(folder).newest().orElseThrow().epochs()).isEqualTo(12);
    }

    private static Trainer trainer(DroppingNet net) {
        return Trainer.of(net)
                .optimizer(new Adam(0.002))
                .batchSize(16)
                .shuffle(7)
                .learningRate(LearningRate.cosine(12, 0))
                .validationSplit(0.25, Metric.ACCURACY)
                .stopWhen(EarlyStopping.onValidationLoss(12).restoreBest().or(StopRule.epochs(12)));
    }
}
