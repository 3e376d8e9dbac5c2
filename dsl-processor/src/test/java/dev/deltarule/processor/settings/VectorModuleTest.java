package dev.deltarule.processor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.FolderCompilation;
import dev.deltarule.processor.testing.FolderCompilation.Tool;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Vector API variant is generated where the module was asked for, and a network without one says why. */
class VectorModuleTest {
    private static final String WIDE = network("FloatModel", 2, 16);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JAVAC   |                                                                        | false",
                "JAVAC   | --release RELEASE                                                      | false",
                "JAVAC   | --add-modules jdk.incubator.vector                                     | true",
                "ECLIPSE | -17                                                                    | false",
                "ECLIPSE | --release 17                                                           | false",
                "ECLIPSE | -17 -Adeltarule.strategy=vector                                        | true",
            })
    void theVariantIsGenerated(Tool compiler, String options, boolean generated) {
        String release = String.valueOf(Runtime.version().feature());
        String[] given = options == null
                ? new String[0]
                : options.replace("RELEASE", release).split(" ", -1);
        String[] all = Arrays.copyOf(given, given.length + 4);
        all[given.length] = "-cp";
        all[given.length + 1] = FolderCompilation.RUNTIME;
        all[given.length + 2] = "-processorpath";
        all[given.length + 3] = FolderCompilation.PROCESSOR;

        FolderCompilation compiled =
                FolderCompilation.compile(compiler, folder, Map.of("test/Net.java", Networks.HEADER + WIDE), all);

        assertThat(compiled.files()).contains("NetImpl.class");
        assertThat(compiled.files().contains("NetVectorImpl.class")).isEqualTo(generated);
    }

    /** The processor decides by the same sizes by which the runtime explains. */
    @ParameterizedTest
    @CsvSource({
        "DoubleModel, 2, 15, false",
        "DoubleModel, 2, 16, true",
        "FloatModel, 1, 5, false",
        "FloatModel, 1, 6, true",
    })
    void theReasonIsTheSizeOnlyWhereItIs(String model, int inputs, int units, boolean gains) {
        Map<String, String> source = Map.of("Net", network(model, inputs, units));

        assertThat(Networks.compileWithVectors(source).generated("test.NetVectorImpl"))
                .isEqualTo(gains);
        String why = Models.describe(Networks.compile(source).succeeded().create("Net", Model.class));
        assertThat(why.endsWith(" was generated: it is too small to gain.")).isEqualTo(!gains);
    }

    private static String network(String model, int inputs, int units) {
        return """
                @Network(inputs = %d)
                @Layer(size = %d, activation = Activation.TANH)
                public interface Net extends %s {}
                """.formatted(inputs, units, model);
    }
}
