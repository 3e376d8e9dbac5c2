package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.processor.testing.Networks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** HotSpot is kept from inlining what it then certainly compiles alone; elsewhere that depends on what ran how long. */
    @Test
    void hotSpotDoesNotTakeTheClassOfAnOperationForGranted(@TempDir Path folder)
            throws IOException, InterruptedException {
        Networks networks = Networks.compileWithVectors(Map.of("Net", """
                        @Network(inputs = 12)
                        @Layer(size = 37, activation = Activation.RELU)
                        public interface Net extends FloatModel {}
                        """)).succeeded();
        Path log = folder.resolve("compilation.log");
        List<String> options = List.of(
                "--add-modules",
                "jdk.incubator.vector",
                "-Xbatch",
                "-XX:CompileCommand=dontinline,jdk.incubator.vector.FloatVector::opCode",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+LogCompilation",
                "-XX:LogFile=" + log);

        OwnJvm.run(OneOperation.class, networks, true, folder, options);

        List<String> logged = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        assertThat(logged)
                .as("what finds the code of an operation is compiled alone")
                .anyMatch(line -> line.matches("<nmethod .*compiler='c2'.* method='\\S+FloatVector opCode .*"));
        if (Runtime.version().feature() < WITHOUT) {
            assertThat(trapsOfClasses(logged)).noneMatch(place -> place.contains(" opCode "));
        }
    }

    /** The lines that say where compiled code met an object of another class than it was compiled for. */
    private static List<String> trapsOfClasses(List<String> logged) {
        return IntStream.range(1, logged.size())
                .filter(line -> logged.get(line - 1).matches("<uncommon_trap thread=.* reason='class_check'.*"))
                .mapToObj(logged::get)
                .toList();
    }
}
