package golden;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.support.Exp;
import dev.deltarule.runtime.support.Generated;
import dev.deltarule.runtime.support.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The network {@link DropoutNet}: 2 inputs, 1 output, 13 parameters, loss SQUARED_ERROR.
 *
 * <pre>
 * layer   shape  activation  weights  biases  multiply-adds
 * hidden  2 x 3  SIGMOID     0..5     6..8                6
 * output  3 x 1  SIGMOID     9..11    12                  3
 * </pre>
 *
 * <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
 * input by input. A shape is inputs x units.
 *
 * <p>Straight-line: each pass fits in one method that HotSpot still compiles (below 8,000 bytes of bytecode),
 * so it reads from top to bottom and keeps all values in local variables.
 *
 * <p>Training drops outputs of hidden with probability 0.5. Predictions and the error of loss use all.
 *
 * <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
 * the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
 * before any parameter changes.
 */
@Generated
public final class DropoutNetImpl implements DropoutNet {
    private static final Topology TOPOLOGY = new Topology(
            "DropoutNet", 2, Loss.SQUARED_ERROR,
            List.of(
                    new Topology.Layer("hidden", 2, 3, Activation.SIGMOID, Bias.PER_UNIT,
                            Init.AUTO, 0.5, true, true, 0, 6),
                    new Topology.Layer("output", 3, 1, Activation.SIGMOID, Bias.PER_UNIT,
                            Init.AUTO, true, true, 9, 12)));

    /**
     * Where each parameter lies in the array: W_O1_H2 is the weight to output 1 from hidden unit 2, and so on, in the
     * order in which the formulas below count them.
     */
    private static final int W_H1_I1 = 0;

    private static final int W_H1_I2 = 3;

    private static final int W_H2_I1 = 1;

    private static final int W_H2_I2 = 4;

    private static final int W_H3_I1 = 2;

    private static final int W_H3_I2 = 5;

    private static final int B_H1 = 6;

    private static final int B_H2 = 7;

    private static final int B_H3 = 8;

    private static final int W_O1_H1 = 9;

    private static final int W_O1_H2 = 10;

    private static final int W_O1_H3 = 11;

    private static final int B_O1 = 12;

    private final double[] parameters;

    private final ModelNames names;

    private final double[] gradientSum = new double[13];

    private Workers workers = Workers.none();

    private final Dropout dropout = new Dropout();

    private final double[] keeps = new double[3];

    /**
     * A network whose parameters are all 0. {@code Models.create} draws initial ones.
     */
    public DropoutNetImpl() {
        this(new double[13], new ModelNames(TOPOLOGY));
    }

    private DropoutNetImpl(double[] parameters, ModelNames names) {
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

        // hidden: 3 sigmoid units
        // net_h1 = w1·i1 + w2·i2 + b1
        double net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[B_H1];
        // out_h1 = 1 / (1 + exp(-net_h1))
        double out_h1 = 1 / (1 + Exp.exp(-net_h1));
        // net_h2 = w3·i1 + w4·i2 + b2
        double net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[B_H2];
        // out_h2 = 1 / (1 + exp(-net_h2))
        double out_h2 = 1 / (1 + Exp.exp(-net_h2));
        // net_h3 = w5·i1 + w6·i2 + b3
        double net_h3 = p[W_H3_I1] * i1 + p[W_H3_I2] * i2 + p[B_H3];
        // out_h3 = 1 / (1 + exp(-net_h3))
        double out_h3 = 1 / (1 + Exp.exp(-net_h3));

        // output: 1 sigmoid unit
        // net_o1 = w7·out_h1 + w8·out_h2 + w9·out_h3 + b4
        double net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[W_O1_H3] * out_h3 + p[B_O1];
        // out_o1 = 1 / (1 + exp(-net_o1))
        double out_o1 = 1 / (1 + Exp.exp(-net_o1));

        out[outAt] = out_o1;
    }

    /**
     * Computes the error of one example.
     */
    private double error(double[] in, int inAt, double[] target, int targetAt) {
        double[] p = parameters;
        double i1 = in[inAt];
        double i2 = in[inAt + 1];

        // hidden: 3 sigmoid units
        // net_h1 = w1·i1 + w2·i2 + b1
        double net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[B_H1];
        // out_h1 = 1 / (1 + exp(-net_h1))
        double out_h1 = 1 / (1 + Exp.exp(-net_h1));
        // net_h2 = w3·i1 + w4·i2 + b2
        double net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[B_H2];
        // out_h2 = 1 / (1 + exp(-net_h2))
        double out_h2 = 1 / (1 + Exp.exp(-net_h2));
        // net_h3 = w5·i1 + w6·i2 + b3
        double net_h3 = p[W_H3_I1] * i1 + p[W_H3_I2] * i2 + p[B_H3];
        // out_h3 = 1 / (1 + exp(-net_h3))
        double out_h3 = 1 / (1 + Exp.exp(-net_h3));

        // output: 1 sigmoid unit
        // net_o1 = w7·out_h1 + w8·out_h2 + w9·out_h3 + b4
        double net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[W_O1_H3] * out_h3 + p[B_O1];
        // out_o1 = 1 / (1 + exp(-net_o1))
        double out_o1 = 1 / (1 + Exp.exp(-net_o1));
        double target_o1 = target[targetAt];

        // error
        // E_o1 = 0.5 · (target_o1 - out_o1)²
        double E_o1 = 0.5 * ((target_o1 - out_o1) * (target_o1 - out_o1));
        double E = E_o1;
        return E;
    }

    /**
     * Adds dE/dparameter of one example to the gradient and returns its error.
     */
    private double backpropagate(double[] in, int inAt, double[] target, int targetAt, int example,
            double[] gradient) {
        double[] p = parameters;
        double i1 = in[inAt];
        double i2 = in[inAt + 1];

        // hidden: 3 sigmoid units
        // net_h1 = w1·i1 + w2·i2 + b1
        double net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[B_H1];
        // out_h1 = 1 / (1 + exp(-net_h1))
        double out_h1 = 1 / (1 + Exp.exp(-net_h1));
        // net_h2 = w3·i1 + w4·i2 + b2
        double net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[B_H2];
        // out_h2 = 1 / (1 + exp(-net_h2))
        double out_h2 = 1 / (1 + Exp.exp(-net_h2));
        // net_h3 = w5·i1 + w6·i2 + b3
        double net_h3 = p[W_H3_I1] * i1 + p[W_H3_I2] * i2 + p[B_H3];
        // out_h3 = 1 / (1 + exp(-net_h3))
        double out_h3 = 1 / (1 + Exp.exp(-net_h3));
        // an output is dropped with probability 0.5: keep = 0, else 1 / (1 - 0.5)
        dropout.draw(keeps, 0, 3, 0, example, 0.5);
        double keep_h1 = keeps[0];
        double keep_h2 = keeps[1];
        double keep_h3 = keeps[2];
        double kept_h1 = keep_h1 * out_h1;
        double kept_h2 = keep_h2 * out_h2;
        double kept_h3 = keep_h3 * out_h3;

        // output: 1 sigmoid unit
        // net_o1 = w7·kept_h1 + w8·kept_h2 + w9·kept_h3 + b4
        double net_o1 = p[W_O1_H1] * kept_h1 + p[W_O1_H2] * kept_h2 + p[W_O1_H3] * kept_h3
                + p[B_O1];
        // out_o1 = 1 / (1 + exp(-net_o1))
        double out_o1 = 1 / (1 + Exp.exp(-net_o1));
        double target_o1 = target[targetAt];

        // error
        // E_o1 = 0.5 · (target_o1 - out_o1)²
        double E_o1 = 0.5 * ((target_o1 - out_o1) * (target_o1 - out_o1));
        double E = E_o1;

        // deltas of output: delta = dE/dnet
        // delta_o1 = (out_o1 - target_o1) · out_o1 · (1 - out_o1)
        double delta_o1 = (out_o1 - target_o1) * out_o1 * (1 - out_o1);

        // deltas of hidden, through the weights of output
        // delta_h1 = keep_h1 · (delta_o1·w7) · out_h1 · (1 - out_h1)
        double delta_h1 = keep_h1 * (delta_o1 * p[W_O1_H1]) * out_h1 * (1 - out_h1);
        // delta_h2 = keep_h2 · (delta_o1·w8) · out_h2 · (1 - out_h2)
        double delta_h2 = keep_h2 * (delta_o1 * p[W_O1_H2]) * out_h2 * (1 - out_h2);
        // delta_h3 = keep_h3 · (delta_o1·w9) · out_h3 · (1 - out_h3)
        double delta_h3 = keep_h3 * (delta_o1 * p[W_O1_H3]) * out_h3 * (1 - out_h3);

        // gradient of output: dE/dw = delta · input, dE/db = delta
        gradient[W_O1_H1] += delta_o1 * kept_h1; // dE/dw7
        gradient[W_O1_H2] += delta_o1 * kept_h2; // dE/dw8
        gradient[W_O1_H3] += delta_o1 * kept_h3; // dE/dw9
        gradient[B_O1] += delta_o1; // dE/db4

        // gradient of hidden: dE/dw = delta · input, dE/db = delta
        gradient[W_H1_I1] += delta_h1 * i1; // dE/dw1
        gradient[W_H1_I2] += delta_h1 * i2; // dE/dw2
        gradient[B_H1] += delta_h1; // dE/db1
        gradient[W_H2_I1] += delta_h2 * i1; // dE/dw3
        gradient[W_H2_I2] += delta_h2 * i2; // dE/dw4
        gradient[B_H2] += delta_h2; // dE/db2
        gradient[W_H3_I1] += delta_h3 * i1; // dE/dw5
        gradient[W_H3_I2] += delta_h3 * i2; // dE/dw6
        gradient[B_H3] += delta_h3; // dE/db3
        return E;
    }

    /**
     * Takes one step of gradient descent on one example and returns its error before it.
     */
    private double step(double[] in, int inAt, double[] target, int targetAt, double rate) {
        double[] p = parameters;
        double i1 = in[inAt];
        double i2 = in[inAt + 1];

        // hidden: 3 sigmoid units
        // net_h1 = w1·i1 + w2·i2 + b1
        double net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[B_H1];
        // out_h1 = 1 / (1 + exp(-net_h1))
        double out_h1 = 1 / (1 + Exp.exp(-net_h1));
        // net_h2 = w3·i1 + w4·i2 + b2
        double net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[B_H2];
        // out_h2 = 1 / (1 + exp(-net_h2))
        double out_h2 = 1 / (1 + Exp.exp(-net_h2));
        // net_h3 = w5·i1 + w6·i2 + b3
        double net_h3 = p[W_H3_I1] * i1 + p[W_H3_I2] * i2 + p[B_H3];
        // out_h3 = 1 / (1 + exp(-net_h3))
        double out_h3 = 1 / (1 + Exp.exp(-net_h3));
        // an output is dropped with probability 0.5: keep = 0, else 1 / (1 - 0.5)
        dropout.draw(keeps, 0, 3, 0, 0, 0.5);
        double keep_h1 = keeps[0];
        double keep_h2 = keeps[1];
        double keep_h3 = keeps[2];
        double kept_h1 = keep_h1 * out_h1;
        double kept_h2 = keep_h2 * out_h2;
        double kept_h3 = keep_h3 * out_h3;

        // output: 1 sigmoid unit
        // net_o1 = w7·kept_h1 + w8·kept_h2 + w9·kept_h3 + b4
        double net_o1 = p[W_O1_H1] * kept_h1 + p[W_O1_H2] * kept_h2 + p[W_O1_H3] * kept_h3
                + p[B_O1];
        // out_o1 = 1 / (1 + exp(-net_o1))
        double out_o1 = 1 / (1 + Exp.exp(-net_o1));
        double target_o1 = target[targetAt];

        // error
        // E_o1 = 0.5 · (target_o1 - out_o1)²
        double E_o1 = 0.5 * ((target_o1 - out_o1) * (target_o1 - out_o1));
        double E = E_o1;
        Rows.checkFinite(E);

        // deltas of output: delta = dE/dnet
        // delta_o1 = (out_o1 - target_o1) · out_o1 · (1 - out_o1)
        double delta_o1 = (out_o1 - target_o1) * out_o1 * (1 - out_o1);

        // deltas of hidden, through the weights of output
        // delta_h1 = keep_h1 · (delta_o1·w7) · out_h1 · (1 - out_h1)
        double delta_h1 = keep_h1 * (delta_o1 * p[W_O1_H1]) * out_h1 * (1 - out_h1);
        // delta_h2 = keep_h2 · (delta_o1·w8) · out_h2 · (1 - out_h2)
        double delta_h2 = keep_h2 * (delta_o1 * p[W_O1_H2]) * out_h2 * (1 - out_h2);
        // delta_h3 = keep_h3 · (delta_o1·w9) · out_h3 · (1 - out_h3)
        double delta_h3 = keep_h3 * (delta_o1 * p[W_O1_H3]) * out_h3 * (1 - out_h3);

        // update of output: w = w - rate · delta · input, b = b - rate · delta
        p[W_O1_H1] -= rate * delta_o1 * kept_h1; // w7
        p[W_O1_H2] -= rate * delta_o1 * kept_h2; // w8
        p[W_O1_H3] -= rate * delta_o1 * kept_h3; // w9
        p[B_O1] -= rate * delta_o1; // b4

        // update of hidden: w = w - rate · delta · input, b = b - rate · delta
        p[W_H1_I1] -= rate * delta_h1 * i1; // w1
        p[W_H1_I2] -= rate * delta_h1 * i2; // w2
        p[B_H1] -= rate * delta_h1; // b1
        p[W_H2_I1] -= rate * delta_h2 * i1; // w3
        p[W_H2_I2] -= rate * delta_h2 * i2; // w4
        p[B_H2] -= rate * delta_h2; // b2
        p[W_H3_I1] -= rate * delta_h3 * i1; // w5
        p[W_H3_I2] -= rate * delta_h3 * i2; // w6
        p[B_H3] -= rate * delta_h3; // b3
        return E;
    }

    @Override
    public double[] parameters() {
        return parameters;
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt) {
        Rows.check("in", in.length, inAt, 1, 2);
        Rows.check("out", out.length, outAt, 1, 1);
        forward(in, inAt, out, outAt);
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt, int count) {
        Rows.check("in", in.length, inAt, count, 2);
        Rows.check("out", out.length, outAt, count, 1);
        for (int k = 0; k < count; k++) {
            forward(in, inAt + k * 2, out, outAt + k);
        }
    }

    @Override
    public double loss(double[] in, int inAt, double[] target, int targetAt, int count) {
        Rows.check("in", in.length, inAt, count, 2);
        Rows.check("target", target.length, targetAt, count, 1);
        double error = 0;
        for (int k = 0; k < count; k++) {
            error += error(in, inAt + k * 2, target, targetAt + k);
        }
        return error;
    }

    @Override
    public double gradient(double[] in, int inAt, double[] target, int targetAt, int count,
            double[] gradient) {
        Rows.check("in", in.length, inAt, count, 2);
        Rows.check("target", target.length, targetAt, count, 1);
        Rows.checkGradient(gradient.length, 13);
        dropout.nextStep();
        double error = 0;
        for (int k = 0; k < count; k++) {
            error += backpropagate(in, inAt + k * 2, target, targetAt + k, k, gradient);
        }
        return error;
    }

    @Override
    public double descend(double[] in, int inAt, double[] target, int targetAt, int count,
            double rate) {
        Rows.atLeastOne(count);
        Rows.check("in", in.length, inAt, count, 2);
        Rows.check("target", target.length, targetAt, count, 1);
        dropout.nextStep();
        if (count == 1) {
            return step(in, inAt, target, targetAt, rate);
        }
        double[] p = parameters;
        double[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k++) {
            error += backpropagate(in, inAt + k * 2, target, targetAt + k, k, sum);
        }
        Rows.checkFinite(error);
        double step = rate / count;
        for (int k = 0; k < 13; k++) {
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
    public Optional<Dropout> dropout() {
        return Optional.of(dropout);
    }

    @Override
    public DropoutNet replicate() {
        DropoutNetImpl replica = new DropoutNetImpl(parameters, names);
        replica.dropout.restart(dropout.seed());
        replica.dropout.step(dropout.step());
        return replica;
    }
}
