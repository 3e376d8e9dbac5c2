package golden;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
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
 * The network {@link DigitsNet}: 784 inputs, 10 outputs, 101,770 parameters, loss CROSS_ENTROPY.
 *
 * <pre>
 * layer   shape      activation  weights         biases          multiply-adds
 * hidden  784 x 128  RELU        0..100351       100352..100479        100,352
 * output  128 x 10   SOFTMAX     100480..101759  101760..101769          1,280
 *
 * layer   strategy  cycles forward  cycles of a step
 * hidden  loops             60,000           150,000
 * output  loops              3,900            10,000
 * </pre>
 *
 * <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
 * input by input. A shape is inputs x units.
 *
 * <p>The whole network would not fit in one method that HotSpot still compiles (8,000 bytes of bytecode), so each
 * layer has methods of its own: loops with literal bounds.
 *
 * <p>Cycles are estimated for one example in a block of 32 and one core, with the parameters in its caches and
 * no input 0; a step of gradient descent has the forward pass in it.
 *
 * <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
 * the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
 * before any parameter changes.
 */
@Generated
public final class DigitsNetImpl implements DigitsNet {
    private static final Topology TOPOLOGY = new Topology(
            "DigitsNet", 784, Loss.CROSS_ENTROPY,
            List.of(
                    new Topology.Layer("hidden", 784, 128, Activation.RELU, Bias.PER_UNIT,
                            Init.AUTO, true, true, 0, 100352),
                    new Topology.Layer("output", 128, 10, Activation.SOFTMAX, Bias.PER_UNIT,
                            Init.AUTO, true, true, 100480, 101760)));

    /**
     * Examples whose values are kept until their gradients are added together.
     */
    private static final int BLOCK = 32;

    private static final int W_H = 0;

    private static final int B_H = 100352;

    private static final int W_O = 100480;

    private static final int B_O = 101760;

    /**
     * Fewer examples are done sooner by one thread than handed to others.
     */
    private static final int SHARED_FROM = 2;

    private final float[] parameters;

    private final ModelNames names;

    private final float[] gradientSum = new float[101770];

    private Workers workers = Workers.none();

    private final float[] typedOutputs = new float[10];

    private final float[][] outs_h = new float[BLOCK][128];

    private final float[][] deltas_h = new float[BLOCK][128];

    private final float[][] outs_o = new float[BLOCK][10];

    private final float[][] nets_o = new float[BLOCK][10];

    private final float[][] deltas_o = new float[BLOCK][10];

    private final float[] maxs_o = new float[BLOCK];

    private final float[] sums_o = new float[BLOCK];

    /**
     * For each worker, room for the weights of one input, and a gap because workers that write to the same line of the cache wait for each other.
     */
    private float[][] rows = new float[1][160];

    private final FloatBlock block = new FloatBlock();

    private final Workers.Job predictShareJob = this::predictShare;

    private final Workers.Job lossShareJob = this::lossShare;

    private final Workers.Job deltasShareJob = this::deltasShare;

    private final Workers.Job gradientShareJob = this::gradientShare;

    private final double[] errors = new double[BLOCK];

    /**
     * A network whose parameters are all 0. {@code Models.create} draws initial ones.
     */
    public DigitsNetImpl() {
        this(new float[101770], new ModelNames(TOPOLOGY));
    }

    private DigitsNetImpl(float[] parameters, ModelNames names) {
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
        propagate(in, inAt, 0, rows[0]);
        System.arraycopy(outs_o[0], 0, out, outAt, 10);
    }

    /**
     * Takes one step of gradient descent on one example and returns its error before it.
     */
    private double step(float[] in, int inAt, float[] target, int targetAt, float rate) {
        propagate(in, inAt, 0, rows[0]);
        double E = error_o(target, targetAt, 0);
        Rows.checkFinite(E);
        deltas_o(target, targetAt, 0);
        deltas_h(0);
        update_o(0, rate, rows[0]);
        update_h(in, inAt, 0, rate, rows[0]);
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
            propagate(block.in, block.inAt + e * 784, e, rows[worker]);
            System.arraycopy(outs_o[e], 0, block.out, block.outAt + e * 10, 10);
        }
    }

    /**
     * A worker's share of the examples of a block in loss.
     */
    private void lossShare(int worker, int workers) {
        int from = Shares.of(block.count, worker, workers);
        int to = Shares.of(block.count, worker + 1, workers);
        for (int e = from; e < to; e++) {
            propagate(block.in, block.inAt + e * 784, e, rows[worker]);
            errors[e] = error_o(block.out, block.outAt + e * 10, e);
        }
    }

    /**
     * A worker's share of the examples of a block in gradient and descend.
     */
    private void deltasShare(int worker, int workers) {
        int from = Shares.of(block.count, worker, workers);
        int to = Shares.of(block.count, worker + 1, workers);
        for (int e = from; e < to; e++) {
            propagate(block.in, block.inAt + e * 784, e, rows[worker]);
            errors[e] = error_o(block.out, block.outAt + e * 10, e);
            deltas_o(block.out, block.outAt + e * 10, e);
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
        gradient_o(n, gradient, Shares.of(128, worker, workers),
                Shares.of(128, worker + 1, workers), rows[worker]);
        gradient_h(block.in, block.inAt, n, gradient, Shares.of(784, worker, workers),
                Shares.of(784, worker + 1, workers), rows[worker]);
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
    private void propagate(float[] in, int inAt, int e, float[] row) {
        forward_h(in, inAt, e, row);
        forward_o(e, row);
    }

    /**
     * Computes the outputs of hidden.
     */
    private void forward_h(float[] in, int inAt, int e, float[] row) {
        float[] outs_h = this.outs_h[e];
        float[] p = parameters;
        float[] net = outs_h;
        // net = Σ w · input + b
        System.arraycopy(p, B_H, net, 0, 128);
        for (int i = 0; i < 784; i++) {
            float x = in[inAt + i];
            if (x != 0) {
                System.arraycopy(p, W_H + i * 128, row, 0, 128);
                for (int j = 0; j < 128; j++) {
                    net[j] += x * row[j];
                }
            }
        }
        // out = max(0, net)
        for (int j = 0; j < 128; j++) {
            outs_h[j] = Math.max(0, net[j]);
        }
    }

    /**
     * Computes the outputs of output.
     */
    private void forward_o(int e, float[] row) {
        float[] outs_h = this.outs_h[e];
        float[] outs_o = this.outs_o[e];
        float[] nets_o = this.nets_o[e];
        float[] p = parameters;
        float[] net = nets_o;
        // net = Σ w · input + b
        System.arraycopy(p, B_O, net, 0, 10);
        for (int i = 0; i < 128; i++) {
            float x = outs_h[i];
            if (x != 0) {
                System.arraycopy(p, W_O + i * 10, row, 0, 10);
                for (int j = 0; j < 10; j++) {
                    net[j] += x * row[j];
                }
            }
        }
        // the largest net input is subtracted: without it the exponentials could overflow
        float max = net[0];
        for (int j = 0; j < 10; j++) {
            max = Math.max(max, net[j]);
        }
        float sum = 0;
        for (int j = 0; j < 10; j++) {
            outs_o[j] = Exp.exp(net[j] - max);
            sum += outs_o[j];
        }
        // out = e / sum
        for (int j = 0; j < 10; j++) {
            outs_o[j] = outs_o[j] / sum;
        }
        maxs_o[e] = max;
        sums_o[e] = sum;
    }

    /**
     * Computes the error of the outputs.
     */
    private double error_o(float[] target, int targetAt, int e) {
        float[] nets_o = this.nets_o[e];
        double log_sum = maxs_o[e] + Math.log(sums_o[e]);
        double E = 0;
        // E is the sum of target · (log_sum - net)
        for (int j = 0; j < 10; j++) {
            E += target[targetAt + j] * (log_sum - nets_o[j]);
        }
        return E;
    }

    /**
     * Computes delta = dE/dnet of output.
     */
    private void deltas_o(float[] target, int targetAt, int e) {
        float[] outs_o = this.outs_o[e];
        float[] deltas_o = this.deltas_o[e];
        float targets_o = 0;
        for (int j = 0; j < 10; j++) {
            targets_o += target[targetAt + j];
        }
        // delta = out · targets - target
        for (int j = 0; j < 10; j++) {
            deltas_o[j] = outs_o[j] * targets_o - target[targetAt + j];
        }
    }

    /**
     * Computes delta = dE/dnet of hidden.
     */
    private void deltas_h(int e) {
        float[] outs_h = this.outs_h[e];
        float[] deltas_h = this.deltas_h[e];
        float[] deltas_o = this.deltas_o[e];
        float[] p = parameters;
        float[] delta = deltas_o;
        // dE/dout = Σ delta · w over the units of output
        for (int i = 0; i < 128; i++) {
            int w = W_O + i * 10;
            float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            for (int j = 0; j < 8; j += 4) {
                s0 += delta[j] * p[w + j];
                s1 += delta[j + 1] * p[w + j + 1];
                s2 += delta[j + 2] * p[w + j + 2];
                s3 += delta[j + 3] * p[w + j + 3];
            }
            s0 += delta[8] * p[w + 8];
            s1 += delta[9] * p[w + 9];
            deltas_h[i] = s0 + s1 + (s2 + s3);
        }
        // delta = dE/dout · dout/dnet, dout/dnet = out > 0 ? 1 : 0
        for (int i = 0; i < 128; i++) {
            deltas_h[i] = deltas_h[i] * (outs_h[i] > 0 ? 1 : 0);
        }
    }

    /**
     * Adds dE/dparameter of output, summed over n examples, for the inputs first .. end - 1.
     */
    private void gradient_o(int n, float[] gradient, int first, int end, float[] row) {
        // dE/dw = Σ delta · input over the examples
        for (int i = first; i < end; i++) {
            int w = W_O + i * 10;
            System.arraycopy(gradient, w, row, 0, 10);
            for (int e = 0; e < n; e++) {
                float x = outs_h[e][i];
                if (x != 0) {
                    float[] delta = deltas_o[e];
                    for (int j = 0; j < 10; j++) {
                        row[j] += x * delta[j];
                    }
                }
            }
            System.arraycopy(row, 0, gradient, w, 10);
        }
        // dE/db = Σ delta over the examples, with the last inputs
        for (int e = 0; e < n && end == 128; e++) {
            float[] delta = deltas_o[e];
            for (int j = 0; j < 10; j++) {
                gradient[B_O + j] += delta[j];
            }
        }
    }

    /**
     * Steps the parameters of output.
     */
    private void update_o(int e, float rate, float[] row) {
        float[] outs_h = this.outs_h[e];
        float[] deltas_o = this.deltas_o[e];
        float[] p = parameters;
        float[] delta = deltas_o;
        // w = w - rate · delta · input, b = b - rate · delta
        for (int i = 0; i < 128; i++) {
            float x = outs_h[i];
            if (x != 0) {
                float step = rate * x;
                int w = W_O + i * 10;
                System.arraycopy(p, w, row, 0, 10);
                for (int j = 0; j < 10; j++) {
                    row[j] -= step * delta[j];
                }
                System.arraycopy(row, 0, p, w, 10);
            }
        }
        for (int j = 0; j < 10; j++) {
            p[B_O + j] -= rate * delta[j];
        }
    }

    /**
     * Adds dE/dparameter of hidden, summed over n examples, for the inputs first .. end - 1.
     */
    private void gradient_h(float[] in, int inAt, int n, float[] gradient, int first, int end,
            float[] row) {
        // dE/dw = Σ delta · input over the examples
        for (int i = first; i < end; i++) {
            int w = W_H + i * 128;
            System.arraycopy(gradient, w, row, 0, 128);
            for (int e = 0; e < n; e++) {
                float x = in[inAt + e * 784 + i];
                if (x != 0) {
                    float[] delta = deltas_h[e];
                    for (int j = 0; j < 128; j++) {
                        row[j] += x * delta[j];
                    }
                }
            }
            System.arraycopy(row, 0, gradient, w, 128);
        }
        // dE/db = Σ delta over the examples, with the last inputs
        for (int e = 0; e < n && end == 784; e++) {
            float[] delta = deltas_h[e];
            for (int j = 0; j < 128; j++) {
                gradient[B_H + j] += delta[j];
            }
        }
    }

    /**
     * Steps the parameters of hidden.
     */
    private void update_h(float[] in, int inAt, int e, float rate, float[] row) {
        float[] deltas_h = this.deltas_h[e];
        float[] p = parameters;
        float[] delta = deltas_h;
        // w = w - rate · delta · input, b = b - rate · delta
        for (int i = 0; i < 784; i++) {
            float x = in[inAt + i];
            if (x != 0) {
                float step = rate * x;
                int w = W_H + i * 128;
                System.arraycopy(p, w, row, 0, 128);
                for (int j = 0; j < 128; j++) {
                    row[j] -= step * delta[j];
                }
                System.arraycopy(row, 0, p, w, 128);
            }
        }
        for (int j = 0; j < 128; j++) {
            p[B_H + j] -= rate * delta[j];
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
        if (count == 1) {
            return step(in, inAt, target, targetAt, rate);
        }
        float[] p = parameters;
        float[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.set(in, inAt + k * 784, target, targetAt + k * 10, n);
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
        rows = new float[workers.threads()][160];
        this.workers = workers;
    }

    @Override
    public DigitsNet replicate() {
        return new DigitsNetImpl(parameters, names);
    }
}
