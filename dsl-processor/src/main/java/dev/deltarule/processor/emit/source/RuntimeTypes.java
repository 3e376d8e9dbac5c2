package dev.deltarule.processor.emit.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.plan.TypeReference;
import java.util.List;

/** The types that generated source speaks of. */
public final class RuntimeTypes {
    public static final ClassName ROWS = ClassName.get("dev.deltarule.runtime.support", "Rows");
    public static final ClassName EXP = ClassName.get("dev.deltarule.runtime.support", "Exp");
    public static final ClassName ERF = ClassName.get("dev.deltarule.runtime.support", "Erf");
    public static final ClassName TOPOLOGY = ClassName.get("dev.deltarule.runtime", "Topology");
    public static final ClassName TOPOLOGY_LAYER = TOPOLOGY.nestedClass("Layer");
    public static final ClassName WORKERS = ClassName.get("dev.deltarule.runtime", "Workers");
    public static final ClassName JOB = WORKERS.nestedClass("Job");
    public static final ClassName MODEL_NAMES = ClassName.get("dev.deltarule.runtime", "ModelNames");
    public static final ClassName DROPOUT = ClassName.get("dev.deltarule.runtime", "Dropout");
    public static final ClassName SHARES = ClassName.get("dev.deltarule.runtime.support", "Shares");
    public static final ClassName GENERATED = ClassName.get("dev.deltarule.runtime.support", "Generated");

    public static final ClassName SUMS = ClassName.get("dev.deltarule.kernels", "Sums");
    public static final ClassName KERNELS = ClassName.get("dev.deltarule.kernels", "Kernels");

    /** The constant of the generated class that holds its kernels. */
    public static final String KERNELS_CONSTANT = "KERNELS";

    private RuntimeTypes() {}

    /** The kernels of a precision. */
    public static ClassName kernels(Precision precision) {
        return ClassName.get("dev.deltarule.kernels", precision == Precision.FLOAT ? "FloatKernels" : "DoubleKernels");
    }

    /** The constant of {@code Kernels} that holds them. */
    public static String door(Precision precision) {
        return precision == Precision.FLOAT ? "FLOATS" : "DOUBLES";
    }

    /** The working memory of kernels. */
    public static ClassName scratch(Precision precision) {
        return ClassName.get("dev.deltarule.kernels", precision == Precision.FLOAT ? "FloatScratch" : "DoubleScratch");
    }

    public static TypeName number(Precision precision) {
        return precision == Precision.FLOAT ? TypeName.FLOAT : TypeName.DOUBLE;
    }

    /** The block that workers share. */
    public static ClassName block(Precision precision) {
        return ClassName.get(
                "dev.deltarule.runtime.support", precision == Precision.FLOAT ? "FloatBlock" : "DoubleBlock");
    }

    public static ClassName of(TypeReference type) {
        List<String> names = type.simpleNames();
        return ClassName.get(
                type.packageName(), names.get(0), names.subList(1, names.size()).toArray(new String[0]));
    }
}
