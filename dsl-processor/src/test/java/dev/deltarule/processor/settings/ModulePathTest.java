package dev.deltarule.processor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.FolderCompilation;
import dev.deltarule.processor.testing.FolderCompilation.Tool;
import dev.deltarule.processor.testing.Networks;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor is a module, which compilers find on {@code --processor-module-path}. */
class ModulePathTest {
    private static final String NET = """
            @Network(inputs = 2)
            @Layer(size = %d, activation = Activation.TANH)
            @Layer(size = 1, activation = Activation.TANH)
            public interface Net extends DoubleModel {}
            """;

    @TempDir
    Path folder;

    @Test
    void networksAreGenerated() {
        assertThat(compile(2).succeededSilently().files()).contains("NetImpl.class");
    }

    /** The place of one of several layers is known from javac's tree, which the module need not have. */
    @Test
    void mistakesAreReportedAtTheirLayer() {
        assertThat(compile(0).output())
                .contains("Net.java:2: error: [deltarule] Net, layer 1 of 2: size must be at least 1, but is 0.");
    }

    private FolderCompilation compile(int size) {
        return FolderCompilation.compile(
                Tool.JAVAC,
                folder,
                Map.of("test/Net.java", Networks.HEADER + NET.formatted(size)),
                "-cp",
                FolderCompilation.RUNTIME,
                "--processor-module-path",
                FolderCompilation.PROCESSOR);
    }
}
