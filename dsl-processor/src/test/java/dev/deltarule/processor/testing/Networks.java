package dev.deltarule.processor.testing;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.deltarule.processor.NetworkProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** One compilation of networks in memory: its messages, the generated source, and the classes, loaded on demand. */
public final class Networks {
    /** What every interface in a test may use without an import of its own. */
    private static final String IMPORTS = """
            import dev.deltarule.*;
            import dev.deltarule.runtime.*;
            """;

    private final Compilation compilation;
    private final ClassLoader classes;

    private Networks(Compilation compilation) {
        this.compilation = compilation;
        this.classes = new InMemoryClasses(compilation);
    }

    /** Compiles sources given by qualified class name, complete with package and imports. */
    public static Networks compileFiles(Map<String, String> sources, String... options) {
        List<JavaFileObject> files = sources.entrySet().stream()
                .map(source -> JavaFileObjects.forSourceString(source.getKey(), source.getValue()))
                .toList();
        List<Object> all = Arrays.stream(options).collect(Collectors.toList());
        all.addAll(List.of("-encoding", "UTF-8", "-Xlint:all,-processing,-options", "-Werror"));
        return new Networks(javac()
                .withProcessors(new NetworkProcessor())
                .withOptions(all)
                .compile(files));
    }

    /** Compiles declarations in package {@code test}, each given by simple name without package and imports. */
    public static Networks compile(Map<String, String> declarations) {
        Map<String, String> sources = new LinkedHashMap<>();
        declarations.forEach(
                (name, text) -> sources.put("test." + name, "package test;\n" + IMPORTS + text));
        return compileFiles(sources);
    }

    /** Compiles one declaration in package {@code test}. */
    public static Networks compile(String name, String declaration) {
        return compile(Map.of(name, declaration));
    }

    /** Throws an error with the messages of the compiler if there are any. */
    public Networks succeeded() {
        if (!compilation.diagnostics().isEmpty()) {
            throw new AssertionError(compilation.diagnostics().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("\n")));
        }
        return this;
    }

    /** The errors as {@code line: message}, in the order reported. */
    public List<String> errors() {
        return compilation.errors().stream()
                .map(error -> error.getLineNumber() + ": " + error.getMessage(null))
                .toList();
    }

    /** All messages, warnings included. */
    public List<? extends Diagnostic<?>> messages() {
        return compilation.diagnostics();
    }

    /** The generated source of a class in package {@code test}. */
    public String source(String name) {
        return sourceOf("test." + name);
    }

    /** The generated source of a class by its qualified name. */
    public String sourceOf(String qualifiedName) {
        JavaFileObject file = compilation
                .generatedSourceFile(qualifiedName)
                .orElseThrow(() -> new AssertionError("no source was generated for " + qualifiedName));
        try (InputStream in = file.openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a source was generated for a qualified name. */
    public boolean generated(String qualifiedName) {
        return compilation.generatedSourceFile(qualifiedName).isPresent();
    }

    /** The bytes of all class files by binary name. */
    public Map<String, byte[]> classFiles() {
        return ((InMemoryClasses) classes).files;
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
        private final Map<String, byte[]> files = new HashMap<>();

        InMemoryClasses(Compilation compilation) {
            super(Networks.class.getClassLoader());
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    String path = file.toUri().getPath();
                    String name = path.substring("/CLASS_OUTPUT/".length(), path.length() - ".class".length());
                    files.put(name.replace('/', '.'), bytes(file));
                }
            }
        }

        private static byte[] bytes(JavaFileObject file) {
            try (InputStream in = file.openInputStream()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
