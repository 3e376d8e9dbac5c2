package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs networks in a virtual machine of their own, of the version that runs the tests. */
final class OwnJvm {
    private OwnJvm() {}

    /**
     * What a main class prints when its arguments are the names of generated classes.
     *
     * @param folder an empty folder for class files
     * @param options of the virtual machine
     */
    static List<String> run(Class<?> main, Networks networks, Path folder, List<String> options)
            throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, byte[]> type : networks.classFiles().entrySet()) {
            Path file = folder.resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
            if (type.getKey().endsWith("Impl")) {
                names.add(type.getKey());
            }
        }
        Path output = folder.resolve("printed.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of("-cp", folder + File.pathSeparator + System.getProperty("java.class.path"), main.getName()));
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
}
