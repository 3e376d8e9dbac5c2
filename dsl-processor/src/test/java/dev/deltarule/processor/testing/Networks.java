package dev.deltarule.processor.testing;

import dev.deltarule.Network;
import dev.deltarule.kernels.Kernels;
import dev.deltarule.processor.NetworkProcessor;
import dev.deltarule.runtime.Model;
import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** One compilation of networks in memory: its messages, the generated source, and the classes, loaded on demand. */
public final class Networks {
    /** What precedes every declaration, on its first line, so that lines in messages count from the declaration. */
    public static final String HEADER = "package test; import dev.deltarule.*; import dev.deltarule.runtime.*; ";

    /** What users have, and no more: opening the tests' many jars each time would take a tenth of the compilation. */
    private static final String CLASS_PATH = classPath(Network.class, Kernels.class, Model.class);

    private final List<Diagnostic<? extends JavaFileObject>> messages;
    private final InMemoryFiles files;
    private final ClassLoader classes;

    private Networks(List<Diagnostic<? extends JavaFileObject>> messages, InMemoryFiles files) {
        this.messages = messages;
        this.files = files;
        this.classes = new InMemoryClasses(files.classes());
    }

    /** A class path of the folders or jars from which classes were loaded. */
    public static String classPath(Class<?>... types) {
        return Stream.of(types)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().toString())
                .map(location -> Path.of(URI.create(location)).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Compiles sources given by qualified class name, complete with package and imports. */
    public static Networks compileFiles(Map<String, String> sources, String... options) {
        return compileFiles(List.of(new NetworkProcessor()), sources, options);
    }

    /** Compiles sources given by qualified class name with the given processors, strictly: a warning is an error. */
    public static Networks compileFiles(
            List<? extends Processor> processors, Map<String, String> sources, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Werror");
        return compile(processors, sources, all);
    }

    private static Networks compile(
            List<? extends Processor> processors, Map<String, String> sources, List<String> options) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        InMemoryFiles files =
                new InMemoryFiles(javac.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>(List.of("-encoding", "UTF-8", "-Xlint:all,-processing,-options"));
        all.addAll(List.of("-cp", CLASS_PATH));
        all.addAll(options);
        List<JavaFileObject> units = sources.entrySet().stream()
                .map(source -> InMemoryFiles.source(source.getKey(), source.getValue()))
                .toList();
        StringWriter crash = new StringWriter();
        JavaCompiler.CompilationTask task = javac.getTask(crash, files, messages, all, List.of(), units);
        task.setLocale(Locale.ROOT);
        task.setProcessors(processors);
        if (!task.call() && messages.getDiagnostics().isEmpty()) {
            throw new AssertionError("the compiler failed without a message: " + crash);
        }
        return new Networks(messages.getDiagnostics(), files);
    }

    /** Compiles declarations in package {@code test}, each given by simple name without package and imports. */
    public static Networks compile(Map<String, String> declarations) {
        Map<String, String> sources = new LinkedHashMap<>();
        declarations.forEach((name, text) -> sources.put("test." + name, HEADER + text));
        return compileFiles(sources);
    }

    /** The same with options of the compiler, and warnings are no errors. */
    public static Networks compileWith(Map<String, String> declarations, String... options) {
        Map<String, String> sources = new LinkedHashMap<>();
        declarations.forEach((name, text) -> sources.put("test." + name, HEADER + text));
        return compile(List.of(new NetworkProcessor()), sources, List.of(options));
    }

    /** Compiles one declaration in package {@code test}. */
    public static Networks compile(String name, String declaration) {
        return compile(Map.of(name, declaration));
    }

    /** Throws an error with the messages of the compiler if there are any. */
    public Networks succeeded() {
        String all = messages.stream().map(Object::toString).collect(Collectors.joining("\n"));
        if (!all.isEmpty()) {
            throw new AssertionError(all);
        }
        return this;
    }

    /** The errors as {@code line: message}, in the order reported. */
    public List<String> errors() {
        return messages.stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                .map(error -> error.getLineNumber() + ": " + error.getMessage(Locale.ROOT))
                .toList();
    }

    /** All messages, warnings included. */
    public List<? extends Diagnostic<?>> messages() {
        return messages;
    }

    /** The generated source of a class in package {@code test}. */
    public String source(String name) {
        return sourceOf("test." + name);
    }

    /** The generated source of a class by its qualified name. */
    public String sourceOf(String qualifiedName) {
        return Optional.ofNullable(files.sources().get(qualifiedName))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("no source was generated for " + qualifiedName));
    }

    /** Whether a source was generated for a qualified name, also if the compilation failed. */
    public boolean generated(String qualifiedName) {
        return files.sources().containsKey(qualifiedName);
    }

    /** The bytes of all class files by binary name. */
    public Map<String, byte[]> classFiles() {
        return files.classes();
    }

    /** A compiled class of package {@code test}. */
    public Class<?> load(String name) {
        return loadClass("test." + name);
    }

    /** A compiled class by its qualified name. */
    public Class<?> loadClass(String qualifiedName) {
        try {
            return Class.forName(qualifiedName, true, classes);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("not compiled: " + qualifiedName, e);
        }
    }

    /** A new instance of the generated class of a network in package {@code test}. */
    public <M> M create(String name, Class<M> model) {
        try {
            return model.cast(load(name + "Impl").getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot create " + name, e);
        }
    }

    private static final class InMemoryClasses extends ClassLoader {
        private final Map<String, byte[]> files;

        InMemoryClasses(Map<String, byte[]> files) {
            super(Networks.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = files.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
