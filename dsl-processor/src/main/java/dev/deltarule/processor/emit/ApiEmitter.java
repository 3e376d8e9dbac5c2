package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.block.BlockBodies;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What {@code FloatModel} and {@code DoubleModel} promise: checked arguments, then the work of {@link BlockBodies}. */
final class ApiEmitter {
    private final NetworkPlan plan;
    private final Names names;
    private final ClassName type;
    private final ClassName implementation;
    private final TypeName number;
    private final TypeName array;
    private final BlockBodies bodies;

    ApiEmitter(NetworkPlan plan, Names names, ClassName implementation, BlockBodies bodies) {
        this.plan = plan;
        this.names = names;
        this.type = RuntimeTypes.of(plan.type());
        this.implementation = implementation;
        this.bodies = bodies;
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
    }

    /** The fields and constructors. */
    void addState(TypeSpec.Builder builder) {
        builder.addField(TopologyConstant.of(plan));
        builder.addField(array, "parameters", Modifier.PRIVATE, Modifier.FINAL);
        builder.addField(RuntimeTypes.MODEL_NAMES, "names", Modifier.PRIVATE, Modifier.FINAL);
        builder.addField(FieldSpec.builder(array, "gradientSum", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", number, plan.parameters())
                .build());
        builder.addField(FieldSpec.builder(RuntimeTypes.WORKERS, "workers", Modifier.PRIVATE)
                .initializer("$T.none()", RuntimeTypes.WORKERS)
                .build());
        if (plan.hasDropout()) {
            builder.addField(FieldSpec.builder(RuntimeTypes.DROPOUT, "dropout", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T()", RuntimeTypes.DROPOUT)
                    .build());
        }
        builder.addMethod(MethodSpec.constructorBuilder()
                .addJavadoc("A network whose parameters are all 0. {@code Models.create} draws initial ones.")
                .addModifiers(Modifier.PUBLIC)
                .addStatement("this(new $T[$L], new $T(TOPOLOGY))", number, plan.parameters(), RuntimeTypes.MODEL_NAMES)
                .build());
        builder.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(array, "parameters")
                .addParameter(RuntimeTypes.MODEL_NAMES, "names")
                .addStatement("this.parameters = parameters")
                .addStatement("this.names = names")
                .build());
    }

    /** The public methods. */
    void addMethods(TypeSpec.Builder builder) {
        builder.addMethod(
                method("parameters", array).addStatement("return parameters").build());
        builder.addMethod(predictOne());
        builder.addMethod(predictBlock());
        builder.addMethod(loss());
        builder.addMethod(gradient());
        builder.addMethod(descend());
        builder.addMethod(method("topology", RuntimeTypes.TOPOLOGY)
                .addStatement("return TOPOLOGY")
                .build());
        builder.addMethod(method("names", RuntimeTypes.MODEL_NAMES)
                .addStatement("return names")
                .build());
        builder.addMethod(method("workers", RuntimeTypes.WORKERS)
                .addStatement("return workers")
                .build());
        builder.addMethod(method("workers", TypeName.VOID)
                .addParameter(RuntimeTypes.WORKERS, "workers")
                .addCode(bodies.scratch())
                .addStatement("this.workers = workers")
                .build());
        if (plan.hasDropout()) {
            builder.addMethod(
                    method("dropout", ParameterizedTypeName.get(ClassName.get(Optional.class), RuntimeTypes.DROPOUT))
                            .addStatement("return $T.of(dropout)", Optional.class)
                            .build());
        }
        builder.addMethod(replicate());
    }

    private MethodSpec replicate() {
        MethodSpec.Builder method = method("replicate", type);
        if (plan.hasDropout()) {
            return method.addStatement("$1T replica = new $1T(parameters, names)", implementation)
                    .addStatement("replica.dropout.restart(dropout.seed())")
                    .addStatement("replica.dropout.step(dropout.step())")
                    .addStatement("return replica")
                    .build();
        }
        return method.addStatement("return new $T(parameters, names)", implementation)
                .build();
    }

    /** A call that learns is a step, with outputs dropped that the step before may have kept. */
    private CodeBlock nextStep() {
        return plan.hasDropout()
                ? CodeBlock.builder().addStatement("dropout.nextStep()").build()
                : CodeBlock.of("");
    }

    private MethodSpec predictOne() {
        return withOutput(method("predict", TypeName.VOID))
                .addCode(rows("in", "1", plan.inputs()))
                .addCode(rows("out", "1", plan.outputs()))
                .addStatement("$L(in, inAt, out, outAt)", names.method("forward"))
                .build();
    }

    private MethodSpec predictBlock() {
        return withOutput(method("predict", TypeName.VOID))
                .addParameter(TypeName.INT, "count")
                .addCode(rows("in", "count", plan.inputs()))
                .addCode(rows("out", "count", plan.outputs()))
                .addCode(bodies.predict())
                .build();
    }

    private MethodSpec loss() {
        return withTargets(method("loss", TypeName.DOUBLE))
                .addCode(checkedRows())
                .addCode(bodies.loss())
                .build();
    }

    private MethodSpec gradient() {
        return withTargets(method("gradient", TypeName.DOUBLE))
                .addParameter(array, "gradient")
                .addCode(checkedRows())
                .addStatement("$T.checkGradient(gradient.length, $L)", RuntimeTypes.ROWS, plan.parameters())
                .addCode(nextStep())
                .addCode(bodies.gradient())
                .build();
    }

    private MethodSpec descend() {
        return withTargets(method("descend", TypeName.DOUBLE))
                .addParameter(number, "rate")
                .addStatement("$T.atLeastOne(count)", RuntimeTypes.ROWS)
                .addCode(checkedRows())
                .addCode(nextStep())
                .addCode(bodies.descend())
                .build();
    }

    private CodeBlock checkedRows() {
        return CodeBlock.builder()
                .add(rows("in", "count", plan.inputs()))
                .add(rows("target", "count", plan.outputs()))
                .build();
    }

    private static CodeBlock rows(String array, String count, int width) {
        return CodeBlock.builder()
                .addStatement("$1T.check($2S, $2L.length, $2LAt, $3L, $4L)", RuntimeTypes.ROWS, array, count, width)
                .build();
    }

    private MethodSpec.Builder withOutput(MethodSpec.Builder method) {
        return method.addParameter(array, "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(array, "out")
                .addParameter(TypeName.INT, "outAt");
    }

    private MethodSpec.Builder withTargets(MethodSpec.Builder method) {
        return method.addParameter(array, "in")
                .addParameter(TypeName.INT, "inAt")
                .addParameter(array, "target")
                .addParameter(TypeName.INT, "targetAt")
                .addParameter(TypeName.INT, "count");
    }

    private static MethodSpec.Builder method(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(result);
    }
}
