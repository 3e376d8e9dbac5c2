package golden;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.kernels.FloatKernels;
import dev.deltarule.kernels.FloatScratch;
import dev.deltarule.kernels.Kernels;
import dev.deltarule.kernels.Sums;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
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
 * </pre>
 *
 * <p>Weights and biases are given by their indices in the array of parameters; the weights of a layer lie
 * input by input. A shape is inputs x units.
 *
 * <p>Kernels: methods that all networks share do the work on blocks of examples, layer by layer. They use the
 * Vector API where the virtual machine was started with it, else plain loops.
 *
 * <p>delta is dE/dnet, the derivative of an example's error by the net input of a unit; dE/dw is delta times
 * the input of the weight, and a step of gradient descent subtracts rate times that. All deltas are computed
 * before any parameter changes.
 */
@Generated(
        strategy = "kernels"
)
public final class DigitsNetImpl implements DigitsNet {
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
     * Those of the Vector API where the virtual machine was started with it, else plain loops.
     */
    private static final FloatKernels KERNELS = Kernels.FLOATS;

    /**
     * Examples that are worked on together.
     */
    private static final int BLOCK = 128;

    private static final int W_H = 0;

    private static final int B_H = 100352;

    private static final int W_O = 100480;

    private static final int B_O = 101760;

    private final float[] parameters;

    private final ModelNames names;

    private final float[] gradientSum = new float[101770];

    private Workers workers = Workers.none();

    private final float[] typedOutputs = new float[10];

    private final FloatBlock block = new FloatBlock();

    private final Workers.Job predictShareJob = this::predictShare;

    private final Workers.Job lossShareJob = this::lossShare;

    private final Workers.Job deltasShareJob = this::deltasShare;

    private final Workers.Job gradientShareJob = this::gradientShare;

    private final float[] outs_h = new float[BLOCK * 128];

    private final float[] deltas_h = new float[BLOCK * 128];

    private final float[] outs_o = new float[BLOCK * 10];

    private final float[] nets_o = new float[BLOCK * 10];

    private final float[] deltas_o = new float[BLOCK * 10];

    private final float[] maxs_o = new float[BLOCK];

    private final float[] sums_o = new float[BLOCK];

    private final float[] targets_o = new float[BLOCK * 10];

    private final double[] errors = new double[BLOCK];

    /**
     * Working memory of each worker.
     */
    private FloatScratch[] scratches = FloatScratch.of(1, 784, BLOCK);

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
        if (from < to) {
            propagate(block.in, block.inAt, from, to - from, scratches[worker]);
            System.arraycopy(outs_o, from * 10, block.out, block.outAt + from * 10, (to - from) * 10);
        }
    }

    /**
     * A worker's share of the examples of a block in loss.
     */
    private void lossShare(int worker, int workers) {
        int from = Shares.of(block.count, worker, workers);
        int to = Shares.of(block.count, worker + 1, workers);
        if (from < to) {
            propagate(block.in, block.inAt, from, to - from, scratches[worker]);
            errors(block.target, block.targetAt, from, to - from);
        }
    }

    /**
     * A worker's share of the examples of a block in gradient and descend.
     */
    private void deltasShare(int worker, int workers) {
        int from = Shares.of(block.count, worker, workers);
        int to = Shares.of(block.count, worker + 1, workers);
        if (from < to) {
            propagate(block.in, block.inAt, from, to - from, scratches[worker]);
            errors(block.target, block.targetAt, from, to - from);
            deltas(from, to - from, scratches[worker]);
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
        FloatScratch scratch = scratches[worker];
        int from, to;
        // output: dE/dw = Σ delta · in over the examples
        from = Shares.of(128, worker, workers);
        to = Shares.of(128, worker + 1, workers);
        KERNELS.addGradient(n, to - from, outs_h, from, 128, deltas_o, 0, 10, factor,
                sum, W_O + from * 10, scratch);
        float[] in = block.in;
        int inAt = block.inAt;
        // hidden: dE/dw = Σ delta · in over the examples
        from = Shares.of(784, worker, workers);
        to = Shares.of(784, worker + 1, workers);
        KERNELS.addGradient(n, to - from, in, inAt + from, 784, deltas_h, 0, 128, factor,
                sum, W_H + from * 128, scratch);
        if (worker == 0) {
            // output: dE/db = Σ delta over the examples
            KERNELS.addColumnSums(n, deltas_o, 0, 10, factor, sum, B_O, scratch);
            // hidden: dE/db = Σ delta over the examples
            KERNELS.addColumnSums(n, deltas_h, 0, 128, factor, sum, B_H, scratch);
        }
    }

    /**
     * Computes the outputs of one example.
     */
    private void forward(float[] in, int inAt, float[] out, int outAt) {
        propagate(in, inAt, 0, 1, scratches[0]);
        System.arraycopy(outs_o, 0, out, outAt, 10);
    }

    /**
     * The forward pass of the examples first .. first + n - 1 of a block.
     */
    private void propagate(float[] in, int inAt, int first, int n, FloatScratch scratch) {
        float[] p = parameters;
        // hidden: net = Σ w · in + b
        KERNELS.product(n, in, inAt + first * 784, 784, p, W_H, B_H, 1,
                outs_h, first * 128, 128, scratch);
        // out = max(0, net)
        KERNELS.relu(outs_h, outs_h, first * 128, n * 128);
        // output: net = Σ w · in + b
        KERNELS.product(n, outs_h, first * 128, 128, p, W_O, B_O, 1,
                nets_o, first * 10, 10, scratch);
        // out = e / sum, e = exp(net - max), sum = Σ e
        KERNELS.softmax(n, 10, nets_o, outs_o, first * 10, maxs_o, sums_o, first);
    }

    /**
     * Computes the errors of the examples first .. first + n - 1 of a block.
     */
    private void errors(float[] target, int targetAt, int first, int n) {
        // output: the targets, laid out as the outputs are
        System.arraycopy(target, targetAt + first * 10, targets_o, first * 10, n * 10);
        // E is the sum of target · (log_sum - net), log_sum = max + log(sum)
        KERNELS.softmaxCrossEntropyErrors(n, 10, nets_o, targets_o, first * 10, maxs_o, sums_o, errors, first);
    }

    /**
     * Computes delta = dE/dnet of all layers for the examples first .. first + n - 1 of a block.
     */
    private void deltas(int first, int n, FloatScratch scratch) {
        float[] p = parameters;
        // output: delta = out · targets - target, targets = Σ target
        KERNELS.softmaxCrossEntropyDeltas(n, 10, outs_o, targets_o, deltas_o, first * 10);
        // hidden: dE/dout = Σ delta · w over the units of output
        KERNELS.productTransposed(n, deltas_o, first * 10, 10, p, W_O,
                deltas_h, first * 128, 128, scratch);
        // delta = dE/dout · dout/dnet, dout/dnet = out > 0 ? 1 : 0
        KERNELS.reluDelta(outs_h, deltas_h, first * 128, n * 128);
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
            block.predict(in, inAt + k * 784, out, outAt + k * 10, n);
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
            block.compare(in, inAt + k * 784, target, targetAt + k * 10, n);
            share(lossShareJob, n);
            error += Sums.sum(errors, 0, n);
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
            block.compare(in, inAt + k * 784, target, targetAt + k * 10, n);
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
        Rows.check("in", in.length, inAt, count, 784);
        Rows.check("target", target.length, targetAt, count, 10);
        if (count <= BLOCK) {
            block.compare(in, inAt, target, targetAt, count);
            share(deltasShareJob, count);
            double error = Sums.sum(errors, 0, count);
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
            block.compare(in, inAt + k * 784, target, targetAt + k * 10, n);
            share(deltasShareJob, n);
            error += Sums.sum(errors, 0, n);
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
        scratches = FloatScratch.of(workers.threads(), 784, BLOCK);
        this.workers = workers;
    }

    @Override
    public DigitsNet replicate() {
        return new DigitsNetImpl(parameters, names);
    }
}
