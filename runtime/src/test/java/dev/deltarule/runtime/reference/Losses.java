package dev.deltarule.runtime.reference;

import dev.deltarule.Activation;
import dev.deltarule.Loss;

/**
 * Each loss as the javadoc of {@link Loss} states it, for one example.
 *
 * <p>A pair that is documented as fused is computed from the net inputs, so that outputs which round to 0 or 1 do not
 * spoil the figures.
 */
public final class Losses {
    private Losses() {}

    /** The error of one example, of the output layer's activation and net inputs. */
    public static double error(Loss loss, Activation activation, double[] net, double[] target) {
        double[] out = Activations.outputs(activation, net);
        double n = out.length;
        double sum = 0;
        for (int j = 0; j < out.length; j++) {
            double t = target[j];
            double d = out[j] - t;
            sum += switch (loss) {
                case SQUARED_ERROR -> d * d / 2;
                case MEAN_SQUARED_ERROR -> d * d / n;
                case MEAN_ABSOLUTE_ERROR -> Math.abs(d) / n;
                case HUBER -> (Math.abs(d) <= 1 ? d * d / 2 : Math.abs(d) - 0.5) / n;
                case LOG_COSH -> logCosh(d) / n;
                case BINARY_CROSS_ENTROPY ->
                    activation == Activation.SIGMOID
                            ? (Activations.softplus(net[j]) - t * net[j]) / n
                            : -(times(t, Math.log(out[j])) + times(1 - t, Math.log(1 - out[j]))) / n;
                case CROSS_ENTROPY -> -times(t, logOfOutput(activation, net, out, j));
                case POISSON -> (out[j] - times(t, logOfOutput(activation, net, out, j))) / n;
                case HINGE -> Math.max(0, 1 - t * out[j]) / n;
            };
        }
        return sum;
    }

    /** dE/dnet of each output unit, of the output layer's activation and net inputs. */
    public static double[] deltas(Loss loss, Activation activation, double[] net, double[] target) {
        double[] out = Activations.outputs(activation, net);
        double[] deltas = new double[net.length];
        if (isFused(loss, activation)) {
            double sumOfTargets = 0;
            for (double t : target) {
                sumOfTargets += t;
            }
            for (int k = 0; k < net.length; k++) {
                deltas[k] = loss == Loss.CROSS_ENTROPY
                        ? out[k] * sumOfTargets - target[k]
                        : (out[k] - target[k]) / net.length;
            }
            return deltas;
        }
        double[][] jacobian = Activations.jacobian(activation, net);
        for (int k = 0; k < net.length; k++) {
            for (int j = 0; j < net.length; j++) {
                deltas[k] += derivative(loss, activation, out[j], target[j], net.length) * jacobian[j][k];
            }
        }
        return deltas;
    }

    private static boolean isFused(Loss loss, Activation activation) {
        return (loss == Loss.BINARY_CROSS_ENTROPY && activation == Activation.SIGMOID)
                || (loss == Loss.CROSS_ENTROPY && activation == Activation.SOFTMAX)
                || (loss == Loss.POISSON && activation == Activation.EXPONENTIAL);
    }

    /** dE/dout of one output of n. */
    static double derivative(Loss loss, Activation activation, double out, double t, double n) {
        double d = out - t;
        return switch (loss) {
            case SQUARED_ERROR -> d;
            case MEAN_SQUARED_ERROR -> 2 * d / n;
            case MEAN_ABSOLUTE_ERROR -> Math.signum(d) / n;
            case HUBER -> Math.max(-1, Math.min(1, d)) / n;
            case LOG_COSH -> Math.tanh(d) / n;
            case BINARY_CROSS_ENTROPY -> -(times(t, 1 / out) - times(1 - t, 1 / (1 - out))) / n;
            case CROSS_ENTROPY -> activation == Activation.LOG_SOFTMAX ? -t : -times(t, 1 / out);
            case POISSON -> (1 - times(t, 1 / out)) / n;
            case HINGE -> t * out < 1 ? -t / n : 0;
        };
    }

    private static double logOfOutput(Activation activation, double[] net, double[] out, int j) {
        return switch (activation) {
            case SOFTMAX -> net[j] - Activations.logSumExp(net);
            case LOG_SOFTMAX -> out[j];
            case EXPONENTIAL -> net[j];
            default -> Math.log(out[j]);
        };
    }

    /** The product, where 0 times anything is 0: t ln out is 0 for t = 0, even if out is 0. */
    private static double times(double t, double value) {
        return t == 0 ? 0 : t * value;
    }

    /** ln cosh d, without overflow: |d| + ln(1 + e^(-2|d|)) - ln 2. */
    private static double logCosh(double d) {
        return Math.abs(d) + Math.log1p(Math.exp(-2 * Math.abs(d))) - Math.log(2);
    }
}
