package golden;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.kernels.Sums;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.support.Exp;
import dev.deltarule.runtime.support.FloatBlock;
import dev.deltarule.runtime.support.Generated;
import dev.deltarule.runtime.support.Rows;
import dev.deltarule.runtime.support.Shares;
import java.util.Arrays;
import java.util.List;

/**
 * The network {@link BandNet}: 12 inputs, 8 outputs, 316 parameters, loss BINARY_CROSS_ENTROPY.
 *
 * <pre>
 * layer   shape    activation  weights   biases    multiply-adds
 * hidden  12 x 15  TANH        0..179    180..194            180
 * output  15 x 8   SIGMOID     195..314  315                 120
 * </pre>
 *
 * <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
 * input by input. A shape is inputs x units.
 *
 * <p>Unrolled: the whole network would not fit in one method that HotSpot still compiles (8,000 bytes of
 * bytecode), so each layer has methods of its own.
 *
 * <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
 * the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
 * before any parameter changes.
 */
@Generated(
        strategy = "unrolled"
)
public final class BandNetImpl implements BandNet {
    private static final Topology TOPOLOGY = new Topology(
            "BandNet", 12, Loss.BINARY_CROSS_ENTROPY,
            List.of(
                    new Topology.Layer("hidden", 12, 15, Activation.TANH, Bias.PER_UNIT,
                            Init.AUTO, true, true, 0, 180),
                    new Topology.Layer("output", 15, 8, Activation.SIGMOID, Bias.SHARED,
                            Init.AUTO, true, true, 195, 315)));

    /**
     * Examples whose values are kept until their gradients are added together.
     */
    private static final int BLOCK = 128;

    private static final int W_H = 0;

    private static final int B_H = 180;

    private static final int W_O = 195;

    private static final int B_O = 315;

    /**
     * Fewer examples are done sooner by one thread than handed to others.
     */
    private static final int SHARED_FROM = 67;

    private final float[] parameters;

    private final ModelNames names;

    private final float[] gradientSum = new float[316];

    private Workers workers = Workers.none();

    private final float[][] outs_h = new float[BLOCK][15];

    private final float[][] deltas_h = new float[BLOCK][15];

    private final float[][] outs_o = new float[BLOCK][8];

    private final float[][] nets_o = new float[BLOCK][8];

    private final float[][] deltas_o = new float[BLOCK][8];

    private final FloatBlock block = new FloatBlock();

    private final Workers.Job predictShareJob = this::predictShare;

    private final Workers.Job lossShareJob = this::lossShare;

    private final Workers.Job deltasShareJob = this::deltasShare;

    private final Workers.Job gradientShareJob = this::gradientShare;

    private final double[] errors = new double[BLOCK];

    /**
     * A network whose parameters are all 0. {@code Models.create} draws initial ones.
     */
    public BandNetImpl() {
        this(new float[316], new ModelNames(TOPOLOGY));
    }

    private BandNetImpl(float[] parameters, ModelNames names) {
        this.parameters = parameters;
        this.names = names;
    }

    @Override
    public void tones(float[] bands, float[] tones) {
        Rows.check("bands", bands.length, 0, 1, 12);
        Rows.check("tones", tones.length, 0, 1, 8);
        this.forward(bands, 0, tones, 0);
    }

    /**
     * Computes the outputs of one example.
     */
    private void forward(float[] in, int inAt, float[] out, int outAt) {
        propagate(in, inAt, 0);
        System.arraycopy(outs_o[0], 0, out, outAt, 8);
    }

    /**
     * Takes one step of gradient descent on one example and returns its error before it.
     */
    private double step(float[] in, int inAt, float[] target, int targetAt, float rate) {
        propagate(in, inAt, 0);
        double E = error_o(target, targetAt, 0);
        Rows.checkFinite(E);
        deltas_o(target, targetAt, 0);
        deltas_h(0);
        update_o(0, rate);
        update_h(in, inAt, 0, rate);
        return E;
    }

    /**
     * Does a job on n examples: the workers together, if that is worth it.
     */
    private void share(Workers.Job job, int n) {
        if (n < SHARED_FROM) {
            job.run(0, 1);
        } else {
            workers.run(job);
        }
    }

    /**
     * A worker's share of the examples of a block in predict.
     */
    private void predictShare(int worker, int workers) {
        int from = Shares.of(block.count, worker, workers);
        int to = Shares.of(block.count, worker + 1, workers);
        for (int e = from; e < to; e++) {
            propagate(block.in, block.inAt + e * 12, e);
            System.arraycopy(outs_o[e], 0, block.out, block.outAt + e * 8, 8);
        }
    }

    /**
     * A worker's share of the examples of a block in loss.
     */
    private void lossShare(int worker, int workers) {
        int from = Shares.of(block.count, worker, workers);
        int to = Shares.of(block.count, worker + 1, workers);
        for (int e = from; e < to; e++) {
            propagate(block.in, block.inAt + e * 12, e);
            errors[e] = error_o(block.target, block.targetAt + e * 8, e);
        }
    }

    /**
     * A worker's share of the examples of a block in gradient and descend.
     */
    private void deltasShare(int worker, int workers) {
        int from = Shares.of(block.count, worker, workers);
        int to = Shares.of(block.count, worker + 1, workers);
        for (int e = from; e < to; e++) {
            propagate(block.in, block.inAt + e * 12, e);
            errors[e] = error_o(block.target, block.targetAt + e * 8, e);
            deltas_o(block.target, block.targetAt + e * 8, e);
            deltas_h(e);
        }
    }

    /**
     * A worker's share of the weights of each layer in gradient and descend: adds dE/dparameter, summed over the
     * block.
     */
    private void gradientShare(int worker, int workers) {
        int n = block.count;
        float[] gradient = block.sum;
        for (int e = 0; e < n && worker == 1 % workers; e++) {
            gradient_o(e, gradient);
        }
        for (int e = 0; e < n && worker == 0 % workers; e++) {
            gradient_h(block.in, block.inAt + e * 12, e, gradient);
        }
    }

    /**
     * The forward pass of example e of a block, layer by layer.
     */
    private void propagate(float[] in, int inAt, int e) {
        forward_h(in, inAt, e);
        forward_o(e);
    }

    /**
     * Computes the outputs of hidden.
     */
    private void forward_h(float[] in, int inAt, int e) {
        float[] outs_h = this.outs_h[e];
        float[] p = parameters;
        float i1 = in[inAt];
        float i2 = in[inAt + 1];
        float i3 = in[inAt + 2];
        float i4 = in[inAt + 3];
        float i5 = in[inAt + 4];
        float i6 = in[inAt + 5];
        float i7 = in[inAt + 6];
        float i8 = in[inAt + 7];
        float i9 = in[inAt + 8];
        float i10 = in[inAt + 9];
        float i11 = in[inAt + 10];
        float i12 = in[inAt + 11];

        // hidden: 15 tanh units
        // net_h1 = w1·i1 + w2·i2 + … + w12·i12 + b1
        float net_h1 = p[W_H] * i1 + p[W_H + 15] * i2 + p[W_H + 30] * i3 + p[W_H + 45] * i4
                + p[W_H + 60] * i5 + p[W_H + 75] * i6 + p[W_H + 90] * i7 + p[W_H + 105] * i8
                + p[W_H + 120] * i9 + p[W_H + 135] * i10 + p[W_H + 150] * i11 + p[W_H + 165] * i12
                + p[B_H];
        // out_h1 = tanh(net_h1)
        float out_h1 = (float) (Math.tanh(net_h1));
        // net_h2 = w13·i1 + w14·i2 + … + w24·i12 + b2
        float net_h2 = p[W_H + 1] * i1 + p[W_H + 16] * i2 + p[W_H + 31] * i3 + p[W_H + 46] * i4
                + p[W_H + 61] * i5 + p[W_H + 76] * i6 + p[W_H + 91] * i7 + p[W_H + 106] * i8
                + p[W_H + 121] * i9 + p[W_H + 136] * i10 + p[W_H + 151] * i11 + p[W_H + 166] * i12
                + p[B_H + 1];
        // out_h2 = tanh(net_h2)
        float out_h2 = (float) (Math.tanh(net_h2));
        // net_h3 = w25·i1 + w26·i2 + … + w36·i12 + b3
        float net_h3 = p[W_H + 2] * i1 + p[W_H + 17] * i2 + p[W_H + 32] * i3 + p[W_H + 47] * i4
                + p[W_H + 62] * i5 + p[W_H + 77] * i6 + p[W_H + 92] * i7 + p[W_H + 107] * i8
                + p[W_H + 122] * i9 + p[W_H + 137] * i10 + p[W_H + 152] * i11 + p[W_H + 167] * i12
                + p[B_H + 2];
        // out_h3 = tanh(net_h3)
        float out_h3 = (float) (Math.tanh(net_h3));
        // net_h4 = w37·i1 + w38·i2 + … + w48·i12 + b4
        float net_h4 = p[W_H + 3] * i1 + p[W_H + 18] * i2 + p[W_H + 33] * i3 + p[W_H + 48] * i4
                + p[W_H + 63] * i5 + p[W_H + 78] * i6 + p[W_H + 93] * i7 + p[W_H + 108] * i8
                + p[W_H + 123] * i9 + p[W_H + 138] * i10 + p[W_H + 153] * i11 + p[W_H + 168] * i12
                + p[B_H + 3];
        // out_h4 = tanh(net_h4)
        float out_h4 = (float) (Math.tanh(net_h4));
        // net_h5 = w49·i1 + w50·i2 + … + w60·i12 + b5
        float net_h5 = p[W_H + 4] * i1 + p[W_H + 19] * i2 + p[W_H + 34] * i3 + p[W_H + 49] * i4
                + p[W_H + 64] * i5 + p[W_H + 79] * i6 + p[W_H + 94] * i7 + p[W_H + 109] * i8
                + p[W_H + 124] * i9 + p[W_H + 139] * i10 + p[W_H + 154] * i11 + p[W_H + 169] * i12
                + p[B_H + 4];
        // out_h5 = tanh(net_h5)
        float out_h5 = (float) (Math.tanh(net_h5));
        // net_h6 = w61·i1 + w62·i2 + … + w72·i12 + b6
        float net_h6 = p[W_H + 5] * i1 + p[W_H + 20] * i2 + p[W_H + 35] * i3 + p[W_H + 50] * i4
                + p[W_H + 65] * i5 + p[W_H + 80] * i6 + p[W_H + 95] * i7 + p[W_H + 110] * i8
                + p[W_H + 125] * i9 + p[W_H + 140] * i10 + p[W_H + 155] * i11 + p[W_H + 170] * i12
                + p[B_H + 5];
        // out_h6 = tanh(net_h6)
        float out_h6 = (float) (Math.tanh(net_h6));
        // net_h7 = w73·i1 + w74·i2 + … + w84·i12 + b7
        float net_h7 = p[W_H + 6] * i1 + p[W_H + 21] * i2 + p[W_H + 36] * i3 + p[W_H + 51] * i4
                + p[W_H + 66] * i5 + p[W_H + 81] * i6 + p[W_H + 96] * i7 + p[W_H + 111] * i8
                + p[W_H + 126] * i9 + p[W_H + 141] * i10 + p[W_H + 156] * i11 + p[W_H + 171] * i12
                + p[B_H + 6];
        // out_h7 = tanh(net_h7)
        float out_h7 = (float) (Math.tanh(net_h7));
        // net_h8 = w85·i1 + w86·i2 + … + w96·i12 + b8
        float net_h8 = p[W_H + 7] * i1 + p[W_H + 22] * i2 + p[W_H + 37] * i3 + p[W_H + 52] * i4
                + p[W_H + 67] * i5 + p[W_H + 82] * i6 + p[W_H + 97] * i7 + p[W_H + 112] * i8
                + p[W_H + 127] * i9 + p[W_H + 142] * i10 + p[W_H + 157] * i11 + p[W_H + 172] * i12
                + p[B_H + 7];
        // out_h8 = tanh(net_h8)
        float out_h8 = (float) (Math.tanh(net_h8));
        // net_h9 = w97·i1 + w98·i2 + … + w108·i12 + b9
        float net_h9 = p[W_H + 8] * i1 + p[W_H + 23] * i2 + p[W_H + 38] * i3 + p[W_H + 53] * i4
                + p[W_H + 68] * i5 + p[W_H + 83] * i6 + p[W_H + 98] * i7 + p[W_H + 113] * i8
                + p[W_H + 128] * i9 + p[W_H + 143] * i10 + p[W_H + 158] * i11 + p[W_H + 173] * i12
                + p[B_H + 8];
        // out_h9 = tanh(net_h9)
        float out_h9 = (float) (Math.tanh(net_h9));
        // net_h10 = w109·i1 + w110·i2 + … + w120·i12 + b10
        float net_h10 = p[W_H + 9] * i1 + p[W_H + 24] * i2 + p[W_H + 39] * i3 + p[W_H + 54] * i4
                + p[W_H + 69] * i5 + p[W_H + 84] * i6 + p[W_H + 99] * i7 + p[W_H + 114] * i8
                + p[W_H + 129] * i9 + p[W_H + 144] * i10 + p[W_H + 159] * i11 + p[W_H + 174] * i12
                + p[B_H + 9];
        // out_h10 = tanh(net_h10)
        float out_h10 = (float) (Math.tanh(net_h10));
        // net_h11 = w121·i1 + w122·i2 + … + w132·i12 + b11
        float net_h11 = p[W_H + 10] * i1 + p[W_H + 25] * i2 + p[W_H + 40] * i3 + p[W_H + 55] * i4
                + p[W_H + 70] * i5 + p[W_H + 85] * i6 + p[W_H + 100] * i7 + p[W_H + 115] * i8
                + p[W_H + 130] * i9 + p[W_H + 145] * i10 + p[W_H + 160] * i11 + p[W_H + 175] * i12
                + p[B_H + 10];
        // out_h11 = tanh(net_h11)
        float out_h11 = (float) (Math.tanh(net_h11));
        // net_h12 = w133·i1 + w134·i2 + … + w144·i12 + b12
        float net_h12 = p[W_H + 11] * i1 + p[W_H + 26] * i2 + p[W_H + 41] * i3 + p[W_H + 56] * i4
                + p[W_H + 71] * i5 + p[W_H + 86] * i6 + p[W_H + 101] * i7 + p[W_H + 116] * i8
                + p[W_H + 131] * i9 + p[W_H + 146] * i10 + p[W_H + 161] * i11 + p[W_H + 176] * i12
                + p[B_H + 11];
        // out_h12 = tanh(net_h12)
        float out_h12 = (float) (Math.tanh(net_h12));
        // net_h13 = w145·i1 + w146·i2 + … + w156·i12 + b13
        float net_h13 = p[W_H + 12] * i1 + p[W_H + 27] * i2 + p[W_H + 42] * i3 + p[W_H + 57] * i4
                + p[W_H + 72] * i5 + p[W_H + 87] * i6 + p[W_H + 102] * i7 + p[W_H + 117] * i8
                + p[W_H + 132] * i9 + p[W_H + 147] * i10 + p[W_H + 162] * i11 + p[W_H + 177] * i12
                + p[B_H + 12];
        // out_h13 = tanh(net_h13)
        float out_h13 = (float) (Math.tanh(net_h13));
        // net_h14 = w157·i1 + w158·i2 + … + w168·i12 + b14
        float net_h14 = p[W_H + 13] * i1 + p[W_H + 28] * i2 + p[W_H + 43] * i3 + p[W_H + 58] * i4
                + p[W_H + 73] * i5 + p[W_H + 88] * i6 + p[W_H + 103] * i7 + p[W_H + 118] * i8
                + p[W_H + 133] * i9 + p[W_H + 148] * i10 + p[W_H + 163] * i11 + p[W_H + 178] * i12
                + p[B_H + 13];
        // out_h14 = tanh(net_h14)
        float out_h14 = (float) (Math.tanh(net_h14));
        // net_h15 = w169·i1 + w170·i2 + … + w180·i12 + b15
        float net_h15 = p[W_H + 14] * i1 + p[W_H + 29] * i2 + p[W_H + 44] * i3 + p[W_H + 59] * i4
                + p[W_H + 74] * i5 + p[W_H + 89] * i6 + p[W_H + 104] * i7 + p[W_H + 119] * i8
                + p[W_H + 134] * i9 + p[W_H + 149] * i10 + p[W_H + 164] * i11 + p[W_H + 179] * i12
                + p[B_H + 14];
        // out_h15 = tanh(net_h15)
        float out_h15 = (float) (Math.tanh(net_h15));

        outs_h[0] = out_h1;
        outs_h[1] = out_h2;
        outs_h[2] = out_h3;
        outs_h[3] = out_h4;
        outs_h[4] = out_h5;
        outs_h[5] = out_h6;
        outs_h[6] = out_h7;
        outs_h[7] = out_h8;
        outs_h[8] = out_h9;
        outs_h[9] = out_h10;
        outs_h[10] = out_h11;
        outs_h[11] = out_h12;
        outs_h[12] = out_h13;
        outs_h[13] = out_h14;
        outs_h[14] = out_h15;
    }

    /**
     * Computes the outputs of output.
     */
    private void forward_o(int e) {
        float[] outs_h = this.outs_h[e];
        float[] outs_o = this.outs_o[e];
        float[] nets_o = this.nets_o[e];
        float[] p = parameters;
        float out_h1 = outs_h[0];
        float out_h2 = outs_h[1];
        float out_h3 = outs_h[2];
        float out_h4 = outs_h[3];
        float out_h5 = outs_h[4];
        float out_h6 = outs_h[5];
        float out_h7 = outs_h[6];
        float out_h8 = outs_h[7];
        float out_h9 = outs_h[8];
        float out_h10 = outs_h[9];
        float out_h11 = outs_h[10];
        float out_h12 = outs_h[11];
        float out_h13 = outs_h[12];
        float out_h14 = outs_h[13];
        float out_h15 = outs_h[14];

        // output: 8 sigmoid units
        // net_o1 = w1·out_h1 + w2·out_h2 + … + w15·out_h15 + b1
        float net_o1 = p[W_O] * out_h1 + p[W_O + 8] * out_h2 + p[W_O + 16] * out_h3
                + p[W_O + 24] * out_h4 + p[W_O + 32] * out_h5 + p[W_O + 40] * out_h6
                + p[W_O + 48] * out_h7 + p[W_O + 56] * out_h8 + p[W_O + 64] * out_h9
                + p[W_O + 72] * out_h10 + p[W_O + 80] * out_h11 + p[W_O + 88] * out_h12
                + p[W_O + 96] * out_h13 + p[W_O + 104] * out_h14 + p[W_O + 112] * out_h15 + p[B_O];
        // out_o1 = 1 / (1 + exp(-net_o1))
        float out_o1 = 1 / (1 + Exp.exp(-net_o1));
        // net_o2 = w16·out_h1 + w17·out_h2 + … + w30·out_h15 + b1
        float net_o2 = p[W_O + 1] * out_h1 + p[W_O + 9] * out_h2 + p[W_O + 17] * out_h3
                + p[W_O + 25] * out_h4 + p[W_O + 33] * out_h5 + p[W_O + 41] * out_h6
                + p[W_O + 49] * out_h7 + p[W_O + 57] * out_h8 + p[W_O + 65] * out_h9
                + p[W_O + 73] * out_h10 + p[W_O + 81] * out_h11 + p[W_O + 89] * out_h12
                + p[W_O + 97] * out_h13 + p[W_O + 105] * out_h14 + p[W_O + 113] * out_h15 + p[B_O];
        // out_o2 = 1 / (1 + exp(-net_o2))
        float out_o2 = 1 / (1 + Exp.exp(-net_o2));
        // net_o3 = w31·out_h1 + w32·out_h2 + … + w45·out_h15 + b1
        float net_o3 = p[W_O + 2] * out_h1 + p[W_O + 10] * out_h2 + p[W_O + 18] * out_h3
                + p[W_O + 26] * out_h4 + p[W_O + 34] * out_h5 + p[W_O + 42] * out_h6
                + p[W_O + 50] * out_h7 + p[W_O + 58] * out_h8 + p[W_O + 66] * out_h9
                + p[W_O + 74] * out_h10 + p[W_O + 82] * out_h11 + p[W_O + 90] * out_h12
                + p[W_O + 98] * out_h13 + p[W_O + 106] * out_h14 + p[W_O + 114] * out_h15 + p[B_O];
        // out_o3 = 1 / (1 + exp(-net_o3))
        float out_o3 = 1 / (1 + Exp.exp(-net_o3));
        // net_o4 = w46·out_h1 + w47·out_h2 + … + w60·out_h15 + b1
        float net_o4 = p[W_O + 3] * out_h1 + p[W_O + 11] * out_h2 + p[W_O + 19] * out_h3
                + p[W_O + 27] * out_h4 + p[W_O + 35] * out_h5 + p[W_O + 43] * out_h6
                + p[W_O + 51] * out_h7 + p[W_O + 59] * out_h8 + p[W_O + 67] * out_h9
                + p[W_O + 75] * out_h10 + p[W_O + 83] * out_h11 + p[W_O + 91] * out_h12
                + p[W_O + 99] * out_h13 + p[W_O + 107] * out_h14 + p[W_O + 115] * out_h15 + p[B_O];
        // out_o4 = 1 / (1 + exp(-net_o4))
        float out_o4 = 1 / (1 + Exp.exp(-net_o4));
        // net_o5 = w61·out_h1 + w62·out_h2 + … + w75·out_h15 + b1
        float net_o5 = p[W_O + 4] * out_h1 + p[W_O + 12] * out_h2 + p[W_O + 20] * out_h3
                + p[W_O + 28] * out_h4 + p[W_O + 36] * out_h5 + p[W_O + 44] * out_h6
                + p[W_O + 52] * out_h7 + p[W_O + 60] * out_h8 + p[W_O + 68] * out_h9
                + p[W_O + 76] * out_h10 + p[W_O + 84] * out_h11 + p[W_O + 92] * out_h12
                + p[W_O + 100] * out_h13 + p[W_O + 108] * out_h14 + p[W_O + 116] * out_h15 + p[B_O];
        // out_o5 = 1 / (1 + exp(-net_o5))
        float out_o5 = 1 / (1 + Exp.exp(-net_o5));
        // net_o6 = w76·out_h1 + w77·out_h2 + … + w90·out_h15 + b1
        float net_o6 = p[W_O + 5] * out_h1 + p[W_O + 13] * out_h2 + p[W_O + 21] * out_h3
                + p[W_O + 29] * out_h4 + p[W_O + 37] * out_h5 + p[W_O + 45] * out_h6
                + p[W_O + 53] * out_h7 + p[W_O + 61] * out_h8 + p[W_O + 69] * out_h9
                + p[W_O + 77] * out_h10 + p[W_O + 85] * out_h11 + p[W_O + 93] * out_h12
                + p[W_O + 101] * out_h13 + p[W_O + 109] * out_h14 + p[W_O + 117] * out_h15 + p[B_O];
        // out_o6 = 1 / (1 + exp(-net_o6))
        float out_o6 = 1 / (1 + Exp.exp(-net_o6));
        // net_o7 = w91·out_h1 + w92·out_h2 + … + w105·out_h15 + b1
        float net_o7 = p[W_O + 6] * out_h1 + p[W_O + 14] * out_h2 + p[W_O + 22] * out_h3
                + p[W_O + 30] * out_h4 + p[W_O + 38] * out_h5 + p[W_O + 46] * out_h6
                + p[W_O + 54] * out_h7 + p[W_O + 62] * out_h8 + p[W_O + 70] * out_h9
                + p[W_O + 78] * out_h10 + p[W_O + 86] * out_h11 + p[W_O + 94] * out_h12
                + p[W_O + 102] * out_h13 + p[W_O + 110] * out_h14 + p[W_O + 118] * out_h15 + p[B_O];
        // out_o7 = 1 / (1 + exp(-net_o7))
        float out_o7 = 1 / (1 + Exp.exp(-net_o7));
        // net_o8 = w106·out_h1 + w107·out_h2 + … + w120·out_h15 + b1
        float net_o8 = p[W_O + 7] * out_h1 + p[W_O + 15] * out_h2 + p[W_O + 23] * out_h3
                + p[W_O + 31] * out_h4 + p[W_O + 39] * out_h5 + p[W_O + 47] * out_h6
                + p[W_O + 55] * out_h7 + p[W_O + 63] * out_h8 + p[W_O + 71] * out_h9
                + p[W_O + 79] * out_h10 + p[W_O + 87] * out_h11 + p[W_O + 95] * out_h12
                + p[W_O + 103] * out_h13 + p[W_O + 111] * out_h14 + p[W_O + 119] * out_h15 + p[B_O];
        // out_o8 = 1 / (1 + exp(-net_o8))
        float out_o8 = 1 / (1 + Exp.exp(-net_o8));

        outs_o[0] = out_o1;
        outs_o[1] = out_o2;
        outs_o[2] = out_o3;
        outs_o[3] = out_o4;
        outs_o[4] = out_o5;
        outs_o[5] = out_o6;
        outs_o[6] = out_o7;
        outs_o[7] = out_o8;
        nets_o[0] = net_o1;
        nets_o[1] = net_o2;
        nets_o[2] = net_o3;
        nets_o[3] = net_o4;
        nets_o[4] = net_o5;
        nets_o[5] = net_o6;
        nets_o[6] = net_o7;
        nets_o[7] = net_o8;
    }

    /**
     * Computes the error of the outputs.
     */
    private double error_o(float[] target, int targetAt, int e) {
        float[] nets_o = this.nets_o[e];
        float net_o1 = nets_o[0];
        float net_o2 = nets_o[1];
        float net_o3 = nets_o[2];
        float net_o4 = nets_o[3];
        float net_o5 = nets_o[4];
        float net_o6 = nets_o[5];
        float net_o7 = nets_o[6];
        float net_o8 = nets_o[7];
        float target_o1 = target[targetAt];
        float target_o2 = target[targetAt + 1];
        float target_o3 = target[targetAt + 2];
        float target_o4 = target[targetAt + 3];
        float target_o5 = target[targetAt + 4];
        float target_o6 = target[targetAt + 5];
        float target_o7 = target[targetAt + 6];
        float target_o8 = target[targetAt + 7];

        // error
        // E_o1 = max(net_o1, 0) - net_o1 · target_o1 + log1p(exp(-abs(net_o1)))
        double E_o1 = Math.max(net_o1, 0) - net_o1 * target_o1 + Math.log1p(Exp.exp(-Math.abs(net_o1)));
        // E_o2 = max(net_o2, 0) - net_o2 · target_o2 + log1p(exp(-abs(net_o2)))
        double E_o2 = Math.max(net_o2, 0) - net_o2 * target_o2 + Math.log1p(Exp.exp(-Math.abs(net_o2)));
        // E_o3 = max(net_o3, 0) - net_o3 · target_o3 + log1p(exp(-abs(net_o3)))
        double E_o3 = Math.max(net_o3, 0) - net_o3 * target_o3 + Math.log1p(Exp.exp(-Math.abs(net_o3)));
        // E_o4 = max(net_o4, 0) - net_o4 · target_o4 + log1p(exp(-abs(net_o4)))
        double E_o4 = Math.max(net_o4, 0) - net_o4 * target_o4 + Math.log1p(Exp.exp(-Math.abs(net_o4)));
        // E_o5 = max(net_o5, 0) - net_o5 · target_o5 + log1p(exp(-abs(net_o5)))
        double E_o5 = Math.max(net_o5, 0) - net_o5 * target_o5 + Math.log1p(Exp.exp(-Math.abs(net_o5)));
        // E_o6 = max(net_o6, 0) - net_o6 · target_o6 + log1p(exp(-abs(net_o6)))
        double E_o6 = Math.max(net_o6, 0) - net_o6 * target_o6 + Math.log1p(Exp.exp(-Math.abs(net_o6)));
        // E_o7 = max(net_o7, 0) - net_o7 · target_o7 + log1p(exp(-abs(net_o7)))
        double E_o7 = Math.max(net_o7, 0) - net_o7 * target_o7 + Math.log1p(Exp.exp(-Math.abs(net_o7)));
        // E_o8 = max(net_o8, 0) - net_o8 · target_o8 + log1p(exp(-abs(net_o8)))
        double E_o8 = Math.max(net_o8, 0) - net_o8 * target_o8 + Math.log1p(Exp.exp(-Math.abs(net_o8)));
        double E = (E_o1 + E_o2 + E_o3 + E_o4 + E_o5 + E_o6 + E_o7 + E_o8) / 8;
        return E;
    }

    /**
     * Computes delta = dE/dnet of output.
     */
    private void deltas_o(float[] target, int targetAt, int e) {
        float[] outs_o = this.outs_o[e];
        float[] deltas_o = this.deltas_o[e];
        float out_o1 = outs_o[0];
        float out_o2 = outs_o[1];
        float out_o3 = outs_o[2];
        float out_o4 = outs_o[3];
        float out_o5 = outs_o[4];
        float out_o6 = outs_o[5];
        float out_o7 = outs_o[6];
        float out_o8 = outs_o[7];
        float target_o1 = target[targetAt];
        float target_o2 = target[targetAt + 1];
        float target_o3 = target[targetAt + 2];
        float target_o4 = target[targetAt + 3];
        float target_o5 = target[targetAt + 4];
        float target_o6 = target[targetAt + 5];
        float target_o7 = target[targetAt + 6];
        float target_o8 = target[targetAt + 7];

        // deltas of output: delta = dE/dnet
        // delta_o1 = dE/dnet_o1 = (out_o1 - target_o1) / 8
        float delta_o1 = (out_o1 - target_o1) / 8;
        // delta_o2 = dE/dnet_o2 = (out_o2 - target_o2) / 8
        float delta_o2 = (out_o2 - target_o2) / 8;
        // delta_o3 = dE/dnet_o3 = (out_o3 - target_o3) / 8
        float delta_o3 = (out_o3 - target_o3) / 8;
        // delta_o4 = dE/dnet_o4 = (out_o4 - target_o4) / 8
        float delta_o4 = (out_o4 - target_o4) / 8;
        // delta_o5 = dE/dnet_o5 = (out_o5 - target_o5) / 8
        float delta_o5 = (out_o5 - target_o5) / 8;
        // delta_o6 = dE/dnet_o6 = (out_o6 - target_o6) / 8
        float delta_o6 = (out_o6 - target_o6) / 8;
        // delta_o7 = dE/dnet_o7 = (out_o7 - target_o7) / 8
        float delta_o7 = (out_o7 - target_o7) / 8;
        // delta_o8 = dE/dnet_o8 = (out_o8 - target_o8) / 8
        float delta_o8 = (out_o8 - target_o8) / 8;
        deltas_o[0] = delta_o1;
        deltas_o[1] = delta_o2;
        deltas_o[2] = delta_o3;
        deltas_o[3] = delta_o4;
        deltas_o[4] = delta_o5;
        deltas_o[5] = delta_o6;
        deltas_o[6] = delta_o7;
        deltas_o[7] = delta_o8;
    }

    /**
     * Computes delta = dE/dnet of hidden.
     */
    private void deltas_h(int e) {
        float[] outs_h = this.outs_h[e];
        float[] deltas_h = this.deltas_h[e];
        float[] deltas_o = this.deltas_o[e];
        float[] p = parameters;
        float delta_o1 = deltas_o[0];
        float delta_o2 = deltas_o[1];
        float delta_o3 = deltas_o[2];
        float delta_o4 = deltas_o[3];
        float delta_o5 = deltas_o[4];
        float delta_o6 = deltas_o[5];
        float delta_o7 = deltas_o[6];
        float delta_o8 = deltas_o[7];
        float out_h1 = outs_h[0];
        float out_h2 = outs_h[1];
        float out_h3 = outs_h[2];
        float out_h4 = outs_h[3];
        float out_h5 = outs_h[4];
        float out_h6 = outs_h[5];
        float out_h7 = outs_h[6];
        float out_h8 = outs_h[7];
        float out_h9 = outs_h[8];
        float out_h10 = outs_h[9];
        float out_h11 = outs_h[10];
        float out_h12 = outs_h[11];
        float out_h13 = outs_h[12];
        float out_h14 = outs_h[13];
        float out_h15 = outs_h[14];

        // deltas of hidden, through the weights of output
        // delta_h1 = (delta_o1·w1 + delta_o2·w16 + … + delta_o8·w106) · (1 - out_h1 · out_h1)
        float delta_h1 = (delta_o1 * p[W_O] + delta_o2 * p[W_O + 1] + delta_o3 * p[W_O + 2]
                + delta_o4 * p[W_O + 3] + delta_o5 * p[W_O + 4] + delta_o6 * p[W_O + 5]
                + delta_o7 * p[W_O + 6] + delta_o8 * p[W_O + 7]) * (1 - out_h1 * out_h1);
        // delta_h2 = (delta_o1·w2 + delta_o2·w17 + … + delta_o8·w107) · (1 - out_h2 · out_h2)
        float delta_h2 = (delta_o1 * p[W_O + 8] + delta_o2 * p[W_O + 9] + delta_o3 * p[W_O + 10]
                + delta_o4 * p[W_O + 11] + delta_o5 * p[W_O + 12] + delta_o6 * p[W_O + 13]
                + delta_o7 * p[W_O + 14] + delta_o8 * p[W_O + 15]) * (1 - out_h2 * out_h2);
        // delta_h3 = (delta_o1·w3 + delta_o2·w18 + … + delta_o8·w108) · (1 - out_h3 · out_h3)
        float delta_h3 = (delta_o1 * p[W_O + 16] + delta_o2 * p[W_O + 17] + delta_o3 * p[W_O + 18]
                + delta_o4 * p[W_O + 19] + delta_o5 * p[W_O + 20] + delta_o6 * p[W_O + 21]
                + delta_o7 * p[W_O + 22] + delta_o8 * p[W_O + 23]) * (1 - out_h3 * out_h3);
        // delta_h4 = (delta_o1·w4 + delta_o2·w19 + … + delta_o8·w109) · (1 - out_h4 · out_h4)
        float delta_h4 = (delta_o1 * p[W_O + 24] + delta_o2 * p[W_O + 25] + delta_o3 * p[W_O + 26]
                + delta_o4 * p[W_O + 27] + delta_o5 * p[W_O + 28] + delta_o6 * p[W_O + 29]
                + delta_o7 * p[W_O + 30] + delta_o8 * p[W_O + 31]) * (1 - out_h4 * out_h4);
        // delta_h5 = (delta_o1·w5 + delta_o2·w20 + … + delta_o8·w110) · (1 - out_h5 · out_h5)
        float delta_h5 = (delta_o1 * p[W_O + 32] + delta_o2 * p[W_O + 33] + delta_o3 * p[W_O + 34]
                + delta_o4 * p[W_O + 35] + delta_o5 * p[W_O + 36] + delta_o6 * p[W_O + 37]
                + delta_o7 * p[W_O + 38] + delta_o8 * p[W_O + 39]) * (1 - out_h5 * out_h5);
        // delta_h6 = (delta_o1·w6 + delta_o2·w21 + … + delta_o8·w111) · (1 - out_h6 · out_h6)
        float delta_h6 = (delta_o1 * p[W_O + 40] + delta_o2 * p[W_O + 41] + delta_o3 * p[W_O + 42]
                + delta_o4 * p[W_O + 43] + delta_o5 * p[W_O + 44] + delta_o6 * p[W_O + 45]
                + delta_o7 * p[W_O + 46] + delta_o8 * p[W_O + 47]) * (1 - out_h6 * out_h6);
        // delta_h7 = (delta_o1·w7 + delta_o2·w22 + … + delta_o8·w112) · (1 - out_h7 · out_h7)
        float delta_h7 = (delta_o1 * p[W_O + 48] + delta_o2 * p[W_O + 49] + delta_o3 * p[W_O + 50]
                + delta_o4 * p[W_O + 51] + delta_o5 * p[W_O + 52] + delta_o6 * p[W_O + 53]
                + delta_o7 * p[W_O + 54] + delta_o8 * p[W_O + 55]) * (1 - out_h7 * out_h7);
        // delta_h8 = (delta_o1·w8 + delta_o2·w23 + … + delta_o8·w113) · (1 - out_h8 · out_h8)
        float delta_h8 = (delta_o1 * p[W_O + 56] + delta_o2 * p[W_O + 57] + delta_o3 * p[W_O + 58]
                + delta_o4 * p[W_O + 59] + delta_o5 * p[W_O + 60] + delta_o6 * p[W_O + 61]
                + delta_o7 * p[W_O + 62] + delta_o8 * p[W_O + 63]) * (1 - out_h8 * out_h8);
        // delta_h9 = (delta_o1·w9 + delta_o2·w24 + … + delta_o8·w114) · (1 - out_h9 · out_h9)
        float delta_h9 = (delta_o1 * p[W_O + 64] + delta_o2 * p[W_O + 65] + delta_o3 * p[W_O + 66]
                + delta_o4 * p[W_O + 67] + delta_o5 * p[W_O + 68] + delta_o6 * p[W_O + 69]
                + delta_o7 * p[W_O + 70] + delta_o8 * p[W_O + 71]) * (1 - out_h9 * out_h9);
        // delta_h10 = (delta_o1·w10 + delta_o2·w25 + … + delta_o8·w115) · (1 - out_h10 · out_h10)
        float delta_h10 = (delta_o1 * p[W_O + 72] + delta_o2 * p[W_O + 73] + delta_o3 * p[W_O + 74]
                + delta_o4 * p[W_O + 75] + delta_o5 * p[W_O + 76] + delta_o6 * p[W_O + 77]
                + delta_o7 * p[W_O + 78] + delta_o8 * p[W_O + 79]) * (1 - out_h10 * out_h10);
        // delta_h11 = (delta_o1·w11 + delta_o2·w26 + … + delta_o8·w116) · (1 - out_h11 · out_h11)
        float delta_h11 = (delta_o1 * p[W_O + 80] + delta_o2 * p[W_O + 81] + delta_o3 * p[W_O + 82]
                + delta_o4 * p[W_O + 83] + delta_o5 * p[W_O + 84] + delta_o6 * p[W_O + 85]
                + delta_o7 * p[W_O + 86] + delta_o8 * p[W_O + 87]) * (1 - out_h11 * out_h11);
        // delta_h12 = (delta_o1·w12 + delta_o2·w27 + … + delta_o8·w117) · (1 - out_h12 · out_h12)
        float delta_h12 = (delta_o1 * p[W_O + 88] + delta_o2 * p[W_O + 89] + delta_o3 * p[W_O + 90]
                + delta_o4 * p[W_O + 91] + delta_o5 * p[W_O + 92] + delta_o6 * p[W_O + 93]
                + delta_o7 * p[W_O + 94] + delta_o8 * p[W_O + 95]) * (1 - out_h12 * out_h12);
        // delta_h13 = (delta_o1·w13 + delta_o2·w28 + … + delta_o8·w118) · (1 - out_h13 · out_h13)
        float delta_h13 = (delta_o1 * p[W_O + 96] + delta_o2 * p[W_O + 97] + delta_o3 * p[W_O + 98]
                + delta_o4 * p[W_O + 99] + delta_o5 * p[W_O + 100] + delta_o6 * p[W_O + 101]
                + delta_o7 * p[W_O + 102] + delta_o8 * p[W_O + 103]) * (1 - out_h13 * out_h13);
        // delta_h14 = (delta_o1·w14 + delta_o2·w29 + … + delta_o8·w119) · (1 - out_h14 · out_h14)
        float delta_h14 = (delta_o1 * p[W_O + 104] + delta_o2 * p[W_O + 105]
                + delta_o3 * p[W_O + 106] + delta_o4 * p[W_O + 107] + delta_o5 * p[W_O + 108]
                + delta_o6 * p[W_O + 109] + delta_o7 * p[W_O + 110] + delta_o8 * p[W_O + 111])
                * (1 - out_h14 * out_h14);
        // delta_h15 = (delta_o1·w15 + delta_o2·w30 + … + delta_o8·w120) · (1 - out_h15 · out_h15)
        float delta_h15 = (delta_o1 * p[W_O + 112] + delta_o2 * p[W_O + 113]
                + delta_o3 * p[W_O + 114] + delta_o4 * p[W_O + 115] + delta_o5 * p[W_O + 116]
                + delta_o6 * p[W_O + 117] + delta_o7 * p[W_O + 118] + delta_o8 * p[W_O + 119])
                * (1 - out_h15 * out_h15);
        deltas_h[0] = delta_h1;
        deltas_h[1] = delta_h2;
        deltas_h[2] = delta_h3;
        deltas_h[3] = delta_h4;
        deltas_h[4] = delta_h5;
        deltas_h[5] = delta_h6;
        deltas_h[6] = delta_h7;
        deltas_h[7] = delta_h8;
        deltas_h[8] = delta_h9;
        deltas_h[9] = delta_h10;
        deltas_h[10] = delta_h11;
        deltas_h[11] = delta_h12;
        deltas_h[12] = delta_h13;
        deltas_h[13] = delta_h14;
        deltas_h[14] = delta_h15;
    }

    /**
     * Adds dE/dparameter of output.
     */
    private void gradient_o(int e, float[] gradient) {
        float[] outs_h = this.outs_h[e];
        float[] deltas_o = this.deltas_o[e];
        float delta_o1 = deltas_o[0];
        float delta_o2 = deltas_o[1];
        float delta_o3 = deltas_o[2];
        float delta_o4 = deltas_o[3];
        float delta_o5 = deltas_o[4];
        float delta_o6 = deltas_o[5];
        float delta_o7 = deltas_o[6];
        float delta_o8 = deltas_o[7];
        float out_h1 = outs_h[0];
        float out_h2 = outs_h[1];
        float out_h3 = outs_h[2];
        float out_h4 = outs_h[3];
        float out_h5 = outs_h[4];
        float out_h6 = outs_h[5];
        float out_h7 = outs_h[6];
        float out_h8 = outs_h[7];
        float out_h9 = outs_h[8];
        float out_h10 = outs_h[9];
        float out_h11 = outs_h[10];
        float out_h12 = outs_h[11];
        float out_h13 = outs_h[12];
        float out_h14 = outs_h[13];
        float out_h15 = outs_h[14];

        // gradient of output: dE/dw = delta · input, dE/db = delta
        gradient[W_O] += delta_o1 * out_h1; // dE/dw1
        gradient[W_O + 8] += delta_o1 * out_h2; // dE/dw2
        gradient[W_O + 16] += delta_o1 * out_h3; // dE/dw3
        gradient[W_O + 24] += delta_o1 * out_h4; // dE/dw4
        gradient[W_O + 32] += delta_o1 * out_h5; // dE/dw5
        gradient[W_O + 40] += delta_o1 * out_h6; // dE/dw6
        gradient[W_O + 48] += delta_o1 * out_h7; // dE/dw7
        gradient[W_O + 56] += delta_o1 * out_h8; // dE/dw8
        gradient[W_O + 64] += delta_o1 * out_h9; // dE/dw9
        gradient[W_O + 72] += delta_o1 * out_h10; // dE/dw10
        gradient[W_O + 80] += delta_o1 * out_h11; // dE/dw11
        gradient[W_O + 88] += delta_o1 * out_h12; // dE/dw12
        gradient[W_O + 96] += delta_o1 * out_h13; // dE/dw13
        gradient[W_O + 104] += delta_o1 * out_h14; // dE/dw14
        gradient[W_O + 112] += delta_o1 * out_h15; // dE/dw15
        gradient[W_O + 1] += delta_o2 * out_h1; // dE/dw16
        gradient[W_O + 9] += delta_o2 * out_h2; // dE/dw17
        gradient[W_O + 17] += delta_o2 * out_h3; // dE/dw18
        gradient[W_O + 25] += delta_o2 * out_h4; // dE/dw19
        gradient[W_O + 33] += delta_o2 * out_h5; // dE/dw20
        gradient[W_O + 41] += delta_o2 * out_h6; // dE/dw21
        gradient[W_O + 49] += delta_o2 * out_h7; // dE/dw22
        gradient[W_O + 57] += delta_o2 * out_h8; // dE/dw23
        gradient[W_O + 65] += delta_o2 * out_h9; // dE/dw24
        gradient[W_O + 73] += delta_o2 * out_h10; // dE/dw25
        gradient[W_O + 81] += delta_o2 * out_h11; // dE/dw26
        gradient[W_O + 89] += delta_o2 * out_h12; // dE/dw27
        gradient[W_O + 97] += delta_o2 * out_h13; // dE/dw28
        gradient[W_O + 105] += delta_o2 * out_h14; // dE/dw29
        gradient[W_O + 113] += delta_o2 * out_h15; // dE/dw30
        gradient[W_O + 2] += delta_o3 * out_h1; // dE/dw31
        gradient[W_O + 10] += delta_o3 * out_h2; // dE/dw32
        gradient[W_O + 18] += delta_o3 * out_h3; // dE/dw33
        gradient[W_O + 26] += delta_o3 * out_h4; // dE/dw34
        gradient[W_O + 34] += delta_o3 * out_h5; // dE/dw35
        gradient[W_O + 42] += delta_o3 * out_h6; // dE/dw36
        gradient[W_O + 50] += delta_o3 * out_h7; // dE/dw37
        gradient[W_O + 58] += delta_o3 * out_h8; // dE/dw38
        gradient[W_O + 66] += delta_o3 * out_h9; // dE/dw39
        gradient[W_O + 74] += delta_o3 * out_h10; // dE/dw40
        gradient[W_O + 82] += delta_o3 * out_h11; // dE/dw41
        gradient[W_O + 90] += delta_o3 * out_h12; // dE/dw42
        gradient[W_O + 98] += delta_o3 * out_h13; // dE/dw43
        gradient[W_O + 106] += delta_o3 * out_h14; // dE/dw44
        gradient[W_O + 114] += delta_o3 * out_h15; // dE/dw45
        gradient[W_O + 3] += delta_o4 * out_h1; // dE/dw46
        gradient[W_O + 11] += delta_o4 * out_h2; // dE/dw47
        gradient[W_O + 19] += delta_o4 * out_h3; // dE/dw48
        gradient[W_O + 27] += delta_o4 * out_h4; // dE/dw49
        gradient[W_O + 35] += delta_o4 * out_h5; // dE/dw50
        gradient[W_O + 43] += delta_o4 * out_h6; // dE/dw51
        gradient[W_O + 51] += delta_o4 * out_h7; // dE/dw52
        gradient[W_O + 59] += delta_o4 * out_h8; // dE/dw53
        gradient[W_O + 67] += delta_o4 * out_h9; // dE/dw54
        gradient[W_O + 75] += delta_o4 * out_h10; // dE/dw55
        gradient[W_O + 83] += delta_o4 * out_h11; // dE/dw56
        gradient[W_O + 91] += delta_o4 * out_h12; // dE/dw57
        gradient[W_O + 99] += delta_o4 * out_h13; // dE/dw58
        gradient[W_O + 107] += delta_o4 * out_h14; // dE/dw59
        gradient[W_O + 115] += delta_o4 * out_h15; // dE/dw60
        gradient[W_O + 4] += delta_o5 * out_h1; // dE/dw61
        gradient[W_O + 12] += delta_o5 * out_h2; // dE/dw62
        gradient[W_O + 20] += delta_o5 * out_h3; // dE/dw63
        gradient[W_O + 28] += delta_o5 * out_h4; // dE/dw64
        gradient[W_O + 36] += delta_o5 * out_h5; // dE/dw65
        gradient[W_O + 44] += delta_o5 * out_h6; // dE/dw66
        gradient[W_O + 52] += delta_o5 * out_h7; // dE/dw67
        gradient[W_O + 60] += delta_o5 * out_h8; // dE/dw68
        gradient[W_O + 68] += delta_o5 * out_h9; // dE/dw69
        gradient[W_O + 76] += delta_o5 * out_h10; // dE/dw70
        gradient[W_O + 84] += delta_o5 * out_h11; // dE/dw71
        gradient[W_O + 92] += delta_o5 * out_h12; // dE/dw72
        gradient[W_O + 100] += delta_o5 * out_h13; // dE/dw73
        gradient[W_O + 108] += delta_o5 * out_h14; // dE/dw74
        gradient[W_O + 116] += delta_o5 * out_h15; // dE/dw75
        gradient[W_O + 5] += delta_o6 * out_h1; // dE/dw76
        gradient[W_O + 13] += delta_o6 * out_h2; // dE/dw77
        gradient[W_O + 21] += delta_o6 * out_h3; // dE/dw78
        gradient[W_O + 29] += delta_o6 * out_h4; // dE/dw79
        gradient[W_O + 37] += delta_o6 * out_h5; // dE/dw80
        gradient[W_O + 45] += delta_o6 * out_h6; // dE/dw81
        gradient[W_O + 53] += delta_o6 * out_h7; // dE/dw82
        gradient[W_O + 61] += delta_o6 * out_h8; // dE/dw83
        gradient[W_O + 69] += delta_o6 * out_h9; // dE/dw84
        gradient[W_O + 77] += delta_o6 * out_h10; // dE/dw85
        gradient[W_O + 85] += delta_o6 * out_h11; // dE/dw86
        gradient[W_O + 93] += delta_o6 * out_h12; // dE/dw87
        gradient[W_O + 101] += delta_o6 * out_h13; // dE/dw88
        gradient[W_O + 109] += delta_o6 * out_h14; // dE/dw89
        gradient[W_O + 117] += delta_o6 * out_h15; // dE/dw90
        gradient[W_O + 6] += delta_o7 * out_h1; // dE/dw91
        gradient[W_O + 14] += delta_o7 * out_h2; // dE/dw92
        gradient[W_O + 22] += delta_o7 * out_h3; // dE/dw93
        gradient[W_O + 30] += delta_o7 * out_h4; // dE/dw94
        gradient[W_O + 38] += delta_o7 * out_h5; // dE/dw95
        gradient[W_O + 46] += delta_o7 * out_h6; // dE/dw96
        gradient[W_O + 54] += delta_o7 * out_h7; // dE/dw97
        gradient[W_O + 62] += delta_o7 * out_h8; // dE/dw98
        gradient[W_O + 70] += delta_o7 * out_h9; // dE/dw99
        gradient[W_O + 78] += delta_o7 * out_h10; // dE/dw100
        gradient[W_O + 86] += delta_o7 * out_h11; // dE/dw101
        gradient[W_O + 94] += delta_o7 * out_h12; // dE/dw102
        gradient[W_O + 102] += delta_o7 * out_h13; // dE/dw103
        gradient[W_O + 110] += delta_o7 * out_h14; // dE/dw104
        gradient[W_O + 118] += delta_o7 * out_h15; // dE/dw105
        gradient[W_O + 7] += delta_o8 * out_h1; // dE/dw106
        gradient[W_O + 15] += delta_o8 * out_h2; // dE/dw107
        gradient[W_O + 23] += delta_o8 * out_h3; // dE/dw108
        gradient[W_O + 31] += delta_o8 * out_h4; // dE/dw109
        gradient[W_O + 39] += delta_o8 * out_h5; // dE/dw110
        gradient[W_O + 47] += delta_o8 * out_h6; // dE/dw111
        gradient[W_O + 55] += delta_o8 * out_h7; // dE/dw112
        gradient[W_O + 63] += delta_o8 * out_h8; // dE/dw113
        gradient[W_O + 71] += delta_o8 * out_h9; // dE/dw114
        gradient[W_O + 79] += delta_o8 * out_h10; // dE/dw115
        gradient[W_O + 87] += delta_o8 * out_h11; // dE/dw116
        gradient[W_O + 95] += delta_o8 * out_h12; // dE/dw117
        gradient[W_O + 103] += delta_o8 * out_h13; // dE/dw118
        gradient[W_O + 111] += delta_o8 * out_h14; // dE/dw119
        gradient[W_O + 119] += delta_o8 * out_h15; // dE/dw120
        gradient[B_O] += delta_o1 + delta_o2 + delta_o3 + delta_o4 + delta_o5 + delta_o6 + delta_o7
                + delta_o8; // dE/db1
    }

    /**
     * Steps the parameters of output.
     */
    private void update_o(int e, float rate) {
        float[] outs_h = this.outs_h[e];
        float[] deltas_o = this.deltas_o[e];
        float[] p = parameters;
        float delta_o1 = deltas_o[0];
        float delta_o2 = deltas_o[1];
        float delta_o3 = deltas_o[2];
        float delta_o4 = deltas_o[3];
        float delta_o5 = deltas_o[4];
        float delta_o6 = deltas_o[5];
        float delta_o7 = deltas_o[6];
        float delta_o8 = deltas_o[7];
        float out_h1 = outs_h[0];
        float out_h2 = outs_h[1];
        float out_h3 = outs_h[2];
        float out_h4 = outs_h[3];
        float out_h5 = outs_h[4];
        float out_h6 = outs_h[5];
        float out_h7 = outs_h[6];
        float out_h8 = outs_h[7];
        float out_h9 = outs_h[8];
        float out_h10 = outs_h[9];
        float out_h11 = outs_h[10];
        float out_h12 = outs_h[11];
        float out_h13 = outs_h[12];
        float out_h14 = outs_h[13];
        float out_h15 = outs_h[14];

        // update of output: w = w - rate · delta · input, b = b - rate · delta
        p[W_O] -= rate * delta_o1 * out_h1; // w1
        p[W_O + 8] -= rate * delta_o1 * out_h2; // w2
        p[W_O + 16] -= rate * delta_o1 * out_h3; // w3
        p[W_O + 24] -= rate * delta_o1 * out_h4; // w4
        p[W_O + 32] -= rate * delta_o1 * out_h5; // w5
        p[W_O + 40] -= rate * delta_o1 * out_h6; // w6
        p[W_O + 48] -= rate * delta_o1 * out_h7; // w7
        p[W_O + 56] -= rate * delta_o1 * out_h8; // w8
        p[W_O + 64] -= rate * delta_o1 * out_h9; // w9
        p[W_O + 72] -= rate * delta_o1 * out_h10; // w10
        p[W_O + 80] -= rate * delta_o1 * out_h11; // w11
        p[W_O + 88] -= rate * delta_o1 * out_h12; // w12
        p[W_O + 96] -= rate * delta_o1 * out_h13; // w13
        p[W_O + 104] -= rate * delta_o1 * out_h14; // w14
        p[W_O + 112] -= rate * delta_o1 * out_h15; // w15
        p[W_O + 1] -= rate * delta_o2 * out_h1; // w16
        p[W_O + 9] -= rate * delta_o2 * out_h2; // w17
        p[W_O + 17] -= rate * delta_o2 * out_h3; // w18
        p[W_O + 25] -= rate * delta_o2 * out_h4; // w19
        p[W_O + 33] -= rate * delta_o2 * out_h5; // w20
        p[W_O + 41] -= rate * delta_o2 * out_h6; // w21
        p[W_O + 49] -= rate * delta_o2 * out_h7; // w22
        p[W_O + 57] -= rate * delta_o2 * out_h8; // w23
        p[W_O + 65] -= rate * delta_o2 * out_h9; // w24
        p[W_O + 73] -= rate * delta_o2 * out_h10; // w25
        p[W_O + 81] -= rate * delta_o2 * out_h11; // w26
        p[W_O + 89] -= rate * delta_o2 * out_h12; // w27
        p[W_O + 97] -= rate * delta_o2 * out_h13; // w28
        p[W_O + 105] -= rate * delta_o2 * out_h14; // w29
        p[W_O + 113] -= rate * delta_o2 * out_h15; // w30
        p[W_O + 2] -= rate * delta_o3 * out_h1; // w31
        p[W_O + 10] -= rate * delta_o3 * out_h2; // w32
        p[W_O + 18] -= rate * delta_o3 * out_h3; // w33
        p[W_O + 26] -= rate * delta_o3 * out_h4; // w34
        p[W_O + 34] -= rate * delta_o3 * out_h5; // w35
        p[W_O + 42] -= rate * delta_o3 * out_h6; // w36
        p[W_O + 50] -= rate * delta_o3 * out_h7; // w37
        p[W_O + 58] -= rate * delta_o3 * out_h8; // w38
        p[W_O + 66] -= rate * delta_o3 * out_h9; // w39
        p[W_O + 74] -= rate * delta_o3 * out_h10; // w40
        p[W_O + 82] -= rate * delta_o3 * out_h11; // w41
        p[W_O + 90] -= rate * delta_o3 * out_h12; // w42
        p[W_O + 98] -= rate * delta_o3 * out_h13; // w43
        p[W_O + 106] -= rate * delta_o3 * out_h14; // w44
        p[W_O + 114] -= rate * delta_o3 * out_h15; // w45
        p[W_O + 3] -= rate * delta_o4 * out_h1; // w46
        p[W_O + 11] -= rate * delta_o4 * out_h2; // w47
        p[W_O + 19] -= rate * delta_o4 * out_h3; // w48
        p[W_O + 27] -= rate * delta_o4 * out_h4; // w49
        p[W_O + 35] -= rate * delta_o4 * out_h5; // w50
        p[W_O + 43] -= rate * delta_o4 * out_h6; // w51
        p[W_O + 51] -= rate * delta_o4 * out_h7; // w52
        p[W_O + 59] -= rate * delta_o4 * out_h8; // w53
        p[W_O + 67] -= rate * delta_o4 * out_h9; // w54
        p[W_O + 75] -= rate * delta_o4 * out_h10; // w55
        p[W_O + 83] -= rate * delta_o4 * out_h11; // w56
        p[W_O + 91] -= rate * delta_o4 * out_h12; // w57
        p[W_O + 99] -= rate * delta_o4 * out_h13; // w58
        p[W_O + 107] -= rate * delta_o4 * out_h14; // w59
        p[W_O + 115] -= rate * delta_o4 * out_h15; // w60
        p[W_O + 4] -= rate * delta_o5 * out_h1; // w61
        p[W_O + 12] -= rate * delta_o5 * out_h2; // w62
        p[W_O + 20] -= rate * delta_o5 * out_h3; // w63
        p[W_O + 28] -= rate * delta_o5 * out_h4; // w64
        p[W_O + 36] -= rate * delta_o5 * out_h5; // w65
        p[W_O + 44] -= rate * delta_o5 * out_h6; // w66
        p[W_O + 52] -= rate * delta_o5 * out_h7; // w67
        p[W_O + 60] -= rate * delta_o5 * out_h8; // w68
        p[W_O + 68] -= rate * delta_o5 * out_h9; // w69
        p[W_O + 76] -= rate * delta_o5 * out_h10; // w70
        p[W_O + 84] -= rate * delta_o5 * out_h11; // w71
        p[W_O + 92] -= rate * delta_o5 * out_h12; // w72
        p[W_O + 100] -= rate * delta_o5 * out_h13; // w73
        p[W_O + 108] -= rate * delta_o5 * out_h14; // w74
        p[W_O + 116] -= rate * delta_o5 * out_h15; // w75
        p[W_O + 5] -= rate * delta_o6 * out_h1; // w76
        p[W_O + 13] -= rate * delta_o6 * out_h2; // w77
        p[W_O + 21] -= rate * delta_o6 * out_h3; // w78
        p[W_O + 29] -= rate * delta_o6 * out_h4; // w79
        p[W_O + 37] -= rate * delta_o6 * out_h5; // w80
        p[W_O + 45] -= rate * delta_o6 * out_h6; // w81
        p[W_O + 53] -= rate * delta_o6 * out_h7; // w82
        p[W_O + 61] -= rate * delta_o6 * out_h8; // w83
        p[W_O + 69] -= rate * delta_o6 * out_h9; // w84
        p[W_O + 77] -= rate * delta_o6 * out_h10; // w85
        p[W_O + 85] -= rate * delta_o6 * out_h11; // w86
        p[W_O + 93] -= rate * delta_o6 * out_h12; // w87
        p[W_O + 101] -= rate * delta_o6 * out_h13; // w88
        p[W_O + 109] -= rate * delta_o6 * out_h14; // w89
        p[W_O + 117] -= rate * delta_o6 * out_h15; // w90
        p[W_O + 6] -= rate * delta_o7 * out_h1; // w91
        p[W_O + 14] -= rate * delta_o7 * out_h2; // w92
        p[W_O + 22] -= rate * delta_o7 * out_h3; // w93
        p[W_O + 30] -= rate * delta_o7 * out_h4; // w94
        p[W_O + 38] -= rate * delta_o7 * out_h5; // w95
        p[W_O + 46] -= rate * delta_o7 * out_h6; // w96
        p[W_O + 54] -= rate * delta_o7 * out_h7; // w97
        p[W_O + 62] -= rate * delta_o7 * out_h8; // w98
        p[W_O + 70] -= rate * delta_o7 * out_h9; // w99
        p[W_O + 78] -= rate * delta_o7 * out_h10; // w100
        p[W_O + 86] -= rate * delta_o7 * out_h11; // w101
        p[W_O + 94] -= rate * delta_o7 * out_h12; // w102
        p[W_O + 102] -= rate * delta_o7 * out_h13; // w103
        p[W_O + 110] -= rate * delta_o7 * out_h14; // w104
        p[W_O + 118] -= rate * delta_o7 * out_h15; // w105
        p[W_O + 7] -= rate * delta_o8 * out_h1; // w106
        p[W_O + 15] -= rate * delta_o8 * out_h2; // w107
        p[W_O + 23] -= rate * delta_o8 * out_h3; // w108
        p[W_O + 31] -= rate * delta_o8 * out_h4; // w109
        p[W_O + 39] -= rate * delta_o8 * out_h5; // w110
        p[W_O + 47] -= rate * delta_o8 * out_h6; // w111
        p[W_O + 55] -= rate * delta_o8 * out_h7; // w112
        p[W_O + 63] -= rate * delta_o8 * out_h8; // w113
        p[W_O + 71] -= rate * delta_o8 * out_h9; // w114
        p[W_O + 79] -= rate * delta_o8 * out_h10; // w115
        p[W_O + 87] -= rate * delta_o8 * out_h11; // w116
        p[W_O + 95] -= rate * delta_o8 * out_h12; // w117
        p[W_O + 103] -= rate * delta_o8 * out_h13; // w118
        p[W_O + 111] -= rate * delta_o8 * out_h14; // w119
        p[W_O + 119] -= rate * delta_o8 * out_h15; // w120
        p[B_O] -= rate * (delta_o1 + delta_o2 + delta_o3 + delta_o4 + delta_o5 + delta_o6 + delta_o7
                + delta_o8); // b1
    }

    /**
     * Adds dE/dparameter of hidden.
     */
    private void gradient_h(float[] in, int inAt, int e, float[] gradient) {
        float[] deltas_h = this.deltas_h[e];
        float delta_h1 = deltas_h[0];
        float delta_h2 = deltas_h[1];
        float delta_h3 = deltas_h[2];
        float delta_h4 = deltas_h[3];
        float delta_h5 = deltas_h[4];
        float delta_h6 = deltas_h[5];
        float delta_h7 = deltas_h[6];
        float delta_h8 = deltas_h[7];
        float delta_h9 = deltas_h[8];
        float delta_h10 = deltas_h[9];
        float delta_h11 = deltas_h[10];
        float delta_h12 = deltas_h[11];
        float delta_h13 = deltas_h[12];
        float delta_h14 = deltas_h[13];
        float delta_h15 = deltas_h[14];
        float i1 = in[inAt];
        float i2 = in[inAt + 1];
        float i3 = in[inAt + 2];
        float i4 = in[inAt + 3];
        float i5 = in[inAt + 4];
        float i6 = in[inAt + 5];
        float i7 = in[inAt + 6];
        float i8 = in[inAt + 7];
        float i9 = in[inAt + 8];
        float i10 = in[inAt + 9];
        float i11 = in[inAt + 10];
        float i12 = in[inAt + 11];

        // gradient of hidden: dE/dw = delta · input, dE/db = delta
        gradient[W_H] += delta_h1 * i1; // dE/dw1
        gradient[W_H + 15] += delta_h1 * i2; // dE/dw2
        gradient[W_H + 30] += delta_h1 * i3; // dE/dw3
        gradient[W_H + 45] += delta_h1 * i4; // dE/dw4
        gradient[W_H + 60] += delta_h1 * i5; // dE/dw5
        gradient[W_H + 75] += delta_h1 * i6; // dE/dw6
        gradient[W_H + 90] += delta_h1 * i7; // dE/dw7
        gradient[W_H + 105] += delta_h1 * i8; // dE/dw8
        gradient[W_H + 120] += delta_h1 * i9; // dE/dw9
        gradient[W_H + 135] += delta_h1 * i10; // dE/dw10
        gradient[W_H + 150] += delta_h1 * i11; // dE/dw11
        gradient[W_H + 165] += delta_h1 * i12; // dE/dw12
        gradient[B_H] += delta_h1; // dE/db1
        gradient[W_H + 1] += delta_h2 * i1; // dE/dw13
        gradient[W_H + 16] += delta_h2 * i2; // dE/dw14
        gradient[W_H + 31] += delta_h2 * i3; // dE/dw15
        gradient[W_H + 46] += delta_h2 * i4; // dE/dw16
        gradient[W_H + 61] += delta_h2 * i5; // dE/dw17
        gradient[W_H + 76] += delta_h2 * i6; // dE/dw18
        gradient[W_H + 91] += delta_h2 * i7; // dE/dw19
        gradient[W_H + 106] += delta_h2 * i8; // dE/dw20
        gradient[W_H + 121] += delta_h2 * i9; // dE/dw21
        gradient[W_H + 136] += delta_h2 * i10; // dE/dw22
        gradient[W_H + 151] += delta_h2 * i11; // dE/dw23
        gradient[W_H + 166] += delta_h2 * i12; // dE/dw24
        gradient[B_H + 1] += delta_h2; // dE/db2
        gradient[W_H + 2] += delta_h3 * i1; // dE/dw25
        gradient[W_H + 17] += delta_h3 * i2; // dE/dw26
        gradient[W_H + 32] += delta_h3 * i3; // dE/dw27
        gradient[W_H + 47] += delta_h3 * i4; // dE/dw28
        gradient[W_H + 62] += delta_h3 * i5; // dE/dw29
        gradient[W_H + 77] += delta_h3 * i6; // dE/dw30
        gradient[W_H + 92] += delta_h3 * i7; // dE/dw31
        gradient[W_H + 107] += delta_h3 * i8; // dE/dw32
        gradient[W_H + 122] += delta_h3 * i9; // dE/dw33
        gradient[W_H + 137] += delta_h3 * i10; // dE/dw34
        gradient[W_H + 152] += delta_h3 * i11; // dE/dw35
        gradient[W_H + 167] += delta_h3 * i12; // dE/dw36
        gradient[B_H + 2] += delta_h3; // dE/db3
        gradient[W_H + 3] += delta_h4 * i1; // dE/dw37
        gradient[W_H + 18] += delta_h4 * i2; // dE/dw38
        gradient[W_H + 33] += delta_h4 * i3; // dE/dw39
        gradient[W_H + 48] += delta_h4 * i4; // dE/dw40
        gradient[W_H + 63] += delta_h4 * i5; // dE/dw41
        gradient[W_H + 78] += delta_h4 * i6; // dE/dw42
        gradient[W_H + 93] += delta_h4 * i7; // dE/dw43
        gradient[W_H + 108] += delta_h4 * i8; // dE/dw44
        gradient[W_H + 123] += delta_h4 * i9; // dE/dw45
        gradient[W_H + 138] += delta_h4 * i10; // dE/dw46
        gradient[W_H + 153] += delta_h4 * i11; // dE/dw47
        gradient[W_H + 168] += delta_h4 * i12; // dE/dw48
        gradient[B_H + 3] += delta_h4; // dE/db4
        gradient[W_H + 4] += delta_h5 * i1; // dE/dw49
        gradient[W_H + 19] += delta_h5 * i2; // dE/dw50
        gradient[W_H + 34] += delta_h5 * i3; // dE/dw51
        gradient[W_H + 49] += delta_h5 * i4; // dE/dw52
        gradient[W_H + 64] += delta_h5 * i5; // dE/dw53
        gradient[W_H + 79] += delta_h5 * i6; // dE/dw54
        gradient[W_H + 94] += delta_h5 * i7; // dE/dw55
        gradient[W_H + 109] += delta_h5 * i8; // dE/dw56
        gradient[W_H + 124] += delta_h5 * i9; // dE/dw57
        gradient[W_H + 139] += delta_h5 * i10; // dE/dw58
        gradient[W_H + 154] += delta_h5 * i11; // dE/dw59
        gradient[W_H + 169] += delta_h5 * i12; // dE/dw60
        gradient[B_H + 4] += delta_h5; // dE/db5
        gradient[W_H + 5] += delta_h6 * i1; // dE/dw61
        gradient[W_H + 20] += delta_h6 * i2; // dE/dw62
        gradient[W_H + 35] += delta_h6 * i3; // dE/dw63
        gradient[W_H + 50] += delta_h6 * i4; // dE/dw64
        gradient[W_H + 65] += delta_h6 * i5; // dE/dw65
        gradient[W_H + 80] += delta_h6 * i6; // dE/dw66
        gradient[W_H + 95] += delta_h6 * i7; // dE/dw67
        gradient[W_H + 110] += delta_h6 * i8; // dE/dw68
        gradient[W_H + 125] += delta_h6 * i9; // dE/dw69
        gradient[W_H + 140] += delta_h6 * i10; // dE/dw70
        gradient[W_H + 155] += delta_h6 * i11; // dE/dw71
        gradient[W_H + 170] += delta_h6 * i12; // dE/dw72
        gradient[B_H + 5] += delta_h6; // dE/db6
        gradient[W_H + 6] += delta_h7 * i1; // dE/dw73
        gradient[W_H + 21] += delta_h7 * i2; // dE/dw74
        gradient[W_H + 36] += delta_h7 * i3; // dE/dw75
        gradient[W_H + 51] += delta_h7 * i4; // dE/dw76
        gradient[W_H + 66] += delta_h7 * i5; // dE/dw77
        gradient[W_H + 81] += delta_h7 * i6; // dE/dw78
        gradient[W_H + 96] += delta_h7 * i7; // dE/dw79
        gradient[W_H + 111] += delta_h7 * i8; // dE/dw80
        gradient[W_H + 126] += delta_h7 * i9; // dE/dw81
        gradient[W_H + 141] += delta_h7 * i10; // dE/dw82
        gradient[W_H + 156] += delta_h7 * i11; // dE/dw83
        gradient[W_H + 171] += delta_h7 * i12; // dE/dw84
        gradient[B_H + 6] += delta_h7; // dE/db7
        gradient[W_H + 7] += delta_h8 * i1; // dE/dw85
        gradient[W_H + 22] += delta_h8 * i2; // dE/dw86
        gradient[W_H + 37] += delta_h8 * i3; // dE/dw87
        gradient[W_H + 52] += delta_h8 * i4; // dE/dw88
        gradient[W_H + 67] += delta_h8 * i5; // dE/dw89
        gradient[W_H + 82] += delta_h8 * i6; // dE/dw90
        gradient[W_H + 97] += delta_h8 * i7; // dE/dw91
        gradient[W_H + 112] += delta_h8 * i8; // dE/dw92
        gradient[W_H + 127] += delta_h8 * i9; // dE/dw93
        gradient[W_H + 142] += delta_h8 * i10; // dE/dw94
        gradient[W_H + 157] += delta_h8 * i11; // dE/dw95
        gradient[W_H + 172] += delta_h8 * i12; // dE/dw96
        gradient[B_H + 7] += delta_h8; // dE/db8
        gradient[W_H + 8] += delta_h9 * i1; // dE/dw97
        gradient[W_H + 23] += delta_h9 * i2; // dE/dw98
        gradient[W_H + 38] += delta_h9 * i3; // dE/dw99
        gradient[W_H + 53] += delta_h9 * i4; // dE/dw100
        gradient[W_H + 68] += delta_h9 * i5; // dE/dw101
        gradient[W_H + 83] += delta_h9 * i6; // dE/dw102
        gradient[W_H + 98] += delta_h9 * i7; // dE/dw103
        gradient[W_H + 113] += delta_h9 * i8; // dE/dw104
        gradient[W_H + 128] += delta_h9 * i9; // dE/dw105
        gradient[W_H + 143] += delta_h9 * i10; // dE/dw106
        gradient[W_H + 158] += delta_h9 * i11; // dE/dw107
        gradient[W_H + 173] += delta_h9 * i12; // dE/dw108
        gradient[B_H + 8] += delta_h9; // dE/db9
        gradient[W_H + 9] += delta_h10 * i1; // dE/dw109
        gradient[W_H + 24] += delta_h10 * i2; // dE/dw110
        gradient[W_H + 39] += delta_h10 * i3; // dE/dw111
        gradient[W_H + 54] += delta_h10 * i4; // dE/dw112
        gradient[W_H + 69] += delta_h10 * i5; // dE/dw113
        gradient[W_H + 84] += delta_h10 * i6; // dE/dw114
        gradient[W_H + 99] += delta_h10 * i7; // dE/dw115
        gradient[W_H + 114] += delta_h10 * i8; // dE/dw116
        gradient[W_H + 129] += delta_h10 * i9; // dE/dw117
        gradient[W_H + 144] += delta_h10 * i10; // dE/dw118
        gradient[W_H + 159] += delta_h10 * i11; // dE/dw119
        gradient[W_H + 174] += delta_h10 * i12; // dE/dw120
        gradient[B_H + 9] += delta_h10; // dE/db10
        gradient[W_H + 10] += delta_h11 * i1; // dE/dw121
        gradient[W_H + 25] += delta_h11 * i2; // dE/dw122
        gradient[W_H + 40] += delta_h11 * i3; // dE/dw123
        gradient[W_H + 55] += delta_h11 * i4; // dE/dw124
        gradient[W_H + 70] += delta_h11 * i5; // dE/dw125
        gradient[W_H + 85] += delta_h11 * i6; // dE/dw126
        gradient[W_H + 100] += delta_h11 * i7; // dE/dw127
        gradient[W_H + 115] += delta_h11 * i8; // dE/dw128
        gradient[W_H + 130] += delta_h11 * i9; // dE/dw129
        gradient[W_H + 145] += delta_h11 * i10; // dE/dw130
        gradient[W_H + 160] += delta_h11 * i11; // dE/dw131
        gradient[W_H + 175] += delta_h11 * i12; // dE/dw132
        gradient[B_H + 10] += delta_h11; // dE/db11
        gradient[W_H + 11] += delta_h12 * i1; // dE/dw133
        gradient[W_H + 26] += delta_h12 * i2; // dE/dw134
        gradient[W_H + 41] += delta_h12 * i3; // dE/dw135
        gradient[W_H + 56] += delta_h12 * i4; // dE/dw136
        gradient[W_H + 71] += delta_h12 * i5; // dE/dw137
        gradient[W_H + 86] += delta_h12 * i6; // dE/dw138
        gradient[W_H + 101] += delta_h12 * i7; // dE/dw139
        gradient[W_H + 116] += delta_h12 * i8; // dE/dw140
        gradient[W_H + 131] += delta_h12 * i9; // dE/dw141
        gradient[W_H + 146] += delta_h12 * i10; // dE/dw142
        gradient[W_H + 161] += delta_h12 * i11; // dE/dw143
        gradient[W_H + 176] += delta_h12 * i12; // dE/dw144
        gradient[B_H + 11] += delta_h12; // dE/db12
        gradient[W_H + 12] += delta_h13 * i1; // dE/dw145
        gradient[W_H + 27] += delta_h13 * i2; // dE/dw146
        gradient[W_H + 42] += delta_h13 * i3; // dE/dw147
        gradient[W_H + 57] += delta_h13 * i4; // dE/dw148
        gradient[W_H + 72] += delta_h13 * i5; // dE/dw149
        gradient[W_H + 87] += delta_h13 * i6; // dE/dw150
        gradient[W_H + 102] += delta_h13 * i7; // dE/dw151
        gradient[W_H + 117] += delta_h13 * i8; // dE/dw152
        gradient[W_H + 132] += delta_h13 * i9; // dE/dw153
        gradient[W_H + 147] += delta_h13 * i10; // dE/dw154
        gradient[W_H + 162] += delta_h13 * i11; // dE/dw155
        gradient[W_H + 177] += delta_h13 * i12; // dE/dw156
        gradient[B_H + 12] += delta_h13; // dE/db13
        gradient[W_H + 13] += delta_h14 * i1; // dE/dw157
        gradient[W_H + 28] += delta_h14 * i2; // dE/dw158
        gradient[W_H + 43] += delta_h14 * i3; // dE/dw159
        gradient[W_H + 58] += delta_h14 * i4; // dE/dw160
        gradient[W_H + 73] += delta_h14 * i5; // dE/dw161
        gradient[W_H + 88] += delta_h14 * i6; // dE/dw162
        gradient[W_H + 103] += delta_h14 * i7; // dE/dw163
        gradient[W_H + 118] += delta_h14 * i8; // dE/dw164
        gradient[W_H + 133] += delta_h14 * i9; // dE/dw165
        gradient[W_H + 148] += delta_h14 * i10; // dE/dw166
        gradient[W_H + 163] += delta_h14 * i11; // dE/dw167
        gradient[W_H + 178] += delta_h14 * i12; // dE/dw168
        gradient[B_H + 13] += delta_h14; // dE/db14
        gradient[W_H + 14] += delta_h15 * i1; // dE/dw169
        gradient[W_H + 29] += delta_h15 * i2; // dE/dw170
        gradient[W_H + 44] += delta_h15 * i3; // dE/dw171
        gradient[W_H + 59] += delta_h15 * i4; // dE/dw172
        gradient[W_H + 74] += delta_h15 * i5; // dE/dw173
        gradient[W_H + 89] += delta_h15 * i6; // dE/dw174
        gradient[W_H + 104] += delta_h15 * i7; // dE/dw175
        gradient[W_H + 119] += delta_h15 * i8; // dE/dw176
        gradient[W_H + 134] += delta_h15 * i9; // dE/dw177
        gradient[W_H + 149] += delta_h15 * i10; // dE/dw178
        gradient[W_H + 164] += delta_h15 * i11; // dE/dw179
        gradient[W_H + 179] += delta_h15 * i12; // dE/dw180
        gradient[B_H + 14] += delta_h15; // dE/db15
    }

    /**
     * Steps the parameters of hidden.
     */
    private void update_h(float[] in, int inAt, int e, float rate) {
        float[] deltas_h = this.deltas_h[e];
        float[] p = parameters;
        float delta_h1 = deltas_h[0];
        float delta_h2 = deltas_h[1];
        float delta_h3 = deltas_h[2];
        float delta_h4 = deltas_h[3];
        float delta_h5 = deltas_h[4];
        float delta_h6 = deltas_h[5];
        float delta_h7 = deltas_h[6];
        float delta_h8 = deltas_h[7];
        float delta_h9 = deltas_h[8];
        float delta_h10 = deltas_h[9];
        float delta_h11 = deltas_h[10];
        float delta_h12 = deltas_h[11];
        float delta_h13 = deltas_h[12];
        float delta_h14 = deltas_h[13];
        float delta_h15 = deltas_h[14];
        float i1 = in[inAt];
        float i2 = in[inAt + 1];
        float i3 = in[inAt + 2];
        float i4 = in[inAt + 3];
        float i5 = in[inAt + 4];
        float i6 = in[inAt + 5];
        float i7 = in[inAt + 6];
        float i8 = in[inAt + 7];
        float i9 = in[inAt + 8];
        float i10 = in[inAt + 9];
        float i11 = in[inAt + 10];
        float i12 = in[inAt + 11];

        // update of hidden: w = w - rate · delta · input, b = b - rate · delta
        p[W_H] -= rate * delta_h1 * i1; // w1
        p[W_H + 15] -= rate * delta_h1 * i2; // w2
        p[W_H + 30] -= rate * delta_h1 * i3; // w3
        p[W_H + 45] -= rate * delta_h1 * i4; // w4
        p[W_H + 60] -= rate * delta_h1 * i5; // w5
        p[W_H + 75] -= rate * delta_h1 * i6; // w6
        p[W_H + 90] -= rate * delta_h1 * i7; // w7
        p[W_H + 105] -= rate * delta_h1 * i8; // w8
        p[W_H + 120] -= rate * delta_h1 * i9; // w9
        p[W_H + 135] -= rate * delta_h1 * i10; // w10
        p[W_H + 150] -= rate * delta_h1 * i11; // w11
        p[W_H + 165] -= rate * delta_h1 * i12; // w12
        p[B_H] -= rate * delta_h1; // b1
        p[W_H + 1] -= rate * delta_h2 * i1; // w13
        p[W_H + 16] -= rate * delta_h2 * i2; // w14
        p[W_H + 31] -= rate * delta_h2 * i3; // w15
        p[W_H + 46] -= rate * delta_h2 * i4; // w16
        p[W_H + 61] -= rate * delta_h2 * i5; // w17
        p[W_H + 76] -= rate * delta_h2 * i6; // w18
        p[W_H + 91] -= rate * delta_h2 * i7; // w19
        p[W_H + 106] -= rate * delta_h2 * i8; // w20
        p[W_H + 121] -= rate * delta_h2 * i9; // w21
        p[W_H + 136] -= rate * delta_h2 * i10; // w22
        p[W_H + 151] -= rate * delta_h2 * i11; // w23
        p[W_H + 166] -= rate * delta_h2 * i12; // w24
        p[B_H + 1] -= rate * delta_h2; // b2
        p[W_H + 2] -= rate * delta_h3 * i1; // w25
        p[W_H + 17] -= rate * delta_h3 * i2; // w26
        p[W_H + 32] -= rate * delta_h3 * i3; // w27
        p[W_H + 47] -= rate * delta_h3 * i4; // w28
        p[W_H + 62] -= rate * delta_h3 * i5; // w29
        p[W_H + 77] -= rate * delta_h3 * i6; // w30
        p[W_H + 92] -= rate * delta_h3 * i7; // w31
        p[W_H + 107] -= rate * delta_h3 * i8; // w32
        p[W_H + 122] -= rate * delta_h3 * i9; // w33
        p[W_H + 137] -= rate * delta_h3 * i10; // w34
        p[W_H + 152] -= rate * delta_h3 * i11; // w35
        p[W_H + 167] -= rate * delta_h3 * i12; // w36
        p[B_H + 2] -= rate * delta_h3; // b3
        p[W_H + 3] -= rate * delta_h4 * i1; // w37
        p[W_H + 18] -= rate * delta_h4 * i2; // w38
        p[W_H + 33] -= rate * delta_h4 * i3; // w39
        p[W_H + 48] -= rate * delta_h4 * i4; // w40
        p[W_H + 63] -= rate * delta_h4 * i5; // w41
        p[W_H + 78] -= rate * delta_h4 * i6; // w42
        p[W_H + 93] -= rate * delta_h4 * i7; // w43
        p[W_H + 108] -= rate * delta_h4 * i8; // w44
        p[W_H + 123] -= rate * delta_h4 * i9; // w45
        p[W_H + 138] -= rate * delta_h4 * i10; // w46
        p[W_H + 153] -= rate * delta_h4 * i11; // w47
        p[W_H + 168] -= rate * delta_h4 * i12; // w48
        p[B_H + 3] -= rate * delta_h4; // b4
        p[W_H + 4] -= rate * delta_h5 * i1; // w49
        p[W_H + 19] -= rate * delta_h5 * i2; // w50
        p[W_H + 34] -= rate * delta_h5 * i3; // w51
        p[W_H + 49] -= rate * delta_h5 * i4; // w52
        p[W_H + 64] -= rate * delta_h5 * i5; // w53
        p[W_H + 79] -= rate * delta_h5 * i6; // w54
        p[W_H + 94] -= rate * delta_h5 * i7; // w55
        p[W_H + 109] -= rate * delta_h5 * i8; // w56
        p[W_H + 124] -= rate * delta_h5 * i9; // w57
        p[W_H + 139] -= rate * delta_h5 * i10; // w58
        p[W_H + 154] -= rate * delta_h5 * i11; // w59
        p[W_H + 169] -= rate * delta_h5 * i12; // w60
        p[B_H + 4] -= rate * delta_h5; // b5
        p[W_H + 5] -= rate * delta_h6 * i1; // w61
        p[W_H + 20] -= rate * delta_h6 * i2; // w62
        p[W_H + 35] -= rate * delta_h6 * i3; // w63
        p[W_H + 50] -= rate * delta_h6 * i4; // w64
        p[W_H + 65] -= rate * delta_h6 * i5; // w65
        p[W_H + 80] -= rate * delta_h6 * i6; // w66
        p[W_H + 95] -= rate * delta_h6 * i7; // w67
        p[W_H + 110] -= rate * delta_h6 * i8; // w68
        p[W_H + 125] -= rate * delta_h6 * i9; // w69
        p[W_H + 140] -= rate * delta_h6 * i10; // w70
        p[W_H + 155] -= rate * delta_h6 * i11; // w71
        p[W_H + 170] -= rate * delta_h6 * i12; // w72
        p[B_H + 5] -= rate * delta_h6; // b6
        p[W_H + 6] -= rate * delta_h7 * i1; // w73
        p[W_H + 21] -= rate * delta_h7 * i2; // w74
        p[W_H + 36] -= rate * delta_h7 * i3; // w75
        p[W_H + 51] -= rate * delta_h7 * i4; // w76
        p[W_H + 66] -= rate * delta_h7 * i5; // w77
        p[W_H + 81] -= rate * delta_h7 * i6; // w78
        p[W_H + 96] -= rate * delta_h7 * i7; // w79
        p[W_H + 111] -= rate * delta_h7 * i8; // w80
        p[W_H + 126] -= rate * delta_h7 * i9; // w81
        p[W_H + 141] -= rate * delta_h7 * i10; // w82
        p[W_H + 156] -= rate * delta_h7 * i11; // w83
        p[W_H + 171] -= rate * delta_h7 * i12; // w84
        p[B_H + 6] -= rate * delta_h7; // b7
        p[W_H + 7] -= rate * delta_h8 * i1; // w85
        p[W_H + 22] -= rate * delta_h8 * i2; // w86
        p[W_H + 37] -= rate * delta_h8 * i3; // w87
        p[W_H + 52] -= rate * delta_h8 * i4; // w88
        p[W_H + 67] -= rate * delta_h8 * i5; // w89
        p[W_H + 82] -= rate * delta_h8 * i6; // w90
        p[W_H + 97] -= rate * delta_h8 * i7; // w91
        p[W_H + 112] -= rate * delta_h8 * i8; // w92
        p[W_H + 127] -= rate * delta_h8 * i9; // w93
        p[W_H + 142] -= rate * delta_h8 * i10; // w94
        p[W_H + 157] -= rate * delta_h8 * i11; // w95
        p[W_H + 172] -= rate * delta_h8 * i12; // w96
        p[B_H + 7] -= rate * delta_h8; // b8
        p[W_H + 8] -= rate * delta_h9 * i1; // w97
        p[W_H + 23] -= rate * delta_h9 * i2; // w98
        p[W_H + 38] -= rate * delta_h9 * i3; // w99
        p[W_H + 53] -= rate * delta_h9 * i4; // w100
        p[W_H + 68] -= rate * delta_h9 * i5; // w101
        p[W_H + 83] -= rate * delta_h9 * i6; // w102
        p[W_H + 98] -= rate * delta_h9 * i7; // w103
        p[W_H + 113] -= rate * delta_h9 * i8; // w104
        p[W_H + 128] -= rate * delta_h9 * i9; // w105
        p[W_H + 143] -= rate * delta_h9 * i10; // w106
        p[W_H + 158] -= rate * delta_h9 * i11; // w107
        p[W_H + 173] -= rate * delta_h9 * i12; // w108
        p[B_H + 8] -= rate * delta_h9; // b9
        p[W_H + 9] -= rate * delta_h10 * i1; // w109
        p[W_H + 24] -= rate * delta_h10 * i2; // w110
        p[W_H + 39] -= rate * delta_h10 * i3; // w111
        p[W_H + 54] -= rate * delta_h10 * i4; // w112
        p[W_H + 69] -= rate * delta_h10 * i5; // w113
        p[W_H + 84] -= rate * delta_h10 * i6; // w114
        p[W_H + 99] -= rate * delta_h10 * i7; // w115
        p[W_H + 114] -= rate * delta_h10 * i8; // w116
        p[W_H + 129] -= rate * delta_h10 * i9; // w117
        p[W_H + 144] -= rate * delta_h10 * i10; // w118
        p[W_H + 159] -= rate * delta_h10 * i11; // w119
        p[W_H + 174] -= rate * delta_h10 * i12; // w120
        p[B_H + 9] -= rate * delta_h10; // b10
        p[W_H + 10] -= rate * delta_h11 * i1; // w121
        p[W_H + 25] -= rate * delta_h11 * i2; // w122
        p[W_H + 40] -= rate * delta_h11 * i3; // w123
        p[W_H + 55] -= rate * delta_h11 * i4; // w124
        p[W_H + 70] -= rate * delta_h11 * i5; // w125
        p[W_H + 85] -= rate * delta_h11 * i6; // w126
        p[W_H + 100] -= rate * delta_h11 * i7; // w127
        p[W_H + 115] -= rate * delta_h11 * i8; // w128
        p[W_H + 130] -= rate * delta_h11 * i9; // w129
        p[W_H + 145] -= rate * delta_h11 * i10; // w130
        p[W_H + 160] -= rate * delta_h11 * i11; // w131
        p[W_H + 175] -= rate * delta_h11 * i12; // w132
        p[B_H + 10] -= rate * delta_h11; // b11
        p[W_H + 11] -= rate * delta_h12 * i1; // w133
        p[W_H + 26] -= rate * delta_h12 * i2; // w134
        p[W_H + 41] -= rate * delta_h12 * i3; // w135
        p[W_H + 56] -= rate * delta_h12 * i4; // w136
        p[W_H + 71] -= rate * delta_h12 * i5; // w137
        p[W_H + 86] -= rate * delta_h12 * i6; // w138
        p[W_H + 101] -= rate * delta_h12 * i7; // w139
        p[W_H + 116] -= rate * delta_h12 * i8; // w140
        p[W_H + 131] -= rate * delta_h12 * i9; // w141
        p[W_H + 146] -= rate * delta_h12 * i10; // w142
        p[W_H + 161] -= rate * delta_h12 * i11; // w143
        p[W_H + 176] -= rate * delta_h12 * i12; // w144
        p[B_H + 11] -= rate * delta_h12; // b12
        p[W_H + 12] -= rate * delta_h13 * i1; // w145
        p[W_H + 27] -= rate * delta_h13 * i2; // w146
        p[W_H + 42] -= rate * delta_h13 * i3; // w147
        p[W_H + 57] -= rate * delta_h13 * i4; // w148
        p[W_H + 72] -= rate * delta_h13 * i5; // w149
        p[W_H + 87] -= rate * delta_h13 * i6; // w150
        p[W_H + 102] -= rate * delta_h13 * i7; // w151
        p[W_H + 117] -= rate * delta_h13 * i8; // w152
        p[W_H + 132] -= rate * delta_h13 * i9; // w153
        p[W_H + 147] -= rate * delta_h13 * i10; // w154
        p[W_H + 162] -= rate * delta_h13 * i11; // w155
        p[W_H + 177] -= rate * delta_h13 * i12; // w156
        p[B_H + 12] -= rate * delta_h13; // b13
        p[W_H + 13] -= rate * delta_h14 * i1; // w157
        p[W_H + 28] -= rate * delta_h14 * i2; // w158
        p[W_H + 43] -= rate * delta_h14 * i3; // w159
        p[W_H + 58] -= rate * delta_h14 * i4; // w160
        p[W_H + 73] -= rate * delta_h14 * i5; // w161
        p[W_H + 88] -= rate * delta_h14 * i6; // w162
        p[W_H + 103] -= rate * delta_h14 * i7; // w163
        p[W_H + 118] -= rate * delta_h14 * i8; // w164
        p[W_H + 133] -= rate * delta_h14 * i9; // w165
        p[W_H + 148] -= rate * delta_h14 * i10; // w166
        p[W_H + 163] -= rate * delta_h14 * i11; // w167
        p[W_H + 178] -= rate * delta_h14 * i12; // w168
        p[B_H + 13] -= rate * delta_h14; // b14
        p[W_H + 14] -= rate * delta_h15 * i1; // w169
        p[W_H + 29] -= rate * delta_h15 * i2; // w170
        p[W_H + 44] -= rate * delta_h15 * i3; // w171
        p[W_H + 59] -= rate * delta_h15 * i4; // w172
        p[W_H + 74] -= rate * delta_h15 * i5; // w173
        p[W_H + 89] -= rate * delta_h15 * i6; // w174
        p[W_H + 104] -= rate * delta_h15 * i7; // w175
        p[W_H + 119] -= rate * delta_h15 * i8; // w176
        p[W_H + 134] -= rate * delta_h15 * i9; // w177
        p[W_H + 149] -= rate * delta_h15 * i10; // w178
        p[W_H + 164] -= rate * delta_h15 * i11; // w179
        p[W_H + 179] -= rate * delta_h15 * i12; // w180
        p[B_H + 14] -= rate * delta_h15; // b15
    }

    @Override
    public float[] parameters() {
        return parameters;
    }

    @Override
    public void predict(float[] in, int inAt, float[] out, int outAt) {
        Rows.check("in", in.length, inAt, 1, 12);
        Rows.check("out", out.length, outAt, 1, 8);
        forward(in, inAt, out, outAt);
    }

    @Override
    public void predict(float[] in, int inAt, float[] out, int outAt, int count) {
        Rows.check("in", in.length, inAt, count, 12);
        Rows.check("out", out.length, outAt, count, 8);
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.predict(in, inAt + k * 12, out, outAt + k * 8, n);
            share(predictShareJob, n);
        }
        block.clear();
    }

    @Override
    public double loss(float[] in, int inAt, float[] target, int targetAt, int count) {
        Rows.check("in", in.length, inAt, count, 12);
        Rows.check("target", target.length, targetAt, count, 8);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.compare(in, inAt + k * 12, target, targetAt + k * 8, n);
            share(lossShareJob, n);
            error += Sums.sum(errors, 0, n);
        }
        block.clear();
        return error;
    }

    @Override
    public double gradient(float[] in, int inAt, float[] target, int targetAt, int count,
            float[] gradient) {
        Rows.check("in", in.length, inAt, count, 12);
        Rows.check("target", target.length, targetAt, count, 8);
        Rows.checkGradient(gradient.length, 316);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.compare(in, inAt + k * 12, target, targetAt + k * 8, n);
            share(deltasShareJob, n);
            error += Sums.sum(errors, 0, n);
            block.addTo(gradient, 1);
            share(gradientShareJob, n);
        }
        block.clear();
        return error;
    }

    @Override
    public double descend(float[] in, int inAt, float[] target, int targetAt, int count,
            float rate) {
        Rows.atLeastOne(count);
        Rows.check("in", in.length, inAt, count, 12);
        Rows.check("target", target.length, targetAt, count, 8);
        if (count == 1) {
            return step(in, inAt, target, targetAt, rate);
        }
        float[] p = parameters;
        float[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.compare(in, inAt + k * 12, target, targetAt + k * 8, n);
            share(deltasShareJob, n);
            error += Sums.sum(errors, 0, n);
            block.addTo(sum, 1);
            share(gradientShareJob, n);
        }
        block.clear();
        Rows.checkFinite(error);
        float step = rate / count;
        for (int k = 0; k < 316; k++) {
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
    public BandNet replicate() {
        return new BandNetImpl(parameters, names);
    }
}
