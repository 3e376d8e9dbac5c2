package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the virtual machine would only imitate vectors in objects, the plain class is taken, and says why. */
class ImitatedVectorsTest {
    private static final String NO_COMPILER =
            "'NetImpl is plain Java; this virtual machine was started without its optimising compiler'";

    @ParameterizedTest
    @CsvSource({
        "-Xint, " + NO_COMPILER,
        "-XX:TieredStopAtLevel=1, " + NO_COMPILER,
        "-XX:MaxVectorSize=8, 'NetImpl is plain Java; this virtual machine has vectors of 64 bits and 128 are needed.'",
        "-XX:MaxVectorSize=16, 'NetVectorImpl uses the Vector API: vectors of 128 bits.'",
        "-XX:-TieredCompilation, 'NetVectorImpl uses the Vector API: vectors of '"
    })
    void areNotTaken(String option, String description, @TempDir Path folder) throws IOException, InterruptedException {
        Networks networks = Networks.compileWithVectors(Map.of("Net", """
                        @Network(inputs = 4)
                        @Layer(size = 16, activation = Activation.TANH)
                        public interface Net extends FloatModel {}
                        """)).succeeded();

        List<String> printed = OwnJvm.run(
                Describing.class, networks, true, folder, List.of("--add-modules", "jdk.incubator.vector", option));

        assertThat(printed).anySatisfy(line -> assertThat(line).startsWith(description));
    }
}
