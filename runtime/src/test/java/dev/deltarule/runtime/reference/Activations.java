package dev.deltarule.runtime.reference;

import dev.deltarule.Activation;
import dev.deltarule.runtime.support.Erf;

/** Each activation as the javadoc of {@link Activation} states it, one layer at a time. */
public final class Activations {
    private static final double SELU_LAMBDA = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    private Activations() {}

    /** The outputs of a layer, of its net inputs. */
    public static double[] outputs(Activation activation, double[] net) {
        double[] out = new double[net.length];
        for (int j = 0; j < net.length; j++) {
            out[j] = switch (activation) {
                case SOFTMAX -> Math.exp(net[j] - logSumExp(net));
                case LOG_SOFTMAX -> net[j] - logSumExp(net);
                default -> output(activation, net[j]);
            };
        }
        return out;
    }

    /** The Jacobian of a layer: row j, column k is d out_j / d net_k. */
    public static double[][] jacobian(Activation activation, double[] net) {
        double[] out = outputs(activation, net);
        double[][] jacobian = new double[net.length][net.length];
        for (int j = 0; j < net.length; j++) {
            for (int k = 0; k < net.length; k++) {
                double same = j == k ? 1 : 0;
                jacobian[j][k] = switch (activation) {
                    case SOFTMAX -> out[j] * (same - out[k]);
                    case LOG_SOFTMAX -> same - Math.exp(out[k]);
                    default -> j == k ? derivative(activation, net[j]) : 0;
                };
            }
        }
        return jacobian;
    }

    /** The output of one unit, for the activations that look at one unit only. */
    static double output(Activation activation, double net) {
        return switch (activation) {
            case IDENTITY -> net;
            case SIGMOID -> sigmoid(net);
            case TANH -> Math.tanh(net);
            case RELU -> Math.max(0, net);
            case LEAKY_RELU -> net > 0 ? net : 0.01 * net;
            case ELU -> net > 0 ? net : Math.expm1(net);
            case SELU -> net > 0 ? SELU_LAMBDA * net : SELU_LAMBDA * SELU_ALPHA * Math.expm1(net);
            case SOFTPLUS -> softplus(net);
            case SOFTSIGN -> net / (1 + Math.abs(net));
            case SWISH -> net * sigmoid(net);
            case GELU -> net * normalDistribution(net);
            case MISH -> net * Math.tanh(softplus(net));
            case HARD_SIGMOID -> hardSigmoid(net);
            case HARD_TANH -> Math.max(-1, Math.min(1, net));
            case HARD_SWISH -> net * hardSigmoid(net);
            case GAUSSIAN -> Math.exp(-net * net);
            case SINE -> Math.sin(net);
            case EXPONENTIAL -> Math.exp(net);
            case SOFTMAX, LOG_SOFTMAX -> throw new IllegalArgumentException(activation + " needs the whole layer.");
        };
    }

    /** d out / d net of one unit, for the activations that look at one unit only. */
    static double derivative(Activation activation, double net) {
        double out = output(activation, net);
        return switch (activation) {
            case IDENTITY -> 1;
            case SIGMOID -> out * (1 - out);
            case TANH -> 1 - out * out;
            case RELU -> net > 0 ? 1 : 0;
            case LEAKY_RELU -> net > 0 ? 1 : 0.01;
            case ELU -> net > 0 ? 1 : Math.exp(net);
            case SELU -> net > 0 ? SELU_LAMBDA : SELU_LAMBDA * SELU_ALPHA * Math.exp(net);
            case SOFTPLUS -> sigmoid(net);
            case SOFTSIGN -> 1 / Math.pow(1 + Math.abs(net), 2);
            case SWISH -> sigmoid(net) * (1 + net * (1 - sigmoid(net)));
            case GELU -> normalDistribution(net) + net * normalDensity(net);
            case MISH -> {
                double tanh = Math.tanh(softplus(net));
                yield tanh + net * sigmoid(net) * (1 - tanh * tanh);
            }
            case HARD_SIGMOID -> net >= -3 && net <= 3 ? 1.0 / 6 : 0;
            case HARD_TANH -> net > -1 && net < 1 ? 1 : 0;
            case HARD_SWISH -> net < -3 ? 0 : net > 3 ? 1 : net / 3 + 0.5;
            case GAUSSIAN -> -2 * net * out;
            case SINE -> Math.cos(net);
            case EXPONENTIAL -> out;
            case SOFTMAX, LOG_SOFTMAX -> throw new IllegalArgumentException(activation + " needs the whole layer.");
        };
    }

    /** ln Σ e^net, without overflow: the largest is taken out of the sum. */
    static double logSumExp(double[] net) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double n : net) {
            largest = Math.max(largest, n);
        }
        double sum = 0;
        for (double n : net) {
            sum += Math.exp(n - largest);
        }
        return largest + Math.log(sum);
    }

    /** ln(1 + e^net), without overflow. */
    static double softplus(double net) {
        return Math.max(net, 0) + Math.log1p(Math.exp(-Math.abs(net)));
    }

    private static double sigmoid(double net) {
        return net >= 0 ? 1 / (1 + Math.exp(-net)) : Math.exp(net) / (1 + Math.exp(net));
    }

    private static double hardSigmoid(double net) {
        return Math.max(0, Math.min(1, net / 6 + 0.5));
    }

    private static double normalDistribution(double x) {
        return 0.5 * (1 + Erf.erf(x / Math.sqrt(2)));
    }

    private static double normalDensity(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
