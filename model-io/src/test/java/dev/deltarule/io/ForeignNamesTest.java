package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.Models;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose tensors have the names that other libraries give them. */
class ForeignNamesTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private final SmallNet saved = Models.create(SmallNet.class, 1);
    private final SmallNet net = Models.create(SmallNet.class, 2);

    @BeforeEach
    void nameFile() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void numberedLayersAreSpelledOutAndLoadedAsTheMessageSays() {
        write(Map.of("hidden", "0", "middle", "2", "out", "10"));

        assertRefused(": tensor hidden.weight is missing. Expected F32 [5, 3]; the file has tensors \"0.weight\","
                + " \"0.bias\", \"2.weight\", \"2.bias\", \"10.weight\". Layer by layer its shapes fit. Load it with"
                + " LoadOptions.defaults().names(Map.of(\"0\", \"hidden\", \"2\", \"middle\", \"10\", \"out\")), or save it"
                + " anew under these names.");
        LoadOptions options = LoadOptions.defaults().names(Map.of("0", "hidden", "2", "middle", "10", "out"));
        assertThat(ModelFiles.load(net, file, options)).isEmpty();
        assertThat(net.parameters()).containsExactly(saved.parameters());
    }

    @Test
    void layersWithinOthersAndSingleTensorsGetOtherNamesToo() {
        write(Map.of("hidden", "model.fc1", "middle", "model.fc2", "out", "head"));

        assertRefusedWith("Map.of(\"head\", \"hidden\"", false);
        LoadOptions options = LoadOptions.defaults()
                .names(Map.of("model.fc1", "hidden", "model.fc2", "middle", "head.weight", "out.weight"));
        ModelFiles.load(net, file, options);
        assertThat(net.parameters()).containsExactly(saved.parameters());
    }

    @Test
    void adviceOnNamesLeavesOutThoseThatAreRight() {
        write(Map.of("hidden", "hidden", "middle", "middle", "out", "output"));

        assertRefusedWith("names(Map.of(\"output\", \"out\"))", true);
    }

    @Test
    void aSingleLayerMayHaveNoName() {
        UnitNet unit = Models.create(UnitNet.class, 3);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Parameters.tensors(unit).forEach((name, tensor) -> tensors.put(name.substring(name.indexOf('.') + 1), tensor));
        Safetensors.of(tensors, Map.of()).write(file);
        UnitNet other = Models.create(UnitNet.class, 4);
        String layer = unit.topology().layers().get(0).name();

        assertThatThrownBy(() -> ModelFiles.load(other, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("names(Map.of(\"\", \"" + layer + "\"))");
        ModelFiles.load(other, file, LoadOptions.defaults().names(Map.of("", layer)));
        assertThat(Parameters.tensors(other).keySet())
                .isEqualTo(Parameters.tensors(unit).keySet());
    }

    @Test
    void kernelsOfKerasAreToBeTurned() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("dense/kernel:0", Tensor.of(new float[15], 3, 5));
        tensors.put("dense/bias:0", Tensor.of(new float[5], 5));
        tensors.put("dense_1/kernel:0", Tensor.of(new float[10], 5, 2));
        tensors.put("dense_1/bias:0", Tensor.of(new float[1], 1));
        tensors.put("dense_2/kernel:0", Tensor.of(new float[8], 2, 4));
        Safetensors.of(tensors, Map.of()).write(file);

        assertRefusedWith(
                "Its names are those of Keras, whose kernels are the transpose of weights. In Python, turn each, w.T.copy()"
                        + " with NumPy or w.T.contiguous() with PyTorch, and save it under the names of the network:"
                        + " \"dense/kernel:0\" is \"hidden.weight\", \"dense/bias:0\" is \"hidden.bias\","
                        + " \"dense_1/kernel:0\" is \"middle.weight\"",
                true);
        LoadOptions options = LoadOptions.defaults().names(Map.of("dense/kernel:0", "hidden.weight"));
        assertThatThrownBy(() -> ModelFiles.load(net, file, options))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + ", tensor dense/kernel:0: a kernel of Keras is [inputs, units], the transpose of a"
                        + " weight. Turn it in Python, w.T.copy() with NumPy or w.T.contiguous() with PyTorch, and save it"
                        + " as hidden.weight.");
    }

    @Test
    void aTransposedWeightIsNamed() {
        Map<String, Tensor> tensors = Parameters.tensors(saved);
        tensors.put("hidden.weight", Tensor.of(new float[15], 3, 5));
        Safetensors.of(tensors, Map.of()).write(file);

        assertRefused(", tensor hidden.weight: expected shape [5, 3], found [3, 5]. It looks transposed: a weight is"
                + " [units, inputs] as in PyTorch, a kernel of Keras [inputs, units]. Turn it in Python, w.T.copy() with"
                + " NumPy or w.T.contiguous() with PyTorch, and save it anew.");
    }

    @Test
    void namesThatLeadNowhereOrToTheSameAreRefused() {
        write(Map.of("hidden", "0", "middle", "2", "out", "4"));

        assertThatThrownBy(
                        () -> ModelFiles.load(net, file, LoadOptions.defaults().names(Map.of("1", "hidden"))))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(
                        "LoadOptions.names has \"1\", but no tensor or layer of the file is called that.");
        assertThatThrownBy(() ->
                        ModelFiles.load(net, file, LoadOptions.defaults().names(Map.of("0", "hidden", "2", "hidden"))))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("two of its tensors would be called \"hidden.");
    }

    private void write(Map<String, String> layers) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Parameters.tensors(saved).forEach((name, tensor) -> {
            int dot = name.indexOf('.');
            tensors.put(layers.get(name.substring(0, dot)) + name.substring(dot), tensor);
        });
        Safetensors.of(tensors, Map.of()).write(file);
    }

    private void assertRefused(String message) {
        float[] before = net.parameters().clone();
        assertThatThrownBy(() -> ModelFiles.load(net, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + message);
        assertThat(net.parameters()).containsExactly(before);
    }

    private void assertRefusedWith(String part, boolean isThere) {
        assertThatThrownBy(() -> ModelFiles.load(net, file))
                .isInstanceOf(ModelFileException.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).contains(part))
                        .as(e.getMessage())
                        .isEqualTo(isThere))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
    }
}
