package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.runtime.train.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    private Path folder;

    @Test
    void areTakenEverySoManyEpochsAndAtTheEnd() throws IOException {
        train(DroppingNet.class, 23, Checkpoints.in(folder).every(5).keep(4));

        assertThat(names())
                .containsExactly(
                        "epoch-0000010.safetensors",
                        "epoch-0000015.safetensors",
                        "epoch-0000020.safetensors",
                        "epoch-0000023.safetensors");
    }

    @Test
    void aTrainingThatHasEndedIsNotContinued() {
        TrainingResult first = train(DroppingNet.class, 7, Checkpoints.in(folder));
        TrainingResult again = train(DroppingNet.class, 7, Checkpoints.in(folder));

        assertThat(again.losses()).containsExactly(first.losses());
        assertThat(again.stopReason()).isEqualTo(first.stopReason());
    }

    @Test
    void aDamagedOneIsPassedOver() throws IOException {
        train(DroppingNet.class, 7, Checkpoints.in(folder));
        Path newest = folder.resolve("epoch-0000007.safetensors");
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length - 1] ^= 1;
        Files.write(newest, bytes);

        assertThat(Checkpoints.in(folder).newest().orElseThrow().epochs()).isEqualTo(6);
        TrainingResult resumed = train(DroppingNet.class, 9, Checkpoints.in(folder));
        assertThat(resumed.losses())
                .containsExactly(train(DroppingNet.class, 9, Checkpoints.in(folder.resolve("other")))
                        .losses());
    }

    @Test
    void doNotResumeAnotherTraining() {
        train(DroppingNet.class, 3, Checkpoints.in(folder));
        Checkpoints checkpoints = Checkpoints.in(folder);

        assertThatThrownBy(() -> train(CurveNet.class, 3, checkpoints)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void statesComeBackAsTheyWere() {
        float[] floats = {1, Float.MIN_VALUE};
        double[] doubles = {Double.NaN, -0.0};
        TrainingState state = new TrainingState(
                Map.of("optimizer", "Adam[rate=0.1]\n\"é\""),
                Map.of("generator", Long.MIN_VALUE, "step", 12L),
                Map.of("parameters", floats, "none", new float[0]),
                Map.of("history.loss", doubles));

        Path file = folder.resolve("epoch-0000001.safetensors");
        CheckpointFile.content(state).write(file);
        TrainingState back = Checkpoints.in(folder).newest().orElseThrow();

        assertThat(back.texts()).isEqualTo(state.texts());
        assertThat(back.numbers()).isEqualTo(state.numbers());
        assertThat(back.floats()).containsOnlyKeys("parameters", "none");
        assertThat(back.floats().get("parameters")).containsExactly(floats);
        assertThat(back.doubles()).containsOnlyKeys("history.loss");
        assertThat(Arrays.equals(back.doubles().get("history.loss"), doubles)).isTrue();
    }

    @Test
    void networksAndCheckpointsAreNotMistakenForEachOther() {
        Model net = Models.create(DroppingNet.class);
        Path file = folder.resolve("epoch-0000001.safetensors");
        ModelFiles.save(net, file);

        assertThatThrownBy(() -> Checkpoints.in(folder).newest())
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + ", metadata deltarule.format: expected checkpoint, found model."
                        + " Networks are loaded with ModelFiles.");
        train(DroppingNet.class, 1, Checkpoints.in(folder.resolve("run")));
        assertThatThrownBy(() -> ModelFiles.load(net, folder.resolve("run/epoch-0000001.safetensors")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("metadata deltarule.format: expected model, found checkpoint");
    }

    @Test
    void refuseSettingsThatCannotBe() {
        Checkpoints checkpoints = Checkpoints.in(folder);

        assertThatThrownBy(() -> checkpoints.every(0)).hasMessage("every must be at least 1 epoch, but is 0.");
        assertThatThrownBy(() -> checkpoints.keep(0)).hasMessage("keep must be at least 1 file, but is 0.");
    }

    private static TrainingResult train(Class<? extends Model> network, int epochs, Checkpoints checkpoints) {
        Trainer trainer = Trainer.of(Models.create(network, 1))
                .optimizer(new Sgd(0.05).momentum(0.9))
                .batchSize(20)
                .stopWhen(StopRule.epochs(epochs));
        return checkpoints.fit(trainer, LongTraining.examples());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
