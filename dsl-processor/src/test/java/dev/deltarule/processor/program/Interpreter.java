package dev.deltarule.processor.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.loss.LossTerms;
import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.reference.Activations;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Does what the steps of a program say, one after the other, in plain loops and in double.
 *
 * <p>Activations come from the reference network, of the net inputs as they were in the forward pass. Where a step may speak of
 * less, because a buffer was reused, its formula has to find there what it speaks of.
 */
public final class Interpreter {
    private final Program program;
    private final double[] parameters;
    private final Dropout dropout = new Dropout();
    private final Map<Buffer, double[]> values = new HashMap<>();
    private final Map<String, Activity> activated = new HashMap<>();
    private int count;

    /** An interpreter of a program with the given parameters, which may be changed between calls. */
    public Interpreter(Program program, double[] parameters) {
        this.program = program;
        this.parameters = parameters;
    }

    /** The outputs of some examples. */
    public double[] outputs(double[] in, int examples) {
        start(in, examples);
        run(program.forward(), new double[0]);
        return of(program.outputs());
    }

    /** The sum of the errors of some examples. */
    public double error(double[] in, double[] target, int examples) {
        start(in, examples);
        values.put(target(), target);
        run(program.forward(), new double[0]);
        run(program.errors(), new double[0]);
        return sumOfErrors();
    }

    /** The sum of the errors of some examples, in a step that learns; adds their gradient to {@code gradient}. */
    public double gradient(double[] in, double[] target, int examples, double[] gradient) {
        start(in, examples);
        values.put(target(), target);
        dropout.nextStep();
        run(program.training(), new double[0]);
        run(program.errors(), new double[0]);
        run(program.backward(), new double[0]);
        run(program.gradient(), gradient);
        return sumOfErrors();
    }

    private void start(double[] in, int examples) {
        count = examples;
        values.clear();
        activated.clear();
        values.put(program.inputs(), in);
    }

    private Buffer target() {
        return ((Step.Copy) program.errors().get(0)).from();
    }

    private double sumOfErrors() {
        return program.errors().stream()
                .filter(Step.Errors.class::isInstance)
                .mapToDouble(
                        step -> Arrays.stream(of(((Step.Errors) step).errors())).sum())
                .sum();
    }

    private double[] of(Buffer buffer) {
        return values.computeIfAbsent(buffer, some -> new double[count * some.width()]);
    }

    private double[] row(Buffer buffer, int example) {
        return Arrays.copyOfRange(of(buffer), example * buffer.width(), (example + 1) * buffer.width());
    }

    private void write(Buffer buffer, int example, double... row) {
        assertThat(row).as(buffer.name()).hasSize(buffer.width());
        System.arraycopy(row, 0, of(buffer), example * buffer.width(), row.length);
    }

    private void run(List<Step> steps, double[] gradient) {
        for (Step step : steps) {
            for (int e = 0; e < count; e++) {
                run(step, e, gradient);
            }
        }
    }

    private void run(Step step, int e, double[] gradient) {
        if (step instanceof Step.Product product) {
            write(product.net(), e, product(product.weights(), row(product.in(), e)));
        } else if (step instanceof Step.ProductTransposed product) {
            write(product.slope(), e, transposed(product.weights(), row(product.delta(), e)));
        } else if (step instanceof Step.WeightGradient weights) {
            addWeights(weights.weights(), row(weights.in(), e), row(weights.delta(), e), gradient);
        } else if (step instanceof Step.BiasGradient biases) {
            for (int j = 0; j < biases.weights().units(); j++) {
                gradient[bias(biases.weights(), j)] += row(biases.delta(), e)[j];
            }
        } else if (step instanceof Step.Activate activate) {
            activate(step.layer(), activate.activation(), activate.net(), activate.out(), e);
        } else if (step instanceof Step.Normalise normalise) {
            if (normalise.rule().keepsExponentials()) {
                double[] net = row(normalise.net(), e);
                double max = Arrays.stream(net).max().orElseThrow();
                write(normalise.max(), e, max);
                write(
                        normalise.sum(),
                        e,
                        Arrays.stream(net).map(n -> Math.exp(n - max)).sum());
            }
            activate(step.layer(), normalise.activation(), normalise.net(), normalise.out(), e);
        } else if (step instanceof Step.ActivationDelta delta) {
            check(delta.rule().slope(), step.layer(), e, delta.net(), delta.out());
            pass(step.layer(), delta.activation(), delta.delta(), e);
        } else if (step instanceof Step.NormaliseDelta delta) {
            assertThat(row(delta.out(), e)).isEqualTo(activity(step.layer(), e).out());
            pass(step.layer(), delta.activation(), delta.delta(), e);
        } else if (step instanceof Step.Errors errors) {
            write(errors.errors(), e, loss(errors.loss(), errors.values(), e).error());
        } else if (step instanceof Step.LossDelta delta) {
            write(delta.delta(), e, loss(delta.loss(), delta.values(), e).derivatives());
        } else if (step instanceof Step.Copy copy) {
            write(copy.to(), e, row(copy.from(), e));
        } else if (step instanceof Step.Add add) {
            double[] from = row(add.from(), e);
            double[] to = row(add.to(), e);
            Arrays.setAll(to, j -> to[j] + from[j]);
            write(add.to(), e, to);
        } else if (step instanceof Step.Multiply multiply) {
            double[] factors = row(multiply.factor(), e);
            double[] numbers = row(multiply.values(), e);
            Arrays.setAll(numbers, j -> numbers[j] * factors[j]);
            write(multiply.values(), e, numbers);
        } else if (step instanceof Step.DrawDropout draw) {
            double[] keep = new double[draw.keep().width()];
            dropout.draw(keep, 0, keep.length, draw.index(), e, draw.probability());
            write(draw.keep(), e, keep);
        } else {
            throw new AssertionError("no rule for " + step);
        }
    }

    private double[] product(Weights weights, double[] in) {
        double[] net = new double[weights.units()];
        for (int j = 0; j < net.length; j++) {
            for (int i = 0; i < weights.inputs(); i++) {
                net[j] += parameters[weight(weights, i, j)] * in[i];
            }
            net[j] += weights.hasBiases() ? parameters[bias(weights, j)] : 0;
        }
        return net;
    }

    private double[] transposed(Weights weights, double[] delta) {
        double[] slope = new double[weights.inputs()];
        for (int i = 0; i < slope.length; i++) {
            for (int j = 0; j < weights.units(); j++) {
                slope[i] += delta[j] * parameters[weight(weights, i, j)];
            }
        }
        return slope;
    }

    private static void addWeights(Weights weights, double[] in, double[] delta, double[] gradient) {
        for (int i = 0; i < weights.inputs(); i++) {
            for (int j = 0; j < weights.units(); j++) {
                gradient[weight(weights, i, j)] += in[i] * delta[j];
            }
        }
    }

    private static int weight(Weights weights, int input, int unit) {
        return weights.weightsAt() + input * weights.units() + unit;
    }

    private static int bias(Weights weights, int unit) {
        return weights.biasesAt() + (weights.bias() == Bias.SHARED ? 0 : unit);
    }

    private void activate(String layer, Activation activation, Buffer net, Buffer out, int e) {
        Activity activity = new Activity(activation, row(net, e));
        activated.put(key(layer, e), activity);
        write(out, e, activity.out());
    }

    private void check(Formula slope, String layer, int e, Buffer net, Buffer out) {
        Activity activity = activity(layer, e);
        if (slope.uses("net")) {
            assertThat(row(net, e)).as("net inputs of " + layer).isEqualTo(activity.net());
        }
        if (slope.uses("out")) {
            assertThat(row(out, e)).as("outputs of " + layer).isEqualTo(activity.out());
        }
    }

    /** Through the Jacobian of a layer: {@code delta_k = Σj dE/dout_j · dout_j/dnet_k}. */
    private void pass(String layer, Activation activation, Buffer delta, int e) {
        double[] slopes = row(delta, e);
        double[][] jacobian =
                Activations.jacobian(activation, activity(layer, e).net());
        double[] deltas = new double[slopes.length];
        for (int k = 0; k < deltas.length; k++) {
            for (int j = 0; j < deltas.length; j++) {
                deltas[k] += slopes[j] * jacobian[j][k];
            }
        }
        write(delta, e, deltas);
    }

    private InterpretedLoss loss(LossTerms terms, Step.LossValues some, int e) {
        return new InterpretedLoss(
                terms,
                row(some.net(), e),
                row(some.out(), e),
                row(some.target(), e),
                row(some.max(), e)[0],
                row(some.sum(), e)[0]);
    }

    private Activity activity(String layer, int example) {
        return Objects.requireNonNull(activated.get(key(layer, example)), () -> layer + " has no outputs yet.");
    }

    private static String key(String layer, int example) {
        return layer + " " + example;
    }
}
