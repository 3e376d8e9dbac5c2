package golden;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.support.Rows;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Generated;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The network {@link DigitsNet}: 784 inputs, 10 outputs, 101,770 parameters, loss CROSS_ENTROPY.
 *
 * <pre>
 * layer   shape      activation  weights         biases          multiply-adds  strategy
 * hidden  784 x 128  RELU        0..100351       100352..100479  100,352        tiles of 4 x 2 vectors
 * output  128 x 10   SOFTMAX     100480..101759  101760..101769  1,280          tiles of 4 x 2 vectors
 * </pre>
 *
 * <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
 * input by input. A shape is inputs x units.
 *
 * <p>Tiles: sums for 4 examples (backward: 4 inputs) times 2 vectors of units stay in registers while a loop runs
 * over the inputs (backward: the examples). Up to 64 examples are worked on together, and vectors are as wide
 * as the machine's, or as the layer's units allow.
 *
 * <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
 * the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
 * before any parameter changes.
 */
@Generated("dev.deltarule.processor.NetworkProcessor")
public final class DigitsNetVectorImpl implements DigitsNet {
    private static final Topology TOPOLOGY = new Topology(
            "DigitsNet", 784, Loss.CROSS_ENTROPY,
            List.of(
                    new Topology.Layer("hidden", 784, 128, Activation.RELU, Bias.PER_UNIT,
                            Init.AUTO, true, true, 0, 100352),
                    new Topology.Layer("output", 128, 10, Activation.SOFTMAX, Bias.PER_UNIT,
                            Init.AUTO, true, true, 100480, 101760)));

    /**
     * Examples that are worked on together.
     */
    private static final int BLOCK = 64;

    private static final VectorSpecies<Float> S = shape();

    private static final int L = S.length();

    private static final int W_H = 0;

    private static final int B_H = 100352;

    private static final float[] NEW_H = onlyNew(128);

    private static final int W_O = 100480;

    private static final int B_O = 101760;

    private static final float[] NEW_O = onlyNew(10);

    private final float[] parameters;

    private final float[] gradientSum = new float[101770];

    private final float[] typedOutputs = new float[10];

    private final float[] outs_h = new float[BLOCK * 128];

    private final float[] deltas_h = new float[BLOCK * 128];

    private final float[] outs_o = new float[BLOCK * 10];

    private final float[] nets_o = new float[BLOCK * 10];

    private final float[] deltas_o = new float[BLOCK * 10];

    private final float[] maxs_o = new float[BLOCK];

    private final float[] sums_o = new float[BLOCK];

    private final float[] panel = new float[2 * L * 784];

    /**
     * A network whose parameters are all 0. {@code Models.create} draws initial ones.
     */
    public DigitsNetVectorImpl() {
        this(new float[101770]);
    }

    private DigitsNetVectorImpl(float[] parameters) {
        this.parameters = parameters;
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
        return largest;
    }

    /**
     * Computes the outputs of one example.
     */
    private void forward(float[] in, int inAt, float[] out, int outAt) {
        propagate(in, inAt, 1);
        System.arraycopy(outs_o, 0, out, outAt, 10);
    }

    /**
     * The forward pass of n examples, layer by layer.
     */
    private void propagate(float[] in, int inAt, int n) {
        forward_h(in, inAt, n);
        forward_o(n);
    }

    /**
     * Returns the sum of the errors of n examples.
     */
    private double errors(float[] target, int targetAt, int n) {
        double error = 0;
        for (int e = 0; e < n; e++) {
            error += error_o(e, e * 10, target, targetAt + e * 10);
        }
        return error;
    }

    /**
     * Computes the deltas of all layers for n examples.
     */
    private void deltas(float[] target, int targetAt, int n) {
        for (int e = 0; e < n; e++) {
            deltas_o(e, e * 10, target, targetAt + e * 10);
        }
        deltas_h(n);
    }

    /**
     * Adds factor times dE/dparameter, summed over n examples: to a gradient, or as a step.
     */
    private void accumulate(float[] in, int inAt, int n, float[] to, float factor) {
        accumulate_o(n, to, factor);
        accumulate_h(in, inAt, n, to, factor);
    }

    /**
     * Computes the outputs of hidden for n examples.
     */
    private void forward_h(float[] in, int inAt, int n) {
        float[] p = parameters;
        int j = 0;
        if (n == 1) {
            for (; j <= 128 - 4 * L; j += 4 * L) {
                forward1x4_h(in, inAt, 0, j, p, W_H + j, 128);
            }
        }
        for (; j <= 128 - 2 * L; j += 2 * L) {
            boolean packed = n >= 8;
            if (packed) {
                pack2(p, W_H + j, 128, 784);
            }
            float[] weights = packed ? panel : p;
            int w = packed ? 0 : W_H + j;
            int step = packed ? 2 * L : 128;
            int e = 0;
            for (; e <= n - 4; e += 4) {
                forward4x2_h(in, inAt + e * 784, e * 128, j, weights, w, step);
            }
            for (; e < n; e++) {
                forward1x2_h(in, inAt + e * 784, e * 128, j, weights, w, step);
            }
        }
        for (; j < 128; j += L) {
            int last = Math.min(j, 128 - L);
            boolean packed = n >= 8;
            if (packed) {
                pack1(p, W_H + last, 128, 784);
            }
            float[] weights = packed ? panel : p;
            int w = packed ? 0 : W_H + last;
            int step = packed ? L : 128;
            int e = 0;
            for (; e <= n - 4; e += 4) {
                forward4x1_h(in, inAt + e * 784, e * 128, last, weights, w, step);
            }
            for (; e < n; e++) {
                forward1x1_h(in, inAt + e * 784, e * 128, last, weights, w, step);
            }
        }
        // out = max(0, net)
        for (int k = 0; k < n * 128; k++) {
            outs_h[k] = Math.max(0, outs_h[k]);
        }
    }

    private void forward4x2_h(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = outs_h;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_H + j);
        FloatVector b1 = FloatVector.fromArray(S, p, B_H + j + L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        FloatVector c10 = b0;
        FloatVector c11 = b1;
        FloatVector c20 = b0;
        FloatVector c21 = b1;
        FloatVector c30 = b0;
        FloatVector c31 = b1;
        for (int i = 0; i < 784; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector w1 = FloatVector.fromArray(S, weights, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            FloatVector x1 = FloatVector.broadcast(S, in[a + 784 + i]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            FloatVector x2 = FloatVector.broadcast(S, in[a + 1568 + i]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            FloatVector x3 = FloatVector.broadcast(S, in[a + 2352 + i]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            w += step;
        }
        c00.intoArray(net, o + j);
        c01.intoArray(net, o + j + L);
        c10.intoArray(net, o + 128 + j);
        c11.intoArray(net, o + 128 + j + L);
        c20.intoArray(net, o + 256 + j);
        c21.intoArray(net, o + 256 + j + L);
        c30.intoArray(net, o + 384 + j);
        c31.intoArray(net, o + 384 + j + L);
    }

    private void forward1x2_h(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = outs_h;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_H + j);
        FloatVector b1 = FloatVector.fromArray(S, p, B_H + j + L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        for (int i = 0; i < 784; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector w1 = FloatVector.fromArray(S, weights, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            w += step;
        }
        c00.intoArray(net, o + j);
        c01.intoArray(net, o + j + L);
    }

    private void forward4x1_h(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = outs_h;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_H + j);
        FloatVector c00 = b0;
        FloatVector c10 = b0;
        FloatVector c20 = b0;
        FloatVector c30 = b0;
        for (int i = 0; i < 784; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[a + 784 + i]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[a + 1568 + i]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[a + 2352 + i]);
            c30 = x3.fma(w0, c30);
            w += step;
        }
        c00.intoArray(net, o + j);
        c10.intoArray(net, o + 128 + j);
        c20.intoArray(net, o + 256 + j);
        c30.intoArray(net, o + 384 + j);
    }

    private void forward1x1_h(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = outs_h;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_H + j);
        FloatVector c00 = b0;
        for (int i = 0; i < 784; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            w += step;
        }
        c00.intoArray(net, o + j);
    }

    private void forward1x4_h(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = outs_h;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_H + j);
        FloatVector b1 = FloatVector.fromArray(S, p, B_H + j + L);
        FloatVector b2 = FloatVector.fromArray(S, p, B_H + j + 2 * L);
        FloatVector b3 = FloatVector.fromArray(S, p, B_H + j + 3 * L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        FloatVector c02 = b2;
        FloatVector c03 = b3;
        for (int i = 0; i < 784; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector w1 = FloatVector.fromArray(S, weights, w + L);
            FloatVector w2 = FloatVector.fromArray(S, weights, w + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, weights, w + 3 * L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            c02 = x0.fma(w2, c02);
            c03 = x0.fma(w3, c03);
            w += step;
        }
        c00.intoArray(net, o + j);
        c01.intoArray(net, o + j + L);
        c02.intoArray(net, o + j + 2 * L);
        c03.intoArray(net, o + j + 3 * L);
    }

    /**
     * Computes the outputs of output for n examples.
     */
    private void forward_o(int n) {
        float[] in = outs_h;
        int inAt = 0;
        float[] p = parameters;
        int j = 0;
        if (n == 1) {
            for (; j <= 10 - 4 * L; j += 4 * L) {
                forward1x4_o(in, inAt, 0, j, p, W_O + j, 10);
            }
        }
        for (; j <= 10 - 2 * L; j += 2 * L) {
            boolean packed = n >= 8;
            if (packed) {
                pack2(p, W_O + j, 10, 128);
            }
            float[] weights = packed ? panel : p;
            int w = packed ? 0 : W_O + j;
            int step = packed ? 2 * L : 10;
            int e = 0;
            for (; e <= n - 4; e += 4) {
                forward4x2_o(in, inAt + e * 128, e * 10, j, weights, w, step);
            }
            for (; e < n; e++) {
                forward1x2_o(in, inAt + e * 128, e * 10, j, weights, w, step);
            }
        }
        for (; j < 10; j += L) {
            int last = Math.min(j, 10 - L);
            boolean packed = n >= 8;
            if (packed) {
                pack1(p, W_O + last, 10, 128);
            }
            float[] weights = packed ? panel : p;
            int w = packed ? 0 : W_O + last;
            int step = packed ? L : 10;
            int e = 0;
            for (; e <= n - 4; e += 4) {
                forward4x1_o(in, inAt + e * 128, e * 10, last, weights, w, step);
            }
            for (; e < n; e++) {
                forward1x1_o(in, inAt + e * 128, e * 10, last, weights, w, step);
            }
        }
        for (int e = 0; e < n; e++) {
            normalise_o(e, e * 10);
        }
    }

    private void forward4x2_o(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = nets_o;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_O + j);
        FloatVector b1 = FloatVector.fromArray(S, p, B_O + j + L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        FloatVector c10 = b0;
        FloatVector c11 = b1;
        FloatVector c20 = b0;
        FloatVector c21 = b1;
        FloatVector c30 = b0;
        FloatVector c31 = b1;
        for (int i = 0; i < 128; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector w1 = FloatVector.fromArray(S, weights, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            FloatVector x1 = FloatVector.broadcast(S, in[a + 128 + i]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            FloatVector x2 = FloatVector.broadcast(S, in[a + 256 + i]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            FloatVector x3 = FloatVector.broadcast(S, in[a + 384 + i]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            w += step;
        }
        c00.intoArray(net, o + j);
        c01.intoArray(net, o + j + L);
        c10.intoArray(net, o + 10 + j);
        c11.intoArray(net, o + 10 + j + L);
        c20.intoArray(net, o + 20 + j);
        c21.intoArray(net, o + 20 + j + L);
        c30.intoArray(net, o + 30 + j);
        c31.intoArray(net, o + 30 + j + L);
    }

    private void forward1x2_o(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = nets_o;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_O + j);
        FloatVector b1 = FloatVector.fromArray(S, p, B_O + j + L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        for (int i = 0; i < 128; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector w1 = FloatVector.fromArray(S, weights, w + L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            w += step;
        }
        c00.intoArray(net, o + j);
        c01.intoArray(net, o + j + L);
    }

    private void forward4x1_o(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = nets_o;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_O + j);
        FloatVector c00 = b0;
        FloatVector c10 = b0;
        FloatVector c20 = b0;
        FloatVector c30 = b0;
        for (int i = 0; i < 128; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[a + 128 + i]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[a + 256 + i]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[a + 384 + i]);
            c30 = x3.fma(w0, c30);
            w += step;
        }
        c00.intoArray(net, o + j);
        c10.intoArray(net, o + 10 + j);
        c20.intoArray(net, o + 20 + j);
        c30.intoArray(net, o + 30 + j);
    }

    private void forward1x1_o(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = nets_o;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_O + j);
        FloatVector c00 = b0;
        for (int i = 0; i < 128; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            w += step;
        }
        c00.intoArray(net, o + j);
    }

    private void forward1x4_o(float[] in, int a, int o, int j, float[] weights, int w, int step) {
        float[] net = nets_o;
        float[] p = parameters;
        FloatVector b0 = FloatVector.fromArray(S, p, B_O + j);
        FloatVector b1 = FloatVector.fromArray(S, p, B_O + j + L);
        FloatVector b2 = FloatVector.fromArray(S, p, B_O + j + 2 * L);
        FloatVector b3 = FloatVector.fromArray(S, p, B_O + j + 3 * L);
        FloatVector c00 = b0;
        FloatVector c01 = b1;
        FloatVector c02 = b2;
        FloatVector c03 = b3;
        for (int i = 0; i < 128; i++) {
            FloatVector w0 = FloatVector.fromArray(S, weights, w);
            FloatVector w1 = FloatVector.fromArray(S, weights, w + L);
            FloatVector w2 = FloatVector.fromArray(S, weights, w + 2 * L);
            FloatVector w3 = FloatVector.fromArray(S, weights, w + 3 * L);
            FloatVector x0 = FloatVector.broadcast(S, in[a + i]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            c02 = x0.fma(w2, c02);
            c03 = x0.fma(w3, c03);
            w += step;
        }
        c00.intoArray(net, o + j);
        c01.intoArray(net, o + j + L);
        c02.intoArray(net, o + j + 2 * L);
        c03.intoArray(net, o + j + 3 * L);
    }

    /**
     * Turns the net inputs of example e into its outputs.
     */
    private void normalise_o(int e, int o) {
        float[] net = nets_o;
        // the largest net input is subtracted: without it the exponentials could overflow
        float max = net[o];
        for (int j = 0; j < 10; j++) {
            max = Math.max(max, net[o + j]);
        }
        float sum = 0;
        for (int j = 0; j < 10; j++) {
            outs_o[o + j] = (float) Math.exp(net[o + j] - max);
            sum += outs_o[o + j];
        }
        // out = e / sum
        for (int j = 0; j < 10; j++) {
            outs_o[o + j] = outs_o[o + j] / sum;
        }
        maxs_o[e] = max;
        sums_o[e] = sum;
    }

    /**
     * Returns the error of example e.
     */
    private double error_o(int e, int o, float[] target, int targetAt) {
        double E = 0;
        // E is the sum of target · (max + log(sum) - net)
        for (int j = 0; j < 10; j++) {
            E += target[targetAt + j] * (maxs_o[e] + Math.log(sums_o[e]) - nets_o[o + j]);
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

    /**
     * Computes delta = dE/dnet of hidden for n examples.
     */
    private void deltas_h(int n) {
        for (int i = 0; i < 128; i += 2) {
            int e = 0;
            for (; e <= n - 4; e += 4) {
                slopes4x2_h(e * 10, W_O + i * 10, e * 128 + i);
            }
            for (; e < n; e++) {
                slopes1x2_h(e * 10, W_O + i * 10, e * 128 + i);
            }
        }
        // delta = dE/dout · dout/dnet, dout/dnet = out > 0 ? 1 : 0
        for (int k = 0; k < n * 128; k++) {
            deltas_h[k] = deltas_h[k] * (outs_h[k] > 0 ? 1 : 0);
        }
    }

    private void slopes4x2_h(int d, int w, int o) {
        float[] p = parameters;
        float[] delta = deltas_o;
        float[] slopes = deltas_h;
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        int j = 0;
        for (; j <= 10 - L; j += L) {
            FloatVector w0 = FloatVector.fromArray(S, p, w + j);
            FloatVector w1 = FloatVector.fromArray(S, p, w + 10 + j);
            FloatVector d0 = FloatVector.fromArray(S, delta, d + j);
            c00 = d0.fma(w0, c00);
            c01 = d0.fma(w1, c01);
            FloatVector d1 = FloatVector.fromArray(S, delta, d + 10 + j);
            c10 = d1.fma(w0, c10);
            c11 = d1.fma(w1, c11);
            FloatVector d2 = FloatVector.fromArray(S, delta, d + 20 + j);
            c20 = d2.fma(w0, c20);
            c21 = d2.fma(w1, c21);
            FloatVector d3 = FloatVector.fromArray(S, delta, d + 30 + j);
            c30 = d3.fma(w0, c30);
            c31 = d3.fma(w1, c31);
        }
        if (j < 10) {
            int last = 10 - L;
            FloatVector w0 = FloatVector.fromArray(S, p, w + last);
            FloatVector w1 = FloatVector.fromArray(S, p, w + 10 + last);
            FloatVector d0 = FloatVector.fromArray(S, delta, d + last).mul(FloatVector.fromArray(S, NEW_O, 0));
            c00 = d0.fma(w0, c00);
            c01 = d0.fma(w1, c01);
            FloatVector d1 = FloatVector.fromArray(S, delta, d + 10 + last).mul(FloatVector.fromArray(S, NEW_O, 0));
            c10 = d1.fma(w0, c10);
            c11 = d1.fma(w1, c11);
            FloatVector d2 = FloatVector.fromArray(S, delta, d + 20 + last).mul(FloatVector.fromArray(S, NEW_O, 0));
            c20 = d2.fma(w0, c20);
            c21 = d2.fma(w1, c21);
            FloatVector d3 = FloatVector.fromArray(S, delta, d + 30 + last).mul(FloatVector.fromArray(S, NEW_O, 0));
            c30 = d3.fma(w0, c30);
            c31 = d3.fma(w1, c31);
        }
        slopes[o] = c00.reduceLanes(VectorOperators.ADD);
        slopes[o + 1] = c01.reduceLanes(VectorOperators.ADD);
        slopes[o + 128] = c10.reduceLanes(VectorOperators.ADD);
        slopes[o + 128 + 1] = c11.reduceLanes(VectorOperators.ADD);
        slopes[o + 256] = c20.reduceLanes(VectorOperators.ADD);
        slopes[o + 256 + 1] = c21.reduceLanes(VectorOperators.ADD);
        slopes[o + 384] = c30.reduceLanes(VectorOperators.ADD);
        slopes[o + 384 + 1] = c31.reduceLanes(VectorOperators.ADD);
    }

    private void slopes1x2_h(int d, int w, int o) {
        float[] p = parameters;
        float[] delta = deltas_o;
        float[] slopes = deltas_h;
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        int j = 0;
        for (; j <= 10 - L; j += L) {
            FloatVector w0 = FloatVector.fromArray(S, p, w + j);
            FloatVector w1 = FloatVector.fromArray(S, p, w + 10 + j);
            FloatVector d0 = FloatVector.fromArray(S, delta, d + j);
            c00 = d0.fma(w0, c00);
            c01 = d0.fma(w1, c01);
        }
        if (j < 10) {
            int last = 10 - L;
            FloatVector w0 = FloatVector.fromArray(S, p, w + last);
            FloatVector w1 = FloatVector.fromArray(S, p, w + 10 + last);
            FloatVector d0 = FloatVector.fromArray(S, delta, d + last).mul(FloatVector.fromArray(S, NEW_O, 0));
            c00 = d0.fma(w0, c00);
            c01 = d0.fma(w1, c01);
        }
        slopes[o] = c00.reduceLanes(VectorOperators.ADD);
        slopes[o + 1] = c01.reduceLanes(VectorOperators.ADD);
    }

    /**
     * Adds factor times dE/dparameter of output, summed over n examples.
     */
    private void accumulate_o(int n, float[] to, float factor) {
        float[] in = outs_h;
        int inAt = 0;
        int j = 0;
        for (; j <= 10 - 2 * L; j += 2 * L) {
            pack2(deltas_o, j, 10, n);
            for (int i = 0; i < 128; i += 4) {
                products4x2_o(in, inAt + i, n, to, W_O + i * 10 + j, factor);
            }
        }
        for (; j <= 10 - L; j += L) {
            pack1(deltas_o, j, 10, n);
            for (int i = 0; i < 128; i += 4) {
                products4x1_o(in, inAt + i, n, to, W_O + i * 10 + j, factor);
            }
        }
        if (j < 10) {
            int last = 10 - L;
            pack1(deltas_o, last, 10, n);
            for (int i = 0; i < 128; i += 4) {
                overlapping4x1_o(in, inAt + i, n, to, W_O + i * 10 + last, factor);
            }
        }
        for (int u = 0; u < 10; u++) {
            float sum = 0;
            for (int e = 0; e < n; e++) {
                sum += deltas_o[e * 10 + u];
            }
            to[B_O + u] += factor * sum;
        }
    }

    private void products4x2_o(float[] in, int a, int n, float[] to, int w, float factor) {
        float[] delta = panel;
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        int x = a;
        int d = 0;
        for (int e = 0; e < n; e++) {
            FloatVector w0 = FloatVector.fromArray(S, delta, d);
            FloatVector w1 = FloatVector.fromArray(S, delta, d + L);
            FloatVector x0 = FloatVector.broadcast(S, in[x]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            FloatVector x1 = FloatVector.broadcast(S, in[x + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            FloatVector x2 = FloatVector.broadcast(S, in[x + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            FloatVector x3 = FloatVector.broadcast(S, in[x + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            x += 128;
            d += 2 * L;
        }
        FloatVector.fromArray(S, to, w).add(c00.mul(factor)).intoArray(to, w);
        FloatVector.fromArray(S, to, w + L).add(c01.mul(factor)).intoArray(to, w + L);
        FloatVector.fromArray(S, to, w + 10).add(c10.mul(factor)).intoArray(to, w + 10);
        FloatVector.fromArray(S, to, w + 10 + L).add(c11.mul(factor)).intoArray(to, w + 10 + L);
        FloatVector.fromArray(S, to, w + 20).add(c20.mul(factor)).intoArray(to, w + 20);
        FloatVector.fromArray(S, to, w + 20 + L).add(c21.mul(factor)).intoArray(to, w + 20 + L);
        FloatVector.fromArray(S, to, w + 30).add(c30.mul(factor)).intoArray(to, w + 30);
        FloatVector.fromArray(S, to, w + 30 + L).add(c31.mul(factor)).intoArray(to, w + 30 + L);
    }

    private void products4x1_o(float[] in, int a, int n, float[] to, int w, float factor) {
        float[] delta = panel;
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        int x = a;
        int d = 0;
        for (int e = 0; e < n; e++) {
            FloatVector w0 = FloatVector.fromArray(S, delta, d);
            FloatVector x0 = FloatVector.broadcast(S, in[x]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[x + 1]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[x + 2]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[x + 3]);
            c30 = x3.fma(w0, c30);
            x += 128;
            d += L;
        }
        FloatVector.fromArray(S, to, w).add(c00.mul(factor)).intoArray(to, w);
        FloatVector.fromArray(S, to, w + 10).add(c10.mul(factor)).intoArray(to, w + 10);
        FloatVector.fromArray(S, to, w + 20).add(c20.mul(factor)).intoArray(to, w + 20);
        FloatVector.fromArray(S, to, w + 30).add(c30.mul(factor)).intoArray(to, w + 30);
    }

    private void overlapping4x1_o(float[] in, int a, int n, float[] to, int w, float factor) {
        float[] delta = panel;
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        int x = a;
        int d = 0;
        for (int e = 0; e < n; e++) {
            FloatVector w0 = FloatVector.fromArray(S, delta, d);
            FloatVector x0 = FloatVector.broadcast(S, in[x]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[x + 1]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[x + 2]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[x + 3]);
            c30 = x3.fma(w0, c30);
            x += 128;
            d += L;
        }
        FloatVector.fromArray(S, to, w).add(c00.mul(factor).mul(FloatVector.fromArray(S, NEW_O, 0))).intoArray(to, w);
        FloatVector.fromArray(S, to, w + 10).add(c10.mul(factor).mul(FloatVector.fromArray(S, NEW_O, 0))).intoArray(to, w + 10);
        FloatVector.fromArray(S, to, w + 20).add(c20.mul(factor).mul(FloatVector.fromArray(S, NEW_O, 0))).intoArray(to, w + 20);
        FloatVector.fromArray(S, to, w + 30).add(c30.mul(factor).mul(FloatVector.fromArray(S, NEW_O, 0))).intoArray(to, w + 30);
    }

    /**
     * Adds factor times dE/dparameter of hidden, summed over n examples.
     */
    private void accumulate_h(float[] in, int inAt, int n, float[] to, float factor) {
        int j = 0;
        for (; j <= 128 - 2 * L; j += 2 * L) {
            pack2(deltas_h, j, 128, n);
            for (int i = 0; i < 784; i += 4) {
                products4x2_h(in, inAt + i, n, to, W_H + i * 128 + j, factor);
            }
        }
        for (; j <= 128 - L; j += L) {
            pack1(deltas_h, j, 128, n);
            for (int i = 0; i < 784; i += 4) {
                products4x1_h(in, inAt + i, n, to, W_H + i * 128 + j, factor);
            }
        }
        if (j < 128) {
            int last = 128 - L;
            pack1(deltas_h, last, 128, n);
            for (int i = 0; i < 784; i += 4) {
                overlapping4x1_h(in, inAt + i, n, to, W_H + i * 128 + last, factor);
            }
        }
        for (int u = 0; u < 128; u++) {
            float sum = 0;
            for (int e = 0; e < n; e++) {
                sum += deltas_h[e * 128 + u];
            }
            to[B_H + u] += factor * sum;
        }
    }

    private void products4x2_h(float[] in, int a, int n, float[] to, int w, float factor) {
        float[] delta = panel;
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c01 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c11 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c21 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        FloatVector c31 = FloatVector.zero(S);
        int x = a;
        int d = 0;
        for (int e = 0; e < n; e++) {
            FloatVector w0 = FloatVector.fromArray(S, delta, d);
            FloatVector w1 = FloatVector.fromArray(S, delta, d + L);
            FloatVector x0 = FloatVector.broadcast(S, in[x]);
            c00 = x0.fma(w0, c00);
            c01 = x0.fma(w1, c01);
            FloatVector x1 = FloatVector.broadcast(S, in[x + 1]);
            c10 = x1.fma(w0, c10);
            c11 = x1.fma(w1, c11);
            FloatVector x2 = FloatVector.broadcast(S, in[x + 2]);
            c20 = x2.fma(w0, c20);
            c21 = x2.fma(w1, c21);
            FloatVector x3 = FloatVector.broadcast(S, in[x + 3]);
            c30 = x3.fma(w0, c30);
            c31 = x3.fma(w1, c31);
            x += 784;
            d += 2 * L;
        }
        FloatVector.fromArray(S, to, w).add(c00.mul(factor)).intoArray(to, w);
        FloatVector.fromArray(S, to, w + L).add(c01.mul(factor)).intoArray(to, w + L);
        FloatVector.fromArray(S, to, w + 128).add(c10.mul(factor)).intoArray(to, w + 128);
        FloatVector.fromArray(S, to, w + 128 + L).add(c11.mul(factor)).intoArray(to, w + 128 + L);
        FloatVector.fromArray(S, to, w + 256).add(c20.mul(factor)).intoArray(to, w + 256);
        FloatVector.fromArray(S, to, w + 256 + L).add(c21.mul(factor)).intoArray(to, w + 256 + L);
        FloatVector.fromArray(S, to, w + 384).add(c30.mul(factor)).intoArray(to, w + 384);
        FloatVector.fromArray(S, to, w + 384 + L).add(c31.mul(factor)).intoArray(to, w + 384 + L);
    }

    private void products4x1_h(float[] in, int a, int n, float[] to, int w, float factor) {
        float[] delta = panel;
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        int x = a;
        int d = 0;
        for (int e = 0; e < n; e++) {
            FloatVector w0 = FloatVector.fromArray(S, delta, d);
            FloatVector x0 = FloatVector.broadcast(S, in[x]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[x + 1]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[x + 2]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[x + 3]);
            c30 = x3.fma(w0, c30);
            x += 784;
            d += L;
        }
        FloatVector.fromArray(S, to, w).add(c00.mul(factor)).intoArray(to, w);
        FloatVector.fromArray(S, to, w + 128).add(c10.mul(factor)).intoArray(to, w + 128);
        FloatVector.fromArray(S, to, w + 256).add(c20.mul(factor)).intoArray(to, w + 256);
        FloatVector.fromArray(S, to, w + 384).add(c30.mul(factor)).intoArray(to, w + 384);
    }

    private void overlapping4x1_h(float[] in, int a, int n, float[] to, int w, float factor) {
        float[] delta = panel;
        FloatVector c00 = FloatVector.zero(S);
        FloatVector c10 = FloatVector.zero(S);
        FloatVector c20 = FloatVector.zero(S);
        FloatVector c30 = FloatVector.zero(S);
        int x = a;
        int d = 0;
        for (int e = 0; e < n; e++) {
            FloatVector w0 = FloatVector.fromArray(S, delta, d);
            FloatVector x0 = FloatVector.broadcast(S, in[x]);
            c00 = x0.fma(w0, c00);
            FloatVector x1 = FloatVector.broadcast(S, in[x + 1]);
            c10 = x1.fma(w0, c10);
            FloatVector x2 = FloatVector.broadcast(S, in[x + 2]);
            c20 = x2.fma(w0, c20);
            FloatVector x3 = FloatVector.broadcast(S, in[x + 3]);
            c30 = x3.fma(w0, c30);
            x += 784;
            d += L;
        }
        FloatVector.fromArray(S, to, w).add(c00.mul(factor).mul(FloatVector.fromArray(S, NEW_H, 0))).intoArray(to, w);
        FloatVector.fromArray(S, to, w + 128).add(c10.mul(factor).mul(FloatVector.fromArray(S, NEW_H, 0))).intoArray(to, w + 128);
        FloatVector.fromArray(S, to, w + 256).add(c20.mul(factor).mul(FloatVector.fromArray(S, NEW_H, 0))).intoArray(to, w + 256);
        FloatVector.fromArray(S, to, w + 384).add(c30.mul(factor).mul(FloatVector.fromArray(S, NEW_H, 0))).intoArray(to, w + 384);
    }

    /**
     * The vectors of this machine, of at most 256 bits: layers of few units fill no wider ones.
     */
    private static VectorSpecies<Float> shape() {
        return FloatVector.SPECIES_PREFERRED.length() > 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_PREFERRED;
    }

    /**
     * A 1 for each of the last L units that full vectors from the first unit on leave over, else 0.
     */
    private static float[] onlyNew(int units) {
        float[] factors = new float[L];
        for (int k = L - units % L; k < L; k++) {
            factors[k] = 1;
        }
        return factors;
    }

    /**
     * Copies a vector of each row together.
     */
    private void pack1(float[] from, int at, int stride, int rows) {
        for (int k = 0; k < rows; k++) {
            FloatVector.fromArray(S, from, at).intoArray(panel, k * L);
            at += stride;
        }
    }

    /**
     * Copies 2 vectors of each row together.
     */
    private void pack2(float[] from, int at, int stride, int rows) {
        for (int k = 0; k < rows; k++) {
            FloatVector.fromArray(S, from, at).intoArray(panel, k * 2 * L);
            FloatVector.fromArray(S, from, at + L).intoArray(panel, k * 2 * L + L);
            at += stride;
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
            propagate(in, inAt + k * 784, n);
            System.arraycopy(outs_o, 0, out, outAt + k * 10, n * 10);
        }
    }

    @Override
    public double loss(float[] in, int inAt, float[] target, int targetAt, int count) {
        Rows.check("in", in.length, inAt, count, 784);
        Rows.check("target", target.length, targetAt, count, 10);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            propagate(in, inAt + k * 784, n);
            error += errors(target, targetAt + k * 10, n);
        }
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
            propagate(in, inAt + k * 784, n);
            error += errors(target, targetAt + k * 10, n);
            deltas(target, targetAt + k * 10, n);
            accumulate(in, inAt + k * 784, n, gradient, 1);
        }
        return error;
    }

    @Override
    public double descend(float[] in, int inAt, float[] target, int targetAt, int count,
            float rate) {
        Rows.atLeastOne(count);
        Rows.check("in", in.length, inAt, count, 784);
        Rows.check("target", target.length, targetAt, count, 10);
        if (count <= BLOCK) {
            propagate(in, inAt, count);
            double error = errors(target, targetAt, count);
            Rows.checkFinite(error);
            deltas(target, targetAt, count);
            accumulate(in, inAt, count, parameters, -rate / count);
            return error;
        }
        float[] p = parameters;
        float[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            propagate(in, inAt + k * 784, n);
            error += errors(target, targetAt + k * 10, n);
            deltas(target, targetAt + k * 10, n);
            accumulate(in, inAt + k * 784, n, sum, 1);
        }
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
    public DigitsNet replicate() {
        return new DigitsNetVectorImpl(parameters);
    }
}
