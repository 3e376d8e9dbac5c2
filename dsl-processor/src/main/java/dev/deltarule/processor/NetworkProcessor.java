package dev.deltarule.processor;

import com.google.auto.service.AutoService;
import dev.deltarule.Layer;
import dev.deltarule.Layers;
import dev.deltarule.Network;
import dev.deltarule.processor.emit.NetworkWriter;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.spec.ModelTypes;
import dev.deltarule.processor.spec.NetworkPlanReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Compiles every interface annotated with {@link Network}. This class keeps the life cycle and guards it: whatever goes wrong
 * inside becomes one error at the interface concerned.
 */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> generated = new HashSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Network.class.getName(), Layer.class.getName(), Layers.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Diagnostics diagnostics = new Diagnostics(processingEnv);
        reportStrayLayers(round, diagnostics);
        for (TypeElement network : networks(round)) {
            try {
                compile(network, round, diagnostics);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                diagnostics.atElement(
                        network,
                        network.getSimpleName().toString(),
                        "the processor failed with " + e
                                + ". This is a mistake in deltarule: please report it with the declaration of this network.");
            }
        }
        return false;
    }

    /** The networks of this round, and those of earlier rounds that waited for types of other processors. */
    private Set<TypeElement> networks(RoundEnvironment round) {
        Set<TypeElement> networks = new LinkedHashSet<>();
        for (String name : List.copyOf(waiting)) {
            Optional.ofNullable(processingEnv.getElementUtils().getTypeElement(name))
                    .ifPresent(networks::add);
        }
        waiting.clear();
        networks.addAll(ElementFilter.typesIn(round.getElementsAnnotatedWith(Network.class)));
        return networks;
    }

    private void compile(TypeElement network, RoundEnvironment round, Diagnostics diagnostics) {
        if (new ModelTypes(processingEnv).isIncomplete(network)) {
            // Another processor may still write the missing type; if none does, the compiler itself complains.
            waiting.add(network.getQualifiedName().toString());
            return;
        }
        new NetworkPlanReader(processingEnv, diagnostics)
                .read(network)
                .ifPresent(plan -> write(network, plan, round, diagnostics));
    }

    private void write(TypeElement network, NetworkPlan plan, RoundEnvironment round, Diagnostics diagnostics) {
        String implementation = plan.type().implementationName();
        String qualified = plan.type().packageName().isEmpty()
                ? implementation
                : plan.type().packageName() + "." + implementation;
        String collision = "its generated class " + implementation
                + " would collide with a class of that name. Rename one of them.";
        if (isWritten(qualified, round) || !generated.add(qualified)) {
            diagnostics.atElement(network, plan.type().nestedName(), collision);
            return;
        }
        try {
            SourceFile.write(NetworkWriter.write(plan), qualified, network, processingEnv.getFiler());
        } catch (FilerException e) {
            diagnostics.atElement(network, plan.type().nestedName(), collision);
        } catch (IOException e) {
            diagnostics.atElement(
                    network, plan.type().nestedName(), "could not write " + implementation + ": " + e.getMessage());
        }
    }

    /**
     * Whether the user wrote a class of this name. A class file of an earlier compilation is none: it is what this
     * compilation replaces.
     */
    private static boolean isWritten(String qualified, RoundEnvironment round) {
        return ElementFilter.typesIn(round.getRootElements()).stream()
                .anyMatch(type -> type.getQualifiedName().contentEquals(qualified));
    }

    private static void reportStrayLayers(RoundEnvironment round, Diagnostics diagnostics) {
        Set<Element> layered = new LinkedHashSet<>(round.getElementsAnnotatedWith(Layer.class));
        layered.addAll(round.getElementsAnnotatedWith(Layers.class));
        for (Element element : layered) {
            if (element.getAnnotation(Network.class) == null) {
                diagnostics.atElement(
                        element,
                        element.getSimpleName().toString(),
                        "has a @Layer but no @Network, so nothing is generated for it. Add @Network.");
            }
        }
    }
}
