package dev.deltarule.processor.spec;

import dev.deltarule.processor.plan.TypeReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Makes names of compiler elements. */
final class TypeReferences {
    private TypeReferences() {}

    static TypeReference of(TypeElement type, Elements elements) {
        Deque<String> names = new ArrayDeque<>();
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            names.addFirst(e.getSimpleName().toString());
        }
        return new TypeReference(elements.getPackageOf(type).getQualifiedName().toString(), List.copyOf(names));
    }
}
