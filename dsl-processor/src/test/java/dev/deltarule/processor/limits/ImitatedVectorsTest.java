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

/** Where the virtual machine would only imitate vectors in objects, plain kernels are taken, and the network says why. */
class ImitatedVectorsTest {
    private static final String NO_COMPILER =
            "'NetImpl calls kernels: plain loops, because this virtual machine was started without its optimising compiler'";

    @ParameterizedTest
    @CsvSource({
        "-Xint, " + NO_COMPILER,
        "-XX:TieredStopAtLevel=1, " + NO_COMPILER,
        "-XX:MaxVectorSize=8, 'NetImpl calls kernels: plain loops, because this virtual machine has vectors of 64 bits and 128 are needed.'",
        "-XX:MaxVectorSize=16, 'NetImpl calls kernels: the Vector API: vectors of 128 bits'",
        "-XX:-TieredCompilation, 'NetImpl calls kernels: the Vector API: vectors of '"
    })
    void areNotTaken(String option, String description, @TempDir Path folder) throws IOException, InterruptedException {
        Networks networks = Networks.compile(Map.of("Net", """
                        @Network(inputs = 40)
                        @Layer(size = 160, activation = Activation.TANH)
                        public interface Net extends FloatModel {}
                        """)).succeeded();

        List<String> printed = OwnJvm.run(
                Describing.class, networks, folder, List.of("--add-modules", "jdk.incubator.vector", option));

        assertThat(printed).anySatisfy(line -> assertThat(line).startsWith(description));
    }
}
