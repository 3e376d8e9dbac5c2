package dev.deltarule.processor.ecj;

import com.palantir.javapoet.JavaFile;
import dev.deltarule.Network;
import dev.deltarule.kernels.Kernels;
import dev.deltarule.processor.NetworkProcessor;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** One compilation of files of package {@code test} by the Eclipse compiler, which loads the processor from its path. */
final class EclipseNetworks {
    private final Path classes;
    private final List<Diagnostic<? extends JavaFileObject>> messages;

    private EclipseNetworks(Path classes, List<Diagnostic<? extends JavaFileObject>> messages) {
        this.classes = classes;
        this.messages = messages;
    }

    /** Compiles a file, given by its whole text, below the folder. */
    static EclipseNetworks compile(Path folder, String simpleName, String source) {
        return compile(folder, Map.of(simpleName, source));
    }

    /** Compiles files, given by their names in the package with {@code /} below it, and their whole texts. */
    static EclipseNetworks compile(Path folder, Map<String, String> sources, String... more) {
        JavaCompiler ecj = new EclipseCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try {
            List<File> written = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = folder.resolve("sources/test/" + source.getKey() + ".java")
                        .normalize();
                Files.createDirectories(file.getParent());
                written.add(Files.writeString(file, source.getValue()).toFile());
            }
            Path classes = Files.createDirectories(folder.resolve("classes"));
            List<String> options = new ArrayList<>(List.of(
                    "--release",
                    "17",
                    "-classpath",
                    Networks.classPath(Network.class, Kernels.class, Model.class),
                    "-processorpath",
                    Networks.classPath(NetworkProcessor.class, Network.class, JavaFile.class),
                    "-processor",
                    NetworkProcessor.class.getName(),
                    "-d",
                    classes.toString(),
                    "-s",
                    classes.toString()));
            options.addAll(List.of(more));
            StringWriter crash = new StringWriter();
            try (StandardJavaFileManager files =
                    ecj.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
                boolean compiled = ecj.getTask(
                                crash, files, messages, options, List.of(), files.getJavaFileObjectsFromFiles(written))
                        .call();
                if (!compiled && messages.getDiagnostics().isEmpty()) {
                    throw new AssertionError("the compiler failed without a message: " + crash);
                }
            }
            return new EclipseNetworks(classes, messages.getDiagnostics());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The errors as {@code line: message}. */
    List<String> errors() {
        return messages.stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                .map(error -> error.getLineNumber() + ": " + error.getMessage(Locale.ROOT))
                .toList();
    }

    /** The warnings in generated sources as {@code file:line: message}. */
    List<String> generatedWarnings() {
        return messages.stream()
                .filter(message -> message.getKind() != Diagnostic.Kind.ERROR && message.getSource() != null)
                .filter(message -> message.getSource().getName().endsWith("Impl.java"))
                .map(message -> Path.of(message.getSource().getName()).getFileName() + ":" + message.getLineNumber()
                        + ": " + message.getMessage(Locale.ROOT))
                .toList();
    }

    /** The generated source of a class of package {@code test}. */
    String source(String simpleName) throws IOException {
        return Files.readString(classes.resolve("test/" + simpleName + ".java"));
    }

    /** Whether a source was generated for a class of package {@code test}. */
    boolean generated(String simpleName) {
        return Files.exists(classes.resolve("test/" + simpleName + ".java"));
    }

    /** A compiled class of package {@code test}. */
    Class<?> load(String simpleName) throws IOException, ClassNotFoundException {
        URL[] path = {classes.toUri().toURL()};
        return Class.forName("test." + simpleName, true, new URLClassLoader(path, Model.class.getClassLoader()));
    }
}
