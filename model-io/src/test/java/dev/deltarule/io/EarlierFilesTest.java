package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.AdamW;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were written before topologies had tensors, by commit aa50f23: {@code earlier_model.safetensors} by saving {@link
 * #drawn}, {@code earlier_checkpoint.safetensors} by training four epochs as {@link #trainer} says.
 */
class EarlierFilesTest {
    @TempDir
    private Path folder;

    @Test
    void networksAreDrawnWithTheSameBits() {
        float[] parameters = drawn().parameters();

        assertThat(parameters[0]).isEqualTo(0.34856874f);
        assertThat(Arrays.hashCode(parameters)).isEqualTo(-894441341);
    }

    @Test
    void modelFilesHaveTheirNumbersInTheSamePlaces() throws IOException {
        Path file = copy("earlier_model.safetensors", "model.safetensors");
        EarlierNet loaded = ModelFiles.load(EarlierNet.class, file);

        assertThat(loaded.parameters()).containsExactly(drawn().parameters());
        assertThat(Safetensors.read(file).tensors().keySet())
                .containsExactly(
                        "first.weight",
                        "first.bias",
                        "shared.weight",
                        "shared.bias",
                        "free.weight",
                        "classes.weight",
                        "classes.bias");
        ModelFiles.save(drawn(), folder.resolve("again.safetensors"));
        assertThat(folder.resolve("again.safetensors")).hasSameBinaryContentAs(file);
    }

    @Test
    void checkpointsHaveTheirNumbersInTheSamePlaces() throws IOException {
        copy("earlier_checkpoint.safetensors", "epoch-0000004.safetensors");
        EarlierNet net = Models.create(EarlierNet.class, 42);
        Checkpoints.in(folder).fit(trainer(net), examples());

        float[] parameters = net.parameters();
        assertThat(parameters[net.topology().weight(0, 2, 1)]).isEqualTo(0.6877829f);
        assertThat(parameters[net.topology().bias(0, 4)]).isEqualTo(0.036732025f);
        assertThat(parameters[net.topology().bias(1, 2)]).isEqualTo(0.051628996f);
        assertThat(parameters[net.topology().weight(3, 1, 5)]).isEqualTo(0.593537f);
        assertThat(Arrays.hashCode(parameters)).isEqualTo(-2033896016);
    }

    /** Biases are drawn as 0; these have numbers, each another. */
    private static EarlierNet drawn() {
        EarlierNet net = Models.create(EarlierNet.class, 42);
        for (int at : new int[] {20, 21, 22, 23, 24, 40, 71, 72}) {
            net.parameters()[at] = at / 8f;
        }
        return net;
    }

    private static Trainer trainer(EarlierNet net) {
        return Trainer.of(net)
                .optimizer(new AdamW(0.01))
                .batchSize(5)
                .shuffle(3)
                .l1(0.001)
                .l2(0.01)
                .maxNorm(1.5)
                .stopWhen(StopRule.epochs(4));
    }

    private static Examples examples() {
        float[] inputs = new float[4 * 12];
        float[] targets = new float[2 * 12];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = i % 7 / 4f - 0.75f;
        }
        for (int k = 0; k < 12; k++) {
            targets[2 * k + k % 2] = 1;
        }
        return Examples.of(inputs, targets, 4, 2);
    }

    private Path copy(String resource, String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = EarlierFilesTest.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        return file;
    }
}
