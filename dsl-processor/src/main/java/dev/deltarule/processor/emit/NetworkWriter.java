package dev.deltarule.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.activation.UnitwiseActivation;
import dev.deltarule.processor.formula.Helper;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** From a plan to the source of its class. */
public final class NetworkWriter {
    /** Where a helper speaks of Math or of the runtime's error function. */
    private static final Pattern HELPER_TYPE = Pattern.compile("\\bMath(?=\\.)|\\berf(?=\\()");

    private NetworkWriter() {}

    /** The source of the class that every machine can run. */
    public static String write(NetworkPlan plan) {
        Names names = new Names(plan);
        ClassName implementation =
                ClassName.get(plan.type().packageName(), plan.type().implementationName());
        if (plan.isStraightLine()) {
            PassEmitter passes = new StraightLineEmitter(plan, names);
            BlockBodies bodies = new ExampleByExample(plan, names);
            return write(plan, names, implementation, ClassDoc.of(plan), passes, bodies);
        }
        BlockByBlock blocks = new BlockByBlock(plan, names, new PlainSteps(plan, names));
        PassEmitter passes = new LayeredEmitter(plan, names, blocks);
        return write(plan, names, implementation, ClassDoc.of(plan), passes, blocks);
    }

    /** The plan of a network for people: the table of its layers and why its code is laid out so. */
    public static String explain(NetworkPlan plan) {
        return ClassDoc.explain(plan);
    }

    /** The source of the Vector API variant. */
    public static String writeVectors(NetworkPlan plan) {
        Names names = new Names(plan);
        ClassName implementation =
                ClassName.get(plan.type().packageName(), plan.type().vectorImplementationName());
        if (plan.isStraightLine()) {
            PassEmitter passes = type -> {
                new StraightLineEmitter(plan, names, true).addTo(type);
                new AcrossEmitter(plan, names).addTo(type);
            };
            BlockBodies bodies = new FewOneByOne(new ExampleByExample(plan, names), new AcrossExamples(plan, names));
            return write(plan, names, implementation, ClassDoc.ofVectors(plan), passes, bodies);
        }
        VectorSteps steps = new VectorSteps(plan, names);
        BlockByBlock blocks = new BlockByBlock(plan, names, steps);
        PassEmitter passes = type -> {
            steps.addForwardTo(type);
            blocks.addTo(type);
            new VectorEmitter(plan).addTo(type);
        };
        return write(plan, names, implementation, ClassDoc.ofVectors(plan), passes, blocks);
    }

    private static String write(
            NetworkPlan plan,
            Names names,
            ClassName implementation,
            CodeBlock doc,
            PassEmitter passes,
            BlockBodies bodies) {
        TypeSpec.Builder type = TypeSpec.classBuilder(implementation)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.of(plan.type()))
                .addJavadoc(doc)
                .addAnnotation(RuntimeTypes.GENERATED)
                .alwaysQualify(qualified(plan).toArray(new String[0]));
        if (!plan.surroundings().warnings().isEmpty()) {
            type.addAnnotation(suppressed(plan.surroundings().warnings()));
        }
        ApiEmitter api = new ApiEmitter(plan, names, implementation, bodies);
        api.addState(type);
        new PredictionEmitter(plan, names).addTo(type);
        passes.addTo(type);
        helpers(plan).values().forEach(helper -> type.addMethod(helper(helper)));
        api.addMethods(type);
        TypeSpec complete = type.build();
        JavaFile file = JavaFile.builder(plan.type().packageName(), complete)
                .indent("    ")
                .skipJavaLangImports(!plan.surroundings().shadowsJavaLang())
                .build();
        return PrivateNames.apart(file.toString(), complete, plan.surroundings().methodNames());
    }

    private static AnnotationSpec suppressed(Set<String> warnings) {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
        warnings.forEach(warning -> annotation.addMember("value", "$S", warning));
        return annotation.build();
    }

    private static Map<String, Helper> helpers(NetworkPlan plan) {
        Map<String, Helper> helpers = new LinkedHashMap<>();
        for (LayerPlan layer : plan.layers()) {
            for (Helper helper : ActivationRules.of(layer.activation()).helpers()) {
                if (calls(layer, helper)) {
                    helpers.put(helper.name(), helper);
                }
            }
        }
        return helpers;
    }

    /** Whether a layer calls a helper: that of a slope not where nothing before it, nor itself, is trained. */
    private static boolean calls(LayerPlan layer, Helper helper) {
        return layer.hasDelta()
                || !(ActivationRules.of(layer.activation()) instanceof UnitwiseActivation activation)
                || activation.value().toString().contains(helper.name() + "(");
    }

    private static MethodSpec helper(Helper helper) {
        return MethodSpec.methodBuilder(helper.name())
                .addJavadoc("$L", helper.doc())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.DOUBLE)
                .addParameter(TypeName.DOUBLE, "net")
                .addCode(body(helper))
                .build();
    }

    /** The statements of a helper, in which types are named so that no type of the user's takes their place. */
    private static CodeBlock body(Helper helper) {
        CodeBlock.Builder body = CodeBlock.builder();
        Matcher type = HELPER_TYPE.matcher(helper.body());
        int at = 0;
        while (type.find()) {
            boolean math = type.group().equals("Math");
            body.add("$L", helper.body().substring(at, type.start()));
            body.add(math ? "$T" : "$T.erf", math ? Math.class : RuntimeTypes.ERF);
            at = type.end();
        }
        return body.add("$L\n", helper.body().substring(at)).build();
    }

    /** Types and constants of the user's take the place of imports; JavaPoet asks for Topology.Layer only by its last name. */
    private static Set<String> qualified(NetworkPlan plan) {
        Set<String> names = new TreeSet<>(plan.surroundings().typeNames());
        names.addAll(plan.surroundings().fieldNames());
        if (names.contains("Topology")) {
            names.add("Layer");
        }
        if (names.contains("Workers")) {
            names.add("Job");
        }
        return names;
    }
}
