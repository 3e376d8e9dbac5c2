package dev.deltarule.processor.spec;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Layer;
import dev.deltarule.Layers;
import dev.deltarule.Loss;
import dev.deltarule.Network;
import dev.deltarule.processor.plan.DeclaredLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads the annotations of an interface into a {@link NetworkSpec}. */
public final class NetworkSpecReader {
    private final Elements elements;

    public NetworkSpecReader(Elements elements) {
        this.elements = elements;
    }

    /** The network as written, or empty if the compiler itself could not make out an annotation. */
    public Optional<NetworkSpec> read(TypeElement element) {
        if (AnnotationValues.hasUnknown(element)) {
            return Optional.empty();
        }
        try {
            AnnotationMirror annotation =
                    AnnotationValues.find(element, Network.class).orElseThrow();
            AnnotationValues values = new AnnotationValues(annotation, elements);
            return Optional.of(new NetworkSpec(
                    element,
                    TypeReferences.of(element, elements),
                    annotation,
                    values.number("inputs"),
                    values.constant("loss", Loss.class),
                    layerAnnotations(element).stream().map(this::layer).toList()));
        } catch (AnnotationValues.Unreadable alreadyReported) {
            return Optional.empty();
        }
    }

    /** Java lets a single {@code @Layer} stand beside an explicit container, so both count. */
    private List<AnnotationMirror> layerAnnotations(TypeElement element) {
        List<AnnotationMirror> layers = new ArrayList<>();
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (AnnotationValues.is(annotation, Layer.class)) {
                layers.add(annotation);
            } else if (AnnotationValues.is(annotation, Layers.class)) {
                layers.addAll(new AnnotationValues(annotation, elements).annotations("value"));
            }
        }
        return layers;
    }

    private NetworkSpec.LayerSpec layer(AnnotationMirror annotation) {
        AnnotationValues values = new AnnotationValues(annotation, elements);
        return new NetworkSpec.LayerSpec(
                annotation,
                new DeclaredLayer(
                        values.number("size"),
                        values.constant("activation", Activation.class),
                        values.constant("bias", Bias.class),
                        values.constant("init", Init.class),
                        values.fraction("dropout"),
                        values.flag("trainable"),
                        values.flag("trainableBias"),
                        values.text("name")));
    }
}
