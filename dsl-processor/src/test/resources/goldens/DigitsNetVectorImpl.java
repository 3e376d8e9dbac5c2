package golden;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.support.FloatBlock;
import dev.deltarule.runtime.support.Generated;
import dev.deltarule.runtime.support.LoadOrder;
import dev.deltarule.runtime.support.RowLength;
import dev.deltarule.runtime.support.Rows;
import dev.deltarule.runtime.support.Shares;
import dev.deltarule.runtime.support.VectorOperations;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The network {@link DigitsNet}: 784 inputs, 10 outputs, 101,770 parameters, loss CROSS_ENTROPY.
 *
 * <pre>
 * layer   shape      activation  weights         biases          multiply-adds
 * hidden  784 x 128  RELU        0..100351       100352..100479        100,352
 * output  128 x 10   SOFTMAX     100480..101759  101760..101769          1,280
 *
 * layer   256 bits: tile  forward    step  512 bits: tile  forward    step
 * hidden           6 x 2    8,300  18,000           4 x 4    7,100  15,000
 * output           6 x 2      220     660           4 x 1      200     580
 * </pre>
 *
 * <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
 * input by input. A shape is inputs x units.
 *
 * <p>Tiles: sums for 4 or 6 examples (backward: inputs) times some vectors of units stay in registers while a loop
 * runs over the inputs (backward: the examples). Up to 128 examples are worked on together, and vectors are as wide
 * as the machine's.
 *
 * <p>Cycles are estimated for one example in a block of 32 and one core, with the parameters in its caches and
 * no input 0; a step of gradient descent has the forward pass in it.
 *
 * <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
 * the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
 * before any parameter changes.
 */
@Generated
public final class DigitsNetVectorImpl implements DigitsNet {
    private static final Topology TOPOLOGY = new Topology(
            "DigitsNet", 784, Loss.CROSS_ENTROPY,
            List.of(
                    new Topology.Layer("hidden", 784, 128, Activation.RELU, Bias.PER_UNIT,
                            Init.AUTO, true, true, 0, 100352),
                    new Topology.Layer("output", 128, 10, Activation.SOFTMAX, Bias.PER_UNIT,
                            Init.AUTO, true, true, 100480, 101760)));

    /**
     * Fewer examples are done sooner by one thread than handed to others.
     */
    private static final int SHARED_FROM = 8;

    /**
     * Examples that are worked on together.
     */
    private static final int BLOCK = 128;

    /**
     * Parts of the inputs of the first layer: each worker trains the weights of some, which so stay in its cache.
     */
    private static final int PARTS = 4;

    /**
     * The vectors of this machine: one shape for all, because HotSpot keeps vectors in objects where shapes mix.
     */
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = S.length();

    /**
     * Machines with vectors of 512 bits have 32 registers, enough for the sums of four vectors.
     */
    private static final boolean WIDE = S.vectorBitSize() == 512;

    private static final int W_H = 0;

    private static final int B_H = 100352;

    private static final int ROW_H = RowLength.of(128, L, Float.BYTES);

    private static final int W_O = 100480;

    private static final int B_O = 101760;

    private static final int ROW_O = RowLength.of(10, L, Float.BYTES);

    private static final int PANEL = 4 * L * 791;

    private static final int DELTA_LANES = WIDE ? 4 * L : 2 * L;

    /**
     * Panels of deltas that are kept at a time: those of a layer, but not more than 256 kB.
     */
    private static final int DELTA_PANELS = Math.min((128 + DELTA_LANES - 1) / DELTA_LANES, 65536 / (BLOCK * DELTA_LANES));

    private static final int DELTA_PANEL = DELTA_LANES * BLOCK + 24 * L;

    /**
     * Length of a row in the panel of inputs: more than the six of a tile, and odd, see RowLength.
     */
    private static final int INPUT_ROW = 11;

    /**
     * Inputs that are copied to such a row: six in whole vectors.
     */
    private static final int COPIED = (6 + L - 1) / L * L;

    static {
        // HotSpot optimises long methods only where the Vector API met no operation late.
        VectorOperations.meet();
    }

    private final float[] parameters;

    private final ModelNames names;

    private final float[] gradientSum = new float[101770];

    private Workers workers = Workers.none();

    private final float[] typedOutputs = new float[10];

    private final FloatBlock block = new FloatBlock();

    private final Workers.Job predictShareJob = this::predictShare;

    private final Workers.Job lossShareJob = this::lossShare;

    private final Workers.Job netsShareJob = this::netsShare;

    private final Workers.Job deltasShareJob = this::deltasShare;

    private final Workers.Job gradientShareJob = this::gradientShare;

    private final double[] errors = new double[BLOCK];

    private final float[] outs_h = new float[BLOCK * ROW_H];

    private final float[] parts_h = new float[PARTS * BLOCK * ROW_H];

    private final float[] deltas_h = new float[BLOCK * ROW_H];

    private final float[] outs_o = new float[BLOCK * ROW_O];

    private final float[] nets_o = new float[BLOCK * ROW_O];

    private final float[] deltas_o = new float[BLOCK * ROW_O];

    private final float[] maxs_o = new float[BLOCK];

    private final float[] sums_o = new float[BLOCK];

    private float[][] panels = new float[1][PANEL];

    private float[][][] deltaPanels = new float[1][DELTA_PANELS][DELTA_PANEL];

    private float[][] inputPanels = new float[1][INPUT_ROW * BLOCK + L];

    /**
     * A network whose parameters are all 0. {@code Models.create} draws initial ones.
     */
    public DigitsNetVectorImpl() {
        this(new float[101770], new ModelNames(TOPOLOGY));
    }

    private DigitsNetVectorImpl(float[] parameters, ModelNames names) {
        this.parameters = parameters;
        this.names = names;
    }

    @Override
    public int digit(float[] pixels) {
        Rows.check("pixels", pixels.length, 0, 1, 784);
        this.forward(pixels, 0, this.typedOutputs, 0);
        return indexOfLargest(this.typedOutputs);
    }

    private static int indexOfLargest(float[] outputs) {
        int largest = 0;
        for (int k = 1; k < 10; k++) {
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
        propagate(in, inAt, 0, 1, panels[0]);
        copyOutputs(out, outAt, 0, 1);
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
        int from = Shares.ofFours(block.count, worker, workers);
        int to = Shares.ofFours(block.count, worker + 1, workers);
        if (from < to) {
            propagate(block.in, block.inAt, from, to, panels[worker]);
            copyOutputs(block.out, block.outAt, from, to);
        }
    }

    /**
     * A worker's share of the examples of a block in loss.
     */
    private void lossShare(int worker, int workers) {
        int from = Shares.ofFours(block.count, worker, workers);
        int to = Shares.ofFours(block.count, worker + 1, workers);
        if (from < to) {
            propagate(block.in, block.inAt, from, to, panels[worker]);
            errors(block.out, block.outAt, from, to);
        }
    }

    /**
     * A worker's share of the weights of the first layer in the forward pass of gradient and descend.
     */
    private void netsShare(int worker, int workers) {
        for (int part = 0; part < PARTS; part++) {
            nets_h(block.in, block.inAt, 0, block.count, part, PARTS,
                    Shares.ofPart(part, PARTS, 128, L, worker, workers),
                    Shares.ofPart(part, PARTS, 128, L, worker + 1, workers), panels[worker]);
        }
    }

    /**
     * A worker's share of the examples of a block in gradient and descend.
     */
    private void deltasShare(int worker, int workers) {
        int from = Shares.ofFours(block.count, worker, workers);
        int to = Shares.ofFours(block.count, worker + 1, workers);
        if (from < to) {
            addParts_h(from, to);
            activate_h(from, to);
            forward_o(from, to, panels[worker]);
            errors(block.out, block.outAt, from, to);
            deltas(block.out, block.outAt, from, to, worker);
        }
    }

    /**
     * A worker's share of the weights of each layer in gradient and descend: adds dE/dparameter, summed over the
     * block.
     */
    private void gradientShare(int worker, int workers) {
        int n = block.count;
        float[] sum = block.sum;
        float factor = block.factor;
        float[] panel = panels[worker];
        accumulate_o(n, sum, factor, Shares.ofFours(128, worker, workers),
                Shares.ofFours(128, worker + 1, workers), panel);
        for (int part = PARTS - 1; part >= 0; part--) {
            accumulate_h(block.in, block.inAt, n, sum, factor, part,
                    Shares.ofPart(part, PARTS, 128, L, worker, workers),
                    Shares.ofPart(part, PARTS, 128, L, worker + 1, workers), deltaPanels[worker], inputPanels[worker]);
        }
        if (worker == 0) {
            accumulateBiases_o(n, sum, factor, panel);
            accumulateBiases_h(n, sum, factor, panel);
        }
    }

    /**
     * Computes the errors of the examples from .. to - 1 of a block.
     */
    private void errors(float[] target, int targetAt, int from, int to) {
        for (int e = from; e < to; e++) {
            errors[e] = error_o(e, e * ROW_O, target, targetAt + e * 10);
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
     * The forward pass of the examples from .. to - 1 of a block, layer by layer.
     */
    private void propagate(float[] in, int inAt, int from, int to, float[] panel) {
        forward_h(in, inAt, from, to, panel);
        forward_o(from, to, panel);
    }

    /**
     * Copies the outputs of the examples from .. to - 1 of a block.
     */
    private void copyOutputs(float[] out, int outAt, int from, int to) {
        for (int e = from; e < to; e++) {
            System.arraycopy(outs_o, e * ROW_O, out, outAt + e * 10, 10);
        }
    }

    /**
     * Computes the deltas of all layers for the examples from .. to - 1 of a block.
     */
    private void deltas(float[] target, int targetAt, int from, int to, int worker) {
        for (int e = from; e < to; e++) {
            deltas_o(e, e * ROW_O, target, targetAt + e * 10);
        }
        deltas_h(from, to, panels[worker]);
    }

    /**
     * Computes the outputs of hidden for some examples of a block.
     */
    private void forward_h(float[] in, int inAt, int from, int to, float[] panel) {
        nets_h(in, inAt, from, to, 0, 1, 0, 128, panel);
        activate_h(from, to);
    }

    /**
     * Computes what one of some parts of the inputs gives to the net inputs of the units first .. end - 1 of hidden; for fewer than four examples, the first part gives all.
     */
    private void nets_h(float[] in, int inAt, int from, int to, int part, int parts, int first,
            int end, float[] panel) {
        if (to - from < 4) {
            for (int e = from; e < to && part == 0; e++) {
                forwardOne_h(in, inAt + e * 784, e * ROW_H);
            }
        } else {
            forwardTiles_h(in, inAt, from, to, part, parts, first, end, panel);
        }
    }

    /**
     * From the parts of the net inputs of hidden to their sums.
     */
    private void addParts_h(int from, int to) {
        for (int k = from * ROW_H; k < to * ROW_H && to - from >= 4; k += L) {
            FloatVector sum = FloatVector.fromArray(S, parts_h, k);
            for (int part = 1; part < PARTS; part++) {
                sum = sum.add(FloatVector.fromArray(S, parts_h, part * BLOCK * ROW_H + k));
            }
            sum.intoArray(outs_h, k);
        }
    }

    /**
     * From net inputs to outputs of hidden for some examples of a block.
     */
    private void activate_h(int from, int to) {
        // out = max(0, net)
        for (int k = from * ROW_H; k < to * ROW_H; k += L) {
            FloatVector net = FloatVector.fromArray(S, outs_h, k);
            net.blend(0f, net.compare(VectorOperators.LT, 0f)).intoArray(outs_h, k);
        }
    }

    private void forwardTiles_h(float[] in, int inAt, int from, int to, int part, int parts,
            int first, int end, float[] panel) {
        int firstInput = Shares.ofFours(784, part, parts);
        int endInput = Shares.ofFours(784, part + 1, parts);
        float[] p = parameters;
        float[] net = parts == 1 ? outs_h : parts_h;
        int netAt = part * BLOCK * ROW_H;
        int j = first;
        for (; WIDE && j <= end - 4 * L; j += 4 * L) {
            if (part > 0) {
                Arrays.fill(panel, 0, 4 * L, 0);
            } else {
                pack4(p, B_H + j, 0, 1, panel, 0);
            }
            pack4(p, W_H + firstInput * 128 + j, 128, endInput - firstInput, panel, 4 * L * (firstInput + 1));
            int e = from;
            for (; e < to; e += 4) {
                forward4x4_h(in, inAt, firstInput, endInput, net, netAt, Math.min(e, to - 4), j, panel);
            }
        }
        for (; j <= end - 2 * L; j += 2 * L) {
            if (part > 0) {
                Arrays.fill(panel, 0, 2 * L, 0);
            } else {
                pack2(p, B_H + j, 0, 1, panel, 0);
            }
            pack2(p, W_H + firstInput * 128 + j, 128, endInput - firstInput, panel, 2 * L * (firstInput + 1));
            int e = from;
            for (; to - e >= 6 && to - e != 8; e += 6) {
                forward6x2_h(in, inAt, firstInput, endInput, net, netAt, e, j, panel);
            }
            for (; e < to; e += 4) {
                forward4x2_h(in, inAt, firstInput, endInput, net, netAt, Math.min(e, to - 4), j, panel);
            }
        }
        for (; j <= end - L; j += L) {
            if (part > 0) {
                Arrays.fill(panel, 0, L, 0);
            } else {
                pack1(p, B_H + j, 0, 1, panel, 0);
            }
            pack1(p, W_H + firstInput * 128 + j, 128, endInput - firstInput, panel, L * (firstInput + 1));
            int e = from;
            for (; e < to; e += 4) {
                forward4x1_h(in, inAt, firstInput, endInput, net, netAt, Math.min(e, to - 4), j, panel);
            }
        }
    }

    private void forward4x4_h(float[] in, int inAt, int first, int end, float[] net, int netAt,
            int e, int j, float[] panel) {
        int a = inAt + e * 784;
        int o = netAt + e * ROW_H + j;
        FloatVector b0 = FloatVector.fromArray(S, panel, 0);
        FloatVector b1 = FloatVector.fromArray(S, panel, L);
        FloatVector b2 = FloatVector.fromArray(S, panel, 2 * L);
        FloatVector b3 = FloatVector.fromArray(S, panel, 3 * L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        FloatVector c02 = b2;
        FloatVector c03 = b3;
        FloatVector c10 = b0;
        FloatVector c11 = b1;
        FloatVector c12 = b2;
        FloatVector c13 = b3;
        FloatVector c20 = b0;
        FloatVector c21 = b1;
        FloatVector c22 = b2;
        FloatVector c23 = b3;
        FloatVector c30 = b0;
        FloatVector c31 = b1;
        FloatVector c32 = b2;
        FloatVector c33 = b3;
        for (int i = first; i < end; i++) {
            int w = 4 * L * (i + 1);
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector w2 = FloatVector.fromArray(S, panel, w + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, panel, w + 3 * L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            c02 = x0.fma(w2, c02);
            c03 = x0.fma(w3, c03);
            FloatVector x1 = FloatVector.broadcast(S, in[a + 784 + i]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            c12 = x1.fma(w2, c12);
            c13 = x1.fma(w3, c13);
            FloatVector x2 = FloatVector.broadcast(S, in[a + 2 * 784 + i]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            c22 = x2.fma(w2, c22);
            c23 = x2.fma(w3, c23);
            FloatVector x3 = FloatVector.broadcast(S, in[a + 3 * 784 + i]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            c32 = x3.fma(w2, c32);
            c33 = x3.fma(w3, c33);
        }
        c00.intoArray(net, o);
        c01.intoArray(net, o + L);
        c02.intoArray(net, o + 2 * L);
        c03.intoArray(net, o + 3 * L);
        c10.intoArray(net, o + ROW_H);
        c11.intoArray(net, o + ROW_H + L);
        c12.intoArray(net, o + ROW_H + 2 * L);
        c13.intoArray(net, o + ROW_H + 3 * L);
        c20.intoArray(net, o + 2 * ROW_H);
        c21.intoArray(net, o + 2 * ROW_H + L);
        c22.intoArray(net, o + 2 * ROW_H + 2 * L);
        c23.intoArray(net, o + 2 * ROW_H + 3 * L);
        c30.intoArray(net, o + 3 * ROW_H);
        c31.intoArray(net, o + 3 * ROW_H + L);
        c32.intoArray(net, o + 3 * ROW_H + 2 * L);
        c33.intoArray(net, o + 3 * ROW_H + 3 * L);
    }

    private void forward6x2_h(float[] in, int inAt, int first, int end, float[] net, int netAt,
            int e, int j, float[] panel) {
        int a = inAt + e * 784;
        int o = netAt + e * ROW_H + j;
        FloatVector b0 = FloatVector.fromArray(S, panel, 0);
        FloatVector b1 = FloatVector.fromArray(S, panel, L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        FloatVector c10 = b0;
        FloatVector c11 = b1;
        FloatVector c20 = b0;
        FloatVector c21 = b1;
        FloatVector c30 = b0;
        FloatVector c31 = b1;
        FloatVector c40 = b0;
        FloatVector c41 = b1;
        FloatVector c50 = b0;
        FloatVector c51 = b1;
        for (int i = first; i < end; i += 2) {
            int w = 2 * L * (i + 1);
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, in[a + 784 + i]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, in[a + 2 * 784 + i]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, in[a + 3 * 784 + i]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            FloatVector x4 = FloatVector.broadcast(S, in[a + 4 * 784 + i]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            FloatVector x5 = FloatVector.broadcast(S, in[a + 5 * 784 + i]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, in[a + i + 1]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, in[a + 784 + i + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, in[a + 2 * 784 + i + 1]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, in[a + 3 * 784 + i + 1]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            x4 = FloatVector.broadcast(S, in[a + 4 * 784 + i + 1]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            x5 = FloatVector.broadcast(S, in[a + 5 * 784 + i + 1]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
        }
        c00.intoArray(net, o);
        c01.intoArray(net, o + L);
        c10.intoArray(net, o + ROW_H);
        c11.intoArray(net, o + ROW_H + L);
        c20.intoArray(net, o + 2 * ROW_H);
        c21.intoArray(net, o + 2 * ROW_H + L);
        c30.intoArray(net, o + 3 * ROW_H);
        c31.intoArray(net, o + 3 * ROW_H + L);
        c40.intoArray(net, o + 4 * ROW_H);
        c41.intoArray(net, o + 4 * ROW_H + L);
        c50.intoArray(net, o + 5 * ROW_H);
        c51.intoArray(net, o + 5 * ROW_H + L);
    }

    private void forward4x2_h(float[] in, int inAt, int first, int end, float[] net, int netAt,
            int e, int j, float[] panel) {
        int a = inAt + e * 784;
        int o = netAt + e * ROW_H + j;
        FloatVector b0 = FloatVector.fromArray(S, panel, 0);
        FloatVector b1 = FloatVector.fromArray(S, panel, L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        FloatVector c10 = b0;
        FloatVector c11 = b1;
        FloatVector c20 = b0;
        FloatVector c21 = b1;
        FloatVector c30 = b0;
        FloatVector c31 = b1;
        for (int i = first; i < end; i += 2) {
            int w = 2 * L * (i + 1);
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, in[a + 784 + i]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, in[a + 2 * 784 + i]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, in[a + 3 * 784 + i]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, in[a + i + 1]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, in[a + 784 + i + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, in[a + 2 * 784 + i + 1]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, in[a + 3 * 784 + i + 1]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
        }
        c00.intoArray(net, o);
        c01.intoArray(net, o + L);
        c10.intoArray(net, o + ROW_H);
        c11.intoArray(net, o + ROW_H + L);
        c20.intoArray(net, o + 2 * ROW_H);
        c21.intoArray(net, o + 2 * ROW_H + L);
        c30.intoArray(net, o + 3 * ROW_H);
        c31.intoArray(net, o + 3 * ROW_H + L);
    }

    private void forward4x1_h(float[] in, int inAt, int first, int end, float[] net, int netAt,
            int e, int j, float[] panel) {
        int a = inAt + e * 784;
        int o = netAt + e * ROW_H + j;
        FloatVector b0 = FloatVector.fromArray(S, panel, 0);
        FloatVector c00 = b0;
        FloatVector c10 = b0;
        FloatVector c20 = b0;
        FloatVector c30 = b0;
        for (int i = first; i < end; i++) {
            int w = L * (i + 1);
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[a + 784 + i]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[a + 2 * 784 + i]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[a + 3 * 784 + i]);
            c30 = x3.fma(w0, c30);
        }
        c00.intoArray(net, o);
        c10.intoArray(net, o + ROW_H);
        c20.intoArray(net, o + 2 * ROW_H);
        c30.intoArray(net, o + 3 * ROW_H);
    }

    /**
     * Computes the net inputs of hidden for one example.
     */
    private void forwardOne_h(float[] in, int a, int o) {
        System.arraycopy(parameters, B_H, outs_h, o, 128);
        if (128 == 8 * L) {
            one8_h(in, a, o, W_H);
            return;
        }
        for (int i = 0; i < 784; i += 4) {
            rows4_h(in, a + i, o, W_H + i * 128);
        }
    }

    private void one8_h(float[] in, int a, int o, int w) {
        float[] net = outs_h;
        float[] p = parameters;
        FloatVector c0 = FloatVector.fromArray(S, net, o);
        FloatVector c1 = FloatVector.fromArray(S, net, o + L);
        FloatVector c2 = FloatVector.fromArray(S, net, o + 2 * L);
        FloatVector c3 = FloatVector.fromArray(S, net, o + 3 * L);
        FloatVector c4 = FloatVector.fromArray(S, net, o + 4 * L);
        FloatVector c5 = FloatVector.fromArray(S, net, o + 5 * L);
        FloatVector c6 = FloatVector.fromArray(S, net, o + 6 * L);
        FloatVector c7 = FloatVector.fromArray(S, net, o + 7 * L);
        for (int i = 0; i < 784; i++) {
            FloatVector x = FloatVector.broadcast(S, in[a + i]);
            c0 = x.fma(FloatVector.fromArray(S, p, w), c0);
            c1 = x.fma(FloatVector.fromArray(S, p, w + L), c1);
            c2 = x.fma(FloatVector.fromArray(S, p, w + 2 * L), c2);
            c3 = x.fma(FloatVector.fromArray(S, p, w + 3 * L), c3);
            c4 = x.fma(FloatVector.fromArray(S, p, w + 4 * L), c4);
            c5 = x.fma(FloatVector.fromArray(S, p, w + 5 * L), c5);
            c6 = x.fma(FloatVector.fromArray(S, p, w + 6 * L), c6);
            c7 = x.fma(FloatVector.fromArray(S, p, w + 7 * L), c7);
            w += 128;
        }
        c0.intoArray(net, o);
        c1.intoArray(net, o + L);
        c2.intoArray(net, o + 2 * L);
        c3.intoArray(net, o + 3 * L);
        c4.intoArray(net, o + 4 * L);
        c5.intoArray(net, o + 5 * L);
        c6.intoArray(net, o + 6 * L);
        c7.intoArray(net, o + 7 * L);
    }

    private void rows4_h(float[] in, int a, int o, int w) {
        float[] net = outs_h;
        float[] p = parameters;
        FloatVector x0 = FloatVector.broadcast(S, in[a]);
        FloatVector x1 = FloatVector.broadcast(S, in[a + 1]);
        FloatVector x2 = FloatVector.broadcast(S, in[a + 2]);
        FloatVector x3 = FloatVector.broadcast(S, in[a + 3]);
        for (int j = 0; j <= 128 - L; j += L) {
            FloatVector sum = FloatVector.fromArray(S, net, o + j);
            sum = x0.fma(FloatVector.fromArray(S, p, w + j), sum);
            sum = x1.fma(FloatVector.fromArray(S, p, w + j + 128), sum);
            sum = x2.fma(FloatVector.fromArray(S, p, w + j + 256), sum);
            sum = x3.fma(FloatVector.fromArray(S, p, w + j + 384), sum);
            sum.intoArray(net, o + j);
        }
    }

    /**
     * Computes the outputs of output for some examples of a block.
     */
    private void forward_o(int from, int to, float[] panel) {
        float[] in = outs_h;
        int inAt = 0;
        if (to - from < 4) {
            for (int e = from; e < to; e++) {
                forwardOne_o(in, inAt + e * ROW_H, e * ROW_O);
            }
        } else {
            forwardTiles_o(in, inAt, from, to, panel);
        }
        activate_o(from, to);
    }

    /**
     * From net inputs to outputs of output for some examples of a block.
     */
    private void activate_o(int from, int to) {
        for (int x = from; x < to; x++) {
            shift_o(x, x * ROW_O);
        }
        for (int k = from * ROW_O; k < to * ROW_O; k += L) {
            FloatVector net = FloatVector.fromArray(S, outs_o, k);
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
        for (int x = from; x < to; x++) {
            normalise_o(x, x * ROW_O);
        }
    }

    private void forwardTiles_o(float[] in, int inAt, int from, int to, float[] panel) {
        float[] p = parameters;
        int j = 0;
        for (; 10 - j > L; j += 2 * L) {
            if (j <= 10 - 2 * L) {
                pack2(p, B_O + j, 0, 1, panel, 0);
                pack2(p, W_O + j, 10, 128, panel, 2 * L);
            } else {
                packRest(p, B_O + j, 0, 1, 10 - j, 2 * L, panel, 0);
                packRest(p, W_O + j, 10, 128, 10 - j, 2 * L, panel, 2 * L);
            }
            int e = from;
            for (; to - e >= 6 && to - e != 8; e += 6) {
                forward6x2_o(in, inAt, 0, e, j, panel);
            }
            for (; e < to; e += 4) {
                forward4x2_o(in, inAt, 0, Math.min(e, to - 4), j, panel);
            }
        }
        for (; j < 10; j += L) {
            if (j <= 10 - L) {
                pack1(p, B_O + j, 0, 1, panel, 0);
                pack1(p, W_O + j, 10, 128, panel, L);
            } else {
                packRest(p, B_O + j, 0, 1, 10 - j, L, panel, 0);
                packRest(p, W_O + j, 10, 128, 10 - j, L, panel, L);
            }
            int e = from;
            for (; e < to; e += 4) {
                forward4x1_o(in, inAt, 0, Math.min(e, to - 4), j, panel);
            }
        }
    }

    private void forward6x2_o(float[] in, int inAt, int first, int e, int j, float[] panel) {
        float[] net = nets_o;
        int a = inAt + e * ROW_H;
        int o = e * ROW_O + j;
        FloatVector b0 = FloatVector.fromArray(S, panel, 0);
        FloatVector b1 = FloatVector.fromArray(S, panel, L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        FloatVector c10 = b0;
        FloatVector c11 = b1;
        FloatVector c20 = b0;
        FloatVector c21 = b1;
        FloatVector c30 = b0;
        FloatVector c31 = b1;
        FloatVector c40 = b0;
        FloatVector c41 = b1;
        FloatVector c50 = b0;
        FloatVector c51 = b1;
        for (int i = first; i < 128; i += 2) {
            int w = 2 * L * (i + 1);
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, in[a + ROW_H + i]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, in[a + 2 * ROW_H + i]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, in[a + 3 * ROW_H + i]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            FloatVector x4 = FloatVector.broadcast(S, in[a + 4 * ROW_H + i]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            FloatVector x5 = FloatVector.broadcast(S, in[a + 5 * ROW_H + i]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, in[a + i + 1]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, in[a + ROW_H + i + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, in[a + 2 * ROW_H + i + 1]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, in[a + 3 * ROW_H + i + 1]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            x4 = FloatVector.broadcast(S, in[a + 4 * ROW_H + i + 1]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            x5 = FloatVector.broadcast(S, in[a + 5 * ROW_H + i + 1]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
        }
        c00.intoArray(net, o);
        c01.intoArray(net, o + L);
        c10.intoArray(net, o + ROW_O);
        c11.intoArray(net, o + ROW_O + L);
        c20.intoArray(net, o + 2 * ROW_O);
        c21.intoArray(net, o + 2 * ROW_O + L);
        c30.intoArray(net, o + 3 * ROW_O);
        c31.intoArray(net, o + 3 * ROW_O + L);
        c40.intoArray(net, o + 4 * ROW_O);
        c41.intoArray(net, o + 4 * ROW_O + L);
        c50.intoArray(net, o + 5 * ROW_O);
        c51.intoArray(net, o + 5 * ROW_O + L);
    }

    private void forward4x2_o(float[] in, int inAt, int first, int e, int j, float[] panel) {
        float[] net = nets_o;
        int a = inAt + e * ROW_H;
        int o = e * ROW_O + j;
        FloatVector b0 = FloatVector.fromArray(S, panel, 0);
        FloatVector b1 = FloatVector.fromArray(S, panel, L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        FloatVector c10 = b0;
        FloatVector c11 = b1;
        FloatVector c20 = b0;
        FloatVector c21 = b1;
        FloatVector c30 = b0;
        FloatVector c31 = b1;
        for (int i = first; i < 128; i += 2) {
            int w = 2 * L * (i + 1);
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, in[a + ROW_H + i]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, in[a + 2 * ROW_H + i]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, in[a + 3 * ROW_H + i]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, in[a + i + 1]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, in[a + ROW_H + i + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, in[a + 2 * ROW_H + i + 1]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, in[a + 3 * ROW_H + i + 1]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
        }
        c00.intoArray(net, o);
        c01.intoArray(net, o + L);
        c10.intoArray(net, o + ROW_O);
        c11.intoArray(net, o + ROW_O + L);
        c20.intoArray(net, o + 2 * ROW_O);
        c21.intoArray(net, o + 2 * ROW_O + L);
        c30.intoArray(net, o + 3 * ROW_O);
        c31.intoArray(net, o + 3 * ROW_O + L);
    }

    private void forward4x1_o(float[] in, int inAt, int first, int e, int j, float[] panel) {
        float[] net = nets_o;
        int a = inAt + e * ROW_H;
        int o = e * ROW_O + j;
        FloatVector b0 = FloatVector.fromArray(S, panel, 0);
        FloatVector c00 = b0;
        FloatVector c10 = b0;
        FloatVector c20 = b0;
        FloatVector c30 = b0;
        for (int i = first; i < 128; i++) {
            int w = L * (i + 1);
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[a + ROW_H + i]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[a + 2 * ROW_H + i]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[a + 3 * ROW_H + i]);
            c30 = x3.fma(w0, c30);
        }
        c00.intoArray(net, o);
        c10.intoArray(net, o + ROW_O);
        c20.intoArray(net, o + 2 * ROW_O);
        c30.intoArray(net, o + 3 * ROW_O);
    }

    /**
     * Computes the net inputs of output for one example.
     */
    private void forwardOne_o(float[] in, int a, int o) {
        System.arraycopy(parameters, B_O, nets_o, o, 10);
        for (int j = 0; j < 10; j += L) {
            one1_o(in, a, o + j, W_O + j, Math.min(L, 10 - j));
        }
    }

    private void one1_o(float[] in, int a, int o, int w, int width) {
        float[] net = nets_o;
        float[] p = parameters;
        int rows = Math.max(0, Math.min(128, Math.floorDiv(101770 - L - w, 10) + 1));
        FloatVector c0 = FloatVector.fromArray(S, net, o);
        FloatVector c1 = FloatVector.zero(S);
        FloatVector c2 = FloatVector.zero(S);
        FloatVector c3 = FloatVector.zero(S);
        int i = 0;
        for (; i <= rows - 4; i += 4) {
            c0 = FloatVector.broadcast(S, in[a + i]).fma(FloatVector.fromArray(S, p, w), c0);
            c1 = FloatVector.broadcast(S, in[a + i + 1]).fma(FloatVector.fromArray(S, p, w + 10), c1);
            c2 = FloatVector.broadcast(S, in[a + i + 2]).fma(FloatVector.fromArray(S, p, w + 20), c2);
            c3 = FloatVector.broadcast(S, in[a + i + 3]).fma(FloatVector.fromArray(S, p, w + 30), c3);
            w += 40;
        }
        for (; i < rows; i++) {
            c0 = FloatVector.broadcast(S, in[a + i]).fma(FloatVector.fromArray(S, p, w), c0);
            w += 10;
        }
        c0.add(c1).add(c2.add(c3)).intoArray(net, o);
        for (; i < 128; i++) {
            for (int k = 0; k < width; k++) {
                net[o + k] += in[a + i] * p[w + k];
            }
            w += 10;
        }
    }

    /**
     * Subtracts the largest net input of example e, so that no exponential overflows.
     */
    private void shift_o(int e, int o) {
        float[] net = nets_o;
        // the largest net input is subtracted: without it the exponentials could overflow
        float max = net[o];
        for (int j = 0; j < 10; j++) {
            max = Math.max(max, net[o + j]);
        }
        for (int j = 0; j < 10; j++) {
            outs_o[o + j] = net[o + j] - max;
        }
        maxs_o[e] = max;
    }

    /**
     * Turns the exponentials of example e into outputs.
     */
    private void normalise_o(int e, int o) {
        float sum = 0;
        for (int j = 0; j < 10; j++) {
            sum += outs_o[o + j];
        }
        // out = e / sum
        for (int j = 0; j < 10; j++) {
            outs_o[o + j] = outs_o[o + j] / sum;
        }
        sums_o[e] = sum;
    }

    /**
     * Returns the error of example e.
     */
    private double error_o(int e, int o, float[] target, int targetAt) {
        double log_sum = maxs_o[e] + Math.log(sums_o[e]);
        double E = 0;
        // E is the sum of target · (log_sum - net)
        for (int j = 0; j < 10; j++) {
            E += target[targetAt + j] * (log_sum - nets_o[o + j]);
        }
        return E;
    }

    /**
     * Computes delta = dE/dnet of output for example e.
     */
    private void deltas_o(int e, int o, float[] target, int targetAt) {
        float targets_o = 0;
        for (int j = 0; j < 10; j++) {
            targets_o += target[targetAt + j];
        }
        // delta = out · targets - target
        for (int j = 0; j < 10; j++) {
            deltas_o[o + j] = outs_o[o + j] * targets_o - target[targetAt + j];
        }
    }

    private void slopes4x4_h(int e, int i, int first, float[] panel) {
        float[] delta = deltas_o;
        float[] slopes = deltas_h;
        int a = e * ROW_O;
        int o = e * ROW_H + i;
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c02 = zero;
        FloatVector c03 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c12 = zero;
        FloatVector c13 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c22 = zero;
        FloatVector c23 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        FloatVector c32 = zero;
        FloatVector c33 = zero;
        for (int j = first; j < 10; j++) {
            int w = 4 * L * j;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector w2 = FloatVector.fromArray(S, panel, w + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, panel, w + 3 * L);
            FloatVector x0 = FloatVector.broadcast(S, delta[a + j]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            c02 = x0.fma(w2, c02);
            c03 = x0.fma(w3, c03);
            FloatVector x1 = FloatVector.broadcast(S, delta[a + ROW_O + j]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            c12 = x1.fma(w2, c12);
            c13 = x1.fma(w3, c13);
            FloatVector x2 = FloatVector.broadcast(S, delta[a + 2 * ROW_O + j]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            c22 = x2.fma(w2, c22);
            c23 = x2.fma(w3, c23);
            FloatVector x3 = FloatVector.broadcast(S, delta[a + 3 * ROW_O + j]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            c32 = x3.fma(w2, c32);
            c33 = x3.fma(w3, c33);
        }
        c00.intoArray(slopes, o);
        c01.intoArray(slopes, o + L);
        c02.intoArray(slopes, o + 2 * L);
        c03.intoArray(slopes, o + 3 * L);
        c10.intoArray(slopes, o + ROW_H);
        c11.intoArray(slopes, o + ROW_H + L);
        c12.intoArray(slopes, o + ROW_H + 2 * L);
        c13.intoArray(slopes, o + ROW_H + 3 * L);
        c20.intoArray(slopes, o + 2 * ROW_H);
        c21.intoArray(slopes, o + 2 * ROW_H + L);
        c22.intoArray(slopes, o + 2 * ROW_H + 2 * L);
        c23.intoArray(slopes, o + 2 * ROW_H + 3 * L);
        c30.intoArray(slopes, o + 3 * ROW_H);
        c31.intoArray(slopes, o + 3 * ROW_H + L);
        c32.intoArray(slopes, o + 3 * ROW_H + 2 * L);
        c33.intoArray(slopes, o + 3 * ROW_H + 3 * L);
    }

    private void slopes1x4_h(int e, int i, int first, float[] panel) {
        float[] delta = deltas_o;
        float[] slopes = deltas_h;
        int a = e * ROW_O;
        int o = e * ROW_H + i;
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c02 = zero;
        FloatVector c03 = zero;
        for (int j = first; j < 10; j++) {
            int w = 4 * L * j;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector w2 = FloatVector.fromArray(S, panel, w + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, panel, w + 3 * L);
            FloatVector x0 = FloatVector.broadcast(S, delta[a + j]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            c02 = x0.fma(w2, c02);
            c03 = x0.fma(w3, c03);
        }
        c00.intoArray(slopes, o);
        c01.intoArray(slopes, o + L);
        c02.intoArray(slopes, o + 2 * L);
        c03.intoArray(slopes, o + 3 * L);
    }

    private void slopes6x2_h(int e, int i, int first, float[] panel) {
        float[] delta = deltas_o;
        float[] slopes = deltas_h;
        int a = e * ROW_O;
        int o = e * ROW_H + i;
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        FloatVector c40 = zero;
        FloatVector c41 = zero;
        FloatVector c50 = zero;
        FloatVector c51 = zero;
        for (int j = first; j < 10; j += 2) {
            int w = 2 * L * j;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, delta[a + j]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, delta[a + ROW_O + j]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, delta[a + 2 * ROW_O + j]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, delta[a + 3 * ROW_O + j]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            FloatVector x4 = FloatVector.broadcast(S, delta[a + 4 * ROW_O + j]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            FloatVector x5 = FloatVector.broadcast(S, delta[a + 5 * ROW_O + j]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, delta[a + j + 1]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, delta[a + ROW_O + j + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, delta[a + 2 * ROW_O + j + 1]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, delta[a + 3 * ROW_O + j + 1]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            x4 = FloatVector.broadcast(S, delta[a + 4 * ROW_O + j + 1]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            x5 = FloatVector.broadcast(S, delta[a + 5 * ROW_O + j + 1]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
        }
        c00.intoArray(slopes, o);
        c01.intoArray(slopes, o + L);
        c10.intoArray(slopes, o + ROW_H);
        c11.intoArray(slopes, o + ROW_H + L);
        c20.intoArray(slopes, o + 2 * ROW_H);
        c21.intoArray(slopes, o + 2 * ROW_H + L);
        c30.intoArray(slopes, o + 3 * ROW_H);
        c31.intoArray(slopes, o + 3 * ROW_H + L);
        c40.intoArray(slopes, o + 4 * ROW_H);
        c41.intoArray(slopes, o + 4 * ROW_H + L);
        c50.intoArray(slopes, o + 5 * ROW_H);
        c51.intoArray(slopes, o + 5 * ROW_H + L);
    }

    private void slopes4x2_h(int e, int i, int first, float[] panel) {
        float[] delta = deltas_o;
        float[] slopes = deltas_h;
        int a = e * ROW_O;
        int o = e * ROW_H + i;
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        for (int j = first; j < 10; j += 2) {
            int w = 2 * L * j;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, delta[a + j]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, delta[a + ROW_O + j]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, delta[a + 2 * ROW_O + j]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, delta[a + 3 * ROW_O + j]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, delta[a + j + 1]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, delta[a + ROW_O + j + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, delta[a + 2 * ROW_O + j + 1]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, delta[a + 3 * ROW_O + j + 1]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
        }
        c00.intoArray(slopes, o);
        c01.intoArray(slopes, o + L);
        c10.intoArray(slopes, o + ROW_H);
        c11.intoArray(slopes, o + ROW_H + L);
        c20.intoArray(slopes, o + 2 * ROW_H);
        c21.intoArray(slopes, o + 2 * ROW_H + L);
        c30.intoArray(slopes, o + 3 * ROW_H);
        c31.intoArray(slopes, o + 3 * ROW_H + L);
    }

    private void slopes1x2_h(int e, int i, int first, float[] panel) {
        float[] delta = deltas_o;
        float[] slopes = deltas_h;
        int a = e * ROW_O;
        int o = e * ROW_H + i;
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        for (int j = first; j < 10; j++) {
            int w = 2 * L * j;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, delta[a + j]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
        }
        c00.intoArray(slopes, o);
        c01.intoArray(slopes, o + L);
    }

    private void slopes4x1_h(int e, int i, int first, float[] panel) {
        float[] delta = deltas_o;
        float[] slopes = deltas_h;
        int a = e * ROW_O;
        int o = e * ROW_H + i;
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c10 = zero;
        FloatVector c20 = zero;
        FloatVector c30 = zero;
        for (int j = first; j < 10; j++) {
            int w = L * j;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector x0 = FloatVector.broadcast(S, delta[a + j]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, delta[a + ROW_O + j]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, delta[a + 2 * ROW_O + j]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, delta[a + 3 * ROW_O + j]);
            c30 = x3.fma(w0, c30);
        }
        c00.intoArray(slopes, o);
        c10.intoArray(slopes, o + ROW_H);
        c20.intoArray(slopes, o + 2 * ROW_H);
        c30.intoArray(slopes, o + 3 * ROW_H);
    }

    private void slopes1x1_h(int e, int i, int first, float[] panel) {
        float[] delta = deltas_o;
        float[] slopes = deltas_h;
        int a = e * ROW_O;
        int o = e * ROW_H + i;
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        for (int j = first; j < 10; j++) {
            int w = L * j;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector x0 = FloatVector.broadcast(S, delta[a + j]);
            c00 = x0.fma(w0, c00);
        }
        c00.intoArray(slopes, o);
    }

    /**
     * Computes delta = dE/dnet of hidden for some examples of a block.
     */
    private void deltas_h(int from, int to, float[] panel) {
        int i = 0;
        for (; WIDE && i <= 128 - 4 * L; i += 4 * L) {
            transpose(parameters, W_O + i * 10, 10, 4 * L, 10, panel, 0, 4 * L);
            int e = from;
            for (; e <= to - 4; e += 4) {
                slopes4x4_h(e, i, 0, panel);
            }
            for (; e < to; e++) {
                slopes1x4_h(e, i, 0, panel);
            }
        }
        for (; i <= 128 - 2 * L; i += 2 * L) {
            transpose(parameters, W_O + i * 10, 10, 2 * L, 10, panel, 0, 2 * L);
            int e = from;
            for (; to - e >= 6 && to - e != 8; e += 6) {
                slopes6x2_h(e, i, 0, panel);
            }
            for (; e <= to - 4; e += 4) {
                slopes4x2_h(e, i, 0, panel);
            }
            for (; e < to; e++) {
                slopes1x2_h(e, i, 0, panel);
            }
        }
        for (; i < 128; i += L) {
            transpose(parameters, W_O + i * 10, 10, L, 10, panel, 0, L);
            int e = from;
            for (; e <= to - 4; e += 4) {
                slopes4x1_h(e, i, 0, panel);
            }
            for (; e < to; e++) {
                slopes1x1_h(e, i, 0, panel);
            }
        }
        // delta = dE/dout · dout/dnet, dout/dnet = out > 0 ? 1 : 0
        for (int k = from * ROW_H; k < to * ROW_H; k += L) {
            FloatVector out = FloatVector.fromArray(S, outs_h, k);
            FloatVector.fromArray(S, deltas_h, k).mul(FloatVector.broadcast(S, 0f).blend(1f, out.compare(VectorOperators.GT, 0f))).intoArray(deltas_h, k);
        }
    }

    /**
     * Adds factor times dE/dweight, summed over n examples, for the inputs first .. end - 1 of output.
     */
    private void accumulate_o(int n, float[] sum, float factor, int first, int end, float[] panel) {
        float[] in = outs_h;
        int inAt = 0;
        if (n % 2 == 1) {
            n--;
            accumulateOne_o(in, inAt + n * ROW_H, n * ROW_O, sum, factor, first, end, 0, 10);
        }
        if (n == 0) {
            return;
        }
        int j = 0;
        for (; 10 - j > L; j += 2 * L) {
            pack2(deltas_o, j, ROW_O, n, panel, 0);
            int i = first;
            for (; end - i >= 6 && end - i != 8; i += 6) {
                products6x2_o(in, inAt + i, 0, n, panel);
                addSums(panel, sum, 6, 2 * L, W_O + i * 10 + j, 10, Math.min(2 * L, 10 - j), factor);
            }
            for (; i <= end - 4; i += 4) {
                products4x2_o(in, inAt + i, 0, n, panel);
                addSums(panel, sum, 4, 2 * L, W_O + i * 10 + j, 10, Math.min(2 * L, 10 - j), factor);
            }
        }
        for (; j < 10; j += L) {
            pack1(deltas_o, j, ROW_O, n, panel, 0);
            int i = first;
            for (; i <= end - 4; i += 4) {
                products4x1_o(in, inAt + i, 0, n, panel);
                addSums(panel, sum, 4, L, W_O + i * 10 + j, 10, Math.min(L, 10 - j), factor);
            }
        }
    }

    /**
     * Adds factor times dE/dweight of the example whose deltas begin at o.
     */
    private void accumulateOne_o(float[] in, int a, int o, float[] sum, float factor, int first,
            int end, int firstUnit, int endUnit) {
        float[] delta = deltas_o;
        for (int i = first; i < end; i++) {
            float x = factor * in[a + i];
            if (x != 0) {
                FloatVector times = FloatVector.broadcast(S, x);
                int at = W_O + i * 10;
                int j = firstUnit;
                for (; j <= endUnit - L; j += L) {
                    times.fma(FloatVector.fromArray(S, delta, o + j), FloatVector.fromArray(S, sum, at + j)).intoArray(sum, at + j);
                }
                for (; j < endUnit; j++) {
                    sum[at + j] += x * delta[o + j];
                }
            }
        }
    }

    private void products6x2_o(float[] in, int a, int first, int n, float[] panel) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        FloatVector c40 = zero;
        FloatVector c41 = zero;
        FloatVector c50 = zero;
        FloatVector c51 = zero;
        for (int e = first; e < n; e += 2) {
            int w = 2 * L * e;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + e * ROW_H]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, in[a + e * ROW_H + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, in[a + e * ROW_H + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, in[a + e * ROW_H + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            FloatVector x4 = FloatVector.broadcast(S, in[a + e * ROW_H + 4]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            FloatVector x5 = FloatVector.broadcast(S, in[a + e * ROW_H + 5]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            x4 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H + 4]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            x5 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H + 5]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
        }
        int to = panel.length - 24 * L;
        c00.intoArray(panel, to);
        c01.intoArray(panel, to + L);
        c10.intoArray(panel, to + 2 * L);
        c11.intoArray(panel, to + 3 * L);
        c20.intoArray(panel, to + 4 * L);
        c21.intoArray(panel, to + 5 * L);
        c30.intoArray(panel, to + 6 * L);
        c31.intoArray(panel, to + 7 * L);
        c40.intoArray(panel, to + 8 * L);
        c41.intoArray(panel, to + 9 * L);
        c50.intoArray(panel, to + 10 * L);
        c51.intoArray(panel, to + 11 * L);
    }

    private void products4x2_o(float[] in, int a, int first, int n, float[] panel) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        for (int e = first; e < n; e += 2) {
            int w = 2 * L * e;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + e * ROW_H]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, in[a + e * ROW_H + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, in[a + e * ROW_H + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, in[a + e * ROW_H + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, in[a + (e + 1) * ROW_H + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
        }
        int to = panel.length - 24 * L;
        c00.intoArray(panel, to);
        c01.intoArray(panel, to + L);
        c10.intoArray(panel, to + 2 * L);
        c11.intoArray(panel, to + 3 * L);
        c20.intoArray(panel, to + 4 * L);
        c21.intoArray(panel, to + 5 * L);
        c30.intoArray(panel, to + 6 * L);
        c31.intoArray(panel, to + 7 * L);
    }

    private void products4x1_o(float[] in, int a, int first, int n, float[] panel) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c10 = zero;
        FloatVector c20 = zero;
        FloatVector c30 = zero;
        for (int e = first; e < n; e++) {
            int w = L * e;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector x0 = FloatVector.broadcast(S, in[a + e * ROW_H]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[a + e * ROW_H + 1]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[a + e * ROW_H + 2]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[a + e * ROW_H + 3]);
            c30 = x3.fma(w0, c30);
        }
        int to = panel.length - 24 * L;
        c00.intoArray(panel, to);
        c10.intoArray(panel, to + L);
        c20.intoArray(panel, to + 2 * L);
        c30.intoArray(panel, to + 3 * L);
    }

    /**
     * Adds factor times dE/dbias of output, summed over n examples.
     */
    private void accumulateBiases_o(int n, float[] sum, float factor, float[] panel) {
        for (int j = 0; j < 10; j += L) {
            FloatVector c = FloatVector.zero(S);
            for (int e = 0; e < n; e++) {
                c = c.add(FloatVector.fromArray(S, deltas_o, e * ROW_O + j));
            }
            c.intoArray(panel, 0);
            int width = Math.min(L, 10 - j);
            for (int k = 0; k < width; k++) {
                sum[B_O + j + k] += factor * panel[k];
            }
        }
    }

    /**
     * Adds factor times dE/dweight, summed over n examples, for the inputs of a part and the units first .. end - 1 of hidden.
     */
    private void accumulate_h(float[] in, int inAt, int n, float[] sum, float factor, int part,
            int first, int end, float[][] deltas, float[] inputs) {
        int firstInput = Shares.ofFours(784, part, PARTS);
        int endInput = Shares.ofFours(784, part + 1, PARTS);
        if (n % 2 == 1) {
            n--;
            accumulateOne_h(in, inAt + n * 784, n * ROW_H, sum, factor, firstInput, endInput, first, end);
        }
        if (n == 0) {
            return;
        }
        int j = first;
        while (WIDE && j <= end - 4 * L) {
            int count = 0;
            for (int k = j; count < DELTA_PANELS && k <= end - 4 * L; k += 4 * L) {
                pack4(deltas_h, k, ROW_H, n, deltas[count++], 0);
            }
            int i = firstInput;
            for (; i <= endInput - 4; i += 4) {
                int x = Math.min(i, 784 - COPIED);
                packInputs(in, inAt + x, 784, n, inputs);
                for (int k = 0; k < count; k++) {
                    products4x4_h(inputs, i - x, 0, n, deltas[k], sum, W_H + i * 128 + j + k * 4 * L, factor);
                }
            }
            j += count * 4 * L;
        }
        while (j <= end - 2 * L) {
            int count = 0;
            for (int k = j; count < DELTA_PANELS && k <= end - 2 * L; k += 2 * L) {
                pack2(deltas_h, k, ROW_H, n, deltas[count++], 0);
            }
            int i = firstInput;
            for (; endInput - i >= 6 && endInput - i != 8; i += 6) {
                int x = Math.min(i, 784 - COPIED);
                packInputs(in, inAt + x, 784, n, inputs);
                for (int k = 0; k < count; k++) {
                    products6x2_h(inputs, i - x, 0, n, deltas[k], sum, W_H + i * 128 + j + k * 2 * L, factor);
                }
            }
            for (; i <= endInput - 4; i += 4) {
                int x = Math.min(i, 784 - COPIED);
                packInputs(in, inAt + x, 784, n, inputs);
                for (int k = 0; k < count; k++) {
                    products4x2_h(inputs, i - x, 0, n, deltas[k], sum, W_H + i * 128 + j + k * 2 * L, factor);
                }
            }
            j += count * 2 * L;
        }
        while (j <= end - L) {
            int count = 0;
            for (int k = j; count < DELTA_PANELS && k <= end - L; k += L) {
                pack1(deltas_h, k, ROW_H, n, deltas[count++], 0);
            }
            int i = firstInput;
            for (; i <= endInput - 4; i += 4) {
                int x = Math.min(i, 784 - COPIED);
                packInputs(in, inAt + x, 784, n, inputs);
                for (int k = 0; k < count; k++) {
                    products4x1_h(inputs, i - x, 0, n, deltas[k], sum, W_H + i * 128 + j + k * L, factor);
                }
            }
            j += count * L;
        }
    }

    /**
     * Adds factor times dE/dweight of the example whose deltas begin at o.
     */
    private void accumulateOne_h(float[] in, int a, int o, float[] sum, float factor, int first,
            int end, int firstUnit, int endUnit) {
        float[] delta = deltas_h;
        for (int i = first; i < end; i++) {
            float x = factor * in[a + i];
            if (x != 0) {
                FloatVector times = FloatVector.broadcast(S, x);
                int at = W_H + i * 128;
                int j = firstUnit;
                for (; j <= endUnit - L; j += L) {
                    times.fma(FloatVector.fromArray(S, delta, o + j), FloatVector.fromArray(S, sum, at + j)).intoArray(sum, at + j);
                }
            }
        }
    }

    private void products4x4_h(float[] in, int a, int first, int n, float[] panel, float[] sum,
            int at, float factor) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c02 = zero;
        FloatVector c03 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c12 = zero;
        FloatVector c13 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c22 = zero;
        FloatVector c23 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        FloatVector c32 = zero;
        FloatVector c33 = zero;
        for (int e = first; e < n; e++) {
            int w = 4 * L * e;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector w2 = FloatVector.fromArray(S, panel, w + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, panel, w + 3 * L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + e * INPUT_ROW]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            c02 = x0.fma(w2, c02);
            c03 = x0.fma(w3, c03);
            FloatVector x1 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            c12 = x1.fma(w2, c12);
            c13 = x1.fma(w3, c13);
            FloatVector x2 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            c22 = x2.fma(w2, c22);
            c23 = x2.fma(w3, c23);
            FloatVector x3 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            c32 = x3.fma(w2, c32);
            c33 = x3.fma(w3, c33);
        }
        FloatVector times = FloatVector.broadcast(S, factor);
        c00.fma(times, FloatVector.fromArray(S, sum, at)).intoArray(sum, at);
        c01.fma(times, FloatVector.fromArray(S, sum, at + L)).intoArray(sum, at + L);
        c02.fma(times, FloatVector.fromArray(S, sum, at + 2 * L)).intoArray(sum, at + 2 * L);
        c03.fma(times, FloatVector.fromArray(S, sum, at + 3 * L)).intoArray(sum, at + 3 * L);
        c10.fma(times, FloatVector.fromArray(S, sum, at + 128)).intoArray(sum, at + 128);
        c11.fma(times, FloatVector.fromArray(S, sum, at + 128 + L)).intoArray(sum, at + 128 + L);
        c12.fma(times, FloatVector.fromArray(S, sum, at + 128 + 2 * L)).intoArray(sum, at + 128 + 2 * L);
        c13.fma(times, FloatVector.fromArray(S, sum, at + 128 + 3 * L)).intoArray(sum, at + 128 + 3 * L);
        c20.fma(times, FloatVector.fromArray(S, sum, at + 2 * 128)).intoArray(sum, at + 2 * 128);
        c21.fma(times, FloatVector.fromArray(S, sum, at + 2 * 128 + L)).intoArray(sum, at + 2 * 128 + L);
        c22.fma(times, FloatVector.fromArray(S, sum, at + 2 * 128 + 2 * L)).intoArray(sum, at + 2 * 128 + 2 * L);
        c23.fma(times, FloatVector.fromArray(S, sum, at + 2 * 128 + 3 * L)).intoArray(sum, at + 2 * 128 + 3 * L);
        c30.fma(times, FloatVector.fromArray(S, sum, at + 3 * 128)).intoArray(sum, at + 3 * 128);
        c31.fma(times, FloatVector.fromArray(S, sum, at + 3 * 128 + L)).intoArray(sum, at + 3 * 128 + L);
        c32.fma(times, FloatVector.fromArray(S, sum, at + 3 * 128 + 2 * L)).intoArray(sum, at + 3 * 128 + 2 * L);
        c33.fma(times, FloatVector.fromArray(S, sum, at + 3 * 128 + 3 * L)).intoArray(sum, at + 3 * 128 + 3 * L);
    }

    private void products6x2_h(float[] in, int a, int first, int n, float[] panel, float[] sum,
            int at, float factor) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        FloatVector c40 = zero;
        FloatVector c41 = zero;
        FloatVector c50 = zero;
        FloatVector c51 = zero;
        for (int e = first; e < n; e += 2) {
            int w = 2 * L * e;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + e * INPUT_ROW]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            FloatVector x4 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 4]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            FloatVector x5 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 5]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            x4 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW + 4]);
            c40 = x4.fma(w0, c40);
            c41 = x4.fma(w1, c41);
            LoadOrder.keep();
            x5 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW + 5]);
            c50 = x5.fma(w0, c50);
            c51 = x5.fma(w1, c51);
        }
        FloatVector times = FloatVector.broadcast(S, factor);
        c00.fma(times, FloatVector.fromArray(S, sum, at)).intoArray(sum, at);
        c01.fma(times, FloatVector.fromArray(S, sum, at + L)).intoArray(sum, at + L);
        c10.fma(times, FloatVector.fromArray(S, sum, at + 128)).intoArray(sum, at + 128);
        c11.fma(times, FloatVector.fromArray(S, sum, at + 128 + L)).intoArray(sum, at + 128 + L);
        c20.fma(times, FloatVector.fromArray(S, sum, at + 2 * 128)).intoArray(sum, at + 2 * 128);
        c21.fma(times, FloatVector.fromArray(S, sum, at + 2 * 128 + L)).intoArray(sum, at + 2 * 128 + L);
        c30.fma(times, FloatVector.fromArray(S, sum, at + 3 * 128)).intoArray(sum, at + 3 * 128);
        c31.fma(times, FloatVector.fromArray(S, sum, at + 3 * 128 + L)).intoArray(sum, at + 3 * 128 + L);
        c40.fma(times, FloatVector.fromArray(S, sum, at + 4 * 128)).intoArray(sum, at + 4 * 128);
        c41.fma(times, FloatVector.fromArray(S, sum, at + 4 * 128 + L)).intoArray(sum, at + 4 * 128 + L);
        c50.fma(times, FloatVector.fromArray(S, sum, at + 5 * 128)).intoArray(sum, at + 5 * 128);
        c51.fma(times, FloatVector.fromArray(S, sum, at + 5 * 128 + L)).intoArray(sum, at + 5 * 128 + L);
    }

    private void products4x2_h(float[] in, int a, int first, int n, float[] panel, float[] sum,
            int at, float factor) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c01 = zero;
        FloatVector c10 = zero;
        FloatVector c11 = zero;
        FloatVector c20 = zero;
        FloatVector c21 = zero;
        FloatVector c30 = zero;
        FloatVector c31 = zero;
        for (int e = first; e < n; e += 2) {
            int w = 2 * L * e;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector w1 = FloatVector.fromArray(S, panel, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + e * INPUT_ROW]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            FloatVector x1 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            FloatVector x2 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            FloatVector x3 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            LoadOrder.keep();
            w0 = FloatVector.fromArray(S, panel, w + 2 * L);
            w1 = FloatVector.fromArray(S, panel, w + 3 * L);
            x0 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            LoadOrder.keep();
            x1 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            LoadOrder.keep();
            x2 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            LoadOrder.keep();
            x3 = FloatVector.broadcast(S, in[a + (e + 1) * INPUT_ROW + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
        }
        FloatVector times = FloatVector.broadcast(S, factor);
        c00.fma(times, FloatVector.fromArray(S, sum, at)).intoArray(sum, at);
        c01.fma(times, FloatVector.fromArray(S, sum, at + L)).intoArray(sum, at + L);
        c10.fma(times, FloatVector.fromArray(S, sum, at + 128)).intoArray(sum, at + 128);
        c11.fma(times, FloatVector.fromArray(S, sum, at + 128 + L)).intoArray(sum, at + 128 + L);
        c20.fma(times, FloatVector.fromArray(S, sum, at + 2 * 128)).intoArray(sum, at + 2 * 128);
        c21.fma(times, FloatVector.fromArray(S, sum, at + 2 * 128 + L)).intoArray(sum, at + 2 * 128 + L);
        c30.fma(times, FloatVector.fromArray(S, sum, at + 3 * 128)).intoArray(sum, at + 3 * 128);
        c31.fma(times, FloatVector.fromArray(S, sum, at + 3 * 128 + L)).intoArray(sum, at + 3 * 128 + L);
    }

    private void products4x1_h(float[] in, int a, int first, int n, float[] panel, float[] sum,
            int at, float factor) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector c00 = zero;
        FloatVector c10 = zero;
        FloatVector c20 = zero;
        FloatVector c30 = zero;
        for (int e = first; e < n; e++) {
            int w = L * e;
            FloatVector w0 = FloatVector.fromArray(S, panel, w);
            FloatVector x0 = FloatVector.broadcast(S, in[a + e * INPUT_ROW]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 1]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 2]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[a + e * INPUT_ROW + 3]);
            c30 = x3.fma(w0, c30);
        }
        FloatVector times = FloatVector.broadcast(S, factor);
        c00.fma(times, FloatVector.fromArray(S, sum, at)).intoArray(sum, at);
        c10.fma(times, FloatVector.fromArray(S, sum, at + 128)).intoArray(sum, at + 128);
        c20.fma(times, FloatVector.fromArray(S, sum, at + 2 * 128)).intoArray(sum, at + 2 * 128);
        c30.fma(times, FloatVector.fromArray(S, sum, at + 3 * 128)).intoArray(sum, at + 3 * 128);
    }

    /**
     * Adds factor times dE/dbias of hidden, summed over n examples.
     */
    private void accumulateBiases_h(int n, float[] sum, float factor, float[] panel) {
        for (int j = 0; j < 128; j += L) {
            FloatVector c = FloatVector.zero(S);
            for (int e = 0; e < n; e++) {
                c = c.add(FloatVector.fromArray(S, deltas_h, e * ROW_H + j));
            }
            c.intoArray(panel, 0);
            int width = Math.min(L, 128 - j);
            for (int k = 0; k < width; k++) {
                sum[B_H + j + k] += factor * panel[k];
            }
        }
    }

    /**
     * Adds factor times the sums of a tile, row by row, of each as many as belong to the row.
     */
    private static void addSums(float[] panel, float[] sum, int rows, int lanes, int at, int stride,
            int width, float factor) {
        int k = panel.length - 24 * L;
        FloatVector times = FloatVector.broadcast(S, factor);
        for (int row = 0; row < rows; row++) {
            int j = 0;
            for (; j <= width - L; j += L) {
                FloatVector.fromArray(S, panel, k + j).fma(times, FloatVector.fromArray(S, sum, at + j)).intoArray(sum, at + j);
            }
            for (; j < width; j++) {
                sum[at + j] += factor * panel[k + j];
            }
            k += lanes;
            at += stride;
        }
    }

    /**
     * Copies the inputs of a tile, of one example after the other.
     */
    private static void packInputs(float[] from, int at, int stride, int n, float[] inputs) {
        for (int e = 0; e < n; e++) {
            for (int k = 0; k < COPIED; k += L) {
                FloatVector.fromArray(S, from, at + k).intoArray(inputs, e * INPUT_ROW + k);
            }
            at += stride;
        }
    }

    /**
     * Copies a vector of each row, one row after the other.
     */
    private static void pack1(float[] from, int at, int stride, int rows, float[] panel, int to) {
        for (int k = 0; k < rows; k++) {
            FloatVector.fromArray(S, from, at).intoArray(panel, to);
            at += stride;
            to += L;
        }
    }

    /**
     * Copies 2 vectors of each row, one row after the other.
     */
    private static void pack2(float[] from, int at, int stride, int rows, float[] panel, int to) {
        for (int k = 0; k < rows; k++) {
            FloatVector.fromArray(S, from, at).intoArray(panel, to);
            FloatVector.fromArray(S, from, at + L).intoArray(panel, to + L);
            at += stride;
            to += 2 * L;
        }
    }

    /**
     * Copies 4 vectors of each row, one row after the other.
     */
    private static void pack4(float[] from, int at, int stride, int rows, float[] panel, int to) {
        for (int k = 0; k < rows; k++) {
            FloatVector.fromArray(S, from, at).intoArray(panel, to);
            FloatVector.fromArray(S, from, at + L).intoArray(panel, to + L);
            FloatVector.fromArray(S, from, at + 2 * L).intoArray(panel, to + 2 * L);
            FloatVector.fromArray(S, from, at + 3 * L).intoArray(panel, to + 3 * L);
            at += stride;
            to += 4 * L;
        }
    }

    /**
     * Copies the last numbers, fewer than there are lanes, of each row, one row after the other.
     */
    private static void packRest(float[] from, int at, int stride, int rows, int width, int lanes,
            float[] panel, int to) {
        for (int k = 0; k < rows; k++) {
            for (int j = 0; j < width; j++) {
                panel[to + j] = from[at + j];
            }
            at += stride;
            to += lanes;
        }
    }

    /**
     * Turns rows into columns, sixteen numbers of each row at a time: a line of the cache.
     */
    private static void transpose(float[] from, int at, int stride, int rows, int columns,
            float[] to, int toAt, int toStride) {
        for (int first = 0; first < columns; first += 16) {
            int end = Math.min(first + 16, columns);
            for (int row = 0; row < rows; row++) {
                for (int column = first; column < end; column++) {
                    to[toAt + column * toStride + row] = from[at + row * stride + column];
                }
            }
        }
    }

    @Override
    public float[] parameters() {
        return parameters;
    }

    @Override
    public void predict(float[] in, int inAt, float[] out, int outAt) {
        Rows.check("in", in.length, inAt, 1, 784);
        Rows.check("out", out.length, outAt, 1, 10);
        forward(in, inAt, out, outAt);
    }

    @Override
    public void predict(float[] in, int inAt, float[] out, int outAt, int count) {
        Rows.check("in", in.length, inAt, count, 784);
        Rows.check("out", out.length, outAt, count, 10);
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.set(in, inAt + k * 784, out, outAt + k * 10, n);
            share(predictShareJob, n);
        }
        block.clear();
    }

    @Override
    public double loss(float[] in, int inAt, float[] target, int targetAt, int count) {
        Rows.check("in", in.length, inAt, count, 784);
        Rows.check("target", target.length, targetAt, count, 10);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.set(in, inAt + k * 784, target, targetAt + k * 10, n);
            share(lossShareJob, n);
            error += sumOfErrors(n);
        }
        block.clear();
        return error;
    }

    @Override
    public double gradient(float[] in, int inAt, float[] target, int targetAt, int count,
            float[] gradient) {
        Rows.check("in", in.length, inAt, count, 784);
        Rows.check("target", target.length, targetAt, count, 10);
        Rows.checkGradient(gradient.length, 101770);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.set(in, inAt + k * 784, target, targetAt + k * 10, n);
            share(netsShareJob, n);
            share(deltasShareJob, n);
            error += sumOfErrors(n);
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
        Rows.check("in", in.length, inAt, count, 784);
        Rows.check("target", target.length, targetAt, count, 10);
        if (count <= BLOCK) {
            block.set(in, inAt, target, targetAt, count);
            share(netsShareJob, count);
            share(deltasShareJob, count);
            double error = sumOfErrors(count);
            Rows.checkFinite(error);
            block.addTo(parameters, -rate / count);
            share(gradientShareJob, count);
            block.clear();
            return error;
        }
        float[] p = parameters;
        float[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.set(in, inAt + k * 784, target, targetAt + k * 10, n);
            share(netsShareJob, n);
            share(deltasShareJob, n);
            error += sumOfErrors(n);
            block.addTo(sum, 1);
            share(gradientShareJob, n);
        }
        block.clear();
        Rows.checkFinite(error);
        float step = rate / count;
        for (int k = 0; k < 101770; k++) {
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
        panels = new float[workers.threads()][PANEL];
        deltaPanels = new float[workers.threads()][DELTA_PANELS][DELTA_PANEL];
        inputPanels = new float[workers.threads()][INPUT_ROW * BLOCK + L];
        this.workers = workers;
    }

    @Override
    public DigitsNet replicate() {
        return new DigitsNetVectorImpl(parameters, names);
    }
}
