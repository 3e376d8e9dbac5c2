package dev.deltarule.processor.emit.kernels;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.emit.source.RuntimeTypes;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.processor.plan.Precision;
import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes a call of a kernel for each step, on the examples {@code first .. first + n - 1} of a block, or for gradients on all
 * {@code n} of it and a share of the inputs.
 */
public final class KernelCalls {
    private static final String KERNELS = RuntimeTypes.KERNELS_CONSTANT;

    private final Source source;
    private final ProductCalls products;
    private String layer = "";

    public KernelCalls(Source source, Precision precision) {
        this.source = source;
        this.products = new ProductCalls(source, precision);
    }

    /** Writes steps in their order, with the formula above each. */
    public void add(List<Step> steps) {
        for (Step step : steps) {
            source.comment(comment(step));
            add(step);
        }
    }

    /** The formula, behind the layer's name where another layer begins. */
    public String comment(Step step) {
        boolean begins = !step.layer().equals(layer);
        layer = step.layer();
        return (begins ? step.layer() + ": " : "") + step.formula();
    }

    private void add(Step step) {
        if (step instanceof Step.Product product) {
            products.product(product);
        } else if (step instanceof Step.ProductTransposed product) {
            products.productTransposed(product);
        } else if (step instanceof Step.Activate activate) {
            call(
                    kernel(activate.activation().name()),
                    List.of(activate.net(), activate.out()),
                    activate.out().width());
        } else if (step instanceof Step.ActivationDelta delta) {
            activationDelta(delta);
        } else if (step instanceof Step.Normalise normalise) {
            normalise(normalise);
        } else if (step instanceof Step.NormaliseDelta delta) {
            source.statement(
                    "$L.$LDelta(n, $L, $L, $L, $L)",
                    KERNELS,
                    kernel(delta.activation().name()),
                    delta.delta().width(),
                    delta.out().name(),
                    delta.delta().name(),
                    at(delta.delta()));
        } else if (step instanceof Step.Errors errors) {
            errors(errors);
        } else if (step instanceof Step.LossDelta delta) {
            lossDelta(delta);
        } else if (step instanceof Step.Copy copy) {
            copy(copy);
        } else if (step instanceof Step.Multiply multiply) {
            call(
                    "multiply",
                    List.of(multiply.factor(), multiply.values()),
                    multiply.values().width());
        } else if (step instanceof Step.Add add) {
            call("add", List.of(add.from(), add.to()), add.to().width());
        } else if (step instanceof Step.DrawDropout draw) {
            drawDropout(draw);
        } else {
            throw new IllegalStateException(step + " is a step of the gradient.");
        }
    }

    /** Adds a share of a gradient, of the weights of the inputs {@code from .. to - 1}. */
    void gradient(Step.WeightGradient gradient, CodeBlock from, CodeBlock to) {
        source.comment(comment(gradient));
        products.gradient(gradient, from, to);
    }

    /** Adds the gradient of the biases. */
    void gradient(Step.BiasGradient gradient) {
        source.comment(comment(gradient));
        products.gradient(gradient);
    }

    private void activationDelta(Step.ActivationDelta delta) {
        Formula slope = delta.rule().slope();
        List<Buffer> arrays = new ArrayList<>();
        if (slope.uses("net") || !slope.uses("out")) {
            arrays.add(delta.net());
        }
        if (slope.uses("out")) {
            arrays.add(delta.out());
        }
        arrays.add(delta.delta());
        call(kernel(delta.activation().name()) + "Delta", arrays, delta.delta().width());
    }

    private void normalise(Step.Normalise normalise) {
        String kept = normalise.rule().keepsExponentials()
                ? ", " + normalise.max().name() + ", " + normalise.sum().name() + ", first"
                : "";
        source.statement(
                "$L.$L(n, $L, $L, $L, $L$L)",
                KERNELS,
                kernel(normalise.activation().name()),
                normalise.out().width(),
                normalise.net().name(),
                normalise.out().name(),
                at(normalise.out()),
                kept);
    }

    private void errors(Step.Errors errors) {
        LossTerms loss = errors.loss();
        Formula formula = loss.error();
        List<String> arrays = new ArrayList<>();
        errors.values().of(formula).forEach(buffer -> arrays.add(buffer.name()));
        arrays.add(at(errors.values().target()));
        if (formula.uses("log_sum")) {
            arrays.add(errors.values().max().name());
            arrays.add(errors.values().sum().name());
        }
        source.statement(
                "$L.$L(n, $L, $L, errors, first)",
                KERNELS,
                loss.errorsKernel(),
                errors.units(),
                String.join(", ", arrays));
    }

    private void lossDelta(Step.LossDelta delta) {
        LossTerms loss = delta.loss();
        List<String> arrays = new ArrayList<>();
        delta.values().of(loss.derivative()).forEach(buffer -> arrays.add(buffer.name()));
        arrays.add(delta.delta().name());
        source.statement(
                "$L.$L($L$L, $L, $L$L)",
                KERNELS,
                loss.deltasKernel(),
                loss.derivative().uses("targets") ? "n, " : "",
                delta.units(),
                String.join(", ", arrays),
                at(delta.delta()),
                loss.derivative().uses("targets") ? "" : ", " + count(delta.units()));
    }

    private void copy(Step.Copy copy) {
        source.statement(
                "$T.arraycopy($L, $L, $L, $L, $L)",
                System.class,
                copy.from().name(),
                at(copy.from()),
                copy.to().name(),
                at(copy.to()),
                count(copy.to().width()));
    }

    private void drawDropout(Step.DrawDropout draw) {
        source.begin("for (int e = first; e < first + n; e++)")
                .statement(
                        "dropout.draw($L, $L, $L, $L, block.first + e, $L)",
                        draw.keep().name(),
                        times("e", draw.keep().width()),
                        draw.keep().width(),
                        draw.index(),
                        draw.probability())
                .end();
    }

    /** A call on numbers one by one, of arrays in which they lie alike. */
    private void call(String kernel, List<Buffer> arrays, int width) {
        source.statement(
                "$L.$L($L, $L, $L)",
                KERNELS,
                kernel,
                String.join(", ", arrays.stream().map(Buffer::name).toList()),
                times("first", width),
                count(width));
    }

    /** Where the first example of the work lies in a buffer. */
    static String at(Buffer buffer) {
        String offset = times("first", buffer.width());
        return buffer.isOwn() ? offset : buffer.name() + "At + " + offset;
    }

    private static String count(int width) {
        return times("n", width);
    }

    private static String times(String variable, int width) {
        return width == 1 ? variable : variable + " * " + width;
    }

    /** The name of the kernel of a constant: {@code leakyRelu} for LEAKY_RELU. */
    private static String kernel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
