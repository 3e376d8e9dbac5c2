package dev.deltarule.processor.spec;

import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.NetworkPlanner;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.plan.Prediction;
import dev.deltarule.processor.plan.StrategyChoice;
import dev.deltarule.processor.plan.StrategyObstacle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** From an annotated interface to the plan of its network, or to reported errors. */
public final class NetworkPlanReader {
    /** What generated source uses of java.lang; a class of the same name in the user's package would take its place. */
    private static final List<String> JAVA_LANG = List.of("Override", "Math", "System", "String", "SuppressWarnings");

    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Report report;
    private final StrategyChoice choice;

    public NetworkPlanReader(ProcessingEnvironment environment, Report report, StrategyChoice choice) {
        this.environment = environment;
        this.choice = choice;
        this.elements = environment.getElementUtils();
        this.report = report;
    }

    /**
     * Whether the compiler cannot make out a part of the declaration yet. Another processor may still write what is
     * missing; if none does, the compiler says so itself.
     */
    public boolean isIncomplete(TypeElement element) {
        return new ModelTypes(environment).isIncomplete(element)
                || new NetworkSpecReader(elements).read(element).isEmpty();
    }

    /** Reports what is wrong in the rest of a declaration of which a part never came. */
    public void reportIncomplete(TypeElement element) {
        new NetworkSpecReader(elements)
                .read(element)
                .ifPresent(network -> new NetworkSpecValidator(new ModelTypes(environment), report).validate(network));
    }

    /** The plan; empty where the compiler could not make out an annotation, or where an error was reported. */
    public Optional<NetworkPlan> read(TypeElement element) {
        Optional<NetworkSpec> read = new NetworkSpecReader(elements).read(element);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        NetworkSpec network = read.get();
        int errorsBefore = report.errors();
        ModelTypes modelTypes = new ModelTypes(environment);
        new NetworkSpecValidator(modelTypes, report).validate(network);
        Set<Precision> precisions = modelTypes.precisions(element);
        boolean signaturesMakeSense = precisions.size() == 1
                && network.inputs() > 0
                && !network.layers().isEmpty()
                && network.layers().get(network.layers().size() - 1).declared().size() > 0
                && element.getKind().isInterface();
        if (!signaturesMakeSense) {
            return Optional.empty();
        }
        Precision precision = precisions.iterator().next();
        List<Prediction> predictions = new PredictionReader(environment, modelTypes, network, precision, report).read();
        if (report.errors() > errorsBefore) {
            return Optional.empty();
        }
        NetworkPlan plan = new NetworkPlan(
                network.type(),
                precision,
                network.inputs(),
                network.loss(),
                NetworkPlanner.plan(network.inputs(), network.declaredLayers()),
                predictions,
                choice,
                surroundings(element));
        return isPossible(network, plan) ? Optional.of(plan) : Optional.empty();
    }

    /** Whether the strategy that was asked for works, also slowly. */
    private boolean isPossible(NetworkSpec network, NetworkPlan plan) {
        Optional<StrategyObstacle> obstacle = StrategyObstacle.of(plan);
        if (obstacle.isEmpty()) {
            return true;
        }
        String message = obstacle.get().message();
        if (obstacle.get().fatal()) {
            report.atNetwork(network, message);
            return false;
        }
        report.warn(network, message);
        return true;
    }

    private NetworkPlan.Surroundings surroundings(TypeElement element) {
        Set<String> methods = ElementFilter.methodsIn(elements.getAllMembers(element)).stream()
                .map(method -> method.getSimpleName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> types = ElementFilter.typesIn(elements.getAllMembers(element)).stream()
                .map(type -> type.getSimpleName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> fields = ElementFilter.fieldsIn(elements.getAllMembers(element)).stream()
                .map(field -> field.getSimpleName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        boolean shadowed = JAVA_LANG.stream().anyMatch(name -> isInPackage(name, element));
        return new NetworkPlan.Surroundings(
                methods,
                types,
                fields,
                hiddenPackages(element, fields, types),
                shadowed,
                CompilerWarnings.of(element, environment, new ModelTypes(environment)));
    }

    /** Packages by whose names generated code would not reach them, since variables and types go before packages. */
    private Map<String, String> hiddenPackages(TypeElement element, Set<String> fields, Set<String> types) {
        String own = elements.getPackageOf(element).getQualifiedName().toString();
        Map<String, String> hidden = new TreeMap<>();
        String first = own.contains(".") ? own.substring(0, own.indexOf('.')) : own;
        for (String name : List.of("dev", "java", "javax", "jdk", first)) {
            if (fields.contains(name)) {
                hidden.put(name, "the constant " + name);
            } else if (types.contains(name)) {
                hidden.put(name, "the type " + name);
            } else if (isInPackage(name, element)) {
                hidden.put(name, "the type " + name + " of its package");
            }
        }
        return hidden;
    }

    private boolean isInPackage(String name, TypeElement element) {
        String packageName = elements.getPackageOf(element).getQualifiedName().toString();
        return !name.isEmpty()
                && elements.getTypeElement(packageName.isEmpty() ? name : packageName + "." + name) != null;
    }
}
