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
 * The network {@link IrisNet}: 4 inputs, 3 outputs, 43 parameters, loss CROSS_ENTROPY.
 *
 * <pre>
 * layer   shape  activation  weights  biases  multiply-adds
 * hidden  4 x 5  TANH        0..19    20..24             20
 * output  5 x 3  SOFTMAX     25..39   40..42             15
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
public final class IrisNetImpl implements IrisNet {
    private static final Topology TOPOLOGY = new Topology(
            "IrisNet", 4, Loss.CROSS_ENTROPY,
            List.of(
                    new Topology.Layer("hidden", 4, 5, Activation.TANH, Bias.PER_UNIT,
                            Init.AUTO, true, true, 0, 20),
                    new Topology.Layer("output", 5, 3, Activation.SOFTMAX, Bias.PER_UNIT,
                            Init.AUTO, true, true, 25, 40)),
            List.of("SETOSA", "VERSICOLOR", "VIRGINICA"),
            List.of("sepalLength", "sepalWidth", "petalLength", "petalWidth"),
            List.of("setosa", "versicolor", "virginica"));

    private static final IrisNet.Species[] CLASSES = IrisNet.Species.values();

    /**
     * Where each parameter lies in the array: W_O1_H2 is the weight to output 1 from hidden unit 2, and so on, in the
     * order in which the formulas below count them.
     */
    private static final int W_H1_I1 = 0;

    private static final int W_H1_I2 = 5;

    private static final int W_H1_I3 = 10;

    private static final int W_H1_I4 = 15;

    private static final int W_H2_I1 = 1;

    private static final int W_H2_I2 = 6;

    private static final int W_H2_I3 = 11;

    private static final int W_H2_I4 = 16;

    private static final int W_H3_I1 = 2;

    private static final int W_H3_I2 = 7;

    private static final int W_H3_I3 = 12;

    private static final int W_H3_I4 = 17;

    private static final int W_H4_I1 = 3;

    private static final int W_H4_I2 = 8;

    private static final int W_H4_I3 = 13;

    private static final int W_H4_I4 = 18;

    private static final int W_H5_I1 = 4;

    private static final int W_H5_I2 = 9;

    private static final int W_H5_I3 = 14;

    private static final int W_H5_I4 = 19;

    private static final int B_H1 = 20;

    private static final int B_H2 = 21;

    private static final int B_H3 = 22;

    private static final int B_H4 = 23;

    private static final int B_H5 = 24;

    private static final int W_O1_H1 = 25;

    private static final int W_O1_H2 = 28;

    private static final int W_O1_H3 = 31;

    private static final int W_O1_H4 = 34;

    private static final int W_O1_H5 = 37;

    private static final int W_O2_H1 = 26;

    private static final int W_O2_H2 = 29;

    private static final int W_O2_H3 = 32;

    private static final int W_O2_H4 = 35;

    private static final int W_O2_H5 = 38;

    private static final int W_O3_H1 = 27;

    private static final int W_O3_H2 = 30;

    private static final int W_O3_H3 = 33;

    private static final int W_O3_H4 = 36;

    private static final int W_O3_H5 = 39;

    private static final int B_O1 = 40;

    private static final int B_O2 = 41;

    private static final int B_O3 = 42;

    private final float[] parameters;

    private final ModelNames names;

    private final float[] gradientSum = new float[43];

    private Workers workers = Workers.none();

    private final float[] typedInputs = new float[4];

    private final float[] typedOutputs = new float[3];

    /**
     * A network whose parameters are all 0. {@code Models.create} draws initial ones.
     */
    public IrisNetImpl() {
        this(new float[43], new ModelNames(TOPOLOGY));
    }

    private IrisNetImpl(float[] parameters, ModelNames names) {
        this.parameters = parameters;
        this.names = names;
    }

    @Override
    public IrisNet.Species classify(float sepalLength, float sepalWidth, float petalLength,
            float petalWidth) {
        this.typedInputs[0] = sepalLength;
        this.typedInputs[1] = sepalWidth;
        this.typedInputs[2] = petalLength;
        this.typedInputs[3] = petalWidth;
        this.forward(this.typedInputs, 0, this.typedOutputs, 0);
        return CLASSES[indexOfLargest(this.typedOutputs)];
    }

    @Override
    public IrisNet.Probabilities probabilities(IrisNet.Flower flower) {
        this.typedInputs[0] = flower.sepalLength();
        this.typedInputs[1] = flower.sepalWidth();
        this.typedInputs[2] = flower.petalLength();
        this.typedInputs[3] = flower.petalWidth();
        this.forward(this.typedInputs, 0, this.typedOutputs, 0);
        return new IrisNet.Probabilities(this.typedOutputs[0], this.typedOutputs[1],
                this.typedOutputs[2]);
    }

    private static int indexOfLargest(float[] outputs) {
        int largest = 0;
        for (int k = 1; k < 3; k++) {
            if (outputs[k] > outputs[largest]) {
                largest = k;
            }
        }
        Rows.checkOutput(outputs[largest]);
        return largest;
    }

    /**
     * Computes the outputs of one example.
     */
    private void forward(float[] in, int inAt, float[] out, int outAt) {
        float[] p = parameters;
        float i1 = in[inAt];
        float i2 = in[inAt + 1];
        float i3 = in[inAt + 2];
        float i4 = in[inAt + 3];

        // hidden: 5 tanh units
        // net_h1 = w1·i1 + w2·i2 + w3·i3 + w4·i4 + b1
        float net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[W_H1_I3] * i3 + p[W_H1_I4] * i4
                + p[B_H1];
        // out_h1 = tanh(net_h1)
        float out_h1 = (float) (Math.tanh(net_h1));
        // net_h2 = w5·i1 + w6·i2 + w7·i3 + w8·i4 + b2
        float net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[W_H2_I3] * i3 + p[W_H2_I4] * i4
                + p[B_H2];
        // out_h2 = tanh(net_h2)
        float out_h2 = (float) (Math.tanh(net_h2));
        // net_h3 = w9·i1 + w10·i2 + w11·i3 + w12·i4 + b3
        float net_h3 = p[W_H3_I1] * i1 + p[W_H3_I2] * i2 + p[W_H3_I3] * i3 + p[W_H3_I4] * i4
                + p[B_H3];
        // out_h3 = tanh(net_h3)
        float out_h3 = (float) (Math.tanh(net_h3));
        // net_h4 = w13·i1 + w14·i2 + w15·i3 + w16·i4 + b4
        float net_h4 = p[W_H4_I1] * i1 + p[W_H4_I2] * i2 + p[W_H4_I3] * i3 + p[W_H4_I4] * i4
                + p[B_H4];
        // out_h4 = tanh(net_h4)
        float out_h4 = (float) (Math.tanh(net_h4));
        // net_h5 = w17·i1 + w18·i2 + w19·i3 + w20·i4 + b5
        float net_h5 = p[W_H5_I1] * i1 + p[W_H5_I2] * i2 + p[W_H5_I3] * i3 + p[W_H5_I4] * i4
                + p[B_H5];
        // out_h5 = tanh(net_h5)
        float out_h5 = (float) (Math.tanh(net_h5));

        // output: 3 softmax units
        // net_o1 = w21·out_h1 + w22·out_h2 + … + w25·out_h5 + b6
        float net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[W_O1_H3] * out_h3
                + p[W_O1_H4] * out_h4 + p[W_O1_H5] * out_h5 + p[B_O1];
        // net_o2 = w26·out_h1 + w27·out_h2 + … + w30·out_h5 + b7
        float net_o2 = p[W_O2_H1] * out_h1 + p[W_O2_H2] * out_h2 + p[W_O2_H3] * out_h3
                + p[W_O2_H4] * out_h4 + p[W_O2_H5] * out_h5 + p[B_O2];
        // net_o3 = w31·out_h1 + w32·out_h2 + … + w35·out_h5 + b8
        float net_o3 = p[W_O3_H1] * out_h1 + p[W_O3_H2] * out_h2 + p[W_O3_H3] * out_h3
                + p[W_O3_H4] * out_h4 + p[W_O3_H5] * out_h5 + p[B_O3];
        // max_o is the largest net input: without it the exponentials could overflow
        float max_o = Math.max(Math.max(net_o1, net_o2), net_o3);
        float e_o1 = Exp.exp(net_o1 - max_o);
        float e_o2 = Exp.exp(net_o2 - max_o);
        float e_o3 = Exp.exp(net_o3 - max_o);
        float sum_o = e_o1 + e_o2 + e_o3;
        // out_o1 = e_o1 / sum_o
        float out_o1 = e_o1 / sum_o;
        // out_o2 = e_o2 / sum_o
        float out_o2 = e_o2 / sum_o;
        // out_o3 = e_o3 / sum_o
        float out_o3 = e_o3 / sum_o;

        out[outAt] = out_o1;
        out[outAt + 1] = out_o2;
        out[outAt + 2] = out_o3;
    }

    /**
     * Computes the error of one example.
     */
    private double error(float[] in, int inAt, float[] target, int targetAt) {
        float[] p = parameters;
        float i1 = in[inAt];
        float i2 = in[inAt + 1];
        float i3 = in[inAt + 2];
        float i4 = in[inAt + 3];

        // hidden: 5 tanh units
        // net_h1 = w1·i1 + w2·i2 + w3·i3 + w4·i4 + b1
        float net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[W_H1_I3] * i3 + p[W_H1_I4] * i4
                + p[B_H1];
        // out_h1 = tanh(net_h1)
        float out_h1 = (float) (Math.tanh(net_h1));
        // net_h2 = w5·i1 + w6·i2 + w7·i3 + w8·i4 + b2
        float net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[W_H2_I3] * i3 + p[W_H2_I4] * i4
                + p[B_H2];
        // out_h2 = tanh(net_h2)
        float out_h2 = (float) (Math.tanh(net_h2));
        // net_h3 = w9·i1 + w10·i2 + w11·i3 + w12·i4 + b3
        float net_h3 = p[W_H3_I1] * i1 + p[W_H3_I2] * i2 + p[W_H3_I3] * i3 + p[W_H3_I4] * i4
                + p[B_H3];
        // out_h3 = tanh(net_h3)
        float out_h3 = (float) (Math.tanh(net_h3));
        // net_h4 = w13·i1 + w14·i2 + w15·i3 + w16·i4 + b4
        float net_h4 = p[W_H4_I1] * i1 + p[W_H4_I2] * i2 + p[W_H4_I3] * i3 + p[W_H4_I4] * i4
                + p[B_H4];
        // out_h4 = tanh(net_h4)
        float out_h4 = (float) (Math.tanh(net_h4));
        // net_h5 = w17·i1 + w18·i2 + w19·i3 + w20·i4 + b5
        float net_h5 = p[W_H5_I1] * i1 + p[W_H5_I2] * i2 + p[W_H5_I3] * i3 + p[W_H5_I4] * i4
                + p[B_H5];
        // out_h5 = tanh(net_h5)
        float out_h5 = (float) (Math.tanh(net_h5));

        // output: 3 softmax units
        // net_o1 = w21·out_h1 + w22·out_h2 + … + w25·out_h5 + b6
        float net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[W_O1_H3] * out_h3
                + p[W_O1_H4] * out_h4 + p[W_O1_H5] * out_h5 + p[B_O1];
        // net_o2 = w26·out_h1 + w27·out_h2 + … + w30·out_h5 + b7
        float net_o2 = p[W_O2_H1] * out_h1 + p[W_O2_H2] * out_h2 + p[W_O2_H3] * out_h3
                + p[W_O2_H4] * out_h4 + p[W_O2_H5] * out_h5 + p[B_O2];
        // net_o3 = w31·out_h1 + w32·out_h2 + … + w35·out_h5 + b8
        float net_o3 = p[W_O3_H1] * out_h1 + p[W_O3_H2] * out_h2 + p[W_O3_H3] * out_h3
                + p[W_O3_H4] * out_h4 + p[W_O3_H5] * out_h5 + p[B_O3];
        // max_o is the largest net input: without it the exponentials could overflow
        float max_o = Math.max(Math.max(net_o1, net_o2), net_o3);
        float e_o1 = Exp.exp(net_o1 - max_o);
        float e_o2 = Exp.exp(net_o2 - max_o);
        float e_o3 = Exp.exp(net_o3 - max_o);
        float sum_o = e_o1 + e_o2 + e_o3;
        float target_o1 = target[targetAt];
        float target_o2 = target[targetAt + 1];
        float target_o3 = target[targetAt + 2];

        // error
        // log_sum_o is the logarithm of the sum of e^net over the units
        double log_sum_o = max_o + Math.log(sum_o);
        // E_o1 = target_o1 · (log_sum_o - net_o1)
        double E_o1 = target_o1 * (log_sum_o - net_o1);
        // E_o2 = target_o2 · (log_sum_o - net_o2)
        double E_o2 = target_o2 * (log_sum_o - net_o2);
        // E_o3 = target_o3 · (log_sum_o - net_o3)
        double E_o3 = target_o3 * (log_sum_o - net_o3);
        double E = E_o1 + E_o2 + E_o3;
        return E;
    }

    /**
     * Adds dE/dparameter of one example to the gradient and returns its error.
     */
    private double backpropagate(float[] in, int inAt, float[] target, int targetAt,
            float[] gradient) {
        float[] p = parameters;
        float i1 = in[inAt];
        float i2 = in[inAt + 1];
        float i3 = in[inAt + 2];
        float i4 = in[inAt + 3];

        // hidden: 5 tanh units
        // net_h1 = w1·i1 + w2·i2 + w3·i3 + w4·i4 + b1
        float net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[W_H1_I3] * i3 + p[W_H1_I4] * i4
                + p[B_H1];
        // out_h1 = tanh(net_h1)
        float out_h1 = (float) (Math.tanh(net_h1));
        // net_h2 = w5·i1 + w6·i2 + w7·i3 + w8·i4 + b2
        float net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[W_H2_I3] * i3 + p[W_H2_I4] * i4
                + p[B_H2];
        // out_h2 = tanh(net_h2)
        float out_h2 = (float) (Math.tanh(net_h2));
        // net_h3 = w9·i1 + w10·i2 + w11·i3 + w12·i4 + b3
        float net_h3 = p[W_H3_I1] * i1 + p[W_H3_I2] * i2 + p[W_H3_I3] * i3 + p[W_H3_I4] * i4
                + p[B_H3];
        // out_h3 = tanh(net_h3)
        float out_h3 = (float) (Math.tanh(net_h3));
        // net_h4 = w13·i1 + w14·i2 + w15·i3 + w16·i4 + b4
        float net_h4 = p[W_H4_I1] * i1 + p[W_H4_I2] * i2 + p[W_H4_I3] * i3 + p[W_H4_I4] * i4
                + p[B_H4];
        // out_h4 = tanh(net_h4)
        float out_h4 = (float) (Math.tanh(net_h4));
        // net_h5 = w17·i1 + w18·i2 + w19·i3 + w20·i4 + b5
        float net_h5 = p[W_H5_I1] * i1 + p[W_H5_I2] * i2 + p[W_H5_I3] * i3 + p[W_H5_I4] * i4
                + p[B_H5];
        // out_h5 = tanh(net_h5)
        float out_h5 = (float) (Math.tanh(net_h5));

        // output: 3 softmax units
        // net_o1 = w21·out_h1 + w22·out_h2 + … + w25·out_h5 + b6
        float net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[W_O1_H3] * out_h3
                + p[W_O1_H4] * out_h4 + p[W_O1_H5] * out_h5 + p[B_O1];
        // net_o2 = w26·out_h1 + w27·out_h2 + … + w30·out_h5 + b7
        float net_o2 = p[W_O2_H1] * out_h1 + p[W_O2_H2] * out_h2 + p[W_O2_H3] * out_h3
                + p[W_O2_H4] * out_h4 + p[W_O2_H5] * out_h5 + p[B_O2];
        // net_o3 = w31·out_h1 + w32·out_h2 + … + w35·out_h5 + b8
        float net_o3 = p[W_O3_H1] * out_h1 + p[W_O3_H2] * out_h2 + p[W_O3_H3] * out_h3
                + p[W_O3_H4] * out_h4 + p[W_O3_H5] * out_h5 + p[B_O3];
        // max_o is the largest net input: without it the exponentials could overflow
        float max_o = Math.max(Math.max(net_o1, net_o2), net_o3);
        float e_o1 = Exp.exp(net_o1 - max_o);
        float e_o2 = Exp.exp(net_o2 - max_o);
        float e_o3 = Exp.exp(net_o3 - max_o);
        float sum_o = e_o1 + e_o2 + e_o3;
        // out_o1 = e_o1 / sum_o
        float out_o1 = e_o1 / sum_o;
        // out_o2 = e_o2 / sum_o
        float out_o2 = e_o2 / sum_o;
        // out_o3 = e_o3 / sum_o
        float out_o3 = e_o3 / sum_o;
        float target_o1 = target[targetAt];
        float target_o2 = target[targetAt + 1];
        float target_o3 = target[targetAt + 2];

        // error
        // log_sum_o is the logarithm of the sum of e^net over the units
        double log_sum_o = max_o + Math.log(sum_o);
        // E_o1 = target_o1 · (log_sum_o - net_o1)
        double E_o1 = target_o1 * (log_sum_o - net_o1);
        // E_o2 = target_o2 · (log_sum_o - net_o2)
        double E_o2 = target_o2 * (log_sum_o - net_o2);
        // E_o3 = target_o3 · (log_sum_o - net_o3)
        double E_o3 = target_o3 * (log_sum_o - net_o3);
        double E = E_o1 + E_o2 + E_o3;

        // deltas of output: delta = dE/dnet
        float targets_o = target_o1 + target_o2 + target_o3;
        // delta_o1 = dE/dnet_o1 = out_o1 · targets_o - target_o1
        float delta_o1 = out_o1 * targets_o - target_o1;
        // delta_o2 = dE/dnet_o2 = out_o2 · targets_o - target_o2
        float delta_o2 = out_o2 * targets_o - target_o2;
        // delta_o3 = dE/dnet_o3 = out_o3 · targets_o - target_o3
        float delta_o3 = out_o3 * targets_o - target_o3;

        // deltas of hidden, through the weights of output
        // delta_h1 = (delta_o1·w21 + delta_o2·w26 + delta_o3·w31) · (1 - out_h1 · out_h1)
        float delta_h1 = (delta_o1 * p[W_O1_H1] + delta_o2 * p[W_O2_H1] + delta_o3 * p[W_O3_H1])
                * (1 - out_h1 * out_h1);
        // delta_h2 = (delta_o1·w22 + delta_o2·w27 + delta_o3·w32) · (1 - out_h2 · out_h2)
        float delta_h2 = (delta_o1 * p[W_O1_H2] + delta_o2 * p[W_O2_H2] + delta_o3 * p[W_O3_H2])
                * (1 - out_h2 * out_h2);
        // delta_h3 = (delta_o1·w23 + delta_o2·w28 + delta_o3·w33) · (1 - out_h3 · out_h3)
        float delta_h3 = (delta_o1 * p[W_O1_H3] + delta_o2 * p[W_O2_H3] + delta_o3 * p[W_O3_H3])
                * (1 - out_h3 * out_h3);
        // delta_h4 = (delta_o1·w24 + delta_o2·w29 + delta_o3·w34) · (1 - out_h4 · out_h4)
        float delta_h4 = (delta_o1 * p[W_O1_H4] + delta_o2 * p[W_O2_H4] + delta_o3 * p[W_O3_H4])
                * (1 - out_h4 * out_h4);
        // delta_h5 = (delta_o1·w25 + delta_o2·w30 + delta_o3·w35) · (1 - out_h5 · out_h5)
        float delta_h5 = (delta_o1 * p[W_O1_H5] + delta_o2 * p[W_O2_H5] + delta_o3 * p[W_O3_H5])
                * (1 - out_h5 * out_h5);

        // gradient of output: dE/dw = delta · input, dE/db = delta
        gradient[W_O1_H1] += delta_o1 * out_h1; // dE/dw21
        gradient[W_O1_H2] += delta_o1 * out_h2; // dE/dw22
        gradient[W_O1_H3] += delta_o1 * out_h3; // dE/dw23
        gradient[W_O1_H4] += delta_o1 * out_h4; // dE/dw24
        gradient[W_O1_H5] += delta_o1 * out_h5; // dE/dw25
        gradient[B_O1] += delta_o1; // dE/db6
        gradient[W_O2_H1] += delta_o2 * out_h1; // dE/dw26
        gradient[W_O2_H2] += delta_o2 * out_h2; // dE/dw27
        gradient[W_O2_H3] += delta_o2 * out_h3; // dE/dw28
        gradient[W_O2_H4] += delta_o2 * out_h4; // dE/dw29
        gradient[W_O2_H5] += delta_o2 * out_h5; // dE/dw30
        gradient[B_O2] += delta_o2; // dE/db7
        gradient[W_O3_H1] += delta_o3 * out_h1; // dE/dw31
        gradient[W_O3_H2] += delta_o3 * out_h2; // dE/dw32
        gradient[W_O3_H3] += delta_o3 * out_h3; // dE/dw33
        gradient[W_O3_H4] += delta_o3 * out_h4; // dE/dw34
        gradient[W_O3_H5] += delta_o3 * out_h5; // dE/dw35
        gradient[B_O3] += delta_o3; // dE/db8

        // gradient of hidden: dE/dw = delta · input, dE/db = delta
        gradient[W_H1_I1] += delta_h1 * i1; // dE/dw1
        gradient[W_H1_I2] += delta_h1 * i2; // dE/dw2
        gradient[W_H1_I3] += delta_h1 * i3; // dE/dw3
        gradient[W_H1_I4] += delta_h1 * i4; // dE/dw4
        gradient[B_H1] += delta_h1; // dE/db1
        gradient[W_H2_I1] += delta_h2 * i1; // dE/dw5
        gradient[W_H2_I2] += delta_h2 * i2; // dE/dw6
        gradient[W_H2_I3] += delta_h2 * i3; // dE/dw7
        gradient[W_H2_I4] += delta_h2 * i4; // dE/dw8
        gradient[B_H2] += delta_h2; // dE/db2
        gradient[W_H3_I1] += delta_h3 * i1; // dE/dw9
        gradient[W_H3_I2] += delta_h3 * i2; // dE/dw10
        gradient[W_H3_I3] += delta_h3 * i3; // dE/dw11
        gradient[W_H3_I4] += delta_h3 * i4; // dE/dw12
        gradient[B_H3] += delta_h3; // dE/db3
        gradient[W_H4_I1] += delta_h4 * i1; // dE/dw13
        gradient[W_H4_I2] += delta_h4 * i2; // dE/dw14
        gradient[W_H4_I3] += delta_h4 * i3; // dE/dw15
        gradient[W_H4_I4] += delta_h4 * i4; // dE/dw16
        gradient[B_H4] += delta_h4; // dE/db4
        gradient[W_H5_I1] += delta_h5 * i1; // dE/dw17
        gradient[W_H5_I2] += delta_h5 * i2; // dE/dw18
        gradient[W_H5_I3] += delta_h5 * i3; // dE/dw19
        gradient[W_H5_I4] += delta_h5 * i4; // dE/dw20
        gradient[B_H5] += delta_h5; // dE/db5
        return E;
    }

    /**
     * Takes one step of gradient descent on one example and returns its error before it.
     */
    private double step(float[] in, int inAt, float[] target, int targetAt, float rate) {
        float[] p = parameters;
        float i1 = in[inAt];
        float i2 = in[inAt + 1];
        float i3 = in[inAt + 2];
        float i4 = in[inAt + 3];

        // hidden: 5 tanh units
        // net_h1 = w1·i1 + w2·i2 + w3·i3 + w4·i4 + b1
        float net_h1 = p[W_H1_I1] * i1 + p[W_H1_I2] * i2 + p[W_H1_I3] * i3 + p[W_H1_I4] * i4
                + p[B_H1];
        // out_h1 = tanh(net_h1)
        float out_h1 = (float) (Math.tanh(net_h1));
        // net_h2 = w5·i1 + w6·i2 + w7·i3 + w8·i4 + b2
        float net_h2 = p[W_H2_I1] * i1 + p[W_H2_I2] * i2 + p[W_H2_I3] * i3 + p[W_H2_I4] * i4
                + p[B_H2];
        // out_h2 = tanh(net_h2)
        float out_h2 = (float) (Math.tanh(net_h2));
        // net_h3 = w9·i1 + w10·i2 + w11·i3 + w12·i4 + b3
        float net_h3 = p[W_H3_I1] * i1 + p[W_H3_I2] * i2 + p[W_H3_I3] * i3 + p[W_H3_I4] * i4
                + p[B_H3];
        // out_h3 = tanh(net_h3)
        float out_h3 = (float) (Math.tanh(net_h3));
        // net_h4 = w13·i1 + w14·i2 + w15·i3 + w16·i4 + b4
        float net_h4 = p[W_H4_I1] * i1 + p[W_H4_I2] * i2 + p[W_H4_I3] * i3 + p[W_H4_I4] * i4
                + p[B_H4];
        // out_h4 = tanh(net_h4)
        float out_h4 = (float) (Math.tanh(net_h4));
        // net_h5 = w17·i1 + w18·i2 + w19·i3 + w20·i4 + b5
        float net_h5 = p[W_H5_I1] * i1 + p[W_H5_I2] * i2 + p[W_H5_I3] * i3 + p[W_H5_I4] * i4
                + p[B_H5];
        // out_h5 = tanh(net_h5)
        float out_h5 = (float) (Math.tanh(net_h5));

        // output: 3 softmax units
        // net_o1 = w21·out_h1 + w22·out_h2 + … + w25·out_h5 + b6
        float net_o1 = p[W_O1_H1] * out_h1 + p[W_O1_H2] * out_h2 + p[W_O1_H3] * out_h3
                + p[W_O1_H4] * out_h4 + p[W_O1_H5] * out_h5 + p[B_O1];
        // net_o2 = w26·out_h1 + w27·out_h2 + … + w30·out_h5 + b7
        float net_o2 = p[W_O2_H1] * out_h1 + p[W_O2_H2] * out_h2 + p[W_O2_H3] * out_h3
                + p[W_O2_H4] * out_h4 + p[W_O2_H5] * out_h5 + p[B_O2];
        // net_o3 = w31·out_h1 + w32·out_h2 + … + w35·out_h5 + b8
        float net_o3 = p[W_O3_H1] * out_h1 + p[W_O3_H2] * out_h2 + p[W_O3_H3] * out_h3
                + p[W_O3_H4] * out_h4 + p[W_O3_H5] * out_h5 + p[B_O3];
        // max_o is the largest net input: without it the exponentials could overflow
        float max_o = Math.max(Math.max(net_o1, net_o2), net_o3);
        float e_o1 = Exp.exp(net_o1 - max_o);
        float e_o2 = Exp.exp(net_o2 - max_o);
        float e_o3 = Exp.exp(net_o3 - max_o);
        float sum_o = e_o1 + e_o2 + e_o3;
        // out_o1 = e_o1 / sum_o
        float out_o1 = e_o1 / sum_o;
        // out_o2 = e_o2 / sum_o
        float out_o2 = e_o2 / sum_o;
        // out_o3 = e_o3 / sum_o
        float out_o3 = e_o3 / sum_o;
        float target_o1 = target[targetAt];
        float target_o2 = target[targetAt + 1];
        float target_o3 = target[targetAt + 2];

        // error
        // log_sum_o is the logarithm of the sum of e^net over the units
        double log_sum_o = max_o + Math.log(sum_o);
        // E_o1 = target_o1 · (log_sum_o - net_o1)
        double E_o1 = target_o1 * (log_sum_o - net_o1);
        // E_o2 = target_o2 · (log_sum_o - net_o2)
        double E_o2 = target_o2 * (log_sum_o - net_o2);
        // E_o3 = target_o3 · (log_sum_o - net_o3)
        double E_o3 = target_o3 * (log_sum_o - net_o3);
        double E = E_o1 + E_o2 + E_o3;
        Rows.checkFinite(E);

        // deltas of output: delta = dE/dnet
        float targets_o = target_o1 + target_o2 + target_o3;
        // delta_o1 = dE/dnet_o1 = out_o1 · targets_o - target_o1
        float delta_o1 = out_o1 * targets_o - target_o1;
        // delta_o2 = dE/dnet_o2 = out_o2 · targets_o - target_o2
        float delta_o2 = out_o2 * targets_o - target_o2;
        // delta_o3 = dE/dnet_o3 = out_o3 · targets_o - target_o3
        float delta_o3 = out_o3 * targets_o - target_o3;

        // deltas of hidden, through the weights of output
        // delta_h1 = (delta_o1·w21 + delta_o2·w26 + delta_o3·w31) · (1 - out_h1 · out_h1)
        float delta_h1 = (delta_o1 * p[W_O1_H1] + delta_o2 * p[W_O2_H1] + delta_o3 * p[W_O3_H1])
                * (1 - out_h1 * out_h1);
        // delta_h2 = (delta_o1·w22 + delta_o2·w27 + delta_o3·w32) · (1 - out_h2 · out_h2)
        float delta_h2 = (delta_o1 * p[W_O1_H2] + delta_o2 * p[W_O2_H2] + delta_o3 * p[W_O3_H2])
                * (1 - out_h2 * out_h2);
        // delta_h3 = (delta_o1·w23 + delta_o2·w28 + delta_o3·w33) · (1 - out_h3 · out_h3)
        float delta_h3 = (delta_o1 * p[W_O1_H3] + delta_o2 * p[W_O2_H3] + delta_o3 * p[W_O3_H3])
                * (1 - out_h3 * out_h3);
        // delta_h4 = (delta_o1·w24 + delta_o2·w29 + delta_o3·w34) · (1 - out_h4 · out_h4)
        float delta_h4 = (delta_o1 * p[W_O1_H4] + delta_o2 * p[W_O2_H4] + delta_o3 * p[W_O3_H4])
                * (1 - out_h4 * out_h4);
        // delta_h5 = (delta_o1·w25 + delta_o2·w30 + delta_o3·w35) · (1 - out_h5 · out_h5)
        float delta_h5 = (delta_o1 * p[W_O1_H5] + delta_o2 * p[W_O2_H5] + delta_o3 * p[W_O3_H5])
                * (1 - out_h5 * out_h5);

        // update of output: w = w - rate · delta · input, b = b - rate · delta
        p[W_O1_H1] -= rate * delta_o1 * out_h1; // w21
        p[W_O1_H2] -= rate * delta_o1 * out_h2; // w22
        p[W_O1_H3] -= rate * delta_o1 * out_h3; // w23
        p[W_O1_H4] -= rate * delta_o1 * out_h4; // w24
        p[W_O1_H5] -= rate * delta_o1 * out_h5; // w25
        p[B_O1] -= rate * delta_o1; // b6
        p[W_O2_H1] -= rate * delta_o2 * out_h1; // w26
        p[W_O2_H2] -= rate * delta_o2 * out_h2; // w27
        p[W_O2_H3] -= rate * delta_o2 * out_h3; // w28
        p[W_O2_H4] -= rate * delta_o2 * out_h4; // w29
        p[W_O2_H5] -= rate * delta_o2 * out_h5; // w30
        p[B_O2] -= rate * delta_o2; // b7
        p[W_O3_H1] -= rate * delta_o3 * out_h1; // w31
        p[W_O3_H2] -= rate * delta_o3 * out_h2; // w32
        p[W_O3_H3] -= rate * delta_o3 * out_h3; // w33
        p[W_O3_H4] -= rate * delta_o3 * out_h4; // w34
        p[W_O3_H5] -= rate * delta_o3 * out_h5; // w35
        p[B_O3] -= rate * delta_o3; // b8

        // update of hidden: w = w - rate · delta · input, b = b - rate · delta
        p[W_H1_I1] -= rate * delta_h1 * i1; // w1
        p[W_H1_I2] -= rate * delta_h1 * i2; // w2
        p[W_H1_I3] -= rate * delta_h1 * i3; // w3
        p[W_H1_I4] -= rate * delta_h1 * i4; // w4
        p[B_H1] -= rate * delta_h1; // b1
        p[W_H2_I1] -= rate * delta_h2 * i1; // w5
        p[W_H2_I2] -= rate * delta_h2 * i2; // w6
        p[W_H2_I3] -= rate * delta_h2 * i3; // w7
        p[W_H2_I4] -= rate * delta_h2 * i4; // w8
        p[B_H2] -= rate * delta_h2; // b2
        p[W_H3_I1] -= rate * delta_h3 * i1; // w9
        p[W_H3_I2] -= rate * delta_h3 * i2; // w10
        p[W_H3_I3] -= rate * delta_h3 * i3; // w11
        p[W_H3_I4] -= rate * delta_h3 * i4; // w12
        p[B_H3] -= rate * delta_h3; // b3
        p[W_H4_I1] -= rate * delta_h4 * i1; // w13
        p[W_H4_I2] -= rate * delta_h4 * i2; // w14
        p[W_H4_I3] -= rate * delta_h4 * i3; // w15
        p[W_H4_I4] -= rate * delta_h4 * i4; // w16
        p[B_H4] -= rate * delta_h4; // b4
        p[W_H5_I1] -= rate * delta_h5 * i1; // w17
        p[W_H5_I2] -= rate * delta_h5 * i2; // w18
        p[W_H5_I3] -= rate * delta_h5 * i3; // w19
        p[W_H5_I4] -= rate * delta_h5 * i4; // w20
        p[B_H5] -= rate * delta_h5; // b5
        return E;
    }

    @Override
    public float[] parameters() {
        return parameters;
    }

    @Override
    public void predict(float[] in, int inAt, float[] out, int outAt) {
        Rows.check("in", in.length, inAt, 1, 4);
        Rows.check("out", out.length, outAt, 1, 3);
        forward(in, inAt, out, outAt);
    }

    @Override
    public void predict(float[] in, int inAt, float[] out, int outAt, int count) {
        Rows.check("in", in.length, inAt, count, 4);
        Rows.check("out", out.length, outAt, count, 3);
        for (int k = 0; k < count; k++) {
            forward(in, inAt + k * 4, out, outAt + k * 3);
        }
    }

    @Override
    public double loss(float[] in, int inAt, float[] target, int targetAt, int count) {
        Rows.check("in", in.length, inAt, count, 4);
        Rows.check("target", target.length, targetAt, count, 3);
        double error = 0;
        for (int k = 0; k < count; k++) {
            error += error(in, inAt + k * 4, target, targetAt + k * 3);
        }
        return error;
    }

    @Override
    public double gradient(float[] in, int inAt, float[] target, int targetAt, int count,
            float[] gradient) {
        Rows.check("in", in.length, inAt, count, 4);
        Rows.check("target", target.length, targetAt, count, 3);
        Rows.checkGradient(gradient.length, 43);
        double error = 0;
        for (int k = 0; k < count; k++) {
            error += backpropagate(in, inAt + k * 4, target, targetAt + k * 3, gradient);
        }
        return error;
    }

    @Override
    public double descend(float[] in, int inAt, float[] target, int targetAt, int count,
            float rate) {
        Rows.atLeastOne(count);
        Rows.check("in", in.length, inAt, count, 4);
        Rows.check("target", target.length, targetAt, count, 3);
        if (count == 1) {
            return step(in, inAt, target, targetAt, rate);
        }
        float[] p = parameters;
        float[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k++) {
            error += backpropagate(in, inAt + k * 4, target, targetAt + k * 3, sum);
        }
        Rows.checkFinite(error);
        float step = rate / count;
        for (int k = 0; k < 43; k++) {
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
    public IrisNet replicate() {
        return new IrisNetImpl(parameters, names);
    }
}
