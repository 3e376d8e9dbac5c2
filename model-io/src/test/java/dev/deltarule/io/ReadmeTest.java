package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.Scaler;
import dev.deltarule.runtime.data.StandardScaler;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the lines that the README shows of this module. */
class ReadmeTest {
    @TempDir
    private Path folder;

    @Test
    void savesAndLoads() {
        IrisNet net = Models.create(IrisNet.class, 42);
        Examples examples = Examples.of(new float[] {5, 3, 1, 0, 7, 3, 5, 1}, new float[6], 4, 3);
        Scaler scaler = StandardScaler.fit(examples);

        // README: begin save
        Path file = folder.resolve("iris.safetensors");
        ModelFiles.save(net, file);
        IrisNet loaded = ModelFiles.load(IrisNet.class, file);

        ModelFiles.save(net, scaler, file); // with the scaler of its inputs
        Scaler again = ModelFiles.load(loaded, file).orElseThrow();
        // README: end save

        assertThat(loaded.parameters()).containsExactly(net.parameters());
        assertThat(again.offset(0)).isEqualTo(6);
        assertThat(Safetensors.read(file).tensors())
                .containsOnlyKeys(
                        "scaler.offset",
                        "scaler.scale",
                        "hidden.weight",
                        "hidden.bias",
                        "output.weight",
                        "output.bias");
    }

    @Test
    void loadsLayersOfOtherNames() {
        IrisNet net = Models.create(IrisNet.class, 42);
        Path file = folder.resolve("sequential.safetensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Parameters.tensors(net)
                .forEach((name, tensor) ->
                        tensors.put(name.replace("hidden", "0").replace("output", "2"), tensor));
        Safetensors.of(tensors, Map.of()).write(file);

        // README: begin names
        IrisNet fromPython = Models.create(IrisNet.class);
        ModelFiles.load(fromPython, file, LoadOptions.defaults().names(Map.of("0", "hidden", "2", "output")));
        // README: end names

        assertThat(fromPython.parameters()).containsExactly(net.parameters());
    }

    @Test
    void trainsWithCheckpoints() {
        IrisNet net = Models.create(IrisNet.class, 42);
        Examples examples = Examples.of(new float[] {5, 3, 1, 0, 7, 3, 5, 1}, new float[] {1, 0, 0, 0, 1, 0}, 4, 3);

        Trainer trainer =
                Trainer.of(net).optimizer(new Adam(0.01)).batchSize(16).stopWhen(StopRule.epochs(50));

        // README: begin train
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("run")).every(10);
        TrainingResult result = checkpoints.fit(trainer, examples);
        // README: end train

        assertThat(result.epochs()).isEqualTo(50);
        assertThat(folder.resolve("run")).isDirectoryContaining("glob:**/epoch-0000030.safetensors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"save", "names", "train"})
    void theReadmeShowsTheseLines(String name) throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/deltarule/io/ReadmeTest.java"));
        String begin = "// README: begin " + name + "\n";
        String lines = source.substring(
                        source.indexOf(begin) + begin.length(), source.indexOf("// README: end " + name + "\n"))
                .strip();
        String readme = Files.readString(Path.of("../README.md"));

        assertThat(readme).contains("```java files\n" + lines.replaceAll("(?m)^ {8}", "") + "\n```\n");
    }
}
