package dev.deltarule.processor.spec;

import dev.deltarule.processor.plan.Precision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What an interface inherits: its precision, and the methods that remain for the processor to implement. */
final class ModelTypes {
    private static final String RUNTIME = "dev.deltarule.runtime.";

    private final Elements elements;
    private final Types types;

    ModelTypes(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
    }

    /** The precisions whose model the interface extends, directly or not: exactly one in a valid network. */
    Set<Precision> precisions(TypeElement element) {
        Set<Precision> found = EnumSet.noneOf(Precision.class);
        for (Precision precision : Precision.values()) {
            modelType(precision)
                    .filter(model -> types.isSubtype(types.erasure(element.asType()), model.asType()))
                    .ifPresent(model -> found.add(precision));
        }
        return found;
    }

    /** Whether Java's serialisation would be let loose on the network. */
    boolean isSerializable(TypeElement element) {
        return isSubtypeOf("java.io.Serializable", element);
    }

    private boolean isSubtypeOf(String parent, TypeElement element) {
        return Optional.ofNullable(elements.getTypeElement(parent))
                .filter(type -> types.isSubtype(types.erasure(element.asType()), type.asType()))
                .isPresent();
    }

    /** Whether the runtime is on the consumer's class path or module path. */
    boolean runtimeIsVisible() {
        return modelType(Precision.DOUBLE).isPresent();
    }

    private Optional<TypeElement> modelType(Precision precision) {
        return Optional.ofNullable(elements.getTypeElement(RUNTIME + precision.model()));
    }

    /** Whether a super-interface, one of its type arguments, or a type in an abstract method is not to be found. */
    boolean isIncomplete(TypeElement element) {
        if (hasUnknownParent(element)) {
            return true;
        }
        for (TypeMirror parent : element.getInterfaces()) {
            if (isIncomplete((TypeElement) types.asElement(parent))) {
                return true;
            }
        }
        return ElementFilter.methodsIn(element.getEnclosedElements()).stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                .anyMatch(method -> isUnknown(method.getReturnType())
                        || method.getParameters().stream().anyMatch(p -> isUnknown(p.asType())));
    }

    /** Whether a type that the interface directly extends is not to be found. */
    boolean hasUnknownParent(TypeElement element) {
        return element.getInterfaces().stream().anyMatch(ModelTypes::isUnknown);
    }

    private static boolean isUnknown(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> true;
            case ARRAY -> isUnknown(((ArrayType) type).getComponentType());
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(ModelTypes::isUnknown);
            default -> false;
        };
    }

    /**
     * The abstract methods that neither the generated class, by the contract of the model, nor Object answers for,
     * inherited ones included.
     */
    List<ExecutableElement> openMethods(TypeElement element) {
        List<ExecutableElement> answered = modelMethods(element).stream()
                .filter(method -> !method.isDefault())
                .toList();
        // Own methods in the order written; inherited ones by name, because compilers list them in orders of their own.
        List<ExecutableElement> candidates = new ArrayList<>(ElementFilter.methodsIn(element.getEnclosedElements()));
        ElementFilter.methodsIn(elements.getAllMembers(element)).stream()
                .filter(method -> !isOwn(method, element))
                .sorted(Comparator.comparing(ExecutableElement::toString))
                .forEach(candidates::add);
        List<ExecutableElement> bodies =
                candidates.stream().filter(ExecutableElement::isDefault).toList();
        List<ExecutableElement> open = candidates.stream()
                .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
                // javac leaves overridden methods out of the members, Eclipse does not.
                .filter(method -> bodies.stream().noneMatch(body -> elements.overrides(body, method, element)))
                .filter(method -> answered.stream().noneMatch(model -> implement(model, method, element)))
                .toList();
        return open.stream()
                .filter(method -> open.stream().noneMatch(other -> standsFor(other, method, open, element)))
                .toList();
    }

    /** Of methods that several parents declare alike, the one with the narrowest result, else the first, is enough. */
    private boolean standsFor(
            ExecutableElement other, ExecutableElement method, List<ExecutableElement> order, TypeElement element) {
        if (other.equals(method) || !other.getSimpleName().equals(method.getSimpleName())) {
            return false;
        }
        ExecutableType otherType = seenFrom(element, other);
        ExecutableType type = seenFrom(element, method);
        if (!types.isSubsignature(otherType, type)
                || !types.isSubtype(otherType.getReturnType(), type.getReturnType())) {
            return false;
        }
        return !types.isSubtype(type.getReturnType(), otherType.getReturnType())
                || order.indexOf(other) < order.indexOf(method);
    }

    /** The type of a method with the type arguments that the interface gives to the method's owner. */
    ExecutableType seenFrom(TypeElement element, ExecutableElement method) {
        return (ExecutableType) types.asMemberOf((DeclaredType) element.asType(), method);
    }

    /** The method of the model with a body that the interface takes away by declaring it anew. */
    Optional<ExecutableElement> bodyInModel(ExecutableElement method, TypeElement element) {
        return modelMethods(element).stream()
                .filter(model -> model.isDefault() && implement(model, method, element))
                .findFirst();
    }

    private List<ExecutableElement> modelMethods(TypeElement element) {
        return precisions(element).stream()
                .flatMap(precision -> modelType(precision).stream())
                .flatMap(model -> ElementFilter.methodsIn(elements.getAllMembers(model)).stream())
                .toList();
    }

    private static boolean isOwn(ExecutableElement method, TypeElement element) {
        return element.equals(method.getEnclosingElement());
    }

    /** Methods of Object, which an interface may declare again, are among the members of every model. */
    private boolean implement(ExecutableElement model, ExecutableElement method, TypeElement element) {
        return model.equals(method)
                || elements.overrides(method, model, element)
                || (method.getSimpleName().equals(model.getSimpleName())
                        && method.getParameters().size()
                                == model.getParameters().size()
                        && sameParameters(method, model));
    }

    private boolean sameParameters(ExecutableElement a, ExecutableElement b) {
        for (int k = 0; k < a.getParameters().size(); k++) {
            if (!types.isSameType(
                    a.getParameters().get(k).asType(), b.getParameters().get(k).asType())) {
                return false;
            }
        }
        return true;
    }
}
