package dev.deltarule.processor.golden;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.deltarule.processor.NetworkProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each network under {@code src/test/resources/goldens} and the source generated for it, to the letter. {@code
 * -Dgolden.update} writes anew what is expected; read the difference before you commit it.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "goldens");

    @ParameterizedTest
    @ValueSource(strings = {"TutorialNet", "IrisNet", "DigitsNet", "SensorNet", "DropoutNet", "BandNet"})
    void generatesTheExpectedSource(String network) throws IOException {
        Compilation compilation = compile(network);
        assertThat(compilation).succeededWithoutWarnings();
        assertGolden(compilation, network + "Impl");
    }

    /** In Arabic, numbers have digits of their own, and in Turkish, the capital of i is none of I. */
    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "tr-TR"})
    void generatesTheSameWhateverTheLanguage(String language) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            generatesTheExpectedSource("DigitsNet");
            generatesTheExpectedSource("IrisNet");
            generatesTheExpectedSource("DropoutNet");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Compilation compile(String network, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("-encoding", "UTF-8", "-Xlint:all,-processing,-options"));
        all.addAll(List.of(options));
        return Compiler.javac()
                .withProcessors(new NetworkProcessor())
                .withOptions(all)
                .compile(JavaFileObjects.forSourceString("golden." + network, read(network + ".java")));
    }

    private static void assertGolden(Compilation compilation, String generated) throws IOException {
        if (System.getProperty("golden.update") != null) {
            Files.writeString(FOLDER.resolve(generated + ".java"), generated(compilation, generated));
            return;
        }
        assertThat(compilation)
                .generatedSourceFile("golden." + generated)
                .contentsAsUtf8String()
                .isEqualTo(read(generated + ".java"));
    }

    private static String generated(Compilation compilation, String generated) throws IOException {
        return compilation
                .generatedSourceFile("golden." + generated)
                .orElseThrow()
                .getCharContent(false)
                .toString();
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
