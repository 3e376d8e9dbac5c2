package golden;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.kernels.DoubleKernels;
import dev.deltarule.kernels.DoubleScratch;
import dev.deltarule.kernels.Kernels;
import dev.deltarule.kernels.Sums;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.support.DoubleBlock;
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
     * Fewer examples are done sooner by one thread than handed to others.
     */
    private static final int SHARED_FROM = 74;

    /**
     * Those of the Vector API where the virtual machine was started with it, else plain loops.
     */
    private static final DoubleKernels KERNELS = Kernels.DOUBLES;

    /**
     * Examples that are worked on together.
     */
    private static final int BLOCK = 128;

    private static final int W_FEATURES = 0;

    private static final int B_FEATURES = 1200;

    private static final int W_H2 = 1230;

    private static final int B_H2 = 1380;

    private static final int W_O = 1381;

    private final double[] parameters;

    private final ModelNames names;

    private final double[] gradientSum = new double[1386];

    private Workers workers = Workers.none();

    private final double[] typedOutputs = new double[1];

    private final DoubleBlock block = new DoubleBlock();

    private final Workers.Job predictShareJob = this::predictShare;

    private final Workers.Job lossShareJob = this::lossShare;

    private final Workers.Job deltasShareJob = this::deltasShare;

    private final Workers.Job gradientShareJob = this::gradientShare;

    private final double[] outs_features = new double[BLOCK * 30];

    private final double[] outs_h2 = new double[BLOCK * 5];

    private final double[] nets_h2 = new double[BLOCK * 5];

    private final double[] deltas_h2 = new double[BLOCK * 5];

    private final double[] outs_o = new double[BLOCK];

    private final double[] deltas_o = new double[BLOCK];

    private final double[] targets_o = new double[BLOCK];

    private final double[] errors = new double[BLOCK];

    /**
     * Working memory of each worker.
     */
    private DoubleScratch[] scratches = DoubleScratch.of(1, 40, BLOCK);

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
            System.arraycopy(outs_o, from * 1, block.out, block.outAt + from * 1, (to - from) * 1);
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
        double[] sum = block.sum;
        double factor = block.factor;
        DoubleScratch scratch = scratches[worker];
        int from, to;
        // output: dE/dw = Σ delta · in over the examples
        from = Shares.of(5, worker, workers);
        to = Shares.of(5, worker + 1, workers);
        KERNELS.addGradient(n, to - from, outs_h2, from, 5, deltas_o, 0, 1, factor,
                sum, W_O + from * 1, scratch);
        // hidden2: dE/dw = Σ delta · in over the examples
        from = Shares.of(30, worker, workers);
        to = Shares.of(30, worker + 1, workers);
        KERNELS.addGradient(n, to - from, outs_features, from, 30, deltas_h2, 0, 5, factor,
                sum, W_H2 + from * 5, scratch);
        if (worker == 0) {
            // dE/db = Σ delta over the examples
            KERNELS.addSum(n, deltas_h2, 0, 5, factor, sum, B_H2, scratch);
        }
    }

    /**
     * Computes the outputs of one example.
     */
    private void forward(double[] in, int inAt, double[] out, int outAt) {
        propagate(in, inAt, 0, 1, scratches[0]);
        System.arraycopy(outs_o, 0, out, outAt, 1);
    }

    /**
     * The forward pass of the examples first .. first + n - 1 of a block.
     */
    private void propagate(double[] in, int inAt, int first, int n, DoubleScratch scratch) {
        double[] p = parameters;
        // features: net = Σ w · in + b
        KERNELS.product(n, in, inAt + first * 40, 40, p, W_FEATURES, B_FEATURES, 1,
                outs_features, first * 30, 30, scratch);
        // out = max(net, 0) + log1p(exp(-abs(net)))
        KERNELS.softplus(outs_features, outs_features, first * 30, n * 30);
        // hidden2: net = Σ w · in + b
        KERNELS.product(n, outs_features, first * 30, 30, p, W_H2, B_H2, 0,
                nets_h2, first * 5, 5, scratch);
        // out = gelu(net)
        KERNELS.gelu(nets_h2, outs_h2, first * 5, n * 5);
        // output: net = Σ w · in
        KERNELS.product(n, outs_h2, first * 5, 5, p, W_O, DoubleKernels.NO_BIAS, 0,
                outs_o, first, 1, scratch);
    }

    /**
     * Computes the errors of the examples first .. first + n - 1 of a block.
     */
    private void errors(double[] target, int targetAt, int first, int n) {
        // output: the targets, laid out as the outputs are
        System.arraycopy(target, targetAt + first, targets_o, first, n);
        // E is the mean of abs(out - target) <= 1 ? 0.5 · (out - target)² : abs(out - target) - 0.5
        KERNELS.huberErrors(n, 1, outs_o, targets_o, first, errors, first);
    }

    /**
     * Computes delta = dE/dnet of all layers for the examples first .. first + n - 1 of a block.
     */
    private void deltas(int first, int n, DoubleScratch scratch) {
        double[] p = parameters;
        // output: dE/dout = max(-1, min(1, out - target))
        KERNELS.huberDeltas(1, outs_o, targets_o, deltas_o, first, n);
        // hidden2: dE/dout = Σ delta · w over the units of output
        KERNELS.productTransposed(n, deltas_o, first, 1, p, W_O, deltas_h2, first * 5, 5, scratch);
        // delta = dE/dout · dout/dnet, dout/dnet = geluSlope(net)
        KERNELS.geluDelta(nets_h2, deltas_h2, first * 5, n * 5);
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
            block.predict(in, inAt + k * 40, out, outAt + k * 1, n);
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
            block.compare(in, inAt + k * 40, target, targetAt + k * 1, n);
            share(lossShareJob, n);
            error += Sums.sum(errors, 0, n);
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
            block.compare(in, inAt + k * 40, target, targetAt + k * 1, n);
            share(deltasShareJob, n);
            error += Sums.sum(errors, 0, n);
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
        double[] p = parameters;
        double[] sum = gradientSum;
        Arrays.fill(sum, 0);
        double error = 0;
        for (int k = 0; k < count; k += BLOCK) {
            int n = Math.min(BLOCK, count - k);
            block.compare(in, inAt + k * 40, target, targetAt + k * 1, n);
            share(deltasShareJob, n);
            error += Sums.sum(errors, 0, n);
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
        scratches = DoubleScratch.of(workers.threads(), 40, BLOCK);
        this.workers = workers;
    }

    @Override
    public SensorNet replicate() {
        return new SensorNetImpl(parameters, names);
    }
}
