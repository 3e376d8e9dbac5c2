package dev.deltarule.processor.program;

import dev.deltarule.processor.loss.LossTerms;
import java.util.Arrays;

/** The loss of one example from what the steps of a program give it, by the name of its kernels. */
final class InterpretedLoss {
    private static final double TINY = 1.17549435e-38;

    private final LossTerms loss;
    private final double[] net;
    private final double[] out;
    private final double[] target;
    private final double max;
    private final double sum;

    /**
     * The loss of one example.
     *
     * @param max the largest net input, if the loss speaks of it
     * @param sum the sum of exponentials, likewise
     */
    InterpretedLoss(LossTerms loss, double[] net, double[] out, double[] target, double max, double sum) {
        this.loss = loss;
        this.net = net;
        this.out = out;
        this.target = target;
        this.max = max;
        this.sum = sum;
    }

    double error() {
        double error = 0;
        for (int j = 0; j < out.length; j++) {
            error += term(net[j], out[j], target[j]);
        }
        return error / divisor();
    }

    double[] derivatives() {
        double targets = Arrays.stream(target).sum();
        double[] derivatives = new double[out.length];
        Arrays.setAll(derivatives, j -> derivative(out[j], target[j], targets) / divisor());
        return derivatives;
    }

    private int divisor() {
        return loss.mean() ? out.length : 1;
    }

    private double term(double n, double o, double t) {
        double d = o - t;
        return switch (loss.kernel()) {
            case "squaredError" -> d * d / 2;
            case "meanSquaredError" -> d * d;
            case "meanAbsoluteError" -> Math.abs(d);
            case "huber" -> Math.abs(d) <= 1 ? d * d / 2 : Math.abs(d) - 0.5;
            case "logCosh" -> Math.log(Math.cosh(d));
            case "hinge" -> Math.max(0, 1 - t * o);
            case "poisson" -> o - t * Math.log(Math.max(o, TINY));
            case "poissonOfNet" -> o - t * n;
            case "binaryCrossEntropy" -> Math.max(n, 0) - t * n + Math.log1p(Math.exp(-Math.abs(n)));
            case "softmaxCrossEntropy" -> t * (max + Math.log(sum) - n);
            case "logSoftmaxCrossEntropy" -> -t * o;
            default -> throw new AssertionError("no formula for " + loss.kernel());
        };
    }

    private double derivative(double o, double t, double targets) {
        double d = o - t;
        return switch (loss.kernel()) {
            case "squaredError", "poissonOfNet", "binaryCrossEntropy" -> d;
            case "meanSquaredError" -> 2 * d;
            case "meanAbsoluteError" -> Math.signum(d);
            case "huber" -> Math.max(-1, Math.min(1, d));
            case "logCosh" -> Math.tanh(d);
            case "hinge" -> t * o < 1 ? -t : 0;
            case "poisson" -> 1 - t / Math.max(o, TINY);
            case "softmaxCrossEntropy" -> o * targets - t;
            case "logSoftmaxCrossEntropy" -> Math.exp(o) * targets - t;
            default -> throw new AssertionError("no formula for " + loss.kernel());
        };
    }
}
