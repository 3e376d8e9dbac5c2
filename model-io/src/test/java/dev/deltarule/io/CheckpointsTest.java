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
import java.util.HashMap;
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
    void otherExamplesOfTheSameNumberAreRefused() {
        train(DroppingNet.class, 4, Checkpoints.in(folder));
        DroppingNet net = Models.create(DroppingNet.class, 1);
        float[] before = net.parameters().clone();
        Path newest = folder.resolve("epoch-0000004.safetensors");

        assertThatThrownBy(() -> Checkpoints.in(folder)
                        .fit(trainer(net, 4), LongTraining.examples().shuffled(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The training state in " + newest
                        + " is of a training on examples with other inputs, though as many: checksum of inputs ")
                .hasMessageEndingWith(
                        "or begin anew on these, without the state or with checkpoints in another folder.");
        assertThat(net.parameters()).containsExactly(before);
        assertThat(newest).exists();
    }

    @Test
    void anotherSeedOfTheNetworkIsRefused() {
        train(DroppingNet.class, 4, Checkpoints.in(folder));
        DroppingNet net = Models.create(DroppingNet.class, 2);

        assertThatThrownBy(() -> Checkpoints.in(folder).fit(trainer(net, 8), LongTraining.examples()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is of a training that began with other parameters")
                .hasMessageContaining("Create the network with the seed of the first time");
        assertThat(net.parameters())
                .containsExactly(Models.create(DroppingNet.class, 2).parameters());
    }

    @Test
    void aForgedNumberIsRefusedWithTheNameOfTheFile() {
        train(DroppingNet.class, 4, Checkpoints.in(folder));
        Path newest = folder.resolve("epoch-0000004.safetensors");
        Safetensors content = Safetensors.read(newest);
        Map<String, String> metadata = new HashMap<>(content.metadata());
        metadata.put("number.dropoutStep", "-1");
        Safetensors.of(content.tensors(), metadata).write(newest);

        assertThatThrownBy(() -> train(DroppingNet.class, 4, Checkpoints.in(folder)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("In the training state in " + newest + ", dropoutStep is -1, but should be from 0 to "
                        + (1L << 62) + ". It is damaged.");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidBeforeTheTraining() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "no folder");
        int[] epochs = new int[1];
        Trainer trainer = trainer(Models.create(DroppingNet.class, 1), 3).listener(report -> epochs[0]++);

        assertThatThrownBy(() -> Checkpoints.in(file).fit(trainer, LongTraining.examples()))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + " cannot be written: there is a file of that name already.");
        assertThat(epochs[0]).isZero();
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
        return checkpoints.fit(trainer(Models.create(network, 1), epochs), LongTraining.examples());
    }

    private static Trainer trainer(Model net, int epochs) {
        return Trainer.of(net)
                .optimizer(new Sgd(0.05).momentum(0.9))
                .batchSize(20)
                .stopWhen(StopRule.epochs(epochs));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
