package dev.deltarule.processor.spec;

import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.plan.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the prediction methods of an interface and checks them against its inputs and outputs. */
final class PredictionReader {
    /** How the names of packages begin that generated code may have to write. */
    private static final Set<String> PACKAGES = Set.of("dev", "java", "javax", "jdk");

    private final ModelTypes modelTypes;
    private final KotlinBodies bodies;
    private final NetworkSpec network;
    private final PredictionTypes types;
    private final Report report;

    PredictionReader(
            ProcessingEnvironment environment,
            ModelTypes modelTypes,
            NetworkSpec network,
            Precision precision,
            Report report) {
        this.modelTypes = modelTypes;
        this.bodies = new KotlinBodies(environment);
        this.network = network;
        this.types = new PredictionTypes(environment, network, precision);
        this.report = report;
    }

    /** The prediction methods that are right; what is wrong with the others is reported. */
    List<Prediction> read() {
        List<Prediction> predictions = new ArrayList<>();
        for (ExecutableElement method : modelTypes.openMethods(network.element())) {
            if (isOfSerialisation(method)) {
                continue; // refused with the interface
            }
            if (bodies.has(method, network.element())) {
                report.atMethod(
                        network,
                        method,
                        "has a body in Kotlin, which Kotlin put into the class DefaultImpls, where the generated class does"
                                + " not inherit it. Compile with -Xjvm-default=all, so that it becomes a default body.");
            } else if (!method.getTypeParameters().isEmpty()) {
                report.atMethod(network, method, "a prediction method cannot be generic. Remove the type parameters.");
            } else if (!takesAwayABody(method)) {
                read(method)
                        .filter(prediction -> agrees(method, prediction, predictions))
                        .ifPresent(predictions::add);
            }
        }
        return predictions;
    }

    /** Whether the model has a method with the same parameters and a body, which is reported then. */
    private boolean takesAwayABody(ExecutableElement method) {
        Optional<ExecutableElement> body = modelTypes.bodyInModel(method, network.element());
        if (body.isEmpty() || isDeclaredAnew(method, body.get())) {
            return false;
        }
        String model = Objects.requireNonNull(body.get().getEnclosingElement())
                .getSimpleName()
                .toString();
        TypeMirror here = modelTypes.seenFrom(network.element(), method).getReturnType();
        TypeMirror there = body.get().getReturnType();
        report.atMethod(
                network,
                method,
                here.toString().equals(there.toString())
                        ? "takes away the body that the method has in " + model + ". Remove it here, or give it a body."
                        : "returns " + PredictionForms.shown(here) + ", but " + model
                                + " has a method of the same name and parameters, with a body, that returns "
                                + PredictionForms.shown(there) + ". Call this one something else.");
        return true;
    }

    /** Outputs written into an array are what a prediction method is generated for, whether the model has one or not. */
    private static boolean isDeclaredAnew(ExecutableElement method, ExecutableElement body) {
        return method.getReturnType().getKind() == TypeKind.VOID
                && body.getReturnType().getKind() == TypeKind.VOID;
    }

    private Optional<Prediction> read(ExecutableElement method) {
        ExecutableType type = modelTypes.seenFrom(network.element(), method);
        List<String> names = parameterNames(method);
        List<PredictionTypes.Parameter> parameters = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            parameters.add(new PredictionTypes.Parameter(
                    names.get(k), type.getParameterTypes().get(k)));
        }
        boolean intoArray = type.getReturnType().getKind() == TypeKind.VOID;
        if (intoArray && parameters.isEmpty()) {
            report.atMethod(
                    network,
                    method,
                    "takes no inputs and returns nothing, so it is no prediction. Give it a default body.");
            return Optional.empty();
        }
        if (intoArray && !types.endsWithArray(parameters)) {
            report.atMethod(network, method, types.missingOutputArray() + orBody(method));
            return Optional.empty();
        }
        int inputs = intoArray ? parameters.size() - 1 : parameters.size();
        // Both halves are checked before any is given up, so that one compile reports both.
        Set<String> reasons = new LinkedHashSet<>();
        Optional<Prediction.Input> input = checked(
                method, reasons, () -> types.input(parameters.subList(0, inputs), method.isVarArgs() && !intoArray));
        Optional<Prediction.Result> result = checked(
                method,
                reasons,
                () -> intoArray
                        ? types.outputArray(parameters.get(inputs), method.isVarArgs())
                        : types.result(type.getReturnType()));
        reasons.forEach(reason -> report.atMethod(network, method, reason));
        return input.flatMap(
                in -> result.map(out -> new Prediction(method.getSimpleName().toString(), in, out)));
    }

    private boolean agrees(ExecutableElement method, Prediction prediction, List<Prediction> before) {
        Optional<String> problem = OutputOrder.problem(prediction.result(), before);
        problem.ifPresent(reason -> report.atMethod(network, method, reason));
        return problem.isEmpty();
    }

    /** The names as declared, except that in generated code capitalised names are types and constants, and some packages. */
    private static List<String> parameterNames(ExecutableElement method) {
        List<String> names = new ArrayList<>();
        method.getParameters()
                .forEach(parameter -> names.add(parameter.getSimpleName().toString()));
        for (int k = 0; k < names.size(); k++) {
            String name = names.get(k);
            if (Character.isUpperCase(name.codePointAt(0)) || PACKAGES.contains(name)) {
                do {
                    name += "_";
                } while (names.contains(name));
                names.set(k, name);
            }
        }
        return names;
    }

    /** Methods of other interfaces may be meant for anything. */
    private String orBody(ExecutableElement method) {
        return network.element().equals(method.getEnclosingElement())
                ? ""
                : " If the method is no prediction, give it a default body in "
                        + network.element().getSimpleName() + ".";
    }

    private static boolean isOfSerialisation(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals("java.io.Externalizable");
    }

    private interface Part<T> {
        T read() throws Mismatch;
    }

    private <T> Optional<T> checked(ExecutableElement method, Set<String> reasons, Part<? extends T> part) {
        try {
            return Optional.of(part.read());
        } catch (Mismatch mismatch) {
            // What code here cannot name, a body here cannot name either.
            reasons.add(mismatch.reason() + (mismatch.isOutOfReach() ? "" : orBody(method)));
            return Optional.empty();
        }
    }
}
