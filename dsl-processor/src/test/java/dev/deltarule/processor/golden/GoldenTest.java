package dev.deltarule.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each network under {@code src/test/resources/goldens} and the source generated for it, to the letter. {@code
 * -Dgolden.update} writes anew what is expected; read the difference before you commit it.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "goldens");

    @ParameterizedTest
    @ValueSource(strings = {"TutorialNet", "IrisNet", "DigitsNet", "SensorNet"})
    void generatesTheExpectedSource(String network) throws IOException {
        Networks networks = Networks.compileFiles(Map.of("golden." + network, read(network + ".java")))
                .succeeded();
        String actual = networks.sourceOf("golden." + network + "Impl");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(FOLDER.resolve(network + "Impl.java"), actual);
            return;
        }
        assertThat(actual).isEqualTo(read(network + "Impl.java"));
    }

    private static String read(String file) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/goldens/" + file)) {
            if (in == null) {
                throw new AssertionError("no golden file " + file + "; write it with -Dgolden.update");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
