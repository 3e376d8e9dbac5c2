package dev.deltarule.processor.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/**
 * The values of one annotation, defaults included.
 *
 * <p>A value that the compiler could not make out (an enum constant that does not exist, a wrong type) throws {@link
 * Unreadable}: the compiler says so itself and the network is left alone.
 */
final class AnnotationValues {
    /** A value that the compiler has already complained about. */
    @SuppressWarnings("serial")
    static final class Unreadable extends RuntimeException {
        Unreadable(String value) {
            super(value);
        }
    }

    /** What compilers give in the place of a value that is none. */
    private static final String ERROR = "<error>";

    private final Map<String, Object> values = new HashMap<>();

    AnnotationValues(AnnotationMirror annotation, Elements elements) {
        try {
            elements.getElementValuesWithDefaults(annotation)
                    .forEach(
                            (method, value) -> values.put(method.getSimpleName().toString(), value.getValue()));
        } catch (RuntimeException | LinkageError wrongType) {
            // The Eclipse compiler fails at a number where there should be a boolean, also when asked for it as text.
            throw new Unreadable("an annotation");
        }
    }

    int number(String name) {
        return value(name, Integer.class);
    }

    double fraction(String name) {
        return value(name, Double.class);
    }

    boolean flag(String name) {
        return value(name, Boolean.class);
    }

    String text(String name) {
        String text = value(name, String.class);
        if (text.equals(ERROR)) {
            throw new Unreadable(name);
        }
        return text;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String constant = value(name, VariableElement.class).getSimpleName().toString();
        try {
            return Enum.valueOf(type, constant);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(name);
        }
    }

    List<AnnotationMirror> annotations(String name) {
        List<?> entries = value(name, List.class);
        return entries.stream()
                .map(entry ->
                        entry instanceof AnnotationValue value && value.getValue() instanceof AnnotationMirror mirror
                                ? mirror
                                : unreadable(name))
                .toList();
    }

    private <T> T value(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new Unreadable(name);
        }
        return type.cast(value);
    }

    private static AnnotationMirror unreadable(String name) {
        throw new Unreadable(name);
    }

    /** The annotation of the given type on an element. */
    static Optional<AnnotationMirror> find(Element element, Class<?> annotation) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (is(mirror, annotation)) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    static boolean is(AnnotationMirror mirror, Class<?> annotation) {
        return mirror.getAnnotationType().asElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals(annotation.getName());
    }

    /** Whether an element has an annotation whose type is not to be found: a {@code @Layer} without its import. */
    static boolean hasUnknown(Element element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().getKind() == TypeKind.ERROR);
    }
}
