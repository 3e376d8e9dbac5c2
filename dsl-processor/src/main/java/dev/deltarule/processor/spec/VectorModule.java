package dev.deltarule.processor.spec;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Whether a compilation has the Vector API because it was asked for. Eclipse shows every compilation all modules of the JDK,
 * and javac does so with {@code --release} of its own version; to write for the Vector API then would surprise.
 */
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    private final ProcessingEnvironment environment;
    private final Elements elements;

    VectorModule(ProcessingEnvironment environment) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
    }

    /** Whether code beside the interface can name its types. */
    boolean isVisible(TypeElement network) {
        return vectorType(network) != null;
    }

    /** Whether {@code --add-modules} or the interface's own module asks for it. */
    boolean isAskedFor(TypeElement network) {
        TypeElement type = vectorType(network);
        if (type == null) {
            return false;
        }
        ModuleElement module = elements.getModuleOf(network);
        boolean required = module != null
                && ElementFilter.requiresIn(module.getDirectives()).stream()
                        .anyMatch(directive ->
                                directive.getDependency().getQualifiedName().contentEquals(NAME));
        return required || (!isEclipse() && isOfTheJdkItself(type));
    }

    /** What javac reads for {@code --release} are extracts, which leave out all that is private. */
    private static boolean isOfTheJdkItself(TypeElement type) {
        return type.getEnclosedElements().stream().anyMatch(VectorModule::isPrivate);
    }

    private static boolean isPrivate(Element element) {
        return element.getModifiers().contains(Modifier.PRIVATE);
    }

    private boolean isEclipse() {
        return environment.getClass().getName().startsWith("org.eclipse.");
    }

    private TypeElement vectorType(TypeElement network) {
        ModuleElement module = elements.getModuleOf(network);
        String type = NAME + ".FloatVector";
        return module == null ? elements.getTypeElement(type) : elements.getTypeElement(module, type);
    }
}
