package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.Scaler;
import dev.deltarule.runtime.data.StandardScaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFilesTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("model.safetensors");
    }

    @ParameterizedTest
    @ValueSource(classes = {UnitNet.class, SmallNet.class, SmallDoubleNet.class, OddNet.class, DigitsNet.class})
    void loadsTheBitsThatItSaved(Class<? extends Model> network) {
        Model saved = Models.create(network, 1);
        ModelFiles.save(saved, file);

        assertThat(parameters(ModelFiles.load(network, file))).isEqualTo(parameters(saved));

        Model other = Models.create(network, 2);
        assertThat(ModelFiles.load(other, file)).isEmpty();
        assertThat(parameters(other)).isEqualTo(parameters(saved));
    }

    @Test
    void weightsHaveTheShapeThatPyTorchExpects() {
        SmallNet net = Models.create(SmallNet.class, 1);
        ModelFiles.save(net, file);

        Safetensors content = Safetensors.read(file);
        assertThat(content.tensors().keySet())
                .containsExactly("hidden.weight", "hidden.bias", "middle.weight", "middle.bias", "out.weight");
        assertThat(tensor(content, "hidden.weight").shape()).containsExactly(5, 3);
        assertThat(tensor(content, "hidden.bias").shape()).containsExactly(5);
        assertThat(tensor(content, "middle.bias").shape()).containsExactly(1);
        float[] weights = tensor(content, "hidden.weight").floats();
        for (int unit = 0; unit < 5; unit++) {
            for (int input = 0; input < 3; input++) {
                assertThat(weights[unit * 3 + input])
                        .isEqualTo(net.parameters()[net.topology().weight(0, unit, input)]);
            }
        }
    }

    @Test
    void metadataTellWhatTheFileIs() {
        ModelFiles.save(Models.create(SmallNet.class), file);

        assertThat(Safetensors.read(file).metadata())
                .containsEntry("deltarule.format", "model")
                .containsEntry("deltarule.network", "SmallNet")
                .containsEntry("deltarule.precision", "float")
                .containsEntry("deltarule.topology", """
                        3 inputs
                        layer hidden: 5 units, TANH, one bias per unit
                        layer middle: 2 units, SIGMOID, one shared bias
                        layer out: 4 units, IDENTITY, no biases""")
                .hasEntrySatisfying(
                        "deltarule.version", version -> assertThat(version).matches("\\d+\\.\\d+\\..*"))
                .hasEntrySatisfying("deltarule.checksum", sum -> assertThat(sum).matches("sha256:[0-9a-f]{64}"));
    }

    @Test
    void theSameNetworkGivesTheSameBytes() throws IOException {
        ModelFiles.save(Models.create(SmallNet.class, 3), file);
        byte[] first = Files.readAllBytes(file);
        ModelFiles.save(Models.create(SmallNet.class, 3), file);

        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void scalersComeBack() {
        Examples examples = Examples.of(new float[] {1, 2, 3, 4, 6, 9}, new float[8], 3, 4);
        Scaler scaler = StandardScaler.fit(examples);
        ModelFiles.save(Models.create(SmallNet.class), scaler, file);

        Scaler loaded = ModelFiles.load(Models.create(SmallNet.class, 1), file).orElseThrow();
        assertThat(loaded.numbers().get("offset")).containsExactly(2.5, 4, 6);
        assertThat(loaded.numbers().get("scale"))
                .containsExactly(scaler.numbers().get("scale"));
        assertThatThrownBy(() -> ModelFiles.load(SmallNet.class, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + ": it holds a scaler, which the inputs of the network need. Load it with"
                        + " load(Models.create(SmallNet.class), file), which returns the scaler.");
        UnitNet narrow = Models.create(UnitNet.class);
        assertThatThrownBy(() -> ModelFiles.save(narrow, scaler, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The scaler was fitted on 3 inputs, but UnitNet has 1.");
    }

    @Test
    void saysHowTheTopologyDiffers() {
        ModelFiles.save(Models.create(OtherNet.class), file);

        assertRefused(
                Models.create(SmallNet.class),
                ": it holds another topology than SmallNet has:"
                        + " expected \"layer hidden: 5 units, TANH, one bias per unit\","
                        + " found \"layer hidden: 6 units, TANH, one bias per unit\";"
                        + " expected \"layer middle: 2 units, SIGMOID, one shared bias\","
                        + " found \"layer middle: 2 units, RELU, one shared bias\"."
                        + " Load it into a network declared like the one that was saved.");
    }

    @Test
    void refusesTheOtherPrecision() {
        ModelFiles.save(Models.create(SmallNet.class), file);

        assertRefused(
                Models.create(SmallDoubleNet.class),
                ", metadata deltarule.precision: expected double, found float."
                        + " Declare SmallDoubleNet as a FloatModel, or save it anew.");
    }

    @Test
    void savesNoParametersThatAreNotFinite() throws IOException {
        SmallNet net = Models.create(SmallNet.class);
        ModelFiles.save(net, file);
        byte[] before = Files.readAllBytes(file);
        net.parameters()[net.topology().weight(0, 4, 2)] = Float.NaN;

        assertThatThrownBy(() -> ModelFiles.save(net, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + ", tensor hidden.weight, element [4, 2]: expected a finite number, found NaN."
                        + " Save a network whose training did not diverge.");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void loadsNothingOfAFileWithOneWrongNumber() {
        SmallNet net = Models.create(SmallNet.class);
        Map<String, Tensor> tensors = Parameters.tensors(net);
        tensors.put("out.weight", Tensor.of(new float[] {0, 0, 0, 0, 0, 0, 0, Float.NEGATIVE_INFINITY}, 4, 2));
        Safetensors.of(tensors, Map.of()).write(file);

        assertRefused(
                Models.create(SmallNet.class, 5),
                ", tensor out.weight, element [3, 1]: expected a finite number, found -Infinity."
                        + " Save a network whose training did not diverge.");
    }

    @Test
    void namesMissingSurplusAndMisshapenTensors() {
        SmallNet net = Models.create(SmallNet.class);
        Map<String, Tensor> tensors = Parameters.tensors(net);
        Tensor bias = Tensor.of(new float[5], 5);

        Map<String, Tensor> missing = new LinkedHashMap<>(tensors);
        missing.remove("middle.bias");
        Safetensors.of(missing, Map.of()).write(file);
        assertRefused(
                net,
                ": tensor middle.bias is missing. Expected F32 [1]; the file has tensors \"hidden.weight\","
                        + " \"hidden.bias\", \"middle.weight\", \"out.weight\"."
                        + " Rename what the file has with LoadOptions.names, or declare the network's layers as the"
                        + " file has them.");

        Map<String, Tensor> surplus = new LinkedHashMap<>(tensors);
        surplus.put("extra.bias", bias);
        Safetensors.of(surplus, Map.of()).write(file);
        assertRefused(
                net,
                ": the network has no place for tensors \"extra.bias\". It has tensors \"hidden.weight\","
                        + " \"hidden.bias\", \"middle.weight\", \"middle.bias\", \"out.weight\". Take them out of the"
                        + " file, or load it into the network that it was made for.");

        Map<String, Tensor> misshapen = new LinkedHashMap<>(tensors);
        misshapen.put("hidden.weight", Tensor.of(new float[20], 4, 5));
        Safetensors.of(misshapen, Map.of()).write(file);
        assertRefused(
                net,
                ", tensor hidden.weight: expected shape [5, 3], found [4, 5]. Load it into a network of that size.");

        Map<String, Tensor> inDouble = new LinkedHashMap<>(tensors);
        inDouble.put("hidden.bias", Tensor.of(new double[5], 5));
        Safetensors.of(inDouble, Map.of()).write(file);
        assertRefused(
                net,
                ", tensor hidden.bias: expected F32, found F64."
                        + " The network is a FloatModel: declare it as a DoubleModel, or convert the file.");

        Map<String, Tensor> halfScaler = new LinkedHashMap<>(tensors);
        halfScaler.put("scaler.offset", Tensor.of(new double[3], 3));
        Safetensors.of(halfScaler, Map.of()).write(file);
        assertRefusedWith(net, "tensor scaler.scale is missing.");

        Map<String, Tensor> badScaler = new LinkedHashMap<>(halfScaler);
        badScaler.put("scaler.scale", Tensor.of(new double[3], 3));
        Safetensors.of(badScaler, Map.of()).write(file);
        assertRefusedWith(net, "scales finite and above 0, but those of input 0 are 0.0 and 0.0.");
    }

    @Test
    void filesOfOursMustSayEverything() {
        SmallNet net = Models.create(SmallNet.class);
        Safetensors.of(Parameters.tensors(net), Map.of("deltarule.format", "model"))
                .write(file);

        assertRefusedWith(net, "is missing, although the file has others of deltarule.");
    }

    @Test
    void namesAFileThatIsMissingOrAFolder() {
        SmallNet net = Models.create(SmallNet.class);

        assertRefused(net, ": there is no such file.");
        assertThatThrownBy(() -> ModelFiles.save(net, folder.resolve("none/model.safetensors")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("there is no such folder; create it");
        assertThatThrownBy(() -> ModelFiles.save(net, folder))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(folder + " cannot be written: it is a folder; name a file in it.");
        assertThatThrownBy(() -> ModelFiles.load(net, folder))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(folder.toString());
    }

    private static Tensor tensor(Safetensors content, String name) {
        return content.tensor(name).orElseThrow();
    }

    private void assertRefused(Model model, String message) {
        List<Number> before = parameters(model);
        assertThatThrownBy(() -> ModelFiles.load(model, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + message);
        assertThat(parameters(model)).isEqualTo(before);
    }

    private void assertRefusedWith(Model model, String part) {
        assertThatThrownBy(() -> ModelFiles.load(model, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(part);
    }

    private static List<Number> parameters(Model model) {
        if (model instanceof FloatModel floats) {
            Number[] boxed = new Number[floats.parameters().length];
            Arrays.setAll(boxed, i -> Float.floatToRawIntBits(floats.parameters()[i]));
            return List.of(boxed);
        }
        double[] doubles = ((DoubleModel) model).parameters();
        Number[] boxed = new Number[doubles.length];
        Arrays.setAll(boxed, i -> Double.doubleToRawLongBits(doubles[i]));
        return List.of(boxed);
    }
}
