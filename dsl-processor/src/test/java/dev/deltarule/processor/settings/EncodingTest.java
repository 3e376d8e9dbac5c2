package dev.deltarule.processor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.FolderCompilation;
import dev.deltarule.processor.testing.FolderCompilation.Tool;
import dev.deltarule.processor.testing.Networks;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names outside ASCII, which the encoding of the sources cannot always write, survive in generated code. */
class EncodingTest {
    /** Letters of one byte in Latin-1, of none in it, and of two units of UTF-16. */
    private static final String NET = """
            @Network(inputs = 2)
            @Layer(size = 1, activation = Activation.TANH, name = "gr\\u00f6\\u00dfe")
            @Layer(size = 2, activation = Activation.TANH)
            public interface Net extends DoubleModel {
                K\\u00f6rper f\\u00fchle(P\\u03c0 l\\u00e4nge);
                void \\u6f22(double[] \\ud835\\udccd, double[] \\u00fc);
                record P\\u03c0(double gr\\u00f6\\u00dfe, double \\u20ac) {}
                enum K\\u00f6rper { KALT, HEI\\u1e9e }
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "JAVAC, US-ASCII, *",
        "JAVAC, ISO-8859-1, ·",
        "JAVAC, windows-1252, ·",
        "JAVAC, UTF-8, ·",
        "JAVAC, UTF-16, ·",
        "ECLIPSE, US-ASCII, *",
        "ECLIPSE, ISO-8859-1, *",
        "ECLIPSE, windows-1252, *",
        "ECLIPSE, UTF-8, *",
    })
    void namesAndFormulasSurvive(Tool compiler, String encoding, String product) {
        FolderCompilation compiled = FolderCompilation.compile(
                        compiler,
                        folder,
                        Charset.forName(encoding),
                        Map.of("test/Net.java", Networks.HEADER + NET),
                        "-cp",
                        FolderCompilation.RUNTIME,
                        "-processorpath",
                        FolderCompilation.PROCESSOR,
                        compiler == Tool.ECLIPSE ? "-17" : "-Xlint:all")
                .succeededSilently();

        assertThat(compiled.files()).contains("NetImpl.class");
        assertThat(new String(compiled.read("test/NetImpl.java"), Charset.forName(encoding)))
                .contains(
                        "f\\u00fchle(Net.P\\u03c0 l\\u00e4nge)",
                        "void \\u6f22(double[] \\ud835\\udccd, double[] \\u00fc)")
                .contains("\"gr\\u00f6\\u00dfe\"")
                .contains("w = w - rate " + product + " delta")
                .doesNotContainPattern("(//|\\*).*\\?")
                .doesNotContain("\ufffd");
    }
}
