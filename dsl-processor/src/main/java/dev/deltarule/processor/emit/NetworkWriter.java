package dev.deltarule.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.block.BlockBodies;
import dev.deltarule.processor.emit.block.BlockByBlock;
import dev.deltarule.processor.emit.block.ExampleByExample;
import dev.deltarule.processor.emit.block.FewOneByOne;
import dev.deltarule.processor.emit.block.PassEmitter;
import dev.deltarule.processor.emit.kernels.KernelSteps;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.PrivateNames;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.straight.LayeredEmitter;
import dev.deltarule.processor.emit.straight.PlainSteps;
import dev.deltarule.processor.emit.straight.StraightLineEmitter;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.formula.Helper;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Strategy;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Step;
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

    /** The source of its class. */
    public static String write(NetworkPlan plan, Program program) {
        Names names = new Names(plan);
        BlockByBlock kernels = new BlockByBlock(plan, names, new KernelSteps(plan, names, program));
        if (plan.strategy() == Strategy.KERNELS) {
            return write(plan, program, names, kernels::addTo, kernels);
        }
        if (plan.strategy() == Strategy.STRAIGHT_LINE) {
            PassEmitter straight = new StraightLineEmitter(plan, names, program);
            BlockBodies oneByOne = new ExampleByExample(plan, names);
            return plan.usesKernels()
                    ? write(plan, program, names, both(straight, kernels::addTo), new FewOneByOne(oneByOne, kernels))
                    : write(plan, program, names, straight, oneByOne);
        }
        BlockByBlock blocks = new BlockByBlock(plan, names, new PlainSteps(plan, names, program));
        return write(plan, program, names, new LayeredEmitter(plan, names, program, blocks), blocks);
    }

    private static PassEmitter both(PassEmitter one, PassEmitter other) {
        return type -> {
            one.addTo(type);
            other.addTo(type);
        };
    }

    /** What {@code -Adeltarule.explain} prints. */
    public static String explain(NetworkPlan plan, Program program) {
        return ClassDoc.explain(plan, program);
    }

    private static String write(
            NetworkPlan plan, Program program, Names names, PassEmitter passes, BlockBodies bodies) {
        ClassName implementation =
                ClassName.get(plan.type().packageName(), plan.type().implementationName());
        TypeSpec.Builder type = TypeSpec.classBuilder(implementation)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.of(plan.type()))
                .addJavadoc(ClassDoc.of(plan))
                .addAnnotation(generated(plan))
                .alwaysQualify(qualified(plan).toArray(new String[0]));
        if (!plan.surroundings().warnings().isEmpty()) {
            type.addAnnotation(suppressed(plan.surroundings().warnings()));
        }
        ApiEmitter api = new ApiEmitter(plan, names, implementation, bodies);
        api.addState(type);
        new PredictionEmitter(plan, names).addTo(type);
        passes.addTo(type);
        helpers(plan, program).values().forEach(helper -> type.addMethod(helper(helper)));
        api.addMethods(type);
        TypeSpec complete = type.build();
        JavaFile file = JavaFile.builder(plan.type().packageName(), complete)
                .indent("    ")
                .skipJavaLangImports(!plan.surroundings().shadowsJavaLang())
                .build();
        return PrivateNames.apart(file.toString(), complete, plan.surroundings().methodNames());
    }

    private static AnnotationSpec generated(NetworkPlan plan) {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(RuntimeTypes.GENERATED);
        if (!plan.isStraightLine()) {
            annotation.addMember("strategy", "$S", plan.strategy().label());
        }
        if (plan.usesKernels() && plan.isStraightLine()) {
            annotation.addMember("kernels", "true");
        }
        return annotation.build();
    }

    private static AnnotationSpec suppressed(Set<String> warnings) {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
        warnings.forEach(warning -> annotation.addMember("value", "$S", warning));
        return annotation.build();
    }

    /** The functions that unrolled formulas call, in the order of the layers. */
    private static Map<String, Helper> helpers(NetworkPlan plan, Program program) {
        Map<String, Helper> helpers = new LinkedHashMap<>();
        if (plan.strategy() == Strategy.KERNELS) {
            return helpers;
        }
        for (Step step : program.forward()) {
            if (step instanceof Step.Activate activate) {
                for (Helper helper : activate.rule().helpers()) {
                    if (calls(activate.rule().value(), helper) || slopeCalls(program, activate.layer(), helper)) {
                        helpers.put(helper.name(), helper);
                    }
                }
            }
        }
        return helpers;
    }

    /** Whether the step to the deltas of a layer calls a helper; there is none where nothing needs them. */
    private static boolean slopeCalls(Program program, String layer, Helper helper) {
        return program.backward().stream()
                .anyMatch(step -> step instanceof Step.ActivationDelta delta
                        && delta.layer().equals(layer)
                        && calls(delta.rule().slope(), helper));
    }

    private static boolean calls(Formula formula, Helper helper) {
        return formula.toString().contains(helper.name() + "(");
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
