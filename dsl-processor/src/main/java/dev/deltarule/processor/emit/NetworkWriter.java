package dev.deltarule.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.activation.ActivationRules;
import dev.deltarule.processor.formula.Helper;
import dev.deltarule.processor.plan.LayerPlan;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** From a plan to the source of its class. */
public final class NetworkWriter {
    private static final String PROCESSOR = "dev.deltarule.processor.NetworkProcessor";

    private NetworkWriter() {}

    /** The source of the class that every machine can run. */
    public static JavaFile write(NetworkPlan plan) {
        Names names = new Names(plan);
        ClassName implementation =
                ClassName.get(plan.type().packageName(), plan.type().implementationName());
        PassEmitter passes =
                plan.isStraightLine() ? new StraightLineEmitter(plan, names) : new LayeredEmitter(plan, names);
        BlockBodies bodies = new ExampleByExample(plan, names);
        return write(plan, names, implementation, ClassDoc.of(plan), passes, bodies);
    }

    /** Whether a network has layers that gain from the Vector API. */
    public static boolean gainsFromVectors(NetworkPlan plan) {
        return VectorLayer.gains(plan);
    }

    /** The source of the Vector API variant. */
    public static JavaFile writeVectors(NetworkPlan plan) {
        Names names = new Names(plan);
        ClassName implementation =
                ClassName.get(plan.type().packageName(), plan.type().vectorImplementationName());
        BlockByBlock bodies = new BlockByBlock(plan, names);
        VectorEmitter layers = new VectorEmitter(plan);
        PassEmitter passes = type -> {
            bodies.addTo(type);
            layers.addTo(type);
        };
        return write(plan, names, implementation, ClassDoc.ofVectors(plan), passes, bodies);
    }

    private static JavaFile write(
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
                .alwaysQualify(plan.surroundings().typeNames().toArray(new String[0]));
        if (plan.surroundings().hasGenerated()) {
            type.addAnnotation(AnnotationSpec.builder(RuntimeTypes.GENERATED)
                    .addMember("value", "$S", PROCESSOR)
                    .build());
        }
        ApiEmitter api = new ApiEmitter(plan, names, implementation, bodies);
        api.addState(type);
        new PredictionEmitter(plan, names).addTo(type);
        passes.addTo(type);
        helpers(plan).values().forEach(helper -> type.addMethod(helper(helper)));
        api.addMethods(type);
        return JavaFile.builder(plan.type().packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(!plan.surroundings().shadowsJavaLang())
                .build();
    }

    private static Map<String, Helper> helpers(NetworkPlan plan) {
        Map<String, Helper> helpers = new LinkedHashMap<>();
        for (LayerPlan layer : plan.layers()) {
            for (Helper helper : ActivationRules.of(layer.activation()).helpers()) {
                helpers.put(helper.name(), helper);
            }
        }
        return helpers;
    }

    private static MethodSpec helper(Helper helper) {
        CodeBlock.Builder body = CodeBlock.builder();
        int at = 0;
        String text = helper.body() + "\n";
        for (int call = text.indexOf("erf("); call >= 0; call = text.indexOf("erf(", at)) {
            body.add("$L$T.erf(", text.substring(at, call), RuntimeTypes.ERF);
            at = call + "erf(".length();
        }
        body.add("$L", text.substring(at));
        return MethodSpec.methodBuilder(helper.name())
                .addJavadoc("$L", helper.doc())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.DOUBLE)
                .addParameter(TypeName.DOUBLE, "net")
                .addCode(body.build())
                .build();
    }
}
