package dev.deltarule.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Reports at the n-th {@code @Layer} of an interface.
 *
 * <p>javac points every one of several repeated annotations at the interface itself, so they are looked up in the syntax
 * tree. Other compilers have no such tree; the caller then reports at the element.
 */
final class AnnotationPositions {
    private final Optional<Trees> trees;

    AnnotationPositions(ProcessingEnvironment environment) {
        this.trees = treesOf(environment);
    }

    private static Optional<Trees> treesOf(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException | LinkageError e) {
            return Optional.empty(); // not javac
        }
    }

    /** Reports an error at a layer and returns true, or returns false where the position is not to be had. */
    boolean reportAtLayer(TypeElement network, int layer, int layers, String message) {
        if (trees.isEmpty()) {
            return false;
        }
        TreePath path = trees.get().getPath(network);
        if (path == null || !(path.getLeaf() instanceof ClassTree declaration)) {
            return false;
        }
        List<AnnotationTree> written = layerAnnotations(declaration);
        if (written.size() != layers) {
            return false;
        }
        trees.get().printMessage(Diagnostic.Kind.ERROR, message, written.get(layer), path.getCompilationUnit());
        return true;
    }

    private static List<AnnotationTree> layerAnnotations(ClassTree declaration) {
        List<AnnotationTree> found = new ArrayList<>();
        TreeScanner<Void, Void> scanner = new TreeScanner<>() {
            @Override
            public Void visitAnnotation(AnnotationTree annotation, Void unused) {
                String type = annotation.getAnnotationType().toString();
                if (type.equals("Layer") || type.endsWith(".Layer")) {
                    found.add(annotation);
                }
                return super.visitAnnotation(annotation, null);
            }
        };
        scanner.scan(declaration.getModifiers(), null);
        return found;
    }
}
