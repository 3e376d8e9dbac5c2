package dev.deltarule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.plan.TypeReference;
import java.util.List;

/** The types that generated source speaks of. */
final class RuntimeTypes {
    static final ClassName ROWS = ClassName.get("dev.deltarule.runtime.support", "Rows");
    static final ClassName EXP = ClassName.get("dev.deltarule.runtime.support", "Exp");
    static final ClassName ERF = ClassName.get("dev.deltarule.runtime.support", "Erf");
    static final ClassName TOPOLOGY = ClassName.get("dev.deltarule.runtime", "Topology");
    static final ClassName TOPOLOGY_LAYER = TOPOLOGY.nestedClass("Layer");
    static final ClassName WORKERS = ClassName.get("dev.deltarule.runtime", "Workers");
    static final ClassName JOB = WORKERS.nestedClass("Job");
    static final ClassName MODEL_NAMES = ClassName.get("dev.deltarule.runtime", "ModelNames");
    static final ClassName DROPOUT = ClassName.get("dev.deltarule.runtime", "Dropout");
    static final ClassName SHARES = ClassName.get("dev.deltarule.runtime.support", "Shares");
    static final ClassName ROW_LENGTH = ClassName.get("dev.deltarule.runtime.support", "RowLength");
    static final ClassName LOAD_ORDER = ClassName.get("dev.deltarule.runtime.support", "LoadOrder");
    static final ClassName VECTOR_OPERATIONS = ClassName.get("dev.deltarule.runtime.support", "VectorOperations");
    static final ClassName GENERATED = ClassName.get("dev.deltarule.runtime.support", "Generated");

    private RuntimeTypes() {}

    static TypeName number(Precision precision) {
        return precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    /** The block that workers share. */
    static ClassName block(Precision precision) {
        return ClassName.get(
                "dev.deltarule.runtime.support", precision == Precision.FLOAT ? "FloatBlock" : "DoubleBlock");
    }

    static ClassName of(TypeReference type) {
        List<String> names = type.simpleNames();
        return ClassName.get(
                type.packageName(), names.get(0), names.subList(1, names.size()).toArray(new String[0]));
    }
}
