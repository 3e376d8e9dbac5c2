package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.Scaler;
import dev.deltarule.runtime.data.StandardScaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the lines that the README shows of this module. */
class ReadmeTest {
    @TempDir
    private Path folder;

    @Test
    void savesAndLoads() {
        IrisNet net = Models.create(IrisNet.class, 42);
        Examples examples = Examples.of(new float[] {5, 3, 1, 0, 7, 3, 5, 1}, new float[6], 4, 3);
        Scaler scaler = StandardScaler.fit(examples);

        // README: begin
        Path file = folder.resolve("iris.safetensors");
        ModelFiles.save(net, file);
        IrisNet loaded = ModelFiles.load(IrisNet.class, file);

        ModelFiles.save(net, scaler, file); // if inputs must be scaled before they are asked
        Scaler again = ModelFiles.load(loaded, file).orElseThrow();
        // README: end

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
    void theReadmeShowsTheseLines() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/deltarule/io/ReadmeTest.java"));
        String begin = "// README: begin";
        String lines = source.substring(source.indexOf(begin) + begin.length(), source.indexOf("// README: end"))
                .strip();
        String readme = Files.readString(Path.of("../README.md"));

        assertThat(readme).contains("```java files\n" + lines.replaceAll("(?m)^ {8}", "") + "\n```\n");
    }
}
