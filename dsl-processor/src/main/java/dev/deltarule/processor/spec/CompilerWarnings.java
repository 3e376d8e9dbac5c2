package dev.deltarule.processor.spec;

import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The warnings that the compiler would give in the generated class for what the user declared elsewhere. Nobody could mend
 * them there, and where warnings are errors they would fail the build.
 */
final class CompilerWarnings {
    private final Elements elements;
    private final ProcessingEnvironment environment;
    private final ModelTypes modelTypes;
    private final Set<String> found = new TreeSet<>();

    private CompilerWarnings(ProcessingEnvironment environment, ModelTypes modelTypes) {
        this.environment = environment;
        this.elements = environment.getElementUtils();
        this.modelTypes = modelTypes;
    }

    /** The warnings, by the names of {@code @SuppressWarnings}, in a valid network. */
    static Set<String> of(TypeElement network, ProcessingEnvironment environment, ModelTypes modelTypes) {
        CompilerWarnings warnings = new CompilerWarnings(environment, modelTypes);
        warnings.addExports(network);
        warnings.addDeprecated(network);
        return warnings.found;
    }

    /** In a module, public methods may speak of types that others do not see: of the network, or of the runtime. */
    private void addExports(TypeElement network) {
        ModuleElement module = elements.getModuleOf(network);
        if (module != null && !module.isUnnamed()) {
            found.add("exports");
        }
    }

    private void addDeprecated(TypeElement network) {
        addType(network);
        ElementFilter.methodsIn(elements.getAllMembers(network)).stream()
                .filter(method -> method.getEnclosingElement() instanceof TypeElement owner
                        && owner.getKind() == ElementKind.INTERFACE)
                .filter(method -> !method.isDefault())
                .forEach(this::add);
        for (ExecutableElement method : modelTypes.openMethods(network)) {
            ExecutableType type = modelTypes.seenFrom(network, method);
            addType(type.getReturnType());
            type.getParameterTypes().forEach(this::addType);
            addVarargs(method, network);
        }
    }

    /** Of methods that parents declare alike, with an array and with variable arguments, the generated one is only one. */
    private void addVarargs(ExecutableElement method, TypeElement network) {
        boolean mixed = ElementFilter.methodsIn(elements.getAllMembers(network)).stream()
                .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
                .filter(other ->
                        other.getParameters().size() == method.getParameters().size())
                .anyMatch(other -> other.isVarArgs() != method.isVarArgs());
        if (mixed) {
            found.add("overrides");
        }
    }

    private void addType(TypeMirror type) {
        if (environment.getTypeUtils().asElement(type) instanceof TypeElement element) {
            addType(element);
        }
    }

    /** A type is named with those around it; of a record the accessors and the constructor are called. */
    private void addType(TypeElement type) {
        for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
            add(e);
        }
        if (type.getKind() == ElementKind.RECORD) {
            int components = type.getRecordComponents().size();
            type.getRecordComponents().forEach(component -> add(component.getAccessor()));
            ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                    .filter(constructor -> constructor.getParameters().size() == components)
                    .forEach(this::add);
        }
    }

    private void add(Element element) {
        if (elements.isDeprecated(element)) {
            found.add(isForRemoval(element) ? "removal" : "deprecation");
        }
    }

    private boolean isForRemoval(Element element) {
        return AnnotationValues.find(element, Deprecated.class)
                .map(annotation -> new AnnotationValues(annotation, elements).flag("forRemoval"))
                .orElse(false);
    }
}
