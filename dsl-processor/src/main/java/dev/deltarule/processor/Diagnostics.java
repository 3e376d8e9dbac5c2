package dev.deltarule.processor;

import dev.deltarule.processor.spec.NetworkSpec;
import dev.deltarule.processor.spec.Report;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
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
        // A method inherited from elsewhere is reported at the interface, which is what the user can change.
        Element place = network.element().equals(method.getEnclosingElement()) ? method : network.element();
        atElement(place, network.name() + "." + method.getSimpleName(), message);
    }

    private static String text(String name, String message) {
        return "[deltarule] " + name + ": " + message;
    }
}
