package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Training allocates nothing either when it begins long after predictions: HotSpot has then compiled parts of the Vector API
 * for what predictions do with them, has to give that up, and takes less for granted ever after. On JDK 17 it left the
 * logarithm of the cross-entropy in objects, in no other order of calls.
 */
class LateTrainingTest {
    @ParameterizedTest
    @ValueSource(strings = {"IDENTITY", "RELU", "HARD_TANH", "SOFTPLUS"})
    void allocatesNothing(String activation, @TempDir Path folder) throws IOException, InterruptedException {
        Networks networks =
                Networks.compile(Map.of("Late", """
                        @Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
                        @Layer(size = 16, activation = Activation.%s)
                        @Layer(size = 3, activation = Activation.SOFTMAX)
                        public interface Late extends FloatModel {}
                        """.formatted(activation))).succeeded();

        List<String> printed =
                OwnJvm.run(LateTraining.class, networks, folder, List.of("--add-modules", "jdk.incubator.vector"));

        assertThat(printed).contains("allocated: 0");
    }
}
