package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernels let the Vector API meet all its operations before anything is compiled, without which HotSpot may keep vectors in
 * objects.
 */
class OperationsMetTest {
    /** The first HotSpot of those measured that does without. */
    private static final int WITHOUT = 25;

    private static final boolean NEEDED = Runtime.version().feature() < WITHOUT;

    /** The virtual machines of these tests are the same, whatever that of the others is. */
    @BeforeEach
    void isRunOnce() {
        assumeFalse(Kernels.VECTORS, "these tests are for the run without the Vector API");
    }

    @Test
    void noKernelIsTheFirstToUseAnOperation(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> printed = run(
                folder,
                "OperationsMet",
                List.of("--add-opens", "jdk.incubator.vector/jdk.incubator.vector=ALL-UNNAMED"));

        String first = " operations met before the first kernel was used";
        if (NEEDED) {
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
        Path log = folder.resolve("compilation.log");
        run(
                folder,
                "OneOperation",
                List.of(
                        "-Xbatch",
                        "-XX:CompileCommand=dontinline,jdk.incubator.vector.FloatVector::opCode",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+LogCompilation",
                        "-XX:LogFile=" + log));

        List<String> logged = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        assertThat(logged)
                .as("what finds the code of an operation is compiled alone")
                .anyMatch(line -> line.matches("<nmethod .*compiler='c2'.* method='\\S+FloatVector opCode .*"));
        if (NEEDED) {
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

    /** What a main class of this package prints in a virtual machine of its own with the Vector API. */
    private static List<String> run(Path folder, String main, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.deltarule.kernels." + main));
        Path output = folder.resolve("printed.txt");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        List<String> printed = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(status).as(String.join("\n", printed)).isZero();
        return printed;
    }
}
