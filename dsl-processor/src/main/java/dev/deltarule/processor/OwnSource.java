package dev.deltarule.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.function.IntPredicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/**
 * The file in which a user declared a network. It tells what the compiler tells nobody: the encoding in which it writes and
 * reads generated sources too.
 *
 * @param text what is in it; empty where that is not to be had
 * @param canWrite whether its encoding has a character
 */
record OwnSource(String text, IntPredicate canWrite) {
    /** The file of an interface. Where the compiler is not javac, or is hidden by a build tool, only ASCII is sure. */
    static OwnSource of(TypeElement network, ProcessingEnvironment environment) {
        try {
            TreePath path = Trees.instance(environment).getPath(network);
            if (path != null) {
                JavaFileObject file = path.getCompilationUnit().getSourceFile();
                return new OwnSource(file.getCharContent(true).toString(), canWrite(file));
            }
        } catch (IllegalArgumentException | LinkageError | IOException e) {
            // As where there is no path.
        }
        return new OwnSource("", OwnSource::isAscii);
    }

    /** Sources that are no bytes, but in memory, have all characters. */
    private static IntPredicate canWrite(JavaFileObject file) throws IOException {
        try (Reader reader = file.openReader(true)) {
            if (!(reader instanceof InputStreamReader decoded)) {
                return character -> true;
            }
            Charset charset = Charset.forName(decoded.getEncoding());
            if (!charset.canEncode()) {
                return OwnSource::isAscii;
            }
            CharsetEncoder encoder = charset.newEncoder();
            return character -> encoder.canEncode(Character.toString(character));
        }
    }

    private static boolean isAscii(int character) {
        return character < 128;
    }
}
