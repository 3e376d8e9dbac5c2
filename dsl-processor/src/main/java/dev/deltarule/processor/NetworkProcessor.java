package dev.deltarule.processor;

import com.google.auto.service.AutoService;
import dev.deltarule.Layer;
import dev.deltarule.Layers;
import dev.deltarule.Network;
import dev.deltarule.processor.emit.NetworkWriter;
import dev.deltarule.processor.emit.source.HiddenPackages;
import dev.deltarule.processor.layer.Lowering;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.StrategyChoice;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.spec.NetworkPlanReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * Compiles every interface annotated with {@link Network}. This class keeps the life cycle and guards it: whatever goes wrong
 * inside becomes one error at the interface concerned.
 */
@AutoService(Processor.class)
public final class NetworkProcessor extends AbstractProcessor {
    /** {@code -Adeltarule.explain} prints the plan of each network as a note. */
    private static final String EXPLAIN = "deltarule.explain";

    /** {@code -Adeltarule.strategy=loops} generates that strategy whatever the sizes, for experiments. */
    private static final String STRATEGY = "deltarule.strategy";

    /** The annotation of generated classes, which is in the runtime. */
    private static final String GENERATED = "dev.deltarule.runtime.support.Generated";

    /** Whether a strategy that does not exist was reported. */
    private boolean reportedStrategy;

    /** Networks that wait for types of other processors, by qualified name: elements do not outlive their round. */
    private final Set<String> waiting = new LinkedHashSet<>();

    /** The classes that the user wrote, by qualified name. Class files of an earlier compilation are not among them. */
    private final Set<String> written = new HashSet<>();

    /** The network of each class generated so far, both by qualified name. */
    private final Map<String, String> generated = new HashMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Network.class.getName(), Layer.class.getName(), Layers.class.getName(), GENERATED);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(EXPLAIN, STRATEGY);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // see isClaim
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Diagnostics diagnostics = new Diagnostics(processingEnv);
        Optional<StrategyChoice> choice = strategy();
        NetworkPlanReader reader =
                new NetworkPlanReader(processingEnv, diagnostics, choice.orElse(StrategyChoice.AUTOMATIC));
        ElementFilter.typesIn(round.getRootElements())
                .forEach(type -> written.add(type.getQualifiedName().toString()));
        reportStrayLayers(round, diagnostics);
        for (TypeElement network : networks(round)) {
            try {
                if (!reader.isIncomplete(network)) {
                    Optional<NetworkPlan> plan = reader.read(network);
                    if (choice.isPresent()) {
                        plan.ifPresent(complete -> write(network, complete, diagnostics));
                    } else {
                        reportStrategy(diagnostics);
                    }
                } else if (round.processingOver()) {
                    reader.reportIncomplete(network);
                } else {
                    waiting.add(network.getQualifiedName().toString());
                }
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                diagnostics.crash(network, e);
            }
        }
        return isClaim();
    }

    /**
     * Whether deltarule's annotations are claimed: javac warns of those that nobody claims. But where all are claimed it does
     * not ask the processors behind this one, of which a network that waits needs one.
     */
    private boolean isClaim() {
        return waiting.isEmpty();
    }

    /** What the option asks for; empty if it names no strategy that exists. */
    private Optional<StrategyChoice> strategy() {
        Map<String, String> options = processingEnv.getOptions();
        return options.containsKey(STRATEGY)
                ? Optional.ofNullable(options.get(STRATEGY)).flatMap(StrategyChoice::of)
                : Optional.of(StrategyChoice.AUTOMATIC);
    }

    private void reportStrategy(Diagnostics diagnostics) {
        if (!reportedStrategy) {
            reportedStrategy = true;
            String written = Optional.ofNullable(processingEnv.getOptions().get(STRATEGY))
                    .map(value -> "there is no strategy \"" + value + "\"")
                    .orElse("it names no strategy");
            diagnostics.atOption(
                    STRATEGY,
                    written + ". Write one of " + StrategyChoice.labels() + ", or leave the option out: then each layer"
                            + " gets the strategy that fits its size.");
        }
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

    private void write(TypeElement network, NetworkPlan plan, Diagnostics diagnostics) {
        Program program = Lowering.of(plan);
        if (processingEnv.getOptions().containsKey(EXPLAIN)) {
            diagnostics.note(plan.type().nestedName(), NetworkWriter.explain(plan, program));
        }
        write(network, plan, plan.type().implementationName(), NetworkWriter.write(plan, program), diagnostics);
    }

    private void write(
            TypeElement network, NetworkPlan plan, String implementation, String source, Diagnostics diagnostics) {
        String name = plan.type().nestedName();
        String qualified = plan.type().packageName().isEmpty()
                ? implementation
                : plan.type().packageName() + "." + implementation;
        if (written.contains(qualified) && isOfAnEarlierBuild(qualified)) {
            diagnostics.atElement(
                    network,
                    name,
                    "its generated class " + implementation + " is among the sources already, from an earlier build."
                            + " Take the folder of generated sources out of them, or delete that file.");
            return;
        }
        if (written.contains(qualified)) {
            diagnostics.atElement(network, name, collision(implementation, "a class of that name"));
            return;
        }
        String other = generated.putIfAbsent(qualified, name);
        if (other != null) {
            diagnostics.atElement(network, name, collision(implementation, "that of " + other));
            return;
        }
        if (plan.surroundings().typeNames().contains(implementation)) {
            diagnostics.atElement(network, name, collision(implementation, "a type of that name in the interface"));
            return;
        }
        Optional<HiddenPackages.Hidden> hidden =
                HiddenPackages.in(source, plan.surroundings().hiddenPackages());
        if (hidden.isPresent()) {
            reportHidden(network, name, hidden.get(), diagnostics);
            return;
        }
        try {
            SourceFile.write(source, qualified, network, processingEnv);
        } catch (FilerException e) {
            diagnostics.atElement(network, name, collision(implementation, "a class that another processor wrote"));
        } catch (IOException e) {
            diagnostics.atElement(
                    network,
                    name,
                    "its generated class " + implementation + " could not be written: " + e.getMessage()
                            + ". Check the folder for generated sources.");
        }
    }

    private boolean isOfAnEarlierBuild(String type) {
        TypeElement element = processingEnv.getElementUtils().getTypeElement(type);
        return element != null
                && element.getAnnotationMirrors().stream()
                        .anyMatch(
                                mirror -> mirror.getAnnotationType().toString().equals(GENERATED));
    }

    private static void reportHidden(
            TypeElement network, String name, HiddenPackages.Hidden hidden, Diagnostics diagnostics) {
        Element place = network.getEnclosedElements().stream()
                .<Element>map(member -> member)
                .filter(member -> member.getSimpleName().contentEquals(hidden.name()))
                .findFirst()
                .orElse(network);
        diagnostics.atElement(
                place,
                name,
                hidden.what() + " hides the package " + hidden.name() + ", but the generated code must write "
                        + hidden.written() + " in full. Rename " + hidden.what() + ".");
    }

    private static String collision(String implementation, String other) {
        return "its generated class " + implementation + " would collide with " + other + ". Rename one of them.";
    }

    /** Asks for no value of the annotation, because the Eclipse compiler fails at those of a wrong type. */
    private static boolean isNetwork(Element element) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> mirror.getAnnotationType().asElement() instanceof TypeElement type
                        && type.getQualifiedName().contentEquals(Network.class.getName()));
    }

    private static void reportStrayLayers(RoundEnvironment round, Diagnostics diagnostics) {
        Set<Element> layered = new LinkedHashSet<>(round.getElementsAnnotatedWith(Layer.class));
        layered.addAll(round.getElementsAnnotatedWith(Layers.class));
        for (Element element : layered) {
            // An annotation that the compiler does not find may be a misspelt @Network.
            boolean unknown = element.getAnnotationMirrors().stream()
                    .anyMatch(mirror -> mirror.getAnnotationType().getKind() == TypeKind.ERROR);
            if (!isNetwork(element) && !unknown) {
                diagnostics.atElement(
                        element,
                        element.getSimpleName().toString(),
                        "has a @Layer but no @Network, so nothing is generated for it. Add @Network.");
            }
        }
    }
}
