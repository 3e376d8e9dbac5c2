package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * HotSpot's optimising compiler takes every method of generated networks: a virtual machine of its own runs them with {@code
 * -XX:+PrintCompilation}, and what it prints is read.
 */
class HotSpotTest {
    /** Inputs, hidden units, outputs: the longest straight-line and unrolled code, and loops. */
    private static final int[][] SIZES = {{2, 2, 2}, {8, 7, 7}, {12, 4, 10}, {15, 15, 15}, {16, 16, 4}, {40, 33, 21}};

    /** Bytes of bytecode above which HotSpot inlines no method (its FreqInlineSize). */
    private static final int LONG = 325;

    @Test
    void compilesThePlainClasses(@TempDir Path folder) throws IOException, InterruptedException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int[] sizes : SIZES) {
            sources.put(name("Float", sizes), network("Float", sizes));
            sources.put(name("Double", sizes), network("Double", sizes));
        }
        Networks networks = Networks.compile(sources).succeeded();

        List<String> printed = run(networks, folder, List.of());

        assertNothingIsRefused(printed);
        assertLongMethodsAreOptimised(networks, printed);
    }

    @Test
    void compilesTheVectorVariants(@TempDir Path folder) throws IOException, InterruptedException {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Float", network("Float", 40, 33, 21).replace("Float40_33_21", "Float"));
        sources.put("Double", network("Double", 40, 33, 21).replace("Double40_33_21", "Double"));
        Networks networks = Networks.compileWithVectors(sources).succeeded();

        List<String> printed = run(networks, folder, List.of("--add-modules", "jdk.incubator.vector"));

        assertNothingIsRefused(printed);
        for (String name : sources.keySet()) {
            // Which widths are in use depends on the length of this machine's vectors.
            String tile = "test." + name + "VectorImpl::forward4x";
            assertThat(printed.stream().filter(line -> line.contains(" 4 ") && line.contains(tile)))
                    .as("compilations of the tiles of " + name)
                    .isNotEmpty();
        }
    }

    /** A line of the fourth tier, which is C2's: time, number, flags, tier, method, size. */
    private static Predicate<String> optimised(String method) {
        return line -> line.contains(" 4 ") && line.contains("test." + method + " (");
    }

    /** Short methods may be compiled as part of others only; a long one is never inlined, so it must have its own line. */
    private static void assertLongMethodsAreOptimised(Networks networks, List<String> printed) {
        networks.classFiles()
                .forEach((type, bytes) -> MethodSizes.of(bytes).forEach((method, size) -> {
                    if (size > LONG && !method.startsWith("<")) {
                        assertThat(printed.stream().filter(optimised(type.substring("test.".length()) + "::" + method)))
                                .as("compilations of " + type + "." + method + " of " + size + " bytes")
                                .isNotEmpty();
                    }
                }));
    }

    private static void assertNothingIsRefused(List<String> printed) {
        assertThat(printed.stream()
                        .filter(line -> line.contains("test."))
                        .filter(line -> line.contains("COMPILE SKIPPED") || line.contains("not compilable")))
                .isEmpty();
    }

    private static List<String> run(Networks networks, Path folder, List<String> options)
            throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, byte[]> type : networks.classFiles().entrySet()) {
            Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
            if (type.getKey().endsWith(options.isEmpty() ? "Impl" : "VectorImpl")) {
                names.add(type.getKey());
            }
        }
        Path output = folder.resolve("printed.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbatch",
                "-XX:+PrintCompilation"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp", folder + File.pathSeparator + System.getProperty("java.class.path"), Exerciser.class.getName()));
        command.addAll(names);
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        List<String> printed = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(status).as(String.join("\n", printed)).isZero();
        return printed;
    }

    private static String name(String precision, int... sizes) {
        return precision + sizes[0] + "_" + sizes[1] + "_" + sizes[2];
    }

    private static String network(String precision, int... sizes) {
        return Stream.of(
                        "@Network(inputs = %d, loss = Loss.CROSS_ENTROPY)".formatted(sizes[0]),
                        "@Layer(size = %d, activation = Activation.TANH)".formatted(sizes[1]),
                        "@Layer(size = %d, activation = Activation.SOFTMAX)".formatted(sizes[2]),
                        "public interface %s extends %sModel {}".formatted(name(precision, sizes), precision))
                .reduce("", (text, line) -> text + line + "\n");
    }
}
