package golden;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.support.Exp;
import dev.deltarule.runtime.support.Generated;
import dev.deltarule.runtime.support.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * The network {@link TutorialNet}: 2 inputs, 2 outputs, 10 parameters, loss SQUARED_ERROR.
 *
 * <pre>
 * layer   shape  activation  weights  biases  multiply-adds
 * hidden  2 x 2  SIGMOID     0..3     4                   4
 * output  2 x 2  SIGMOID     5..8     9                   4
 * </pre>
 *
 * <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
 * input by input. A shape is inputs x units.
 *
 * <p>Straight-line: each pass fits in one method that HotSpot still compiles (below 8,000 bytes of bytecode),
 * so it reads from top to bottom and keeps all values in local variables.
 *
 * <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
 * the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
 * before any parameter changes.
 */
@Generated
public final class TutorialNetImpl implements TutorialNet {
    private static final Topology TOPOLOGY = new Topology(
            "TutorialNet", 2, Loss.SQUARED_ERROR,
            List.of(
                    new Topology.Layer("hidden", 2, 2, Activation.SIGMOID, Bias.SHARED,
                            Init.AUTO, true, false, 0, 4),
                    new Topology.Layer("output", 2, 2, Activation.SIGMOID, Bias.SHARED,
                            Init.AUTO, true, false, 5, 9)));

    /**
     * Where each parameter lies in the array: W_O1_H2 is the weight to output 1 from hidden unit 2, and so on, in the
     * order in which the formulas below count them.
     */
    private static final int W_H1_I1 = 0;

    private static final int W_H1_I2 = 2;

    private static final int W_H2_I1 = 1;

    private static final int W_H2_I2 = 3;

    private static final int B_H = 4;

    private static final int W_O1_H1 = 5;

    private static final int W_O1_H2 = 7;

    private static final int W_O2_H1 = 6;

    private static final int W_O2_H2 = 8;

    private static final int B_O = 9;

    private final double[] parameters;

    private final ModelNames names;

    private final double[] gradientSum = new double[10];

    private Workers workers = Workers.none();

    /**
     * A network whose parameters are all 0. {@code Models.create} draws initial ones.
     */
    public TutorialNetImpl() {
        this(new double[10], new ModelNames(TOPOLOGY));
    }

    private TutorialNetImpl(double[] parameters, ModelNames names) {
        this.parameters = parameters;
        this.names = names;
    }

    /**
     * Computes the outputs of one example.
     */
    private void forward(double[] in, int inAt, double[] out, int outAt) {
        double[] p = parameters;
        double i1 = in[inAt];
        double i2 = in[inAt + 1];

        // hidden: 2 sigmoid units
        // net_h1 = w1·i1 + w2·i2 + b1
        double net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[B_H];
        // out_h1 = 1 / (1 + exp(-net_h1))
        double out_h1 = 1 / (1 + Exp.exp(-net_h1));
        // net_h2 = w3·i1 + w4·i2 + b1
        double net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[B_H];
        // out_h2 = 1 / (1 + exp(-net_h2))
        double out_h2 = 1 / (1 + Exp.exp(-net_h2));

        // output: 2 sigmoid units
        // net_o1 = w5·out_h1 + w6·out_h2 + b2
        double net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[B_O];
        // out_o1 = 1 / (1 + exp(-net_o1))
        double out_o1 = 1 / (1 + Exp.exp(-net_o1));
        // net_o2 = w7·out_h1 + w8·out_h2 + b2
        double net_o2 = p[W_O2_H1] * out_h1 + p[W_O2_H2] * out_h2 + p[B_O];
        // out_o2 = 1 / (1 + exp(-net_o2))
        double out_o2 = 1 / (1 + Exp.exp(-net_o2));

        out[outAt] = out_o1;
        out[outAt + 1] = out_o2;
    }

    /**
     * Computes the error of one example.
     */
    private double error(double[] in, int inAt, double[] target, int targetAt) {
        double[] p = parameters;
        double i1 = in[inAt];
        double i2 = in[inAt + 1];

        // hidden: 2 sigmoid units
        // net_h1 = w1·i1 + w2·i2 + b1
        double net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[B_H];
        // out_h1 = 1 / (1 + exp(-net_h1))
        double out_h1 = 1 / (1 + Exp.exp(-net_h1));
        // net_h2 = w3·i1 + w4·i2 + b1
        double net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[B_H];
        // out_h2 = 1 / (1 + exp(-net_h2))
        double out_h2 = 1 / (1 + Exp.exp(-net_h2));

        // output: 2 sigmoid units
        // net_o1 = w5·out_h1 + w6·out_h2 + b2
        double net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[B_O];
        // out_o1 = 1 / (1 + exp(-net_o1))
        double out_o1 = 1 / (1 + Exp.exp(-net_o1));
        // net_o2 = w7·out_h1 + w8·out_h2 + b2
        double net_o2 = p[W_O2_H1] * out_h1 + p[W_O2_H2] * out_h2 + p[B_O];
        // out_o2 = 1 / (1 + exp(-net_o2))
        double out_o2 = 1 / (1 + Exp.exp(-net_o2));
        double target_o1 = target[targetAt];
        double target_o2 = target[targetAt + 1];

        // error
        // E_o1 = 0.5 · (target_o1 - out_o1)²
        double E_o1 = 0.5 * ((target_o1 - out_o1) * (target_o1 - out_o1));
        // E_o2 = 0.5 · (target_o2 - out_o2)²
        double E_o2 = 0.5 * ((target_o2 - out_o2) * (target_o2 - out_o2));
        double E = E_o1 + E_o2;
        return E;
    }

    /**
     * Adds dE/dparameter of one example to the gradient and returns its error.
     */
    private double backpropagate(double[] in, int inAt, double[] target, int targetAt,
            double[] gradient) {
        double[] p = parameters;
        double i1 = in[inAt];
        double i2 = in[inAt + 1];

        // hidden: 2 sigmoid units
        // net_h1 = w1·i1 + w2·i2 + b1
        double net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[B_H];
        // out_h1 = 1 / (1 + exp(-net_h1))
        double out_h1 = 1 / (1 + Exp.exp(-net_h1));
        // net_h2 = w3·i1 + w4·i2 + b1
        double net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[B_H];
        // out_h2 = 1 / (1 + exp(-net_h2))
        double out_h2 = 1 / (1 + Exp.exp(-net_h2));

        // output: 2 sigmoid units
        // net_o1 = w5·out_h1 + w6·out_h2 + b2
        double net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[B_O];
        // out_o1 = 1 / (1 + exp(-net_o1))
        double out_o1 = 1 / (1 + Exp.exp(-net_o1));
        // net_o2 = w7·out_h1 + w8·out_h2 + b2
        double net_o2 = p[W_O2_H1] * out_h1 + p[W_O2_H2] * out_h2 + p[B_O];
        // out_o2 = 1 / (1 + exp(-net_o2))
        double out_o2 = 1 / (1 + Exp.exp(-net_o2));
        double target_o1 = target[targetAt];
        double target_o2 = target[targetAt + 1];

        // error
        // E_o1 = 0.5 · (target_o1 - out_o1)²
        double E_o1 = 0.5 * ((target_o1 - out_o1) * (target_o1 - out_o1));
        // E_o2 = 0.5 · (target_o2 - out_o2)²
        double E_o2 = 0.5 * ((target_o2 - out_o2) * (target_o2 - out_o2));
        double E = E_o1 + E_o2;

        // deltas of output: delta = dE/dnet
        // delta_o1 = (out_o1 - target_o1) · out_o1 · (1 - out_o1)
        double delta_o1 = (out_o1 - target_o1) * out_o1 * (1 - out_o1);
        // delta_o2 = (out_o2 - target_o2) · out_o2 · (1 - out_o2)
        double delta_o2 = (out_o2 - target_o2) * out_o2 * (1 - out_o2);

        // deltas of hidden, through the weights of output
        // delta_h1 = (delta_o1·w5 + delta_o2·w7) · out_h1 · (1 - out_h1)
        double delta_h1 = (delta_o1 * p[W_O1_H1] + delta_o2 * p[W_O2_H1]) * out_h1 * (1 - out_h1);
        // delta_h2 = (delta_o1·w6 + delta_o2·w8) · out_h2 · (1 - out_h2)
        double delta_h2 = (delta_o1 * p[W_O1_H2] + delta_o2 * p[W_O2_H2]) * out_h2 * (1 - out_h2);

        // gradient of output: dE/dw = delta · input, dE/db = delta
        gradient[W_O1_H1] += delta_o1 * out_h1; // dE/dw5
        gradient[W_O1_H2] += delta_o1 * out_h2; // dE/dw6
        gradient[W_O2_H1] += delta_o2 * out_h1; // dE/dw7
        gradient[W_O2_H2] += delta_o2 * out_h2; // dE/dw8

        // gradient of hidden: dE/dw = delta · input, dE/db = delta
        gradient[W_H1_I1] += delta_h1 * i1; // dE/dw1
        gradient[W_H1_I2] += delta_h1 * i2; // dE/dw2
        gradient[W_H2_I1] += delta_h2 * i1; // dE/dw3
        gradient[W_H2_I2] += delta_h2 * i2; // dE/dw4
        return E;
    }

    /**
     * Takes one step of gradient descent on one example and returns its error before it.
     */
    private double step(double[] in, int inAt, double[] target, int targetAt, double rate) {
        double[] p = parameters;
        double i1 = in[inAt];
        double i2 = in[inAt + 1];

        // hidden: 2 sigmoid units
        // net_h1 = w1·i1 + w2·i2 + b1
        double net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[B_H];
        // out_h1 = 1 / (1 + exp(-net_h1))
        double out_h1 = 1 / (1 + Exp.exp(-net_h1));
        // net_h2 = w3·i1 + w4·i2 + b1
        double net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[B_H];
        // out_h2 = 1 / (1 + exp(-net_h2))
        double out_h2 = 1 / (1 + Exp.exp(-net_h2));

        // output: 2 sigmoid units
        // net_o1 = w5·out_h1 + w6·out_h2 + b2
        double net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[B_O];
        // out_o1 = 1 / (1 + exp(-net_o1))
        double out_o1 = 1 / (1 + Exp.exp(-net_o1));
        // net_o2 = w7·out_h1 + w8·out_h2 + b2
        double net_o2 = p[W_O2_H1] * out_h1 + p[W_O2_H2] * out_h2 + p[B_O];
        // out_o2 = 1 / (1 + exp(-net_o2))
        double out_o2 = 1 / (1 + Exp.exp(-net_o2));
        double target_o1 = target[targetAt];
        double target_o2 = target[targetAt + 1];

        // error
        // E_o1 = 0.5 · (target_o1 - out_o1)²
        double E_o1 = 0.5 * ((target_o1 - out_o1) * (target_o1 - out_o1));
        // E_o2 = 0.5 · (target_o2 - out_o2)²
        double E_o2 = 0.5 * ((target_o2 - out_o2) * (target_o2 - out_o2));
        double E = E_o1 + E_o2;
        Rows.checkFinite(E);

        // deltas of output: delta = dE/dnet
        // delta_o1 = (out_o1 - target_o1) · out_o1 · (1 - out_o1)
        double delta_o1 = (out_o1 - target_o1) * out_o1 * (1 - out_o1);
        // delta_o2 = (out_o2 - target_o2) · out_o2 · (1 - out_o2)
        double delta_o2 = (out_o2 - target_o2) * out_o2 * (1 - out_o2);

        // deltas of hidden, through the weights of output
        // delta_h1 = (delta_o1·w5 + delta_o2·w7) · out_h1 · (1 - out_h1)
        double delta_h1 = (delta_o1 * p[W_O1_H1] + delta_o2 * p[W_O2_H1]) * out_h1 * (1 - out_h1);
        // delta_h2 = (delta_o1·w6 + delta_o2·w8) · out_h2 · (1 - out_h2)
        double delta_h2 = (delta_o1 * p[W_O1_H2] + delta_o2 * p[W_O2_H2]) * out_h2 * (1 - out_h2);

        // update of output: w = w - rate · delta · input, b = b - rate · delta
        p[W_O1_H1] -= rate * delta_o1 * out_h1; // w5
        p[W_O1_H2] -= rate * delta_o1 * out_h2; // w6
        p[W_O2_H1] -= rate * delta_o2 * out_h1; // w7
        p[W_O2_H2] -= rate * delta_o2 * out_h2; // w8

        // update of hidden: w = w - rate · delta · input, b = b - rate · delta
        p[W_H1_I1] -= rate * delta_h1 * i1; // w1
        p[W_H1_I2] -= rate * delta_h1 * i2; // w2
        p[W_H2_I1] -= rate * delta_h2 * i1; // w3
        p[W_H2_I2] -= rate * delta_h2 * i2; // w4
        return E;
    }

    @Override
    public double[] parameters() {
        return parameters;
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt) {
        Rows.check("in", in.length, inAt, 1, 2);
        Rows.check("out", out.length, outAt, 1, 2);
        forward(in, inAt, out, outAt);
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt, int count) {
        Rows.check("in", in.length, inAt, count, 2);
        Rows.check("out", out.length, outAt, count, 2);
        for (int k = 0; k < count; k++) {
            forward(in, inAt + k * 2, out, outAt + k * 2);
        }
    }

    @Override
    public double loss(double[] in, int inAt, double[] target, int targetAt, int count) {
        Rows.check("in", in.length, inAt, count, 2);
        Rows.check("target", target.length, targetAt, count, 2);
        double error = 0;
        for (int k = 0; k < count; k++) {
            error += error(in, inAt + k * 2, target, targetAt + k * 2);
        }
        return error;
    }

    @Override
    public double gradient(double[] in, int inAt, double[] target, int targetAt, int count,
            double[] gradient) {
        Rows.check("in", in.length, inAt, count, 2);
        Rows.check("target", target.length, targetAt, count, 2);
        Rows.checkGradient(gradient.length, 10);
        double error = 0;
        for (int k = 0; k < count; k++) {
            error += backpropagate(in, inAt + k * 2, target, targetAt + k * 2, gradient);
        }
        return error;
    }

    @Override
    public double descend(double[] in, int inAt, double[] target, int targetAt, int count,
            double rate) {
        Rows.atLeastOne(count);
        Rows.check("in", in.length, inAt, count, 2);
        Rows.check("target", target.length, targetAt, count, 2);
        if (count == 1) {
            return step(in, inAt, target, targetAt, rate);
        }
        double[] p = parameters;
        double[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k++) {
            error += backpropagate(in, inAt + k * 2, target, targetAt + k * 2, sum);
        }
        Rows.checkFinite(error);
        double step = rate / count;
        for (int k = 0; k < 10; k++) {
            p[k] -= step * sum[k];
        }
        return error;
    }

    @Override
    public Topology topology() {
        return TOPOLOGY;
    }

    @Override
    public ModelNames names() {
        return names;
    }

    @Override
    public Workers workers() {
        return workers;
    }

    @Override
    public void workers(Workers workers) {
        this.workers = workers;
    }

    @Override
    public TutorialNet replicate() {
        return new TutorialNetImpl(parameters, names);
    }
}
