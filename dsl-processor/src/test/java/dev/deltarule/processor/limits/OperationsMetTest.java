package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.processor.testing.Networks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated classes let the Vector API meet all its operations before anything is compiled, without which HotSpot may keep
 * vectors in objects.
 */
class OperationsMetTest {
    /** The first HotSpot of those measured that does without. */
    private static final int WITHOUT = 25;

    @Test
    void noNetworkIsTheFirstToUseAnOperation(@TempDir Path folder) throws IOException, InterruptedException {
        Map<String, String> declarations = new LinkedHashMap<>();
        for (String precision : List.of("Float", "Double")) {
            for (Activation activation : Activation.values()) {
                String name = precision + "With" + activation;
                declarations.put(name, """
                        @Network(inputs = 12, loss = Loss.CROSS_ENTROPY)
                        @Layer(size = 37, activation = Activation.%s, dropout = 0.2)
                        @Layer(size = 10, activation = Activation.SOFTMAX)
                        public interface %s extends %sModel {}
                        """.formatted(activation, name, precision));
            }
        }
        Networks networks = Networks.compileWithVectors(declarations).succeeded();
        List<String> options = List.of(
                "--add-modules",
                "jdk.incubator.vector",
                "--add-opens",
                "jdk.incubator.vector/jdk.incubator.vector=ALL-UNNAMED");

        List<String> printed = OwnJvm.run(OperationsMet.class, networks, true, folder, options);

        String first = " operations met before the first network was used";
        if (Runtime.version().feature() < WITHOUT) {
            assertThat(printed)
                    .anyMatch(line -> line.matches("[1-9]\\d+" + first))
                    .noneMatch(line -> line.startsWith("late: "));
        } else {
            assertThat(printed).as("start-up spends nothing on it").contains("0" + first);
        }
    }
}
