package dev.deltarule.processor.emit.block;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.plan.NetworkPlan;
import javax.lang.model.element.Modifier;

/** The signatures of the four passes over one example. */
public final class PassMethods {
    private final Names names;
    private final TypeName number;
    private final TypeName array;
    private final boolean numbered;

    public PassMethods(NetworkPlan plan, Names names) {
        this.names = names;
        this.number = RuntimeTypes.number(plan.precision());
        this.array = ArrayTypeName.of(number);
        this.numbered = plan.isStraightLine() && plan.hasDropout();
    }

    public MethodSpec forward(CodeBlock body) {
        return pass("forward", "Computes the outputs of one example.", TypeName.VOID)
                .addParameter(array, "out")
                .addParameter(TypeName.INT, "outAt")
                .addCode(body)
                .build();
    }

    public MethodSpec error(CodeBlock body) {
        return withTarget("error", "Computes the error of one example.")
                .addCode(body)
                .build();
    }

    public MethodSpec backpropagate(CodeBlock body) {
        return numbered(withTarget(
                        "backpropagate", "Adds dE/dparameter of one example to the gradient and returns its error."))
                .addParameter(array, "gradient")
                .addCode(body)
                .build();
    }

    public MethodSpec step(CodeBlock body) {
        return withTarget("step", "Takes one step of gradient descent on one example and returns its error before it.")
                .addParameter(number, "rate")
                .addCode(body)
                .build();
    }

    /** With dropout, an example is known by its number in the call. */
    private MethodSpec.Builder numbered(MethodSpec.Builder method) {
        return numbered ? method.addParameter(TypeName.INT, "example") : method;
    }

    private MethodSpec.Builder withTarget(String name, String doc) {
        return pass(name, doc, TypeName.DOUBLE).addParameter(array, "target").addParameter(TypeName.INT, "targetAt");
    }

    private MethodSpec.Builder pass(String name, String doc, TypeName result) {
        return MethodSpec.methodBuilder(names.method(name))
                .addJavadoc(doc)
                .addModifiers(Modifier.PRIVATE)
                .returns(result)
                .addParameter(array, "in")
                .addParameter(TypeName.INT, "inAt");
    }
}
