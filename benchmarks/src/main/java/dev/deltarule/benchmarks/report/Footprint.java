package dev.deltarule.benchmarks.report;

import dev.deltarule.benchmarks.run.Contender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The size of what an engine puts on the class path: its jars, their natives and the jars they need. */
public final class Footprint {
    private static final Map<Contender, Pattern> JARS = Map.of(
            Contender.PLAIN, Pattern.compile("deltarule|[/\\\\](runtime|dsl-annotations)[/\\\\]target"),
            Contender.VECTOR, Pattern.compile("deltarule|[/\\\\](runtime|dsl-annotations)[/\\\\]target"),
            Contender.PYTORCH, Pattern.compile("ai[/\\\\]djl|net[/\\\\]java[/\\\\]dev[/\\\\]jna|gson|commons-compress"),
            Contender.ONNX, Pattern.compile("onnxruntime"),
            Contender.DL4J, Pattern.compile("nd4j|deeplearning4j|bytedeco"),
            Contender.ENCOG, Pattern.compile("encog"),
            Contender.NEUROPH, Pattern.compile("neuroph"));

    private Footprint() {}

    /** The bytes of the matching entries of the class path; the processor and these benchmarks are not counted. */
    public static long bytes(Contender contender) {
        Pattern jars = JARS.getOrDefault(contender, Pattern.compile("$^"));
        return Arrays.stream(System.getProperty("java.class.path")
                        .split(Pattern.quote(System.getProperty("path.separator"))))
                .filter(entry -> !entry.contains("benchmarks") && !entry.contains("processor"))
                .filter(entry -> jars.matcher(entry).find())
                .mapToLong(entry -> size(Path.of(entry)))
                .sum();
    }

    private static long size(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
