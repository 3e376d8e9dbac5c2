package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written in float stands again in double, word for word: whoever changes one changes the other. */
class TwinsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/deltarule/kernels");

    /** They have other polynomials. */
    private static final Set<String> OTHERS = Set.of("FloatFunctions.java", "VectorFloatPolynomials.java");

    static List<Path> floats() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.getFileName().toString().contains("Float")
                            && !OTHERS.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("floats")
    void theDoubleTwinIsTheSame(Path file) throws IOException {
        Path twin = SOURCES.resolve(doubled(file.getFileName().toString()));
        assertThat(words(Files.readString(twin))).isEqualTo(words(doubled(Files.readString(file))));
    }

    private static String doubled(String text) {
        return text.replace("Float", "Double").replace("float", "double").replaceAll("(?<=\\d)f\\b", "");
    }

    /** Without line breaks, which the formatter puts elsewhere where a word is longer. */
    private static String words(String text) {
        return text.replaceAll("\\s+\\*?\\s*", "");
    }
}
