package dev.deltarule.processor.emit.block;

import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Arrays;

/** A step of gradient descent by way of the gradient's sum: nothing changes before all errors are known to be finite. */
public final class SummedStep {
    private SummedStep() {}

    /** Declares the parameters and a sum of zeros. */
    public static Source begin(Source source, NetworkPlan plan) {
        String number = plan.precision().keyword();
        return source.statement("$L[] p = parameters", number)
                .statement("$L[] sum = gradientSum", number)
                .statement("$T.fill(sum, 0)", Arrays.class);
    }

    /** Takes the step, and returns the error. */
    public static Source finish(Source source, NetworkPlan plan) {
        return source.statement("$T.checkFinite(error)", RuntimeTypes.ROWS)
                .statement("$L step = rate / count", plan.precision().keyword())
                .loop("k", plan.parameters())
                .statement("p[k] -= step * sum[k]")
                .end()
                .statement("return error");
    }
}
