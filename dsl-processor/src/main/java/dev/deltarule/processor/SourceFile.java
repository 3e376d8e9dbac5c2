package dev.deltarule.processor;

import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Writes one generated class, with the interface as the only element it comes from, as incremental builds need it. */
final class SourceFile {
    private SourceFile() {}

    static void write(String source, String qualifiedName, TypeElement origin, ProcessingEnvironment environment)
            throws IOException {
        String text = Letters.writable(source, OwnSource.of(origin, environment));
        try (Writer writer =
                environment.getFiler().createSourceFile(qualifiedName, origin).openWriter()) {
            writer.write(text);
        }
    }
}
