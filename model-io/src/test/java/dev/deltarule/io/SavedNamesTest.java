package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Evaluation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What inputs and classes are called is part of a file. */
class SavedNamesTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("fruit.safetensors");
    }

    @Test
    void namesComeBack() {
        FruitNet.Nameless net = Models.create(FruitNet.Nameless.class, 1);
        net.names().set(List.of("x \"1\""), List.of("p\u00e4r", "a,pple\n"));
        ModelFiles.save(net, file);

        FruitNet.Nameless loaded = ModelFiles.load(FruitNet.Nameless.class, file);
        assertThat(loaded.names().inputs()).containsExactly("x \"1\"");
        assertThat(loaded.names().targets()).containsExactly("p\u00e4r", "a,pple\n");
    }

    @Test
    void aLoadedNetworkJudgesByName() {
        FruitNet net = Models.create(FruitNet.class, 1);
        System.arraycopy(new double[] {-3, 3, 0, 0}, 0, net.parameters(), 0, 4);
        ModelFiles.save(net, file);
        Examples examples = Examples.of(new double[] {1, -1}, new double[] {1, 0, 0, 1}, 1, 2)
                .withNames(List.of("x"), List.of("pear", "apple"));

        assertThat(Evaluation.of(ModelFiles.load(FruitNet.class, file), examples)
                        .accuracy())
                .isEqualTo(1);
        // Without an enum of its own, a network learns the names from the file.
        FruitNet.Nameless nameless = ModelFiles.load(FruitNet.Nameless.class, file);
        assertThat(nameless.names().targets()).containsExactly("APPLE", "PEAR");
    }

    @Test
    void otherClassesThanThoseOfTheEnumAreRefusedAndNothingChanges() {
        ModelFiles.save(Models.create(FruitNet.class, 1), file);
        FruitNet.Swapped other = Models.create(FruitNet.Swapped.class, 2);
        double[] before = other.parameters().clone();

        assertThatThrownBy(() -> ModelFiles.load(other, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + ": its network learnt the classes \"APPLE\", \"PEAR\", but FruitNet.Swapped was"
                        + " declared with \"PEAR\", \"APPLE\". Load it into a network whose enum has the same"
                        + " constants in the same order.");
        assertThat(other.parameters()).isEqualTo(before);
        FruitNet.Nameless nameless = Models.create(FruitNet.Nameless.class, 1);
        nameless.names().set(List.of(), List.of("apple", "pear"));
        ModelFiles.save(nameless, file);
        assertThat(ModelFiles.load(FruitNet.class, file).names().targets()).containsExactly("APPLE", "PEAR");
        assertThatThrownBy(() -> ModelFiles.load(FruitNet.Swapped.class, file)).isInstanceOf(ModelFileException.class);
    }

    @Test
    void targetsThatAResultHasInAnotherOrderAreRefused() {
        FruitNet.Nameless nameless = Models.create(FruitNet.Nameless.class, 1);
        for (List<String> fitting : List.of(List.of("Pear", "APPLE"), List.of("a", "b"), List.of("pear", "b"))) {
            nameless.names().set(List.of(), fitting);
            ModelFiles.save(nameless, file);
            assertThat(ModelFiles.load(FruitNet.Probable.class, file).names().targets())
                    .isEqualTo(fitting.contains("Pear") ? List.of("pear", "apple") : fitting);
        }
        nameless.names().set(List.of(), List.of("apple", "pear"));
        ModelFiles.save(nameless, file);
        assertThatThrownBy(() -> ModelFiles.load(FruitNet.Probable.class, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessage(file + ": its network learnt the targets \"apple\", \"pear\", but a prediction method of"
                        + " FruitNet.Probable returns \"pear\", \"apple\". Load it into a network whose record has its"
                        + " components in the order of the targets.");
    }

    /** Files before there were names say nothing of them, and neither do those of others. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void filesWithoutNamesLoadAndNamesThatWereLearntBeforeAreForgotten(boolean foreign) {
        FruitNet net = Models.create(FruitNet.class, 1);
        ModelFiles.save(net, file);
        Safetensors saved = Safetensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(saved.metadata());
        metadata.keySet()
                .removeIf(key -> foreign
                        || List.of("deltarule.inputs", "deltarule.targets", "deltarule.checksum")
                                .contains(key));
        Safetensors.of(saved.tensors(), metadata).write(file);

        FruitNet loaded = ModelFiles.load(FruitNet.class, file);
        assertThat(loaded.parameters()).isEqualTo(net.parameters());
        assertThat(loaded.names().targets()).containsExactly("APPLE", "PEAR");
        FruitNet.Nameless nameless = Models.create(FruitNet.Nameless.class);
        nameless.names().set(List.of("x"), List.of("a", "b"));
        ModelFiles.load(nameless, file);
        assertThat(nameless.names().inputs()).isEmpty();
        assertThat(nameless.names().targets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "APPLE",
                "[\"APPLE\"]",
                "[\"a\",\"b\",\"c\"]",
                "[1,2]",
                "[\"a\",[\"b\"]]",
                "[\"a\",\"b\"",
                "[\"a\",\"b\"]x",
                "{}"
            })
    void namesThatAreNoListOfTheRightLengthAreRefused(String forged) {
        ModelFiles.save(Models.create(FruitNet.Nameless.class, 1), file);
        Safetensors saved = Safetensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(saved.metadata());
        metadata.remove("deltarule.checksum");
        metadata.put("deltarule.targets", forged);
        Safetensors.of(saved.tensors(), metadata).write(file);
        Model net = Models.create(FruitNet.Nameless.class, 2);

        assertThatThrownBy(() -> ModelFiles.load(net, file))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("metadata deltarule.targets: expected 2 names");
        assertThat(net.names().targets()).isEmpty();
    }

    @Test
    void aThousandNamesAreNoReasonForALongMessage() {
        FruitNet.Nameless net = Models.create(FruitNet.Nameless.class, 1);
        net.names()
                .set(
                        List.of(),
                        IntStream.range(0, 2)
                                .mapToObj(k -> "n".repeat(5000) + k)
                                .toList());
        ModelFiles.save(net, file);

        assertThatThrownBy(() -> ModelFiles.load(FruitNet.class, file))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
    }
}
