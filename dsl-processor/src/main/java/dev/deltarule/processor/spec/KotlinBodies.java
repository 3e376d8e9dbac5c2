package dev.deltarule.processor.spec;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Methods of Kotlin interfaces that have a body although they look abstract: before 2.2 Kotlin puts the bodies into a nested
 * class {@code DefaultImpls}, as static methods that take the interface first.
 */
final class KotlinBodies {
    private final Types types;

    KotlinBodies(ProcessingEnvironment environment) {
        this.types = environment.getTypeUtils();
    }

    /** Whether an abstract method, as the network has it, has its body elsewhere. */
    boolean has(ExecutableElement method, TypeElement network) {
        List<TypeElement> speaking = new ArrayList<>();
        for (TypeElement type : withParents(network, new ArrayList<>())) {
            if (declares(type, method) || hasBody(type, method)) {
                speaking.add(type);
            }
        }
        // An interface may take a body away again, or give one to what its parent declares: the most special ones
        // decide.
        return speaking.stream()
                .filter(type -> speaking.stream().noneMatch(other -> isBelow(other, type)))
                .anyMatch(type -> hasBody(type, method));
    }

    private List<TypeElement> withParents(TypeElement type, List<TypeElement> found) {
        if (!found.contains(type)) {
            found.add(type);
            for (TypeMirror parent : type.getInterfaces()) {
                if (types.asElement(parent) instanceof TypeElement element) {
                    withParents(element, found);
                }
            }
        }
        return found;
    }

    private boolean isBelow(TypeElement type, TypeElement parent) {
        return !type.equals(parent) && types.isSubtype(types.erasure(type.asType()), types.erasure(parent.asType()));
    }

    private boolean declares(TypeElement type, ExecutableElement method) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .anyMatch(other -> isNamedLike(other, method) && sameTypes(other.getParameters(), method));
    }

    private boolean hasBody(TypeElement type, ExecutableElement method) {
        return ElementFilter.typesIn(type.getEnclosedElements()).stream()
                .filter(nested -> nested.getSimpleName().contentEquals("DefaultImpls"))
                .flatMap(nested -> ElementFilter.methodsIn(nested.getEnclosedElements()).stream())
                .anyMatch(body -> body.getModifiers().contains(Modifier.STATIC)
                        && isNamedLike(body, method)
                        && body.getParameters().size() == method.getParameters().size() + 1
                        && isErasedTo(body.getParameters().get(0), type.asType())
                        && sameTypes(
                                body.getParameters()
                                        .subList(1, body.getParameters().size()),
                                method));
    }

    private static boolean isNamedLike(ExecutableElement one, ExecutableElement other) {
        return one.getSimpleName().equals(other.getSimpleName());
    }

    private boolean sameTypes(List<? extends VariableElement> parameters, ExecutableElement method) {
        if (parameters.size() != method.getParameters().size()) {
            return false;
        }
        for (int k = 0; k < parameters.size(); k++) {
            if (!isErasedTo(parameters.get(k), method.getParameters().get(k).asType())) {
                return false;
            }
        }
        return true;
    }

    private boolean isErasedTo(VariableElement parameter, TypeMirror type) {
        return types.isSameType(types.erasure(parameter.asType()), types.erasure(type));
    }
}
