package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and their names are the same wherever the user lives, also where numbers have digits of their own. */
class LocaleTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "ne", "my", "mr-IN", "th-TH-u-nu-thai", "tr-TR", "de-DE"})
    void checkpointsAreFoundAgain(String language) throws IOException {
        TrainingResult undisturbed = train(6, folder.resolve("undisturbed"));
        Locale.setDefault(Locale.forLanguageTag(language));
        Path run = folder.resolve("run");

        train(4, run);

        assertThat(names(run))
                .containsExactly("epoch-0000002.safetensors", "epoch-0000003.safetensors", "epoch-0000004.safetensors");
        assertThat(Checkpoints.in(run).newest().orElseThrow().epochs()).isEqualTo(4);
        assertThat(train(6, run).losses()).containsExactly(undisturbed.losses());
    }

    /** Earlier versions named them in the digits of the language; U+11136 is a digit of two chars. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "٠٠٠٠٠٠٤",
                "۰۰۰۰۰۰۴",
                "००००००४",
                "၀၀၀၀၀၀၄",
                "\ud804\udd36\ud804\udd36\ud804\udd36\ud804\udd36\ud804\udd36\ud804\udd36\ud804\udd3a"
            })
    void checkpointsNamedInOtherDigitsAreFoundToo(String digits) throws IOException {
        train(4, folder);
        Files.move(folder.resolve("epoch-0000004.safetensors"), folder.resolve("epoch-" + digits + ".safetensors"));

        assertThat(Checkpoints.in(folder).newest().orElseThrow().epochs()).isEqualTo(4);
        train(7, folder);
        assertThat(names(folder))
                .containsExactly("epoch-0000005.safetensors", "epoch-0000006.safetensors", "epoch-0000007.safetensors");
    }

    @Test
    void networksAreSavedAsTheSameBytes() throws IOException {
        Path file = folder.resolve("model.safetensors");
        ModelFiles.save(Models.create(SmallNet.class, 1), file);
        byte[] expected = Files.readAllBytes(file);

        for (String language : List.of("ar-EG", "fa-IR", "tr-TR", "de-DE")) {
            Locale.setDefault(Locale.forLanguageTag(language));
            ModelFiles.save(Models.create(SmallNet.class, 1), file);
            assertThat(Files.readAllBytes(file)).as(language).isEqualTo(expected);
            assertThat(ModelFiles.load(SmallNet.class, file).parameters())
                    .containsExactly(Models.create(SmallNet.class, 1).parameters());
        }
    }

    private static TrainingResult train(int epochs, Path folder) {
        Trainer trainer = Trainer.of(Models.create(DroppingNet.class, 1))
                .optimizer(new Sgd(0.05))
                .batchSize(20)
                .stopWhen(StopRule.epochs(epochs));
        return Checkpoints.in(folder).fit(trainer, LongTraining.examples());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
