package dev.deltarule.processor.spec;

import static dev.deltarule.processor.spec.PredictionForms.counted;
import static dev.deltarule.processor.spec.PredictionForms.keyword;
import static dev.deltarule.processor.spec.PredictionForms.shown;

import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.plan.Prediction;
import dev.deltarule.processor.plan.Prediction.Input;
import dev.deltarule.processor.plan.Prediction.Result;
import dev.deltarule.processor.plan.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Decides what the types in the signature of a prediction method mean for its network. */
final class PredictionTypes {
    /** A parameter as its type is seen from the interface. */
    record Parameter(String name, TypeMirror type) {}

    private final ProcessingEnvironment environment;
    private final Types types;
    private final Reach reach;
    private final Precision precision;
    private final int inputs;
    private final int outputs;
    private final PredictionForms forms;

    PredictionTypes(ProcessingEnvironment environment, NetworkSpec network, Precision precision) {
        this.environment = environment;
        this.types = environment.getTypeUtils();
        this.reach = new Reach(environment, network.element());
        this.precision = precision;
        this.inputs = network.inputs();
        this.outputs =
                network.layers().get(network.layers().size() - 1).declared().size();
        this.forms = new PredictionForms(precision, inputs, outputs);
    }

    Input input(List<Parameter> parameters, boolean varargs) throws Mismatch {
        if (parameters.size() == 1) {
            Parameter only = parameters.get(0);
            if (only.type().getKind() == TypeKind.ARRAY) {
                checkArray(only);
                return new Input.OfArray(only.name(), varargs);
            }
            Optional<TypeElement> record = record(only.type());
            if (record.isPresent()) {
                return recordInput(only, record.get());
            }
        }
        List<Prediction.NumberType> numbers = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (!isNumber(parameter.type())) {
                checkReach(parameter.type());
                throw new Mismatch("parameter " + parameter.name() + " is of type " + shown(parameter.type())
                        + ", which cannot be an input. Inputs are " + forms.ofInputs() + ".");
            }
            numbers.add(new Prediction.NumberType(keyword(parameter.type()), parameter.name()));
        }
        if (numbers.size() != inputs) {
            throw new Mismatch("takes " + counted(numbers.size(), "number") + ", but the network has "
                    + counted(inputs, "input") + ". Inputs are " + forms.ofInputs() + ".");
        }
        return new Input.Numbers(numbers);
    }

    private Input recordInput(Parameter parameter, TypeElement record) throws Mismatch {
        List<Prediction.NumberType> components = components(record, PredictionTypes::isNumber, "a primitive number");
        if (components.size() != inputs) {
            throw new Mismatch("record " + record.getSimpleName() + " has "
                    + counted(components.size(), "component") + ", but the network has "
                    + counted(inputs, "input") + ". Inputs are " + forms.ofInputs() + ".");
        }
        return new Input.OfRecord(reference(record), parameter.name(), components);
    }

    /** Whether behind at least one parameter for the inputs there is an array, which may be one for outputs. */
    boolean endsWithArray(List<Parameter> parameters) {
        return parameters.size() > 1
                && parameters.get(parameters.size() - 1).type().getKind() == TypeKind.ARRAY;
    }

    String missingOutputArray() {
        return "returns nothing, so its last parameter, behind the inputs, must be the " + precision.keyword()
                + "[] that receives the outputs. Add it, or return the outputs.";
    }

    Result outputArray(Parameter array, boolean varargs) throws Mismatch {
        if (varargs) {
            throw new Mismatch("parameter " + array.name() + " receives the outputs, but outputs written to"
                    + " variable arguments are lost. Declare it as " + precision.keyword() + "[].");
        }
        checkArray(array);
        return new Result.IntoArray(array.name());
    }

    Result result(TypeMirror type) throws Mismatch {
        switch (type.getKind()) {
            case FLOAT, DOUBLE -> {
                checkOutputs(outputs == 1, type, "is the only output");
                return new Result.OneNumber(keyword(type));
            }
            case BOOLEAN -> {
                checkOutputs(outputs == 1, type, "says whether the only output is at least 0.5");
                return new Result.YesOrNo();
            }
            case INT -> {
                checkOutputs(outputs > 1, type, "is the index of the largest of several outputs");
                return new Result.Index();
            }
            case DECLARED -> {
                return declaredResult(type);
            }
            default -> throw unusable(type);
        }
    }

    private Result declaredResult(TypeMirror type) throws Mismatch {
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        if (element.getKind() == ElementKind.ENUM) {
            List<String> constants = element.getEnclosedElements().stream()
                    .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
                    .map(e -> e.getSimpleName().toString())
                    .toList();
            reach.check(element);
            checkOutputs(outputs > 1, type, "names the largest of several outputs");
            if (constants.size() != outputs) {
                throw new Mismatch("enum " + element.getSimpleName() + " has " + counted(constants.size(), "constant")
                        + ", but the network has " + counted(outputs, "output")
                        + ". Results are " + forms.ofResults()
                        + ".");
            }
            return new Result.OfEnum(reference(element), constants);
        }
        if (element.getKind() != ElementKind.RECORD) {
            throw unusable(type);
        }
        List<Prediction.NumberType> components = components(element, PredictionTypes::isReal, "float or double");
        if (components.size() != outputs) {
            throw new Mismatch("record " + element.getSimpleName() + " has "
                    + counted(components.size(), "component") + ", but the network has "
                    + counted(outputs, "output") + ". Results are " + forms.ofResults() + ".");
        }
        return new Result.OfRecord(reference(element), components);
    }

    private List<Prediction.NumberType> components(TypeElement record, Predicate<TypeMirror> usable, String expected)
            throws Mismatch {
        reach.check(record);
        if (!record.getTypeParameters().isEmpty()) {
            throw new Mismatch(
                    "record " + record.getSimpleName() + " is generic. Use a record without type parameters.");
        }
        List<Prediction.NumberType> components = new ArrayList<>();
        for (RecordComponentElement component : ElementFilter.recordComponentsIn(record.getEnclosedElements())) {
            if (!usable.test(component.asType())) {
                throw new Mismatch("component " + component.getSimpleName() + " of record " + record.getSimpleName()
                        + " is of type " + shown(component.asType()) + ", but must be " + expected
                        + ".");
            }
            components.add(new Prediction.NumberType(
                    keyword(component.asType()), component.getSimpleName().toString()));
        }
        return components;
    }

    private void checkArray(Parameter array) throws Mismatch {
        TypeMirror component = ((ArrayType) array.type()).getComponentType();
        if (!keyword(component).equals(precision.keyword())) {
            throw new Mismatch("parameter " + array.name() + " is of type " + shown(array.type()) + ", but a "
                    + precision.model() + " reads and writes " + precision.keyword() + "[]. Declare it so.");
        }
    }

    private void checkOutputs(boolean fits, TypeMirror type, String meaning) throws Mismatch {
        if (!fits) {
            throw new Mismatch("a result of type " + shown(type) + " " + meaning + ", but the network has "
                    + counted(outputs, "output") + ". Results are " + forms.ofResults() + ".");
        }
    }

    private Mismatch unusable(TypeMirror type) throws Mismatch {
        checkReach(type);
        return new Mismatch(
                "a result of type " + shown(type) + " is not supported. Results are " + forms.ofResults() + ".");
    }

    /** A method with a type that cannot be named cannot even be given a body, as is advised for types that are of no use. */
    private void checkReach(TypeMirror type) throws Mismatch {
        TypeMirror named = type;
        while (named instanceof ArrayType array) {
            named = array.getComponentType();
        }
        if (named.getKind() == TypeKind.DECLARED && types.asElement(named) instanceof TypeElement element) {
            reach.check(element);
        }
    }

    private Optional<TypeElement> record(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                        && types.asElement(type) instanceof TypeElement element
                        && element.getKind() == ElementKind.RECORD
                ? Optional.of(element)
                : Optional.empty();
    }

    private static boolean isNumber(TypeMirror type) {
        return switch (type.getKind()) {
            case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> true;
            default -> false;
        };
    }

    private static boolean isReal(TypeMirror type) {
        return type.getKind() == TypeKind.FLOAT || type.getKind() == TypeKind.DOUBLE;
    }

    private TypeReference reference(TypeElement element) {
        return TypeReferences.of(element, environment.getElementUtils());
    }
}
