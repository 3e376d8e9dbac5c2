package dev.deltarule.processor.spec;

import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.plan.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the prediction methods of an interface and checks them against its inputs and outputs. */
public final class PredictionReader {
    private final ProcessingEnvironment environment;
    private final ModelTypes modelTypes;
    private final Report report;

    public PredictionReader(ProcessingEnvironment environment, ModelTypes modelTypes, Report report) {
        this.environment = environment;
        this.modelTypes = modelTypes;
        this.report = report;
    }

    /** The prediction methods of a network whose declaration is otherwise valid; what is wrong is reported. */
    public List<Prediction> read(NetworkSpec network, Precision precision) {
        List<Prediction> predictions = new ArrayList<>();
        for (ExecutableElement method : modelTypes.openMethods(network.element())) {
            try {
                predictions.add(read(network, precision, method));
            } catch (Mismatch mismatch) {
                report.atMethod(network, method, mismatch.reason());
            }
        }
        return predictions;
    }

    private Prediction read(NetworkSpec network, Precision precision, ExecutableElement method) throws Mismatch {
        if (!method.getTypeParameters().isEmpty()) {
            throw new Mismatch("a prediction method cannot be generic. Remove the type parameters.");
        }
        ExecutableType type = (ExecutableType) environment
                .getTypeUtils()
                .asMemberOf((DeclaredType) network.element().asType(), method);
        List<PredictionTypes.Parameter> parameters = new ArrayList<>();
        for (int k = 0; k < method.getParameters().size(); k++) {
            parameters.add(new PredictionTypes.Parameter(
                    method.getParameters().get(k).getSimpleName().toString(),
                    type.getParameterTypes().get(k)));
        }
        PredictionTypes types = new PredictionTypes(environment, network, precision);
        TypeMirror returned = type.getReturnType();
        Optional<Prediction.Result> intoArray = Optional.empty();
        if (returned.getKind() == TypeKind.VOID) {
            intoArray = Optional.of(types.outputArray(parameters));
            parameters.remove(parameters.size() - 1);
        }
        Prediction.Input input = types.input(parameters, method.isVarArgs() && intoArray.isEmpty());
        Prediction.Result result = intoArray.isPresent() ? intoArray.get() : types.result(returned);
        return new Prediction(method.getSimpleName().toString(), input, result);
    }
}
