package dev.deltarule.samples.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles all snippets, with the annotation processor, into a folder. */
final class CompiledSnippets {
    private static final String HEAD = """
            package snippets;
            import static dev.deltarule.Activation.*;
            import dev.deltarule.*;
            import dev.deltarule.data.*;
            import dev.deltarule.io.*;
            import dev.deltarule.reports.*;
            import dev.deltarule.reports.progress.*;
            import dev.deltarule.runtime.*;
            import dev.deltarule.runtime.check.*;
            import dev.deltarule.runtime.data.*;
            import dev.deltarule.runtime.metrics.*;
            import dev.deltarule.runtime.optimizer.*;
            import dev.deltarule.runtime.selection.*;
            import dev.deltarule.runtime.train.*;
            import java.nio.file.*;
            import java.time.Duration;
            import java.util.*;
            import java.util.function.Function;
            """;

    private CompiledSnippets() {}

    /** Statements become methods of {@code snippets.Snippets}, which take what the page says is there. */
    static void into(Path folder, List<Snippet> snippets) throws IOException {
        StringBuilder methods = new StringBuilder();
        List<Path> files = new ArrayList<>();
        for (Snippet snippet : snippets) {
            if (snippet.type().isPresent()) {
                files.add(write(folder, snippet.type().orElseThrow(), snippet.code()));
            } else {
                methods.append("public static void ")
                        .append(snippet.method())
                        .append("(Examples examples, IrisNet net, Path folder) throws Exception {\n")
                        .append(snippet.code())
                        .append("}\n");
            }
        }
        files.add(write(folder, "Snippets", "public class Snippets {\n" + methods + "}\n"));
        compile(folder, files);
    }

    private static void compile(Path folder, List<Path> files) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        String path = System.getProperty("java.class.path");
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        List<String> options = List.of("-classpath", path, "-processorpath", path, "-d", folder.toString());
        try (StandardJavaFileManager manager = javac.getStandardFileManager(messages, Locale.ROOT, UTF_8)) {
            Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
            boolean compiled = javac.getTask(new StringWriter(), manager, messages, options, List.of(), units)
                    .call();
            assertThat(compiled).as(messages.getDiagnostics().toString()).isTrue();
        }
    }

    private static Path write(Path folder, String type, String code) throws IOException {
        return Files.writeString(folder.resolve(type + ".java"), HEAD + code);
    }
}
