package dev.deltarule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.deltarule.processor.emit.source.Names;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.plan.NetworkPlan;
import dev.deltarule.processor.plan.Prediction;
import dev.deltarule.processor.plan.Prediction.Input;
import dev.deltarule.processor.plan.Prediction.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The typed prediction methods: inputs are gathered in an array kept for that, {@code predict} runs, and the outputs are
 * given as the type asked for.
 */
final class PredictionEmitter {
    private final NetworkPlan plan;
    private final Names names;
    private final TypeName number;
    private final Map<ClassName, String> enumConstants = new LinkedHashMap<>();

    PredictionEmitter(NetworkPlan plan, Names names) {
        this.plan = plan;
        this.names = names;
        this.number = RuntimeTypes.number(plan.precision());
        for (Prediction prediction : plan.predictions()) {
            if (prediction.result() instanceof Result.OfEnum result) {
                enumConstants.putIfAbsent(RuntimeTypes.of(result.type()), "CLASSES" + enumConstants.size());
            }
        }
        if (enumConstants.size() == 1) {
            enumConstants.replaceAll((type, name) -> "CLASSES");
        }
    }

    void addTo(TypeSpec.Builder type) {
        if (plan.predictions().stream().anyMatch(p -> !(p.input() instanceof Input.OfArray))) {
            type.addField(scratch("typedInputs", plan.inputs()));
        }
        if (plan.predictions().stream().anyMatch(p -> !(p.result() instanceof Result.IntoArray))) {
            type.addField(scratch("typedOutputs", plan.outputs()));
        }
        enumConstants.forEach((enumType, name) -> type.addField(
                FieldSpec.builder(ArrayTypeName.of(enumType), name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(isHidden(enumType) ? "$T.class.getEnumConstants()" : "$T.values()", enumType)
                        .build()));
        for (Prediction prediction : plan.predictions()) {
            type.addMethod(method(prediction));
        }
        if (plan.predictions().stream()
                .anyMatch(p -> p.result() instanceof Result.Index || p.result() instanceof Result.OfEnum)) {
            type.addMethod(indexOfLargest());
        }
    }

    /** Whether a constant of the interface is called like a type or one around it, which in a call then means the constant. */
    private boolean isHidden(ClassName type) {
        return type.simpleNames().stream().anyMatch(plan.surroundings().fieldNames()::contains);
    }

    private FieldSpec scratch(String name, int length) {
        return FieldSpec.builder(ArrayTypeName.of(number), name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$L]", number, length)
                .build();
    }

    private MethodSpec method(Prediction prediction) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(prediction.name())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(resultType(prediction.result()));
        String in = addInput(method, prediction.input());
        CodeBlock array = prediction.input() instanceof Input.OfArray ? checked(in, plan.inputs()) : CodeBlock.of("");
        method.addCode(array);
        if (prediction.result() instanceof Result.IntoArray into) {
            method.addParameter(ArrayTypeName.of(number), into.parameter());
            method.addCode(checked(into.parameter(), plan.outputs()));
            method.addStatement("this.$L($L, 0, $L, 0)", names.method("forward"), in, into.parameter());
            return method.build();
        }
        method.addStatement("this.$L($L, 0, this.typedOutputs, 0)", names.method("forward"), in);
        return addResult(method, prediction.result()).build();
    }

    private CodeBlock checked(String array, int width) {
        return CodeBlock.builder()
                .addStatement("$1T.check($2S, $2L.length, 0, 1, $3L)", RuntimeTypes.ROWS, array, width)
                .build();
    }

    /** Adds the parameters and what gathers them; returns the array that holds the inputs. */
    private String addInput(MethodSpec.Builder method, Input input) {
        List<String> values = new ArrayList<>();
        List<Prediction.NumberType> numbers;
        if (input instanceof Input.OfArray array) {
            method.addParameter(ArrayTypeName.of(number), array.parameter()).varargs(array.varargs());
            return array.parameter();
        } else if (input instanceof Input.OfRecord record) {
            method.addParameter(RuntimeTypes.of(record.type()), record.parameter());
            numbers = record.components();
            numbers.forEach(component -> values.add(record.parameter() + "." + component.name() + "()"));
        } else {
            numbers = ((Input.Numbers) input).parameters();
            numbers.forEach(parameter -> {
                method.addParameter(ParameterSpec.builder(primitive(parameter.keyword()), parameter.name())
                        .build());
                values.add(parameter.name());
            });
        }
        for (int k = 0; k < values.size(); k++) {
            method.addStatement(
                    "this.typedInputs[$L] = $L$L", k, cast(numbers.get(k).keyword()), values.get(k));
        }
        return "this.typedInputs";
    }

    /** A cast where Java would refuse to narrow a parameter to the network's precision. */
    private String cast(String keyword) {
        return number.equals(TypeName.FLOAT) && keyword.equals("double") ? "(float) " : "";
    }

    private MethodSpec.Builder addResult(MethodSpec.Builder method, Result result) {
        if (result instanceof Result.OneNumber one) {
            return method.addStatement("return $Lthis.typedOutputs[0]", narrowed(one.keyword()));
        } else if (result instanceof Result.YesOrNo) {
            return method.addStatement("$T.checkOutput(this.typedOutputs[0])", RuntimeTypes.ROWS)
                    .addStatement("return this.typedOutputs[0] >= 0.5");
        } else if (result instanceof Result.Index) {
            return method.addStatement("return $L(this.typedOutputs)", names.method("indexOfLargest"));
        } else if (result instanceof Result.OfEnum ofEnum) {
            return method.addStatement(
                    "return $L[$L(this.typedOutputs)]",
                    enumConstants.get(RuntimeTypes.of(ofEnum.type())),
                    names.method("indexOfLargest"));
        }
        Result.OfRecord record = (Result.OfRecord) result;
        List<CodeBlock> components = new ArrayList<>();
        for (int k = 0; k < record.components().size(); k++) {
            components.add(CodeBlock.of(
                    "$Lthis.typedOutputs[$L]",
                    exactly(record.components().get(k).keyword()),
                    k));
        }
        return method.addStatement(
                "return new $T($L)", RuntimeTypes.of(record.type()), CodeBlock.join(components, ",$W"));
    }

    private String narrowed(String keyword) {
        return number.equals(TypeName.DOUBLE) && keyword.equals("float") ? "(float) " : "";
    }

    /** A cast to the type of a component, also to a wider one: a record may have other constructors. */
    private String exactly(String keyword) {
        return number.equals(primitive(keyword)) ? "" : "(" + keyword + ") ";
    }

    private static TypeName resultType(Result result) {
        if (result instanceof Result.OneNumber one) {
            return primitive(one.keyword());
        } else if (result instanceof Result.YesOrNo) {
            return TypeName.BOOLEAN;
        } else if (result instanceof Result.Index) {
            return TypeName.INT;
        } else if (result instanceof Result.OfEnum ofEnum) {
            return RuntimeTypes.of(ofEnum.type());
        } else if (result instanceof Result.OfRecord record) {
            return RuntimeTypes.of(record.type());
        }
        return TypeName.VOID;
    }

    private static TypeName primitive(String keyword) {
        return switch (keyword) {
            case "byte" -> TypeName.BYTE;
            case "short" -> TypeName.SHORT;
            case "int" -> TypeName.INT;
            case "long" -> TypeName.LONG;
            case "float" -> TypeName.FLOAT;
            case "double" -> TypeName.DOUBLE;
            default -> throw new IllegalStateException(keyword + " is no number");
        };
    }

    private MethodSpec indexOfLargest() {
        return MethodSpec.methodBuilder(names.method("indexOfLargest"))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(ArrayTypeName.of(number), "outputs")
                .addStatement("int largest = 0")
                .beginControlFlow("for (int k = 1; k < $L; k++)", plan.outputs())
                .beginControlFlow("if (outputs[k] > outputs[largest])")
                .addStatement("largest = k")
                .endControlFlow()
                .endControlFlow()
                .addStatement("$T.checkOutput(outputs[largest])", RuntimeTypes.ROWS)
                .addStatement("return largest")
                .build();
    }
}
