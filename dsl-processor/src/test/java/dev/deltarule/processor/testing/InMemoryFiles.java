package dev.deltarule.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps what a compilation writes in memory, also if it fails. */
final class InMemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, byte[]> sources = new TreeMap<>();
    private final Map<String, byte[]> classes = new TreeMap<>();

    InMemoryFiles(StandardJavaFileManager files) {
        super(files);
    }

    /** The generated sources by qualified class name. */
    Map<String, byte[]> sources() {
        return sources;
    }

    /** The class files by binary class name. */
    Map<String, byte[]> classes() {
        return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new OutputFile(className, kind, kind == JavaFileObject.Kind.SOURCE ? sources : classes);
    }

    /** A source to compile, given by its qualified class name. */
    static JavaFileObject source(String className, String text) {
        return new SourceFile(className, text);
    }

    private static URI uri(String className, JavaFileObject.Kind kind) {
        return URI.create("memory:///" + className.replace('.', '/') + kind.extension);
    }

    private static final class SourceFile extends SimpleJavaFileObject {
        private final String text;

        SourceFile(String className, String text) {
            super(uri(className, Kind.SOURCE), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class OutputFile extends SimpleJavaFileObject {
        private final String className;
        private final Map<String, byte[]> written;

        OutputFile(String className, Kind kind, Map<String, byte[]> written) {
            super(uri(className, kind), kind);
            this.className = className;
            this.written = written;
        }

        @Override
        public OutputStream openOutputStream() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            return new FilterOutputStream(bytes) {
                @Override
                public void write(byte[] block, int at, int length) {
                    bytes.write(block, at, length);
                }

                @Override
                public void close() throws IOException {
                    super.close();
                    written.put(className, bytes.toByteArray());
                }
            };
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return new String(written.getOrDefault(className, new byte[0]), StandardCharsets.UTF_8);
        }
    }
}
