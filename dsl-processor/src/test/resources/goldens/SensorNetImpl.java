package golden;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.support.DoubleBlock;
import dev.deltarule.runtime.support.Erf;
import dev.deltarule.runtime.support.Exp;
import dev.deltarule.runtime.support.Generated;
import dev.deltarule.runtime.support.Rows;
import dev.deltarule.runtime.support.Shares;
import java.util.Arrays;
import java.util.List;

/**
 * The network {@link SensorNet}: 40 inputs, 1 output, 1,386 parameters, loss HUBER.
 *
 * <pre>
 * layer     shape    activation  weights     biases      multiply-adds
 * features  40 x 30  SOFTPLUS    0..1199     1200..1229          1,200
 * hidden2   30 x 5   GELU        1230..1379  1380                  150
 * output    5 x 1    IDENTITY    1381..1385  none                    5
 *
 * layer     strategy  cycles forward  cycles of a step
 * features  loops              3,000             3,000
 * hidden2   unrolled             290               630
 * output    unrolled              10                35
 * </pre>
 *
 * <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
 * input by input. A shape is inputs x units.
 *
 * <p>The whole network would not fit in one method that HotSpot still compiles (8,000 bytes of bytecode), so each
 * layer has methods of its own: unrolled, or loops with literal bounds.
 *
 * <p>Cycles are estimated for one example in a block of 32 and one core, with the parameters in its caches and
 * no input 0; a step of gradient descent has the forward pass in it.
 *
 * <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
 * the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
 * before any parameter changes.
 */
@Generated
public final class SensorNetImpl implements SensorNet {
    private static final Topology TOPOLOGY = new Topology(
            "SensorNet", 40, Loss.HUBER,
            List.of(
                    new Topology.Layer("features", 40, 30, Activation.SOFTPLUS, Bias.PER_UNIT,
                            Init.AUTO, false, false, 0, 1200),
                    new Topology.Layer("hidden2", 30, 5, Activation.GELU, Bias.SHARED,
                            Init.AUTO, true, true, 1230, 1380),
                    new Topology.Layer("output", 5, 1, Activation.IDENTITY, Bias.NONE,
                            Init.AUTO, true, false, 1381, 1386)));

    /**
     * Examples whose values are kept until their gradients are added together.
     */
    private static final int BLOCK = 128;

    private static final int W_FEATURES = 0;

    private static final int B_FEATURES = 1200;

    private static final int W_H2 = 1230;

    private static final int B_H2 = 1380;

    private static final int W_O = 1381;

    /**
     * Fewer examples are done sooner by one thread than handed to others.
     */
    private static final int SHARED_FROM = 15;

    private final double[] parameters;

    private final ModelNames names;

    private final double[] gradientSum = new double[1386];

    private Workers workers = Workers.none();

    private final double[] typedOutputs = new double[1];

    private final double[][] outs_features = new double[BLOCK][30];

    private final double[][] outs_h2 = new double[BLOCK][5];

    private final double[][] nets_h2 = new double[BLOCK][5];

    private final double[][] deltas_h2 = new double[BLOCK][5];

    private final double[][] outs_o = new double[BLOCK][1];

    private final double[][] deltas_o = new double[BLOCK][1];

    /**
     * For each worker, room for the weights of one input, and a gap because workers that write to the same line of the cache wait for each other.
     */
    private double[][] rows = new double[1][62];

    private final DoubleBlock block = new DoubleBlock();

    private final Workers.Job predictShareJob = this::predictShare;

    private final Workers.Job lossShareJob = this::lossShare;

    private final Workers.Job deltasShareJob = this::deltasShare;

    private final Workers.Job gradientShareJob = this::gradientShare;

    private final double[] errors = new double[BLOCK];

    /**
     * A network whose parameters are all 0. {@code Models.create} draws initial ones.
     */
    public SensorNetImpl() {
        this(new double[1386], new ModelNames(TOPOLOGY));
    }

    private SensorNetImpl(double[] parameters, ModelNames names) {
        this.parameters = parameters;
        this.names = names;
    }

    @Override
    public double estimate(double[] readings) {
        Rows.check("readings", readings.length, 0, 1, 40);
        this.forward(readings, 0, this.typedOutputs, 0);
        return this.typedOutputs[0];
    }

    /**
     * Computes the outputs of one example.
     */
    private void forward(double[] in, int inAt, double[] out, int outAt) {
        propagate(in, inAt, 0, rows[0]);
        System.arraycopy(outs_o[0], 0, out, outAt, 1);
    }

    /**
     * Takes one step of gradient descent on one example and returns its error before it.
     */
    private double step(double[] in, int inAt, double[] target, int targetAt, double rate) {
        propagate(in, inAt, 0, rows[0]);
        double E = error_o(target, targetAt, 0);
        Rows.checkFinite(E);
        deltas_o(target, targetAt, 0);
        deltas_h2(0);
        update_o(0, rate);
        update_h2(0, rate);
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
            propagate(block.in, block.inAt + e * 40, e, rows[worker]);
            System.arraycopy(outs_o[e], 0, block.out, block.outAt + e * 1, 1);
        }
    }

    /**
     * A worker's share of the examples of a block in loss.
     */
    private void lossShare(int worker, int workers) {
        int from = Shares.of(block.count, worker, workers);
        int to = Shares.of(block.count, worker + 1, workers);
        for (int e = from; e < to; e++) {
            propagate(block.in, block.inAt + e * 40, e, rows[worker]);
            errors[e] = error_o(block.out, block.outAt + e * 1, e);
        }
    }

    /**
     * A worker's share of the examples of a block in gradient and descend.
     */
    private void deltasShare(int worker, int workers) {
        int from = Shares.of(block.count, worker, workers);
        int to = Shares.of(block.count, worker + 1, workers);
        for (int e = from; e < to; e++) {
            propagate(block.in, block.inAt + e * 40, e, rows[worker]);
            errors[e] = error_o(block.out, block.outAt + e * 1, e);
            deltas_o(block.out, block.outAt + e * 1, e);
            deltas_h2(e);
        }
    }

    /**
     * A worker's share of the weights of each layer in gradient and descend: adds dE/dparameter, summed over the
     * block.
     */
    private void gradientShare(int worker, int workers) {
        int n = block.count;
        double[] gradient = block.sum;
        for (int e = 0; e < n && worker == 2 % workers; e++) {
            gradient_o(e, gradient);
        }
        for (int e = 0; e < n && worker == 1 % workers; e++) {
            gradient_h2(e, gradient);
        }
    }

    /**
     * Returns the sum of the errors of the n examples of the block.
     */
    private double sumOfErrors(int n) {
        double sum = 0;
        for (int e = 0; e < n; e++) {
            sum += errors[e];
        }
        return sum;
    }

    /**
     * The forward pass of example e of a block, layer by layer.
     */
    private void propagate(double[] in, int inAt, int e, double[] row) {
        forward_features(in, inAt, e, row);
        forward_h2(e);
        forward_o(e);
    }

    /**
     * Computes the outputs of features.
     */
    private void forward_features(double[] in, int inAt, int e, double[] row) {
        double[] outs_features = this.outs_features[e];
        double[] p = parameters;
        double[] net = outs_features;
        // net = Σ w · input + b
        System.arraycopy(p, B_FEATURES, net, 0, 30);
        for (int i = 0; i < 40; i++) {
            double x = in[inAt + i];
            if (x != 0) {
                System.arraycopy(p, W_FEATURES + i * 30, row, 0, 30);
                for (int j = 0; j < 30; j++) {
                    net[j] += x * row[j];
                }
            }
        }
        // out = max(net, 0) + log1p(exp(-abs(net)))
        for (int j = 0; j < 30; j++) {
            outs_features[j] = Math.max(net[j], 0) + Math.log1p(Exp.exp(-Math.abs(net[j])));
        }
    }

    /**
     * Computes the outputs of hidden2.
     */
    private void forward_h2(int e) {
        double[] outs_features = this.outs_features[e];
        double[] outs_h2 = this.outs_h2[e];
        double[] nets_h2 = this.nets_h2[e];
        double[] p = parameters;
        double out_features_1 = outs_features[0];
        double out_features_2 = outs_features[1];
        double out_features_3 = outs_features[2];
        double out_features_4 = outs_features[3];
        double out_features_5 = outs_features[4];
        double out_features_6 = outs_features[5];
        double out_features_7 = outs_features[6];
        double out_features_8 = outs_features[7];
        double out_features_9 = outs_features[8];
        double out_features_10 = outs_features[9];
        double out_features_11 = outs_features[10];
        double out_features_12 = outs_features[11];
        double out_features_13 = outs_features[12];
        double out_features_14 = outs_features[13];
        double out_features_15 = outs_features[14];
        double out_features_16 = outs_features[15];
        double out_features_17 = outs_features[16];
        double out_features_18 = outs_features[17];
        double out_features_19 = outs_features[18];
        double out_features_20 = outs_features[19];
        double out_features_21 = outs_features[20];
        double out_features_22 = outs_features[21];
        double out_features_23 = outs_features[22];
        double out_features_24 = outs_features[23];
        double out_features_25 = outs_features[24];
        double out_features_26 = outs_features[25];
        double out_features_27 = outs_features[26];
        double out_features_28 = outs_features[27];
        double out_features_29 = outs_features[28];
        double out_features_30 = outs_features[29];

        // hidden2: 5 gelu units
        // net_h2_1 = w1·out_features_1 + w2·out_features_2 + … + w30·out_features_30 + b1
        double net_h2_1 = p[W_H2] * out_features_1 + p[W_H2 + 5] * out_features_2
                + p[W_H2 + 10] * out_features_3 + p[W_H2 + 15] * out_features_4
                + p[W_H2 + 20] * out_features_5 + p[W_H2 + 25] * out_features_6
                + p[W_H2 + 30] * out_features_7 + p[W_H2 + 35] * out_features_8
                + p[W_H2 + 40] * out_features_9 + p[W_H2 + 45] * out_features_10
                + p[W_H2 + 50] * out_features_11 + p[W_H2 + 55] * out_features_12
                + p[W_H2 + 60] * out_features_13 + p[W_H2 + 65] * out_features_14
                + p[W_H2 + 70] * out_features_15 + p[W_H2 + 75] * out_features_16
                + p[W_H2 + 80] * out_features_17 + p[W_H2 + 85] * out_features_18
                + p[W_H2 + 90] * out_features_19 + p[W_H2 + 95] * out_features_20
                + p[W_H2 + 100] * out_features_21 + p[W_H2 + 105] * out_features_22
                + p[W_H2 + 110] * out_features_23 + p[W_H2 + 115] * out_features_24
                + p[W_H2 + 120] * out_features_25 + p[W_H2 + 125] * out_features_26
                + p[W_H2 + 130] * out_features_27 + p[W_H2 + 135] * out_features_28
                + p[W_H2 + 140] * out_features_29 + p[W_H2 + 145] * out_features_30 + p[B_H2];
        // out_h2_1 = gelu(net_h2_1)
        double out_h2_1 = gelu(net_h2_1);
        // net_h2_2 = w31·out_features_1 + w32·out_features_2 + … + w60·out_features_30 + b1
        double net_h2_2 = p[W_H2 + 1] * out_features_1 + p[W_H2 + 6] * out_features_2
                + p[W_H2 + 11] * out_features_3 + p[W_H2 + 16] * out_features_4
                + p[W_H2 + 21] * out_features_5 + p[W_H2 + 26] * out_features_6
                + p[W_H2 + 31] * out_features_7 + p[W_H2 + 36] * out_features_8
                + p[W_H2 + 41] * out_features_9 + p[W_H2 + 46] * out_features_10
                + p[W_H2 + 51] * out_features_11 + p[W_H2 + 56] * out_features_12
                + p[W_H2 + 61] * out_features_13 + p[W_H2 + 66] * out_features_14
                + p[W_H2 + 71] * out_features_15 + p[W_H2 + 76] * out_features_16
                + p[W_H2 + 81] * out_features_17 + p[W_H2 + 86] * out_features_18
                + p[W_H2 + 91] * out_features_19 + p[W_H2 + 96] * out_features_20
                + p[W_H2 + 101] * out_features_21 + p[W_H2 + 106] * out_features_22
                + p[W_H2 + 111] * out_features_23 + p[W_H2 + 116] * out_features_24
                + p[W_H2 + 121] * out_features_25 + p[W_H2 + 126] * out_features_26
                + p[W_H2 + 131] * out_features_27 + p[W_H2 + 136] * out_features_28
                + p[W_H2 + 141] * out_features_29 + p[W_H2 + 146] * out_features_30 + p[B_H2];
        // out_h2_2 = gelu(net_h2_2)
        double out_h2_2 = gelu(net_h2_2);
        // net_h2_3 = w61·out_features_1 + w62·out_features_2 + … + w90·out_features_30 + b1
        double net_h2_3 = p[W_H2 + 2] * out_features_1 + p[W_H2 + 7] * out_features_2
                + p[W_H2 + 12] * out_features_3 + p[W_H2 + 17] * out_features_4
                + p[W_H2 + 22] * out_features_5 + p[W_H2 + 27] * out_features_6
                + p[W_H2 + 32] * out_features_7 + p[W_H2 + 37] * out_features_8
                + p[W_H2 + 42] * out_features_9 + p[W_H2 + 47] * out_features_10
                + p[W_H2 + 52] * out_features_11 + p[W_H2 + 57] * out_features_12
                + p[W_H2 + 62] * out_features_13 + p[W_H2 + 67] * out_features_14
                + p[W_H2 + 72] * out_features_15 + p[W_H2 + 77] * out_features_16
                + p[W_H2 + 82] * out_features_17 + p[W_H2 + 87] * out_features_18
                + p[W_H2 + 92] * out_features_19 + p[W_H2 + 97] * out_features_20
                + p[W_H2 + 102] * out_features_21 + p[W_H2 + 107] * out_features_22
                + p[W_H2 + 112] * out_features_23 + p[W_H2 + 117] * out_features_24
                + p[W_H2 + 122] * out_features_25 + p[W_H2 + 127] * out_features_26
                + p[W_H2 + 132] * out_features_27 + p[W_H2 + 137] * out_features_28
                + p[W_H2 + 142] * out_features_29 + p[W_H2 + 147] * out_features_30 + p[B_H2];
        // out_h2_3 = gelu(net_h2_3)
        double out_h2_3 = gelu(net_h2_3);
        // net_h2_4 = w91·out_features_1 + w92·out_features_2 + … + w120·out_features_30 + b1
        double net_h2_4 = p[W_H2 + 3] * out_features_1 + p[W_H2 + 8] * out_features_2
                + p[W_H2 + 13] * out_features_3 + p[W_H2 + 18] * out_features_4
                + p[W_H2 + 23] * out_features_5 + p[W_H2 + 28] * out_features_6
                + p[W_H2 + 33] * out_features_7 + p[W_H2 + 38] * out_features_8
                + p[W_H2 + 43] * out_features_9 + p[W_H2 + 48] * out_features_10
                + p[W_H2 + 53] * out_features_11 + p[W_H2 + 58] * out_features_12
                + p[W_H2 + 63] * out_features_13 + p[W_H2 + 68] * out_features_14
                + p[W_H2 + 73] * out_features_15 + p[W_H2 + 78] * out_features_16
                + p[W_H2 + 83] * out_features_17 + p[W_H2 + 88] * out_features_18
                + p[W_H2 + 93] * out_features_19 + p[W_H2 + 98] * out_features_20
                + p[W_H2 + 103] * out_features_21 + p[W_H2 + 108] * out_features_22
                + p[W_H2 + 113] * out_features_23 + p[W_H2 + 118] * out_features_24
                + p[W_H2 + 123] * out_features_25 + p[W_H2 + 128] * out_features_26
                + p[W_H2 + 133] * out_features_27 + p[W_H2 + 138] * out_features_28
                + p[W_H2 + 143] * out_features_29 + p[W_H2 + 148] * out_features_30 + p[B_H2];
        // out_h2_4 = gelu(net_h2_4)
        double out_h2_4 = gelu(net_h2_4);
        // net_h2_5 = w121·out_features_1 + w122·out_features_2 + … + w150·out_features_30 + b1
        double net_h2_5 = p[W_H2 + 4] * out_features_1 + p[W_H2 + 9] * out_features_2
                + p[W_H2 + 14] * out_features_3 + p[W_H2 + 19] * out_features_4
                + p[W_H2 + 24] * out_features_5 + p[W_H2 + 29] * out_features_6
                + p[W_H2 + 34] * out_features_7 + p[W_H2 + 39] * out_features_8
                + p[W_H2 + 44] * out_features_9 + p[W_H2 + 49] * out_features_10
                + p[W_H2 + 54] * out_features_11 + p[W_H2 + 59] * out_features_12
                + p[W_H2 + 64] * out_features_13 + p[W_H2 + 69] * out_features_14
                + p[W_H2 + 74] * out_features_15 + p[W_H2 + 79] * out_features_16
                + p[W_H2 + 84] * out_features_17 + p[W_H2 + 89] * out_features_18
                + p[W_H2 + 94] * out_features_19 + p[W_H2 + 99] * out_features_20
                + p[W_H2 + 104] * out_features_21 + p[W_H2 + 109] * out_features_22
                + p[W_H2 + 114] * out_features_23 + p[W_H2 + 119] * out_features_24
                + p[W_H2 + 124] * out_features_25 + p[W_H2 + 129] * out_features_26
                + p[W_H2 + 134] * out_features_27 + p[W_H2 + 139] * out_features_28
                + p[W_H2 + 144] * out_features_29 + p[W_H2 + 149] * out_features_30 + p[B_H2];
        // out_h2_5 = gelu(net_h2_5)
        double out_h2_5 = gelu(net_h2_5);

        outs_h2[0] = out_h2_1;
        outs_h2[1] = out_h2_2;
        outs_h2[2] = out_h2_3;
        outs_h2[3] = out_h2_4;
        outs_h2[4] = out_h2_5;
        nets_h2[0] = net_h2_1;
        nets_h2[1] = net_h2_2;
        nets_h2[2] = net_h2_3;
        nets_h2[3] = net_h2_4;
        nets_h2[4] = net_h2_5;
    }

    /**
     * Computes the outputs of output.
     */
    private void forward_o(int e) {
        double[] outs_h2 = this.outs_h2[e];
        double[] outs_o = this.outs_o[e];
        double[] p = parameters;
        double out_h2_1 = outs_h2[0];
        double out_h2_2 = outs_h2[1];
        double out_h2_3 = outs_h2[2];
        double out_h2_4 = outs_h2[3];
        double out_h2_5 = outs_h2[4];

        // output: 1 identity unit
        // net_o_1 = w1·out_h2_1 + w2·out_h2_2 + … + w5·out_h2_5
        double net_o_1 = p[W_O] * out_h2_1 + p[W_O + 1] * out_h2_2 + p[W_O + 2] * out_h2_3
                + p[W_O + 3] * out_h2_4 + p[W_O + 4] * out_h2_5;
        // out_o_1 = net_o_1
        double out_o_1 = net_o_1;

        outs_o[0] = out_o_1;
    }

    /**
     * Computes the error of the outputs.
     */
    private double error_o(double[] target, int targetAt, int e) {
        double[] outs_o = this.outs_o[e];
        double out_o_1 = outs_o[0];
        double target_o_1 = target[targetAt];

        // error
        // E_o_1 = abs(out_o_1 - target_o_1) <= 1 ? 0.5 · (out_o_1 - target_o_1)² : abs(out_o_1 - target_o_1) - 0.5
        double E_o_1 = Math.abs(out_o_1 - target_o_1) <= 1 ? 0.5 * ((out_o_1 - target_o_1) * (out_o_1 - target_o_1)) : Math.abs(out_o_1 - target_o_1) - 0.5;
        double E = E_o_1;
        return E;
    }

    /**
     * Computes delta = dE/dnet of output.
     */
    private void deltas_o(double[] target, int targetAt, int e) {
        double[] outs_o = this.outs_o[e];
        double[] deltas_o = this.deltas_o[e];
        double out_o_1 = outs_o[0];
        double target_o_1 = target[targetAt];

        // deltas of output: delta = dE/dnet
        // delta_o_1 = max(-1, min(1, out_o_1 - target_o_1))
        double delta_o_1 = Math.max(-1, Math.min(1, out_o_1 - target_o_1));
        deltas_o[0] = delta_o_1;
    }

    /**
     * Computes delta = dE/dnet of hidden2.
     */
    private void deltas_h2(int e) {
        double[] nets_h2 = this.nets_h2[e];
        double[] deltas_h2 = this.deltas_h2[e];
        double[] deltas_o = this.deltas_o[e];
        double[] p = parameters;
        double delta_o_1 = deltas_o[0];
        double net_h2_1 = nets_h2[0];
        double net_h2_2 = nets_h2[1];
        double net_h2_3 = nets_h2[2];
        double net_h2_4 = nets_h2[3];
        double net_h2_5 = nets_h2[4];

        // deltas of hidden2, through the weights of output
        // delta_h2_1 = (delta_o_1·w1) · geluSlope(net_h2_1)
        double delta_h2_1 = (delta_o_1 * p[W_O]) * geluSlope(net_h2_1);
        // delta_h2_2 = (delta_o_1·w2) · geluSlope(net_h2_2)
        double delta_h2_2 = (delta_o_1 * p[W_O + 1]) * geluSlope(net_h2_2);
        // delta_h2_3 = (delta_o_1·w3) · geluSlope(net_h2_3)
        double delta_h2_3 = (delta_o_1 * p[W_O + 2]) * geluSlope(net_h2_3);
        // delta_h2_4 = (delta_o_1·w4) · geluSlope(net_h2_4)
        double delta_h2_4 = (delta_o_1 * p[W_O + 3]) * geluSlope(net_h2_4);
        // delta_h2_5 = (delta_o_1·w5) · geluSlope(net_h2_5)
        double delta_h2_5 = (delta_o_1 * p[W_O + 4]) * geluSlope(net_h2_5);
        deltas_h2[0] = delta_h2_1;
        deltas_h2[1] = delta_h2_2;
        deltas_h2[2] = delta_h2_3;
        deltas_h2[3] = delta_h2_4;
        deltas_h2[4] = delta_h2_5;
    }

    /**
     * Adds dE/dparameter of output.
     */
    private void gradient_o(int e, double[] gradient) {
        double[] outs_h2 = this.outs_h2[e];
        double[] deltas_o = this.deltas_o[e];
        double delta_o_1 = deltas_o[0];
        double out_h2_1 = outs_h2[0];
        double out_h2_2 = outs_h2[1];
        double out_h2_3 = outs_h2[2];
        double out_h2_4 = outs_h2[3];
        double out_h2_5 = outs_h2[4];

        // gradient of output: dE/dw = delta · input, dE/db = delta
        gradient[W_O] += delta_o_1 * out_h2_1; // dE/dw1
        gradient[W_O + 1] += delta_o_1 * out_h2_2; // dE/dw2
        gradient[W_O + 2] += delta_o_1 * out_h2_3; // dE/dw3
        gradient[W_O + 3] += delta_o_1 * out_h2_4; // dE/dw4
        gradient[W_O + 4] += delta_o_1 * out_h2_5; // dE/dw5
    }

    /**
     * Steps the parameters of output.
     */
    private void update_o(int e, double rate) {
        double[] outs_h2 = this.outs_h2[e];
        double[] deltas_o = this.deltas_o[e];
        double[] p = parameters;
        double delta_o_1 = deltas_o[0];
        double out_h2_1 = outs_h2[0];
        double out_h2_2 = outs_h2[1];
        double out_h2_3 = outs_h2[2];
        double out_h2_4 = outs_h2[3];
        double out_h2_5 = outs_h2[4];

        // update of output: w = w - rate · delta · input, b = b - rate · delta
        p[W_O] -= rate * delta_o_1 * out_h2_1; // w1
        p[W_O + 1] -= rate * delta_o_1 * out_h2_2; // w2
        p[W_O + 2] -= rate * delta_o_1 * out_h2_3; // w3
        p[W_O + 3] -= rate * delta_o_1 * out_h2_4; // w4
        p[W_O + 4] -= rate * delta_o_1 * out_h2_5; // w5
    }

    /**
     * Adds dE/dparameter of hidden2.
     */
    private void gradient_h2(int e, double[] gradient) {
        double[] outs_features = this.outs_features[e];
        double[] deltas_h2 = this.deltas_h2[e];
        double delta_h2_1 = deltas_h2[0];
        double delta_h2_2 = deltas_h2[1];
        double delta_h2_3 = deltas_h2[2];
        double delta_h2_4 = deltas_h2[3];
        double delta_h2_5 = deltas_h2[4];
        double out_features_1 = outs_features[0];
        double out_features_2 = outs_features[1];
        double out_features_3 = outs_features[2];
        double out_features_4 = outs_features[3];
        double out_features_5 = outs_features[4];
        double out_features_6 = outs_features[5];
        double out_features_7 = outs_features[6];
        double out_features_8 = outs_features[7];
        double out_features_9 = outs_features[8];
        double out_features_10 = outs_features[9];
        double out_features_11 = outs_features[10];
        double out_features_12 = outs_features[11];
        double out_features_13 = outs_features[12];
        double out_features_14 = outs_features[13];
        double out_features_15 = outs_features[14];
        double out_features_16 = outs_features[15];
        double out_features_17 = outs_features[16];
        double out_features_18 = outs_features[17];
        double out_features_19 = outs_features[18];
        double out_features_20 = outs_features[19];
        double out_features_21 = outs_features[20];
        double out_features_22 = outs_features[21];
        double out_features_23 = outs_features[22];
        double out_features_24 = outs_features[23];
        double out_features_25 = outs_features[24];
        double out_features_26 = outs_features[25];
        double out_features_27 = outs_features[26];
        double out_features_28 = outs_features[27];
        double out_features_29 = outs_features[28];
        double out_features_30 = outs_features[29];

        // gradient of hidden2: dE/dw = delta · input, dE/db = delta
        gradient[W_H2] += delta_h2_1 * out_features_1; // dE/dw1
        gradient[W_H2 + 5] += delta_h2_1 * out_features_2; // dE/dw2
        gradient[W_H2 + 10] += delta_h2_1 * out_features_3; // dE/dw3
        gradient[W_H2 + 15] += delta_h2_1 * out_features_4; // dE/dw4
        gradient[W_H2 + 20] += delta_h2_1 * out_features_5; // dE/dw5
        gradient[W_H2 + 25] += delta_h2_1 * out_features_6; // dE/dw6
        gradient[W_H2 + 30] += delta_h2_1 * out_features_7; // dE/dw7
        gradient[W_H2 + 35] += delta_h2_1 * out_features_8; // dE/dw8
        gradient[W_H2 + 40] += delta_h2_1 * out_features_9; // dE/dw9
        gradient[W_H2 + 45] += delta_h2_1 * out_features_10; // dE/dw10
        gradient[W_H2 + 50] += delta_h2_1 * out_features_11; // dE/dw11
        gradient[W_H2 + 55] += delta_h2_1 * out_features_12; // dE/dw12
        gradient[W_H2 + 60] += delta_h2_1 * out_features_13; // dE/dw13
        gradient[W_H2 + 65] += delta_h2_1 * out_features_14; // dE/dw14
        gradient[W_H2 + 70] += delta_h2_1 * out_features_15; // dE/dw15
        gradient[W_H2 + 75] += delta_h2_1 * out_features_16; // dE/dw16
        gradient[W_H2 + 80] += delta_h2_1 * out_features_17; // dE/dw17
        gradient[W_H2 + 85] += delta_h2_1 * out_features_18; // dE/dw18
        gradient[W_H2 + 90] += delta_h2_1 * out_features_19; // dE/dw19
        gradient[W_H2 + 95] += delta_h2_1 * out_features_20; // dE/dw20
        gradient[W_H2 + 100] += delta_h2_1 * out_features_21; // dE/dw21
        gradient[W_H2 + 105] += delta_h2_1 * out_features_22; // dE/dw22
        gradient[W_H2 + 110] += delta_h2_1 * out_features_23; // dE/dw23
        gradient[W_H2 + 115] += delta_h2_1 * out_features_24; // dE/dw24
        gradient[W_H2 + 120] += delta_h2_1 * out_features_25; // dE/dw25
        gradient[W_H2 + 125] += delta_h2_1 * out_features_26; // dE/dw26
        gradient[W_H2 + 130] += delta_h2_1 * out_features_27; // dE/dw27
        gradient[W_H2 + 135] += delta_h2_1 * out_features_28; // dE/dw28
        gradient[W_H2 + 140] += delta_h2_1 * out_features_29; // dE/dw29
        gradient[W_H2 + 145] += delta_h2_1 * out_features_30; // dE/dw30
        gradient[W_H2 + 1] += delta_h2_2 * out_features_1; // dE/dw31
        gradient[W_H2 + 6] += delta_h2_2 * out_features_2; // dE/dw32
        gradient[W_H2 + 11] += delta_h2_2 * out_features_3; // dE/dw33
        gradient[W_H2 + 16] += delta_h2_2 * out_features_4; // dE/dw34
        gradient[W_H2 + 21] += delta_h2_2 * out_features_5; // dE/dw35
        gradient[W_H2 + 26] += delta_h2_2 * out_features_6; // dE/dw36
        gradient[W_H2 + 31] += delta_h2_2 * out_features_7; // dE/dw37
        gradient[W_H2 + 36] += delta_h2_2 * out_features_8; // dE/dw38
        gradient[W_H2 + 41] += delta_h2_2 * out_features_9; // dE/dw39
        gradient[W_H2 + 46] += delta_h2_2 * out_features_10; // dE/dw40
        gradient[W_H2 + 51] += delta_h2_2 * out_features_11; // dE/dw41
        gradient[W_H2 + 56] += delta_h2_2 * out_features_12; // dE/dw42
        gradient[W_H2 + 61] += delta_h2_2 * out_features_13; // dE/dw43
        gradient[W_H2 + 66] += delta_h2_2 * out_features_14; // dE/dw44
        gradient[W_H2 + 71] += delta_h2_2 * out_features_15; // dE/dw45
        gradient[W_H2 + 76] += delta_h2_2 * out_features_16; // dE/dw46
        gradient[W_H2 + 81] += delta_h2_2 * out_features_17; // dE/dw47
        gradient[W_H2 + 86] += delta_h2_2 * out_features_18; // dE/dw48
        gradient[W_H2 + 91] += delta_h2_2 * out_features_19; // dE/dw49
        gradient[W_H2 + 96] += delta_h2_2 * out_features_20; // dE/dw50
        gradient[W_H2 + 101] += delta_h2_2 * out_features_21; // dE/dw51
        gradient[W_H2 + 106] += delta_h2_2 * out_features_22; // dE/dw52
        gradient[W_H2 + 111] += delta_h2_2 * out_features_23; // dE/dw53
        gradient[W_H2 + 116] += delta_h2_2 * out_features_24; // dE/dw54
        gradient[W_H2 + 121] += delta_h2_2 * out_features_25; // dE/dw55
        gradient[W_H2 + 126] += delta_h2_2 * out_features_26; // dE/dw56
        gradient[W_H2 + 131] += delta_h2_2 * out_features_27; // dE/dw57
        gradient[W_H2 + 136] += delta_h2_2 * out_features_28; // dE/dw58
        gradient[W_H2 + 141] += delta_h2_2 * out_features_29; // dE/dw59
        gradient[W_H2 + 146] += delta_h2_2 * out_features_30; // dE/dw60
        gradient[W_H2 + 2] += delta_h2_3 * out_features_1; // dE/dw61
        gradient[W_H2 + 7] += delta_h2_3 * out_features_2; // dE/dw62
        gradient[W_H2 + 12] += delta_h2_3 * out_features_3; // dE/dw63
        gradient[W_H2 + 17] += delta_h2_3 * out_features_4; // dE/dw64
        gradient[W_H2 + 22] += delta_h2_3 * out_features_5; // dE/dw65
        gradient[W_H2 + 27] += delta_h2_3 * out_features_6; // dE/dw66
        gradient[W_H2 + 32] += delta_h2_3 * out_features_7; // dE/dw67
        gradient[W_H2 + 37] += delta_h2_3 * out_features_8; // dE/dw68
        gradient[W_H2 + 42] += delta_h2_3 * out_features_9; // dE/dw69
        gradient[W_H2 + 47] += delta_h2_3 * out_features_10; // dE/dw70
        gradient[W_H2 + 52] += delta_h2_3 * out_features_11; // dE/dw71
        gradient[W_H2 + 57] += delta_h2_3 * out_features_12; // dE/dw72
        gradient[W_H2 + 62] += delta_h2_3 * out_features_13; // dE/dw73
        gradient[W_H2 + 67] += delta_h2_3 * out_features_14; // dE/dw74
        gradient[W_H2 + 72] += delta_h2_3 * out_features_15; // dE/dw75
        gradient[W_H2 + 77] += delta_h2_3 * out_features_16; // dE/dw76
        gradient[W_H2 + 82] += delta_h2_3 * out_features_17; // dE/dw77
        gradient[W_H2 + 87] += delta_h2_3 * out_features_18; // dE/dw78
        gradient[W_H2 + 92] += delta_h2_3 * out_features_19; // dE/dw79
        gradient[W_H2 + 97] += delta_h2_3 * out_features_20; // dE/dw80
        gradient[W_H2 + 102] += delta_h2_3 * out_features_21; // dE/dw81
        gradient[W_H2 + 107] += delta_h2_3 * out_features_22; // dE/dw82
        gradient[W_H2 + 112] += delta_h2_3 * out_features_23; // dE/dw83
        gradient[W_H2 + 117] += delta_h2_3 * out_features_24; // dE/dw84
        gradient[W_H2 + 122] += delta_h2_3 * out_features_25; // dE/dw85
        gradient[W_H2 + 127] += delta_h2_3 * out_features_26; // dE/dw86
        gradient[W_H2 + 132] += delta_h2_3 * out_features_27; // dE/dw87
        gradient[W_H2 + 137] += delta_h2_3 * out_features_28; // dE/dw88
        gradient[W_H2 + 142] += delta_h2_3 * out_features_29; // dE/dw89
        gradient[W_H2 + 147] += delta_h2_3 * out_features_30; // dE/dw90
        gradient[W_H2 + 3] += delta_h2_4 * out_features_1; // dE/dw91
        gradient[W_H2 + 8] += delta_h2_4 * out_features_2; // dE/dw92
        gradient[W_H2 + 13] += delta_h2_4 * out_features_3; // dE/dw93
        gradient[W_H2 + 18] += delta_h2_4 * out_features_4; // dE/dw94
        gradient[W_H2 + 23] += delta_h2_4 * out_features_5; // dE/dw95
        gradient[W_H2 + 28] += delta_h2_4 * out_features_6; // dE/dw96
        gradient[W_H2 + 33] += delta_h2_4 * out_features_7; // dE/dw97
        gradient[W_H2 + 38] += delta_h2_4 * out_features_8; // dE/dw98
        gradient[W_H2 + 43] += delta_h2_4 * out_features_9; // dE/dw99
        gradient[W_H2 + 48] += delta_h2_4 * out_features_10; // dE/dw100
        gradient[W_H2 + 53] += delta_h2_4 * out_features_11; // dE/dw101
        gradient[W_H2 + 58] += delta_h2_4 * out_features_12; // dE/dw102
        gradient[W_H2 + 63] += delta_h2_4 * out_features_13; // dE/dw103
        gradient[W_H2 + 68] += delta_h2_4 * out_features_14; // dE/dw104
        gradient[W_H2 + 73] += delta_h2_4 * out_features_15; // dE/dw105
        gradient[W_H2 + 78] += delta_h2_4 * out_features_16; // dE/dw106
        gradient[W_H2 + 83] += delta_h2_4 * out_features_17; // dE/dw107
        gradient[W_H2 + 88] += delta_h2_4 * out_features_18; // dE/dw108
        gradient[W_H2 + 93] += delta_h2_4 * out_features_19; // dE/dw109
        gradient[W_H2 + 98] += delta_h2_4 * out_features_20; // dE/dw110
        gradient[W_H2 + 103] += delta_h2_4 * out_features_21; // dE/dw111
        gradient[W_H2 + 108] += delta_h2_4 * out_features_22; // dE/dw112
        gradient[W_H2 + 113] += delta_h2_4 * out_features_23; // dE/dw113
        gradient[W_H2 + 118] += delta_h2_4 * out_features_24; // dE/dw114
        gradient[W_H2 + 123] += delta_h2_4 * out_features_25; // dE/dw115
        gradient[W_H2 + 128] += delta_h2_4 * out_features_26; // dE/dw116
        gradient[W_H2 + 133] += delta_h2_4 * out_features_27; // dE/dw117
        gradient[W_H2 + 138] += delta_h2_4 * out_features_28; // dE/dw118
        gradient[W_H2 + 143] += delta_h2_4 * out_features_29; // dE/dw119
        gradient[W_H2 + 148] += delta_h2_4 * out_features_30; // dE/dw120
        gradient[W_H2 + 4] += delta_h2_5 * out_features_1; // dE/dw121
        gradient[W_H2 + 9] += delta_h2_5 * out_features_2; // dE/dw122
        gradient[W_H2 + 14] += delta_h2_5 * out_features_3; // dE/dw123
        gradient[W_H2 + 19] += delta_h2_5 * out_features_4; // dE/dw124
        gradient[W_H2 + 24] += delta_h2_5 * out_features_5; // dE/dw125
        gradient[W_H2 + 29] += delta_h2_5 * out_features_6; // dE/dw126
        gradient[W_H2 + 34] += delta_h2_5 * out_features_7; // dE/dw127
        gradient[W_H2 + 39] += delta_h2_5 * out_features_8; // dE/dw128
        gradient[W_H2 + 44] += delta_h2_5 * out_features_9; // dE/dw129
        gradient[W_H2 + 49] += delta_h2_5 * out_features_10; // dE/dw130
        gradient[W_H2 + 54] += delta_h2_5 * out_features_11; // dE/dw131
        gradient[W_H2 + 59] += delta_h2_5 * out_features_12; // dE/dw132
        gradient[W_H2 + 64] += delta_h2_5 * out_features_13; // dE/dw133
        gradient[W_H2 + 69] += delta_h2_5 * out_features_14; // dE/dw134
        gradient[W_H2 + 74] += delta_h2_5 * out_features_15; // dE/dw135
        gradient[W_H2 + 79] += delta_h2_5 * out_features_16; // dE/dw136
        gradient[W_H2 + 84] += delta_h2_5 * out_features_17; // dE/dw137
        gradient[W_H2 + 89] += delta_h2_5 * out_features_18; // dE/dw138
        gradient[W_H2 + 94] += delta_h2_5 * out_features_19; // dE/dw139
        gradient[W_H2 + 99] += delta_h2_5 * out_features_20; // dE/dw140
        gradient[W_H2 + 104] += delta_h2_5 * out_features_21; // dE/dw141
        gradient[W_H2 + 109] += delta_h2_5 * out_features_22; // dE/dw142
        gradient[W_H2 + 114] += delta_h2_5 * out_features_23; // dE/dw143
        gradient[W_H2 + 119] += delta_h2_5 * out_features_24; // dE/dw144
        gradient[W_H2 + 124] += delta_h2_5 * out_features_25; // dE/dw145
        gradient[W_H2 + 129] += delta_h2_5 * out_features_26; // dE/dw146
        gradient[W_H2 + 134] += delta_h2_5 * out_features_27; // dE/dw147
        gradient[W_H2 + 139] += delta_h2_5 * out_features_28; // dE/dw148
        gradient[W_H2 + 144] += delta_h2_5 * out_features_29; // dE/dw149
        gradient[W_H2 + 149] += delta_h2_5 * out_features_30; // dE/dw150
        gradient[B_H2] += delta_h2_1 + delta_h2_2 + delta_h2_3 + delta_h2_4 + delta_h2_5; // dE/db1
    }

    /**
     * Steps the parameters of hidden2.
     */
    private void update_h2(int e, double rate) {
        double[] outs_features = this.outs_features[e];
        double[] deltas_h2 = this.deltas_h2[e];
        double[] p = parameters;
        double delta_h2_1 = deltas_h2[0];
        double delta_h2_2 = deltas_h2[1];
        double delta_h2_3 = deltas_h2[2];
        double delta_h2_4 = deltas_h2[3];
        double delta_h2_5 = deltas_h2[4];
        double out_features_1 = outs_features[0];
        double out_features_2 = outs_features[1];
        double out_features_3 = outs_features[2];
        double out_features_4 = outs_features[3];
        double out_features_5 = outs_features[4];
        double out_features_6 = outs_features[5];
        double out_features_7 = outs_features[6];
        double out_features_8 = outs_features[7];
        double out_features_9 = outs_features[8];
        double out_features_10 = outs_features[9];
        double out_features_11 = outs_features[10];
        double out_features_12 = outs_features[11];
        double out_features_13 = outs_features[12];
        double out_features_14 = outs_features[13];
        double out_features_15 = outs_features[14];
        double out_features_16 = outs_features[15];
        double out_features_17 = outs_features[16];
        double out_features_18 = outs_features[17];
        double out_features_19 = outs_features[18];
        double out_features_20 = outs_features[19];
        double out_features_21 = outs_features[20];
        double out_features_22 = outs_features[21];
        double out_features_23 = outs_features[22];
        double out_features_24 = outs_features[23];
        double out_features_25 = outs_features[24];
        double out_features_26 = outs_features[25];
        double out_features_27 = outs_features[26];
        double out_features_28 = outs_features[27];
        double out_features_29 = outs_features[28];
        double out_features_30 = outs_features[29];

        // update of hidden2: w = w - rate · delta · input, b = b - rate · delta
        p[W_H2] -= rate * delta_h2_1 * out_features_1; // w1
        p[W_H2 + 5] -= rate * delta_h2_1 * out_features_2; // w2
        p[W_H2 + 10] -= rate * delta_h2_1 * out_features_3; // w3
        p[W_H2 + 15] -= rate * delta_h2_1 * out_features_4; // w4
        p[W_H2 + 20] -= rate * delta_h2_1 * out_features_5; // w5
        p[W_H2 + 25] -= rate * delta_h2_1 * out_features_6; // w6
        p[W_H2 + 30] -= rate * delta_h2_1 * out_features_7; // w7
        p[W_H2 + 35] -= rate * delta_h2_1 * out_features_8; // w8
        p[W_H2 + 40] -= rate * delta_h2_1 * out_features_9; // w9
        p[W_H2 + 45] -= rate * delta_h2_1 * out_features_10; // w10
        p[W_H2 + 50] -= rate * delta_h2_1 * out_features_11; // w11
        p[W_H2 + 55] -= rate * delta_h2_1 * out_features_12; // w12
        p[W_H2 + 60] -= rate * delta_h2_1 * out_features_13; // w13
        p[W_H2 + 65] -= rate * delta_h2_1 * out_features_14; // w14
        p[W_H2 + 70] -= rate * delta_h2_1 * out_features_15; // w15
        p[W_H2 + 75] -= rate * delta_h2_1 * out_features_16; // w16
        p[W_H2 + 80] -= rate * delta_h2_1 * out_features_17; // w17
        p[W_H2 + 85] -= rate * delta_h2_1 * out_features_18; // w18
        p[W_H2 + 90] -= rate * delta_h2_1 * out_features_19; // w19
        p[W_H2 + 95] -= rate * delta_h2_1 * out_features_20; // w20
        p[W_H2 + 100] -= rate * delta_h2_1 * out_features_21; // w21
        p[W_H2 + 105] -= rate * delta_h2_1 * out_features_22; // w22
        p[W_H2 + 110] -= rate * delta_h2_1 * out_features_23; // w23
        p[W_H2 + 115] -= rate * delta_h2_1 * out_features_24; // w24
        p[W_H2 + 120] -= rate * delta_h2_1 * out_features_25; // w25
        p[W_H2 + 125] -= rate * delta_h2_1 * out_features_26; // w26
        p[W_H2 + 130] -= rate * delta_h2_1 * out_features_27; // w27
        p[W_H2 + 135] -= rate * delta_h2_1 * out_features_28; // w28
        p[W_H2 + 140] -= rate * delta_h2_1 * out_features_29; // w29
        p[W_H2 + 145] -= rate * delta_h2_1 * out_features_30; // w30
        p[W_H2 + 1] -= rate * delta_h2_2 * out_features_1; // w31
        p[W_H2 + 6] -= rate * delta_h2_2 * out_features_2; // w32
        p[W_H2 + 11] -= rate * delta_h2_2 * out_features_3; // w33
        p[W_H2 + 16] -= rate * delta_h2_2 * out_features_4; // w34
        p[W_H2 + 21] -= rate * delta_h2_2 * out_features_5; // w35
        p[W_H2 + 26] -= rate * delta_h2_2 * out_features_6; // w36
        p[W_H2 + 31] -= rate * delta_h2_2 * out_features_7; // w37
        p[W_H2 + 36] -= rate * delta_h2_2 * out_features_8; // w38
        p[W_H2 + 41] -= rate * delta_h2_2 * out_features_9; // w39
        p[W_H2 + 46] -= rate * delta_h2_2 * out_features_10; // w40
        p[W_H2 + 51] -= rate * delta_h2_2 * out_features_11; // w41
        p[W_H2 + 56] -= rate * delta_h2_2 * out_features_12; // w42
        p[W_H2 + 61] -= rate * delta_h2_2 * out_features_13; // w43
        p[W_H2 + 66] -= rate * delta_h2_2 * out_features_14; // w44
        p[W_H2 + 71] -= rate * delta_h2_2 * out_features_15; // w45
        p[W_H2 + 76] -= rate * delta_h2_2 * out_features_16; // w46
        p[W_H2 + 81] -= rate * delta_h2_2 * out_features_17; // w47
        p[W_H2 + 86] -= rate * delta_h2_2 * out_features_18; // w48
        p[W_H2 + 91] -= rate * delta_h2_2 * out_features_19; // w49
        p[W_H2 + 96] -= rate * delta_h2_2 * out_features_20; // w50
        p[W_H2 + 101] -= rate * delta_h2_2 * out_features_21; // w51
        p[W_H2 + 106] -= rate * delta_h2_2 * out_features_22; // w52
        p[W_H2 + 111] -= rate * delta_h2_2 * out_features_23; // w53
        p[W_H2 + 116] -= rate * delta_h2_2 * out_features_24; // w54
        p[W_H2 + 121] -= rate * delta_h2_2 * out_features_25; // w55
        p[W_H2 + 126] -= rate * delta_h2_2 * out_features_26; // w56
        p[W_H2 + 131] -= rate * delta_h2_2 * out_features_27; // w57
        p[W_H2 + 136] -= rate * delta_h2_2 * out_features_28; // w58
        p[W_H2 + 141] -= rate * delta_h2_2 * out_features_29; // w59
        p[W_H2 + 146] -= rate * delta_h2_2 * out_features_30; // w60
        p[W_H2 + 2] -= rate * delta_h2_3 * out_features_1; // w61
        p[W_H2 + 7] -= rate * delta_h2_3 * out_features_2; // w62
        p[W_H2 + 12] -= rate * delta_h2_3 * out_features_3; // w63
        p[W_H2 + 17] -= rate * delta_h2_3 * out_features_4; // w64
        p[W_H2 + 22] -= rate * delta_h2_3 * out_features_5; // w65
        p[W_H2 + 27] -= rate * delta_h2_3 * out_features_6; // w66
        p[W_H2 + 32] -= rate * delta_h2_3 * out_features_7; // w67
        p[W_H2 + 37] -= rate * delta_h2_3 * out_features_8; // w68
        p[W_H2 + 42] -= rate * delta_h2_3 * out_features_9; // w69
        p[W_H2 + 47] -= rate * delta_h2_3 * out_features_10; // w70
        p[W_H2 + 52] -= rate * delta_h2_3 * out_features_11; // w71
        p[W_H2 + 57] -= rate * delta_h2_3 * out_features_12; // w72
        p[W_H2 + 62] -= rate * delta_h2_3 * out_features_13; // w73
        p[W_H2 + 67] -= rate * delta_h2_3 * out_features_14; // w74
        p[W_H2 + 72] -= rate * delta_h2_3 * out_features_15; // w75
        p[W_H2 + 77] -= rate * delta_h2_3 * out_features_16; // w76
        p[W_H2 + 82] -= rate * delta_h2_3 * out_features_17; // w77
        p[W_H2 + 87] -= rate * delta_h2_3 * out_features_18; // w78
        p[W_H2 + 92] -= rate * delta_h2_3 * out_features_19; // w79
        p[W_H2 + 97] -= rate * delta_h2_3 * out_features_20; // w80
        p[W_H2 + 102] -= rate * delta_h2_3 * out_features_21; // w81
        p[W_H2 + 107] -= rate * delta_h2_3 * out_features_22; // w82
        p[W_H2 + 112] -= rate * delta_h2_3 * out_features_23; // w83
        p[W_H2 + 117] -= rate * delta_h2_3 * out_features_24; // w84
        p[W_H2 + 122] -= rate * delta_h2_3 * out_features_25; // w85
        p[W_H2 + 127] -= rate * delta_h2_3 * out_features_26; // w86
        p[W_H2 + 132] -= rate * delta_h2_3 * out_features_27; // w87
        p[W_H2 + 137] -= rate * delta_h2_3 * out_features_28; // w88
        p[W_H2 + 142] -= rate * delta_h2_3 * out_features_29; // w89
        p[W_H2 + 147] -= rate * delta_h2_3 * out_features_30; // w90
        p[W_H2 + 3] -= rate * delta_h2_4 * out_features_1; // w91
        p[W_H2 + 8] -= rate * delta_h2_4 * out_features_2; // w92
        p[W_H2 + 13] -= rate * delta_h2_4 * out_features_3; // w93
        p[W_H2 + 18] -= rate * delta_h2_4 * out_features_4; // w94
        p[W_H2 + 23] -= rate * delta_h2_4 * out_features_5; // w95
        p[W_H2 + 28] -= rate * delta_h2_4 * out_features_6; // w96
        p[W_H2 + 33] -= rate * delta_h2_4 * out_features_7; // w97
        p[W_H2 + 38] -= rate * delta_h2_4 * out_features_8; // w98
        p[W_H2 + 43] -= rate * delta_h2_4 * out_features_9; // w99
        p[W_H2 + 48] -= rate * delta_h2_4 * out_features_10; // w100
        p[W_H2 + 53] -= rate * delta_h2_4 * out_features_11; // w101
        p[W_H2 + 58] -= rate * delta_h2_4 * out_features_12; // w102
        p[W_H2 + 63] -= rate * delta_h2_4 * out_features_13; // w103
        p[W_H2 + 68] -= rate * delta_h2_4 * out_features_14; // w104
        p[W_H2 + 73] -= rate * delta_h2_4 * out_features_15; // w105
        p[W_H2 + 78] -= rate * delta_h2_4 * out_features_16; // w106
        p[W_H2 + 83] -= rate * delta_h2_4 * out_features_17; // w107
        p[W_H2 + 88] -= rate * delta_h2_4 * out_features_18; // w108
        p[W_H2 + 93] -= rate * delta_h2_4 * out_features_19; // w109
        p[W_H2 + 98] -= rate * delta_h2_4 * out_features_20; // w110
        p[W_H2 + 103] -= rate * delta_h2_4 * out_features_21; // w111
        p[W_H2 + 108] -= rate * delta_h2_4 * out_features_22; // w112
        p[W_H2 + 113] -= rate * delta_h2_4 * out_features_23; // w113
        p[W_H2 + 118] -= rate * delta_h2_4 * out_features_24; // w114
        p[W_H2 + 123] -= rate * delta_h2_4 * out_features_25; // w115
        p[W_H2 + 128] -= rate * delta_h2_4 * out_features_26; // w116
        p[W_H2 + 133] -= rate * delta_h2_4 * out_features_27; // w117
        p[W_H2 + 138] -= rate * delta_h2_4 * out_features_28; // w118
        p[W_H2 + 143] -= rate * delta_h2_4 * out_features_29; // w119
        p[W_H2 + 148] -= rate * delta_h2_4 * out_features_30; // w120
        p[W_H2 + 4] -= rate * delta_h2_5 * out_features_1; // w121
        p[W_H2 + 9] -= rate * delta_h2_5 * out_features_2; // w122
        p[W_H2 + 14] -= rate * delta_h2_5 * out_features_3; // w123
        p[W_H2 + 19] -= rate * delta_h2_5 * out_features_4; // w124
        p[W_H2 + 24] -= rate * delta_h2_5 * out_features_5; // w125
        p[W_H2 + 29] -= rate * delta_h2_5 * out_features_6; // w126
        p[W_H2 + 34] -= rate * delta_h2_5 * out_features_7; // w127
        p[W_H2 + 39] -= rate * delta_h2_5 * out_features_8; // w128
        p[W_H2 + 44] -= rate * delta_h2_5 * out_features_9; // w129
        p[W_H2 + 49] -= rate * delta_h2_5 * out_features_10; // w130
        p[W_H2 + 54] -= rate * delta_h2_5 * out_features_11; // w131
        p[W_H2 + 59] -= rate * delta_h2_5 * out_features_12; // w132
        p[W_H2 + 64] -= rate * delta_h2_5 * out_features_13; // w133
        p[W_H2 + 69] -= rate * delta_h2_5 * out_features_14; // w134
        p[W_H2 + 74] -= rate * delta_h2_5 * out_features_15; // w135
        p[W_H2 + 79] -= rate * delta_h2_5 * out_features_16; // w136
        p[W_H2 + 84] -= rate * delta_h2_5 * out_features_17; // w137
        p[W_H2 + 89] -= rate * delta_h2_5 * out_features_18; // w138
        p[W_H2 + 94] -= rate * delta_h2_5 * out_features_19; // w139
        p[W_H2 + 99] -= rate * delta_h2_5 * out_features_20; // w140
        p[W_H2 + 104] -= rate * delta_h2_5 * out_features_21; // w141
        p[W_H2 + 109] -= rate * delta_h2_5 * out_features_22; // w142
        p[W_H2 + 114] -= rate * delta_h2_5 * out_features_23; // w143
        p[W_H2 + 119] -= rate * delta_h2_5 * out_features_24; // w144
        p[W_H2 + 124] -= rate * delta_h2_5 * out_features_25; // w145
        p[W_H2 + 129] -= rate * delta_h2_5 * out_features_26; // w146
        p[W_H2 + 134] -= rate * delta_h2_5 * out_features_27; // w147
        p[W_H2 + 139] -= rate * delta_h2_5 * out_features_28; // w148
        p[W_H2 + 144] -= rate * delta_h2_5 * out_features_29; // w149
        p[W_H2 + 149] -= rate * delta_h2_5 * out_features_30; // w150
        p[B_H2] -= rate * (delta_h2_1 + delta_h2_2 + delta_h2_3 + delta_h2_4 + delta_h2_5); // b1
    }

    /**
     * net Φ(net), Φ(net) = (1 + erf(net / √2)) / 2.
     */
    private static double gelu(double net) {
        return 0.5 * net * (1 + Erf.erf(net * Math.sqrt(0.5)));
    }

    /**
     * Φ(net) + net φ(net), φ(net) = e^(-net²/2) / √(2π).
     */
    private static double geluSlope(double net) {
        return 0.5 * (1 + Erf.erf(net * Math.sqrt(0.5))) + net * Math.exp(-0.5 * net * net) / Math.sqrt(2 * Math.PI);
    }

    @Override
    public double[] parameters() {
        return parameters;
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt) {
        Rows.check("in", in.length, inAt, 1, 40);
        Rows.check("out", out.length, outAt, 1, 1);
        forward(in, inAt, out, outAt);
    }

    @Override
    public void predict(double[] in, int inAt, double[] out, int outAt, int count) {
        Rows.check("in", in.length, inAt, count, 40);
        Rows.check("out", out.length, outAt, count, 1);
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.set(in, inAt + k * 40, out, outAt + k * 1, n);
            share(predictShareJob, n);
        }
        block.clear();
    }

    @Override
    public double loss(double[] in, int inAt, double[] target, int targetAt, int count) {
        Rows.check("in", in.length, inAt, count, 40);
        Rows.check("target", target.length, targetAt, count, 1);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.set(in, inAt + k * 40, target, targetAt + k * 1, n);
            share(lossShareJob, n);
            error += sumOfErrors(n);
        }
        block.clear();
        return error;
    }

    @Override
    public double gradient(double[] in, int inAt, double[] target, int targetAt, int count,
            double[] gradient) {
        Rows.check("in", in.length, inAt, count, 40);
        Rows.check("target", target.length, targetAt, count, 1);
        Rows.checkGradient(gradient.length, 1386);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.set(in, inAt + k * 40, target, targetAt + k * 1, n);
            share(deltasShareJob, n);
            error += sumOfErrors(n);
            block.addTo(gradient, 1);
            share(gradientShareJob, n);
        }
        block.clear();
        return error;
    }

    @Override
    public double descend(double[] in, int inAt, double[] target, int targetAt, int count,
            double rate) {
        Rows.atLeastOne(count);
        Rows.check("in", in.length, inAt, count, 40);
        Rows.check("target", target.length, targetAt, count, 1);
        if (count == 1) {
            return step(in, inAt, target, targetAt, rate);
        }
        double[] p = parameters;
        double[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.set(in, inAt + k * 40, target, targetAt + k * 1, n);
            share(deltasShareJob, n);
            error += sumOfErrors(n);
            block.addTo(sum, 1);
            share(gradientShareJob, n);
        }
        block.clear();
        Rows.checkFinite(error);
        double step = rate / count;
        for (int k = 0; k < 1386; k++) {
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
        rows = new double[workers.threads()][62];
        this.workers = workers;
    }

    @Override
    public SensorNet replicate() {
        return new SensorNetImpl(parameters, names);
    }
}
