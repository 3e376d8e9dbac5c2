package dev.deltarule.processor.spec;

import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Which types a generated class can name: it lies in the package of its interface, but in no class and under none. */
final class Reach {
    private final Elements elements;
    private final PackageElement home;

    Reach(ProcessingEnvironment environment, TypeElement network) {
        this.elements = environment.getElementUtils();
        this.home = elements.getPackageOf(network);
    }

    /** Throws what keeps the type, or one of those around it, from being named. */
    void check(TypeElement type) throws Mismatch {
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            Optional<String> reason = obstacle(e);
            if (reason.isPresent()) {
                throw Mismatch.outOfReach(e.getSimpleName() + " is " + reason.get());
            }
        }
        PackageElement other = elements.getPackageOf(type);
        ModuleElement module = elements.getModuleOf(home);
        if (module != null && elements.getTypeElement(module, type.getQualifiedName()) == null) {
            throw Mismatch.outOfReach(type.getSimpleName() + " is in package " + other.getQualifiedName()
                    + ", which its module does not export to this one, so the generated class cannot see it."
                    + " Export that package.");
        }
    }

    private Optional<String> obstacle(Element type) {
        if (type.getModifiers().contains(Modifier.PRIVATE)) {
            return Optional.of("private, so the generated class cannot see it. Remove private.");
        }
        PackageElement other = elements.getPackageOf(type);
        if (other.equals(home) || isPublic(type)) {
            return Optional.empty();
        }
        return Optional.of(
                type.getModifiers().contains(Modifier.PROTECTED)
                        ? "protected, so the generated class cannot see it. Make it public."
                        : "package-private in " + other.getQualifiedName()
                                + ", so the generated class cannot see it. Make it public.");
    }

    /** Members of interfaces are public without saying so. */
    private static boolean isPublic(Element type) {
        return type.getModifiers().contains(Modifier.PUBLIC)
                || (type.getEnclosingElement() instanceof TypeElement around
                        && around.getKind().isInterface());
    }
}
