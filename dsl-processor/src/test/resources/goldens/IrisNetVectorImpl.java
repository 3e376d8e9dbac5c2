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
import dev.deltarule.runtime.support.VectorOperations;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The network {@link IrisNet}: 4 inputs, 3 outputs, 43 parameters, loss CROSS_ENTROPY.
 *
 * <pre>
 * layer   shape  activation  weights  biases  multiply-adds
 * hidden  4 x 5  TANH        0..19    20..24             20
 * output  5 x 3  SOFTMAX     25..39   40..42             15
 *
 * layer   256 bits: forward  step  512 bits: forward  step
 * hidden                 28    56                 17    45
 * output                 14    39                  7    32
 * </pre>
 *
 * <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
 * input by input. A shape is inputs x units.
 *
 * <p>Examples side by side: in a block each lane of a vector is an example, so that no layer needs to fill one; the
 * gradient, which is a sum over the examples, has inputs or units in the lanes. Up to 64 examples are worked on
 * together, and vectors are as wide as the machine's. A few examples go one by one, straight through.
 *
 * <p>Cycles are estimated for one example in a block of 32 and one core, with the parameters in its caches and
 * no input 0; a step of gradient descent has the forward pass in it.
 *
 * <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
 * the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
 * before any parameter changes.
 */
@Generated
public final class IrisNetVectorImpl implements IrisNet {
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

    /**
     * Examples that are worked on together, in groups of as many as a vector has lanes.
     */
    private static final int BLOCK = 64;

    /**
     * The vectors of this machine: one shape for all, because HotSpot keeps vectors in objects where shapes mix.
     */
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    private static final int W_H = 0;

    private static final int B_H = 20;

    private static final int W_O = 25;

    private static final int B_O = 40;

    private static final int ROW_H = whole(5);

    private static final int ROW_O = whole(3);

    static {
        // HotSpot optimises long methods only where the Vector API met no operation late.
        VectorOperations.meet();
    }

    private final float[] parameters;

    private final ModelNames names;

    private final float[] gradientSum = new float[43];

    private Workers workers = Workers.none();

    private final float[] typedInputs = new float[4];

    private final float[] typedOutputs = new float[3];

    /**
     * Values of a block: for each group of examples a vector for each input or unit, a lane for each example.
     */
    private final float[] ins = new float[4 * BLOCK];

    private final float[] outs_h = new float[5 * BLOCK];

    private final float[] deltas_h = new float[5 * BLOCK];

    private final float[] nets_o = new float[3 * BLOCK];

    private final float[] outs_o = new float[3 * BLOCK];

    private final float[] deltas_o = new float[3 * BLOCK];

    private final float[] sums_o = new float[BLOCK];

    private final float[] logs_o = new float[BLOCK];

    private final float[] outRows_h = new float[BLOCK * ROW_H];

    private final float[] deltaRows_h = new float[BLOCK * ROW_H];

    private final float[] deltaRows_o = new float[BLOCK * ROW_O];

    private final float[] weightSums_h = new float[4 * ROW_H];

    private final float[] biasSums_h = new float[ROW_H];

    private final float[] weightSums_o = new float[3 * ROW_H];

    private final float[] biasSums_o = new float[ROW_O];

    /**
     * A network whose parameters are all 0. {@code Models.create} draws initial ones.
     */
    public IrisNetVectorImpl() {
        this(new float[43], new ModelNames(TOPOLOGY));
    }

    private IrisNetVectorImpl(float[] parameters, ModelNames names) {
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

    /**
     * Sums dE/dparameter over n examples and returns the sum of their errors.
     */
    private double learn(float[] in, int inAt, float[] target, int targetAt, int n) {
        readInputs(in, inAt, n);
        propagate(n);
        double error = errorsAndDeltas(target, targetAt, n);
        turn5(outs_h, outRows_h, ROW_H, n);
        turn5(deltas_h, deltaRows_h, ROW_H, n);
        gradient_o(n);
        gradient_h(in, inAt, n);
        return error;
    }

    /**
     * Reads the inputs of n examples into columns.
     */
    private void readInputs(float[] in, int inAt, int n) {
        for (int group = 0; group < n; group += L) {
            for (int e = group, end = Math.min(n, group + L); e < end; e++) {
                int o = group * 3 + e;
                int at = inAt + e * 4;
                ins[o] = in[at];
                ins[o + L] = in[at + 1];
                ins[o + 2 * L] = in[at + 2];
                ins[o + 3 * L] = in[at + 3];
            }
        }
    }

    /**
     * The forward pass of n examples, layer by layer.
     */
    private void propagate(int n) {
        forward_h(n);
        activate_h(n);
        forward_o(n);
        activate_o(n);
    }

    /**
     * Writes the outputs of n examples.
     */
    private void writeOutputs(float[] out, int outAt, int n) {
        for (int group = 0; group < n; group += L) {
            for (int e = group, end = Math.min(n, group + L); e < end; e++) {
                int o = group * 2 + e;
                int at = outAt + e * 3;
                out[at] = outs_o[o];
                out[at + 1] = outs_o[o + L];
                out[at + 2] = outs_o[o + 2 * L];
            }
        }
    }

    /**
     * Returns the sum of the errors of n examples.
     */
    private double errors(float[] target, int targetAt, int n) {
        logarithms_o(n);
        double sum = 0;
        for (int group = 0; group < n; group += L) {
            for (int e = group, end = Math.min(n, group + L); e < end; e++) {
                int o = group * 2 + e;
                sum += error_o(e, o, target, targetAt + e * 3);
            }
        }
        return sum;
    }

    /**
     * Computes deltas for n examples and returns the sum of their errors.
     */
    private double errorsAndDeltas(float[] target, int targetAt, int n) {
        logarithms_o(n);
        double sum = 0;
        for (int group = 0; group < n; group += L) {
            for (int e = group, end = Math.min(n, group + L); e < end; e++) {
                int o = group * 2 + e;
                sum += error_o(e, o, target, targetAt + e * 3);
                deltas_o(e, o, target, targetAt + e * 3);
            }
        }
        deltas_h(n);
        slopes_h(n);
        return sum;
    }

    /**
     * Computes the logarithms of the sums of exponentials.
     */
    private void logarithms_o(int n) {
        for (int e = 0; e < n; e += L) {
            // no sum is below 1, since the largest exponential is 1
            // y1 = log1p(x1) for x at least 0: ln u with u = 1 + x, and what that sum lost, over u
            FloatVector x1 = FloatVector.fromArray(S, sums_o, e).sub(1f).min(Float.MAX_VALUE);
            FloatVector u1 = x1.add(1f);
            FloatVector lost1 = x1.sub(u1.sub(1f)).div(u1);
            // u = 2^n · (1 + f), 1 + f between √½ and √2
            IntVector bits1 = u1.reinterpretAsInts();
            IntVector exponent1 = bits1.sub(0x3F3504F3).lanewise(VectorOperators.ASHR, 23);
            FloatVector f1 = bits1.sub(exponent1.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
            FloatVector n1 = exponent1.add(0x4B400000).reinterpretAsFloats().sub(12582912f);
            FloatVector y1 = FloatVector.broadcast(S, 0.070376836f);
            y1 = y1.fma(f1, FloatVector.broadcast(S, -0.1151461f));
            y1 = y1.fma(f1, FloatVector.broadcast(S, 0.116769984f));
            y1 = y1.fma(f1, FloatVector.broadcast(S, -0.12420141f));
            y1 = y1.fma(f1, FloatVector.broadcast(S, 0.14249323f));
            y1 = y1.fma(f1, FloatVector.broadcast(S, -0.16668057f));
            y1 = y1.fma(f1, FloatVector.broadcast(S, 0.20000714f));
            y1 = y1.fma(f1, FloatVector.broadcast(S, -0.24999994f));
            y1 = y1.fma(f1, FloatVector.broadcast(S, 0.3333333f));
            FloatVector square1 = f1.mul(f1);
            y1 = y1.mul(f1).fma(square1, lost1);
            y1 = n1.fma(FloatVector.broadcast(S, -2.1219444E-4f), y1);
            y1 = square1.fma(FloatVector.broadcast(S, -0.5f), y1);
            y1 = n1.fma(FloatVector.broadcast(S, 0.693359375f), f1.add(y1));
            y1.intoArray(logs_o, e);
        }
    }

    /**
     * Returns the error of example e.
     */
    private double error_o(int e, int o, float[] target, int targetAt) {
        // of net inputs from which the largest was subtracted
        float log_sum = logs_o[e];
        // E is the sum of target · (log_sum - net)
        float E = 0;
        E += target[targetAt] * (log_sum - nets_o[o]);
        E += target[targetAt + 1] * (log_sum - nets_o[o + L]);
        E += target[targetAt + 2] * (log_sum - nets_o[o + 2 * L]);
        return E;
    }

    /**
     * Computes delta = dE/dnet of output for example e.
     */
    private void deltas_o(int e, int o, float[] target, int targetAt) {
        float targets = 0;
        targets += target[targetAt];
        targets += target[targetAt + 1];
        targets += target[targetAt + 2];
        // delta = out · targets - target
        int r = e * ROW_O;
        deltaRows_o[r] = outs_o[o] * targets - target[targetAt];
        deltas_o[o] = deltaRows_o[r];
        deltaRows_o[r + 1] = outs_o[o + L] * targets - target[targetAt + 1];
        deltas_o[o + L] = deltaRows_o[r + 1];
        deltaRows_o[r + 2] = outs_o[o + 2 * L] * targets - target[targetAt + 2];
        deltas_o[o + 2 * L] = deltaRows_o[r + 2];
    }

    /**
     * Computes the net inputs of hidden.
     */
    private void forward_h(int n) {
        if (n <= L) {
            forward1_h(0);
            return;
        }
        for (int e = 0; e < n; e += 2 * L) {
            forward2_h(e);
        }
    }

    private void forward1_h(int e) {
        float[] p = parameters;
        float[] from = ins;
        float[] to = outs_h;
        for (int first = 0; first < 5; first += 4) {
            int j = Math.min(first, 1);
            FloatVector c00 = FloatVector.broadcast(S, p[B_H + j]);
            FloatVector c10 = FloatVector.broadcast(S, p[B_H + j + 1]);
            FloatVector c20 = FloatVector.broadcast(S, p[B_H + j + 2]);
            FloatVector c30 = FloatVector.broadcast(S, p[B_H + j + 3]);
            int w = W_H + j;
            int a = e * 4;
            for (int end = a + 4 * L; a < end; a += L) {
                FloatVector x0 = FloatVector.fromArray(S, from, a);
                FloatVector w0 = FloatVector.broadcast(S, p[w]);
                c00 = w0.fma(x0, c00);
                FloatVector w1 = FloatVector.broadcast(S, p[w + 1]);
                c10 = w1.fma(x0, c10);
                FloatVector w2 = FloatVector.broadcast(S, p[w + 2]);
                c20 = w2.fma(x0, c20);
                FloatVector w3 = FloatVector.broadcast(S, p[w + 3]);
                c30 = w3.fma(x0, c30);
                w += 5;
            }
            int o = e * 5 + j * L;
            c00.intoArray(to, o);
            c10.intoArray(to, o + L);
            c20.intoArray(to, o + 2 * L);
            c30.intoArray(to, o + 3 * L);
        }
    }

    private void forward2_h(int e) {
        float[] p = parameters;
        float[] from = ins;
        float[] to = outs_h;
        for (int first = 0; first < 5; first += 4) {
            int j = Math.min(first, 1);
            FloatVector c00 = FloatVector.broadcast(S, p[B_H + j]);
            FloatVector c01 = c00;
            FloatVector c10 = FloatVector.broadcast(S, p[B_H + j + 1]);
            FloatVector c11 = c10;
            FloatVector c20 = FloatVector.broadcast(S, p[B_H + j + 2]);
            FloatVector c21 = c20;
            FloatVector c30 = FloatVector.broadcast(S, p[B_H + j + 3]);
            FloatVector c31 = c30;
            int w = W_H + j;
            int a = e * 4;
            for (int end = a + 4 * L; a < end; a += L) {
                FloatVector x0 = FloatVector.fromArray(S, from, a);
                FloatVector x1 = FloatVector.fromArray(S, from, a + 4 * L);
                FloatVector w0 = FloatVector.broadcast(S, p[w]);
                c00 = w0.fma(x0, c00);
                c01 = w0.fma(x1, c01);
                FloatVector w1 = FloatVector.broadcast(S, p[w + 1]);
                c10 = w1.fma(x0, c10);
                c11 = w1.fma(x1, c11);
                FloatVector w2 = FloatVector.broadcast(S, p[w + 2]);
                c20 = w2.fma(x0, c20);
                c21 = w2.fma(x1, c21);
                FloatVector w3 = FloatVector.broadcast(S, p[w + 3]);
                c30 = w3.fma(x0, c30);
                c31 = w3.fma(x1, c31);
                w += 5;
            }
            int o = e * 5 + j * L;
            c00.intoArray(to, o);
            c10.intoArray(to, o + L);
            c20.intoArray(to, o + 2 * L);
            c30.intoArray(to, o + 3 * L);
            c01.intoArray(to, o + 5 * L);
            c11.intoArray(to, o + 6 * L);
            c21.intoArray(to, o + 7 * L);
            c31.intoArray(to, o + 8 * L);
        }
    }

    /**
     * Computes the outputs of hidden.
     */
    private void activate_h(int n) {
        // out = tanh(net)
        for (int k = 0; k < whole(n) * 5; k += L) {
            FloatVector net = FloatVector.fromArray(S, outs_h, k);
            // y1 = expm1(x1): e^x - 1 = 2^n · (e^r - 1) + (2^n - 1) with r = x - n ln 2, n an integer
            FloatVector x1 = net.mul(FloatVector.broadcast(S, 2f)).min(FloatVector.broadcast(S, 20f));
            x1 = x1.blend(FloatVector.broadcast(S, -18f), x1.compare(VectorOperators.LT, FloatVector.broadcast(S, -18f)));
            x1 = x1.blend(FloatVector.broadcast(S, 89f), x1.compare(VectorOperators.GT, FloatVector.broadcast(S, 89f)));
            FloatVector rounding1 = FloatVector.broadcast(S, 12582912f);
            FloatVector n1 = x1.fma(FloatVector.broadcast(S, 1.442695f), rounding1).sub(rounding1);
            FloatVector r1 = n1.fma(FloatVector.broadcast(S, -0.693359375f), x1);
            r1 = n1.fma(FloatVector.broadcast(S, 2.1219444E-4f), r1);
            FloatVector y1 = FloatVector.broadcast(S, 1.9875691E-4f);
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.0013981999f));
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.008333452f));
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.041665796f));
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.16666666f));
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.5f));
            y1 = y1.fma(r1.mul(r1), r1);
            // half of 2^n, which alone could overflow
            FloatVector half1 = n1.add(FloatVector.broadcast(S, 8388608f + 126f)).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
            y1 = y1.fma(half1, half1.sub(FloatVector.broadcast(S, 0.5f))).mul(FloatVector.broadcast(S, 2f));
            // tanh x = y / (y + 2) with y = e^2x - 1
            y1 = y1.div(y1.add(FloatVector.broadcast(S, 2f)));
            y1.intoArray(outs_h, k);
        }
    }

    /**
     * Computes the net inputs of output.
     */
    private void forward_o(int n) {
        if (n <= L) {
            forward1_o(0);
            return;
        }
        for (int e = 0; e < n; e += 2 * L) {
            forward2_o(e);
        }
    }

    private void forward1_o(int e) {
        float[] p = parameters;
        float[] from = outs_h;
        float[] to = nets_o;
        int j = 0;
        FloatVector c00 = FloatVector.broadcast(S, p[B_O + j]);
        FloatVector c10 = FloatVector.broadcast(S, p[B_O + j + 1]);
        FloatVector c20 = FloatVector.broadcast(S, p[B_O + j + 2]);
        int w = W_O + j;
        int a = e * 5;
        for (int end = a + 5 * L; a < end; a += L) {
            FloatVector x0 = FloatVector.fromArray(S, from, a);
            FloatVector w0 = FloatVector.broadcast(S, p[w]);
            c00 = w0.fma(x0, c00);
            FloatVector w1 = FloatVector.broadcast(S, p[w + 1]);
            c10 = w1.fma(x0, c10);
            FloatVector w2 = FloatVector.broadcast(S, p[w + 2]);
            c20 = w2.fma(x0, c20);
            w += 3;
        }
        int o = e * 3 + j * L;
        c00.intoArray(to, o);
        c10.intoArray(to, o + L);
        c20.intoArray(to, o + 2 * L);
    }

    private void forward2_o(int e) {
        float[] p = parameters;
        float[] from = outs_h;
        float[] to = nets_o;
        int j = 0;
        FloatVector c00 = FloatVector.broadcast(S, p[B_O + j]);
        FloatVector c01 = c00;
        FloatVector c10 = FloatVector.broadcast(S, p[B_O + j + 1]);
        FloatVector c11 = c10;
        FloatVector c20 = FloatVector.broadcast(S, p[B_O + j + 2]);
        FloatVector c21 = c20;
        int w = W_O + j;
        int a = e * 5;
        for (int end = a + 5 * L; a < end; a += L) {
            FloatVector x0 = FloatVector.fromArray(S, from, a);
            FloatVector x1 = FloatVector.fromArray(S, from, a + 5 * L);
            FloatVector w0 = FloatVector.broadcast(S, p[w]);
            c00 = w0.fma(x0, c00);
            c01 = w0.fma(x1, c01);
            FloatVector w1 = FloatVector.broadcast(S, p[w + 1]);
            c10 = w1.fma(x0, c10);
            c11 = w1.fma(x1, c11);
            FloatVector w2 = FloatVector.broadcast(S, p[w + 2]);
            c20 = w2.fma(x0, c20);
            c21 = w2.fma(x1, c21);
            w += 3;
        }
        int o = e * 3 + j * L;
        c00.intoArray(to, o);
        c10.intoArray(to, o + L);
        c20.intoArray(to, o + 2 * L);
        c01.intoArray(to, o + 3 * L);
        c11.intoArray(to, o + 4 * L);
        c21.intoArray(to, o + 5 * L);
    }

    /**
     * Computes the outputs of output.
     */
    private void activate_o(int n) {
        shift_o(n);
        for (int k = 0; k < whole(n) * 3; k += L) {
            FloatVector net = FloatVector.fromArray(S, nets_o, k);
            // y1 = exp(x1): e^x = 2^n · e^r with r = x - n ln 2, n an integer
            FloatVector x1 = net;
            x1 = x1.blend(FloatVector.broadcast(S, -104f), x1.compare(VectorOperators.LT, FloatVector.broadcast(S, -104f)));
            x1 = x1.blend(FloatVector.broadcast(S, 89f), x1.compare(VectorOperators.GT, FloatVector.broadcast(S, 89f)));
            FloatVector rounding1 = FloatVector.broadcast(S, 12582912f);
            FloatVector n1 = x1.fma(FloatVector.broadcast(S, 1.442695f), rounding1).sub(rounding1);
            FloatVector r1 = n1.fma(FloatVector.broadcast(S, -0.693359375f), x1);
            r1 = n1.fma(FloatVector.broadcast(S, 2.1219444E-4f), r1);
            FloatVector y1 = FloatVector.broadcast(S, 1.9875691E-4f);
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.0013981999f));
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.008333452f));
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.041665796f));
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.16666666f));
            y1 = y1.fma(r1, FloatVector.broadcast(S, 0.5f));
            y1 = y1.fma(r1.mul(r1), r1).add(FloatVector.broadcast(S, 1f));
            // times 2^n, in two steps because 2^n alone could overflow or underflow
            FloatVector half1 = n1.fma(FloatVector.broadcast(S, 0.5f), rounding1).sub(rounding1);
            y1 = y1.mul(half1.add(FloatVector.broadcast(S, 8388608f + 127f)).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
            y1 = y1.mul(n1.sub(half1).add(FloatVector.broadcast(S, 8388608f + 127f)).reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats());
            y1.intoArray(outs_o, k);
        }
        normalise_o(n);
    }

    /**
     * Subtracts the largest net input of each example, so that no exponential overflows.
     */
    private void shift_o(int n) {
        float[] net = nets_o;
        for (int first = 0; first < n; first += L) {
            int o = first * 3;
            int end = o + 3 * L;
            FloatVector max = FloatVector.fromArray(S, net, o);
            for (int k = o + L; k < end; k += L) {
                max = FloatVector.fromArray(S, net, k).max(max);
            }
            for (int k = o; k < end; k += L) {
                FloatVector.fromArray(S, net, k).sub(max).intoArray(net, k);
            }
        }
    }

    /**
     * Turns exponentials into outputs.
     */
    private void normalise_o(int n) {
        for (int first = 0; first < n; first += L) {
            int o = first * 3;
            int end = o + 3 * L;
            FloatVector sum = FloatVector.zero(S);
            for (int k = o; k < end; k += L) {
                sum = FloatVector.fromArray(S, outs_o, k).add(sum);
            }
            sum.intoArray(sums_o, first);
            // out = e / sum
            for (int k = o; k < end; k += L) {
                FloatVector e = FloatVector.fromArray(S, outs_o, k);
                e.div(sum).intoArray(outs_o, k);
            }
        }
    }

    /**
     * Computes dE/dout of hidden.
     */
    private void deltas_h(int n) {
        if (n <= L) {
            deltas1_h(0);
            return;
        }
        for (int e = 0; e < n; e += 2 * L) {
            deltas2_h(e);
        }
    }

    private void deltas1_h(int e) {
        float[] p = parameters;
        float[] from = deltas_o;
        float[] to = deltas_h;
        for (int first = 0; first < 5; first += 4) {
            int j = Math.min(first, 1);
            FloatVector zero = FloatVector.zero(S);
            FloatVector c00 = zero;
            FloatVector c10 = zero;
            FloatVector c20 = zero;
            FloatVector c30 = zero;
            int w = W_O + j * 3;
            int a = e * 3;
            for (int end = a + 3 * L; a < end; a += L) {
                FloatVector x0 = FloatVector.fromArray(S, from, a);
                FloatVector w0 = FloatVector.broadcast(S, p[w]);
                c00 = w0.fma(x0, c00);
                FloatVector w1 = FloatVector.broadcast(S, p[w + 3]);
                c10 = w1.fma(x0, c10);
                FloatVector w2 = FloatVector.broadcast(S, p[w + 6]);
                c20 = w2.fma(x0, c20);
                FloatVector w3 = FloatVector.broadcast(S, p[w + 9]);
                c30 = w3.fma(x0, c30);
                w++;
            }
            int o = e * 5 + j * L;
            c00.intoArray(to, o);
            c10.intoArray(to, o + L);
            c20.intoArray(to, o + 2 * L);
            c30.intoArray(to, o + 3 * L);
        }
    }

    private void deltas2_h(int e) {
        float[] p = parameters;
        float[] from = deltas_o;
        float[] to = deltas_h;
        for (int first = 0; first < 5; first += 4) {
            int j = Math.min(first, 1);
            FloatVector zero = FloatVector.zero(S);
            FloatVector c00 = zero;
            FloatVector c01 = zero;
            FloatVector c10 = zero;
            FloatVector c11 = zero;
            FloatVector c20 = zero;
            FloatVector c21 = zero;
            FloatVector c30 = zero;
            FloatVector c31 = zero;
            int w = W_O + j * 3;
            int a = e * 3;
            for (int end = a + 3 * L; a < end; a += L) {
                FloatVector x0 = FloatVector.fromArray(S, from, a);
                FloatVector x1 = FloatVector.fromArray(S, from, a + 3 * L);
                FloatVector w0 = FloatVector.broadcast(S, p[w]);
                c00 = w0.fma(x0, c00);
                c01 = w0.fma(x1, c01);
                FloatVector w1 = FloatVector.broadcast(S, p[w + 3]);
                c10 = w1.fma(x0, c10);
                c11 = w1.fma(x1, c11);
                FloatVector w2 = FloatVector.broadcast(S, p[w + 6]);
                c20 = w2.fma(x0, c20);
                c21 = w2.fma(x1, c21);
                FloatVector w3 = FloatVector.broadcast(S, p[w + 9]);
                c30 = w3.fma(x0, c30);
                c31 = w3.fma(x1, c31);
                w++;
            }
            int o = e * 5 + j * L;
            c00.intoArray(to, o);
            c10.intoArray(to, o + L);
            c20.intoArray(to, o + 2 * L);
            c30.intoArray(to, o + 3 * L);
            c01.intoArray(to, o + 5 * L);
            c11.intoArray(to, o + 6 * L);
            c21.intoArray(to, o + 7 * L);
            c31.intoArray(to, o + 8 * L);
        }
    }

    /**
     * Computes delta = dE/dnet of hidden from dE/dout.
     */
    private void slopes_h(int n) {
        // delta = dE/dout · dout/dnet, dout/dnet = 1 - out · out
        for (int k = 0; k < whole(n) * 5; k += L) {
            FloatVector out = FloatVector.fromArray(S, outs_h, k);
            FloatVector.fromArray(S, deltas_h, k).mul(FloatVector.broadcast(S, 1f).sub(out.mul(out))).intoArray(deltas_h, k);
        }
    }

    /**
     * Turns 5 columns into rows, one for each of n examples.
     */
    private static void turn5(float[] columns, float[] rows, int row, int n) {
        for (int group = 0; group < n; group += L) {
            for (int e = group, end = Math.min(n, group + L); e < end; e++) {
                int o = group * 4 + e;
                int at = e * row;
                rows[at] = columns[o];
                rows[at + 1] = columns[o + L];
                rows[at + 2] = columns[o + 2 * L];
                rows[at + 3] = columns[o + 3 * L];
                rows[at + 4] = columns[o + 4 * L];
            }
        }
    }

    /**
     * Sums dE/dweight of output over n examples.
     */
    private void gradient_o(int n) {
        for (int v = 0; v < ROW_H; v += L) {
            products3_o(0, v, n);
        }
        sumDeltas_o(n);
    }

    private void products3_o(int first, int v, int n) {
        float[] rows = outRows_h;
        float[] numbers = deltaRows_o;
        FloatVector zero = FloatVector.zero(S);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        int r = v;
        int a = first;
        for (int e = 0; e < n; e++) {
            FloatVector x = FloatVector.fromArray(S, rows, r);
            c0 = FloatVector.broadcast(S, numbers[a]).fma(x, c0);
            c1 = FloatVector.broadcast(S, numbers[a + 1]).fma(x, c1);
            c2 = FloatVector.broadcast(S, numbers[a + 2]).fma(x, c2);
            r += ROW_H;
            a += ROW_O;
        }
        float[] sums = weightSums_o;
        int s = first * ROW_H + v;
        c0.intoArray(sums, s);
        c1.intoArray(sums, s + ROW_H);
        c2.intoArray(sums, s + 2 * ROW_H);
    }

    /**
     * Sums dE/dbias of output over n examples.
     */
    private void sumDeltas_o(int n) {
        for (int v = 0; v < ROW_O; v += L) {
            FloatVector sum = FloatVector.zero(S);
            for (int r = v; r < n * ROW_O; r += ROW_O) {
                sum = FloatVector.fromArray(S, deltaRows_o, r).add(sum);
            }
            sum.intoArray(biasSums_o, v);
        }
    }

    /**
     * Sums dE/dweight of hidden over n examples.
     */
    private void gradient_h(float[] in, int inAt, int n) {
        for (int v = 0; v < ROW_H; v += L) {
            products4_h(in, inAt, 0, v, n);
        }
        sumDeltas_h(n);
    }

    private void products4_h(float[] in, int inAt, int first, int v, int n) {
        float[] rows = deltaRows_h;
        float[] numbers = in;
        FloatVector zero = FloatVector.zero(S);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        int r = v;
        int a = inAt + first;
        for (int e = 0; e < n; e++) {
            FloatVector x = FloatVector.fromArray(S, rows, r);
            c0 = FloatVector.broadcast(S, numbers[a]).fma(x, c0);
            c1 = FloatVector.broadcast(S, numbers[a + 1]).fma(x, c1);
            c2 = FloatVector.broadcast(S, numbers[a + 2]).fma(x, c2);
            c3 = FloatVector.broadcast(S, numbers[a + 3]).fma(x, c3);
            r += ROW_H;
            a += 4;
        }
        float[] sums = weightSums_h;
        int s = first * ROW_H + v;
        c0.intoArray(sums, s);
        c1.intoArray(sums, s + ROW_H);
        c2.intoArray(sums, s + 2 * ROW_H);
        c3.intoArray(sums, s + 3 * ROW_H);
    }

    /**
     * Sums dE/dbias of hidden over n examples.
     */
    private void sumDeltas_h(int n) {
        for (int v = 0; v < ROW_H; v += L) {
            FloatVector sum = FloatVector.zero(S);
            for (int r = v; r < n * ROW_H; r += ROW_H) {
                sum = FloatVector.fromArray(S, deltaRows_h, r).add(sum);
            }
            sum.intoArray(biasSums_h, v);
        }
    }

    /**
     * Adds factor times the sums of dE/dparameter.
     */
    private void addSums(float[] to, float factor) {
        addSums_o(to, factor);
        addSums_h(to, factor);
    }

    /**
     * Adds factor times the sums of output.
     */
    private void addSums_o(float[] to, float factor) {
        for (int i = 0; i < 5; i++) {
            int at = W_O + i * 3;
            to[at] += factor * weightSums_o[i];
            to[at + 1] += factor * weightSums_o[1 * ROW_H + i];
            to[at + 2] += factor * weightSums_o[2 * ROW_H + i];
        }
        for (int j = 0; j < 3; j++) {
            to[B_O + j] += factor * biasSums_o[j];
        }
    }

    /**
     * Adds factor times the sums of hidden.
     */
    private void addSums_h(float[] to, float factor) {
        for (int i = 0; i < 4; i++) {
            int at = W_H + i * 5;
            to[at] += factor * weightSums_h[i * ROW_H];
            to[at + 1] += factor * weightSums_h[i * ROW_H + 1];
            to[at + 2] += factor * weightSums_h[i * ROW_H + 2];
            to[at + 3] += factor * weightSums_h[i * ROW_H + 3];
            to[at + 4] += factor * weightSums_h[i * ROW_H + 4];
        }
        for (int j = 0; j < 5; j++) {
            to[B_H + j] += factor * biasSums_h[j];
        }
    }

    /**
     * The least multiple of a vector's lanes that is at least n.
     */
    private static int whole(int n) {
        return (n + L - 1) / L * L;
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
        if (count < 8) {
            for (int k = 0; k < count; k++) {
                forward(in, inAt + k * 4, out, outAt + k * 3);
            }
            return;
        }
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            readInputs(in, inAt + k * 4, n);
            propagate(n);
            writeOutputs(out, outAt + k * 3, n);
        }
    }

    @Override
    public double loss(float[] in, int inAt, float[] target, int targetAt, int count) {
        Rows.check("in", in.length, inAt, count, 4);
        Rows.check("target", target.length, targetAt, count, 3);
        if (count < 8) {
            double error = 0;
            for (int k = 0; k < count; k++) {
                error += error(in, inAt + k * 4, target, targetAt + k * 3);
            }
            return error;
        }
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            readInputs(in, inAt + k * 4, n);
            propagate(n);
            error += errors(target, targetAt + k * 3, n);
        }
        return error;
    }

    @Override
    public double gradient(float[] in, int inAt, float[] target, int targetAt, int count,
            float[] gradient) {
        Rows.check("in", in.length, inAt, count, 4);
        Rows.check("target", target.length, targetAt, count, 3);
        Rows.checkGradient(gradient.length, 43);
        if (count < 8) {
            double error = 0;
            for (int k = 0; k < count; k++) {
                error += backpropagate(in, inAt + k * 4, target, targetAt + k * 3, gradient);
            }
            return error;
        }
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            error += learn(in, inAt + k * 4, target, targetAt + k * 3, n);
            addSums(gradient, 1);
        }
        return error;
    }

    @Override
    public double descend(float[] in, int inAt, float[] target, int targetAt, int count,
            float rate) {
        Rows.atLeastOne(count);
        Rows.check("in", in.length, inAt, count, 4);
        Rows.check("target", target.length, targetAt, count, 3);
        if (count < 8) {
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
        if (count <= BLOCK) {
            double error = learn(in, inAt, target, targetAt, count);
            Rows.checkFinite(error);
            addSums(parameters, -rate / count);
            return error;
        }
        float[] p = parameters;
        float[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            error += learn(in, inAt + k * 4, target, targetAt + k * 3, n);
            addSums(sum, 1);
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
        return new IrisNetVectorImpl(parameters, names);
    }
}
