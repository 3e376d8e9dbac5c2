package dev.deltarule.benchmarks.peer;

import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;

/** What one writes by hand: arrays of arrays and plain loops, one example after the other, in float. */
final class LoopsPeer implements Peer {
    private final Workload work;
    private final float[] initial;
    private final float[] in;
    private final float[] target;
    private final float[][][] weights;
    private final float[][] biases;
    private final float[][][] weightSums;
    private final float[][] biasSums;
    private final float[][] values;
    private final float[][] deltas;
    private int batch;

    LoopsPeer(Workload work) {
        this.work = work;
        if (work.isDouble()) {
            throw new UnsupportedOperationException("the plain loops are in float");
        }
        WorkloadData data = WorkloadData.of(work);
        initial = WorkloadData.floats(data.parameters());
        in = WorkloadData.floats(data.inputs());
        target = WorkloadData.floats(data.targets());
        int n = work.sizes().size() - 1;
        weights = new float[n][][];
        biases = new float[n][];
        weightSums = new float[n][][];
        biasSums = new float[n][];
        values = new float[n + 1][];
        deltas = new float[n][];
        values[0] = new float[work.inputs()];
        for (int l = 0; l < n; l++) {
            int units = work.sizes().get(l + 1);
            weights[l] = new float[units][work.sizes().get(l)];
            weightSums[l] = new float[units][work.sizes().get(l)];
            biases[l] = new float[units];
            biasSums[l] = new float[units];
            values[l + 1] = new float[units];
            deltas[l] = new float[units];
        }
        reset();
    }

    @Override
    public void reset() {
        batch = 0;
        int at = 0;
        for (int l = 0; l < weights.length; l++) {
            for (int i = 0; i < work.sizes().get(l); i++) {
                for (int j = 0; j < weights[l].length; j++) {
                    weights[l][j][i] = initial[at++];
                }
            }
            for (int j = 0; j < biases[l].length; j++) {
                biases[l][j] = initial[at++];
            }
        }
    }

    private float[] forward(int example) {
        System.arraycopy(in, example * values[0].length, values[0], 0, values[0].length);
        for (int l = 0; l < weights.length; l++) {
            for (int j = 0; j < weights[l].length; j++) {
                float net = biases[l][j];
                for (int i = 0; i < values[l].length; i++) {
                    net += weights[l][j][i] * values[l][i];
                }
                values[l + 1][j] = l + 1 < weights.length ? Math.max(0, net) : net;
            }
        }
        float[] out = values[weights.length];
        float max = out[0];
        for (float net : out) {
            max = Math.max(max, net);
        }
        float sum = 0;
        for (int j = 0; j < out.length; j++) {
            out[j] = (float) Math.exp(out[j] - max);
            sum += out[j];
        }
        for (int j = 0; j < out.length; j++) {
            out[j] /= sum;
        }
        return out;
    }

    private double backward(int example) {
        float[] out = forward(example);
        int last = weights.length - 1;
        double error = 0;
        for (int j = 0; j < out.length; j++) {
            float wanted = target[example * out.length + j];
            if (wanted > 0) {
                error -= wanted * Math.log(out[j]);
            }
            deltas[last][j] = out[j] - wanted;
        }
        for (int l = last; l >= 0; l--) {
            for (int j = 0; j < weights[l].length; j++) {
                for (int i = 0; i < values[l].length; i++) {
                    weightSums[l][j][i] += deltas[l][j] * values[l][i];
                }
                biasSums[l][j] += deltas[l][j];
            }
            if (l > 0) {
                for (int i = 0; i < values[l].length; i++) {
                    float sum = 0;
                    for (int j = 0; j < weights[l].length; j++) {
                        sum += deltas[l][j] * weights[l][j][i];
                    }
                    deltas[l - 1][i] = values[l][i] > 0 ? sum : 0;
                }
            }
        }
        return error;
    }

    @Override
    public double step(int number) {
        double error = 0;
        for (int k = 0; k < work.batch(); k++) {
            error += backward(number * work.batch() + k);
        }
        float rate = (float) work.rate() / work.batch();
        for (int l = 0; l < weights.length; l++) {
            for (int j = 0; j < weights[l].length; j++) {
                for (int i = 0; i < weights[l][j].length; i++) {
                    weights[l][j][i] -= rate * weightSums[l][j][i];
                    weightSums[l][j][i] = 0;
                }
                biases[l][j] -= rate * biasSums[l][j];
                biasSums[l][j] = 0;
            }
        }
        return error / work.batch();
    }

    @Override
    public double[] outputs() {
        double[] outputs = new double[work.checked() * work.outputs()];
        for (int k = 0; k < work.checked(); k++) {
            float[] out = forward(k);
            for (int j = 0; j < out.length; j++) {
                outputs[k * out.length + j] = out[j];
            }
        }
        return outputs;
    }

    @Override
    public double run(int calls) {
        double sink = 0;
        for (int c = 0; c < calls; c++) {
            if (work.isTraining()) {
                sink += step(batch);
            } else {
                for (int k = 0; k < work.batch(); k++) {
                    sink += forward(batch * work.batch() + k)[0];
                }
            }
            batch = batch + 1 == work.batches() ? 0 : batch + 1;
        }
        return sink;
    }
}
