package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.EarlyStopping;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of so many epochs that their history is not in each checkpoint. */
class LongHistoryTest {
    private static final Examples EXAMPLES = Examples.of(new double[] {1, 2}, new double[] {3, 5}, 1, 1);
    private static final Examples HELD = Examples.of(new double[] {3}, new double[] {7}, 1, 1);

    @TempDir
    private Path folder;

    @Test
    void isInAFileBesideCheckpointsThatStaySmall() throws IOException {
        TrainingResult result = train(3500);

        assertThat(Files.size(folder.resolve("epoch-0003500.safetensors")))
                .isLessThan((3500 % 1024) * 4L * Double.BYTES + 5000);
        assertThat(Files.size(folder.resolve("history.bin"))).isBetween(3072 * 32L, 3072 * 32L + 200);
        assertThat(Checkpoints.in(folder).newest().orElseThrow().doubles().get("history.loss"))
                .containsExactly(result.losses());
    }

    @Test
    void aTrainingGoesOnWithItsHistoryAndEndsAsIfItHadNeverStopped() {
        train(1024);
        train(1500);
        TrainingResult resumed = train(2100);
        UnitNet net = Models.create(UnitNet.class, 1);
        TrainingResult whole = trainer(net, 2100).fit(EXAMPLES);

        assertThat(resumed.losses()).containsExactly(whole.losses());
        assertThat(resumed.validationLosses()).containsExactly(whole.validationLosses());
        assertThat(resumed.bestEpoch()).isEqualTo(whole.bestEpoch());
        assertThat(resumed.stopReason()).isEqualTo(whole.stopReason());
        assertThat(train(2100).losses()).containsExactly(whole.losses());
    }

    @Test
    void anOlderCheckpointGoesOnWithTheHistoryThatItHad() throws IOException {
        train(2100);
        Path newest = folder.resolve("epoch-0002100.safetensors");
        Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 100));

        assertThat(Checkpoints.in(folder).newest().orElseThrow().epochs()).isEqualTo(2000);
        assertThat(train(2500).losses())
                .containsExactly(trainer(Models.create(UnitNet.class, 1), 2500)
                        .fit(EXAMPLES)
                        .losses());
        assertThat(Checkpoints.in(folder).newest().orElseThrow().doubles().get("history.loss"))
                .hasSize(2500);
    }

    @Test
    void figuresThatAreNotComputedAnyMoreAreLeftOut() {
        train(1500);
        Trainer plain = Trainer.of(Models.create(UnitNet.class, 1))
                .optimizer(new Sgd(0.01))
                .stopWhen(StopRule.epochs(2500));
        TrainingResult resumed = Checkpoints.in(folder).every(100).fit(plain, EXAMPLES);

        assertThat(resumed.epochs()).isEqualTo(2500);
        assertThat(Checkpoints.in(folder).newest().orElseThrow().doubles().get("history.loss"))
                .containsExactly(resumed.losses());
    }

    @Test
    void aHistoryThatIsChangedCutOffOrMissingIsSaidSo() throws IOException {
        train(1500);
        Path history = folder.resolve("history.bin");
        byte[] bytes = Files.readAllBytes(history);
        byte[] changed = bytes.clone();
        changed[5000] ^= 1;
        Files.write(history, changed);
        assertThatThrownBy(() -> Checkpoints.in(folder).newest())
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("None of the 3 checkpoints in " + folder + " is whole")
                .hasMessageContaining(history + ": The history of the first 1024 epochs should have the checksum ")
                .hasMessageEndingWith("The file is damaged, or of another training.");

        Files.write(history, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> Checkpoints.in(folder).newest())
                .hasMessageContaining(history + ": It should have the history of 1024 epochs, but is too short.");

        Files.write(history, new byte[0]);
        assertThatThrownBy(() -> Checkpoints.in(folder).newest())
                .hasMessageContaining(history + ": It does not begin with the title of a history.");

        Files.delete(history);
        assertThatThrownBy(() -> Checkpoints.in(folder).newest())
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(history + " cannot be read: there is no such file.");

        Files.write(history, bytes);
        assertThat(train(1600).epochs()).isEqualTo(1600);
    }

    /** A training and one that goes on from its last checkpoint, with 24 bytes per epoch for the history itself. */
    @Test
    void halfAMillionEpochsFitIntoASmallMemory() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        for (int epochs : new int[] {495_000, 500_000}) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx40m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LongHistoryTest.class.getName(),
                            folder.toString(),
                            Integer.toString(epochs))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        }
    }

    /** Trains with checkpoints in a folder for so many epochs, which are the arguments. */
    public static void main(String[] args) {
        Trainer trainer = Trainer.of(Models.create(UnitNet.class, 1))
                .optimizer(new Sgd(0.01))
                .inOrder()
                .stopWhen(StopRule.epochs(Integer.parseInt(args[1])));
        TrainingResult result = Checkpoints.in(Path.of(args[0])).every(10_000).fit(trainer, EXAMPLES);
        if (result.history().stream().anyMatch(report -> !(report.loss() >= 0))) {
            throw new IllegalStateException("The history has losses that cannot be.");
        }
    }

    private TrainingResult train(int epochs) {
        return Checkpoints.in(folder).every(100).fit(trainer(Models.create(UnitNet.class, 1), epochs), EXAMPLES);
    }

    private static Trainer trainer(UnitNet net, int epochs) {
        return Trainer.of(net)
                .optimizer(new Sgd(0.01))
                .validation(HELD)
                .stopWhen(EarlyStopping.onValidationLoss(epochs).restoreBest().or(StopRule.epochs(epochs)));
    }
}
