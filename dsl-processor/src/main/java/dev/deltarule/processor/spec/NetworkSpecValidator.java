package dev.deltarule.processor.spec;

import dev.deltarule.processor.plan.Precision;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The rules for the annotated type itself; those for its layers are in {@link LayerRules}. */
final class NetworkSpecValidator {
    private final ModelTypes modelTypes;
    private final Report report;

    NetworkSpecValidator(ModelTypes modelTypes, Report report) {
        this.modelTypes = modelTypes;
        this.report = report;
    }

    /** Reports everything that is wrong with the declaration of a network, prediction methods apart. */
    void validate(NetworkSpec network) {
        TypeElement element = network.element();
        if (element.getKind() != ElementKind.INTERFACE) {
            report.atElement(
                    element,
                    network.name(),
                    "@Network goes on an interface, but this is " + described(element.getKind())
                            + ". Declare an interface that extends FloatModel or DoubleModel.");
        } else {
            validateInterface(network);
            validatePrecision(network);
        }
        if (network.inputs() < 1) {
            report.atNetwork(network, "inputs must be at least 1, but is " + network.inputs() + ".");
        }
        new LayerRules(network, report).validate();
    }

    private void validateInterface(NetworkSpec network) {
        TypeElement element = network.element();
        if (!element.getTypeParameters().isEmpty()) {
            report.atElement(
                    element,
                    network.name(),
                    "a network cannot be generic: its class is generated once. Remove the type parameters.");
        }
        if (element.getModifiers().contains(Modifier.SEALED)) {
            report.atElement(
                    element,
                    network.name(),
                    "a network cannot be sealed: the generated class must implement it. Remove sealed.");
        }
        if (modelTypes.isSerializable(element)) {
            report.atElement(
                    element,
                    network.name(),
                    "is Serializable, but the serialisation of Java cannot write or restore a network. Do not extend"
                            + " Serializable; ModelFiles of deltarule-model-io saves and loads networks.");
        }
        for (Element e = element; e instanceof TypeElement type; e = e.getEnclosingElement()) {
            if (type.getModifiers().contains(Modifier.PRIVATE)) {
                String what = type.equals(element) ? "it is" : type.getSimpleName() + " around it is";
                report.atElement(
                        element,
                        network.name(),
                        what + " private, so the generated class beside it cannot see it. Remove private.");
            }
        }
    }

    private void validatePrecision(NetworkSpec network) {
        Set<Precision> precisions = modelTypes.precisions(network.element());
        if (precisions.size() == 1) {
            return;
        }
        String message;
        if (!modelTypes.runtimeIsVisible()) {
            message = "the package dev.deltarule.runtime is not to be found. Add deltarule-runtime to the"
                    + " dependencies and, in a module, 'requires dev.deltarule.runtime;'.";
        } else if (modelTypes.hasUnknownParent(network.element())) {
            return; // the compiler says so itself
        } else if (precisions.isEmpty()) {
            message = "must extend FloatModel or DoubleModel: that choice is its precision.";
        } else {
            message =
                    "extends both FloatModel and DoubleModel, but a network computes in one precision. Remove one of them.";
        }
        report.atElement(network.element(), network.name(), message);
    }

    private static String described(ElementKind kind) {
        return switch (kind) {
            case ENUM -> "an enum";
            case RECORD -> "a record";
            case ANNOTATION_TYPE -> "an annotation";
            default -> "a class";
        };
    }
}
