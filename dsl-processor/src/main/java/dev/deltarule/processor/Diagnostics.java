package dev.deltarule.processor;

import dev.deltarule.processor.spec.NetworkSpec;
import dev.deltarule.processor.spec.Report;
import java.util.Arrays;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** The one door through which every message leaves: its form, its place, and the count that stops generation. */
final class Diagnostics implements Report {
    private final Messager messager;
    private final AnnotationPositions positions;
    private int errors;

    Diagnostics(ProcessingEnvironment environment) {
        this.messager = environment.getMessager();
        this.positions = new AnnotationPositions(environment);
    }

    @Override
    public int errors() {
        return errors;
    }

    @Override
    public void atElement(Element element, String name, String message) {
        errors++;
        messager.printMessage(Diagnostic.Kind.ERROR, text(name, message), element);
    }

    @Override
    public void atNetwork(NetworkSpec network, String message) {
        errors++;
        messager.printMessage(
                Diagnostic.Kind.ERROR, text(network.name(), message), network.element(), network.annotation());
    }

    @Override
    public void warn(NetworkSpec network, String message) {
        messager.printMessage(
                Diagnostic.Kind.WARNING, text(network.name(), message), network.element(), network.annotation());
    }

    /** Reports an error in an option of the processor, which has no place in the source. */
    void atOption(String option, String message) {
        errors++;
        messager.printMessage(Diagnostic.Kind.ERROR, text("-A" + option, message));
    }

    @Override
    public void atLayer(NetworkSpec network, int layer, String message) {
        int layers = network.layers().size();
        String text = text(network.name() + ", layer " + (layer + 1) + " of " + layers, message);
        errors++;
        if (!positions.reportAtLayer(network.element(), layer, layers, text)) {
            messager.printMessage(
                    Diagnostic.Kind.ERROR,
                    text,
                    network.element(),
                    network.layers().get(layer).annotation());
        }
    }

    @Override
    public void atMethod(NetworkSpec network, ExecutableElement method, String message) {
        String name = network.name() + "." + method.getSimpleName();
        if (method.getEnclosingElement() instanceof TypeElement owner && !owner.equals(network.element())) {
            // The method itself may be in another file or in a jar, and right for other networks.
            atElement(network.element(), name + " (from " + owner.getSimpleName() + ")", message);
        } else {
            atElement(method, name, message);
        }
    }

    /** An exception of the processor's own, in one line instead of the compiler's stack trace. */
    void crash(TypeElement network, Throwable thrown) {
        String at = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(getClass().getPackageName()))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        atElement(
                network,
                network.getSimpleName().toString(),
                "the processor failed with " + thrown + at
                        + ". This is a mistake in deltarule: please report it with the declaration of this network.");
    }

    /** Tells something that is no error, about the network of the given name. */
    void note(String name, String message) {
        messager.printMessage(Diagnostic.Kind.NOTE, text(name, message));
    }

    private static String text(String name, String message) {
        return "[deltarule] " + name + ": " + message;
    }
}
