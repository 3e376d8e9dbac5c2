package dev.deltarule.processor.spec;

import dev.deltarule.Loss;
import dev.deltarule.processor.plan.DeclaredLayer;
import dev.deltarule.processor.plan.TypeReference;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * What a user wrote: nothing in it has been checked.
 *
 * @param element the annotated type
 * @param type its name
 * @param annotation its {@code @Network}
 * @param inputs the number of inputs
 * @param loss the error of one example
 * @param layers its layers in the order written
 */
public record NetworkSpec(
        TypeElement element,
        TypeReference type,
        AnnotationMirror annotation,
        int inputs,
        Loss loss,
        List<LayerSpec> layers) {
    /** The name in messages: {@code Outer.Inner}. */
    public String name() {
        return type.nestedName();
    }

    /**
     * One layer as written.
     *
     * @param annotation its {@code @Layer}
     * @param declared the values
     */
    public record LayerSpec(AnnotationMirror annotation, DeclaredLayer declared) {}

    /** The layers without their annotations. */
    public List<DeclaredLayer> declaredLayers() {
        return layers.stream().map(LayerSpec::declared).toList();
    }
}
