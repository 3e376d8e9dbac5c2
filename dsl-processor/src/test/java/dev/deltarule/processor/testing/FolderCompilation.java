package dev.deltarule.processor.testing;

import com.palantir.javapoet.JavaFile;
import dev.deltarule.Network;
import dev.deltarule.kernels.Kernels;
import dev.deltarule.processor.NetworkProcessor;
import dev.deltarule.runtime.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** One compilation of files in a folder as on a command line, where the compiler loads the processor from its path. */
public final class FolderCompilation {
    /** A compiler by its command line. */
    public enum Tool {
        JAVAC {
            @Override
            boolean run(String[] arguments, PrintWriter output) {
                return ToolProvider.findFirst("javac").orElseThrow().run(output, output, arguments) == 0;
            }
        },
        ECLIPSE {
            @Override
            boolean run(String[] arguments, PrintWriter output) {
                return BatchCompiler.compile(arguments, output, output, null);
            }
        };

        abstract boolean run(String[] arguments, PrintWriter output);
    }

    /** What users have: the runtime and the annotations. */
    public static final String RUNTIME = Networks.classPath(Network.class, Kernels.class, Model.class);

    /** The processor with what it needs. */
    public static final String PROCESSOR = Networks.classPath(NetworkProcessor.class, Network.class, JavaFile.class);

    private final Path classes;
    private final boolean succeeded;
    private final String output;

    private FolderCompilation(Path classes, boolean succeeded, String output) {
        this.classes = classes;
        this.succeeded = succeeded;
        this.output = output;
    }

    /** Compiles sources, given by their paths below the folder; all options but for those of folders are the caller's. */
    public static FolderCompilation compile(
            Tool compiler, Path folder, Map<String, String> sources, String... options) {
        return compile(compiler, folder, StandardCharsets.UTF_8, sources, options);
    }

    /** The same with sources in an encoding, which the options do not name yet. */
    public static FolderCompilation compile(
            Tool compiler, Path folder, Charset encoding, Map<String, String> sources, String... options) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            List<String> arguments = new ArrayList<>(List.of(options));
            arguments.addAll(List.of("-d", classes.toString(), "-s", classes.toString()));
            arguments.addAll(List.of("-encoding", encoding.name()));
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = folder.resolve("sources").resolve(source.getKey());
                Files.createDirectories(file.getParent());
                arguments.add(
                        Files.writeString(file, source.getValue(), encoding).toString());
            }
            StringWriter messages = new StringWriter();
            boolean succeeded = compiler.run(arguments.toArray(new String[0]), new PrintWriter(messages, true));
            return new FolderCompilation(classes, succeeded, messages.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws an error with what the compiler printed if that is anything. */
    public FolderCompilation succeededSilently() {
        if (!succeeded || !output.isBlank()) {
            throw new AssertionError(output);
        }
        return this;
    }

    /** What the compiler printed. */
    public String output() {
        return output;
    }

    /** The names of all files written, without folders. */
    public List<String> files() {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file below the folder of classes. */
    public byte[] read(String file) {
        try {
            return Files.readAllBytes(classes.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
