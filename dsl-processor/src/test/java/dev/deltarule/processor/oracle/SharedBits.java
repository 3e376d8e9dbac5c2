package dev.deltarule.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Loss;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Whether a network computes the same to the last bit however many threads share its calls: outputs, loss, gradient and the
 * parameters after some steps, on blocks of random length.
 */
final class SharedBits {
    private static final int[] THREADS = {1, 2, 3, 8};
    private static final int MOST_EXAMPLES = 300;

    private final Supplier<Model> models;
    private final long seed;

    /** A check of a network, given what creates it with all parameters 0. */
    SharedBits(Supplier<Model> models, long seed) {
        this.models = models;
        this.seed = seed;
    }

    void check() {
        Random random = new Random(seed);
        int[] counts = {1 + random.nextInt(12), 1 + random.nextInt(130), 129 + random.nextInt(MOST_EXAMPLES - 128)};
        double[][] alone = results(Workers.none(), counts);
        for (int threads : THREADS) {
            try (Workers workers = Workers.of(threads)) {
                double[][] shared = results(workers, counts);
                for (int k = 0; k < alone.length; k++) {
                    assertThat(Arrays.mismatch(shared[k], alone[k]))
                            .as("where result %d with %d threads differs", k, threads)
                            .isEqualTo(-1);
                }
            }
        }
    }

    private double[][] results(Workers workers, int[] counts) {
        Random random = new Random(seed);
        Model model = models.get();
        DoubleModel net = model instanceof FloatModel floats ? new Widened(floats) : (DoubleModel) model;
        Topology topology = net.topology();
        int inputs = topology.inputs();
        int outputs = topology.outputs();
        drawParameters(model, random);
        net.workers(workers);
        assertThat(net.workers()).isSameAs(workers);
        double[][] results = new double[4 * counts.length][];
        int result = 0;
        for (int count : counts) {
            double[] in = random.doubles((long) (count + 1) * inputs, -1, 1).toArray();
            boolean hinge = topology.loss() == Loss.HINGE;
            double[] target = random.doubles((long) (count + 1) * outputs)
                    .map(x -> hinge ? Math.signum(x - 0.5) : x)
                    .toArray();
            double[] out = new double[(count + 1) * outputs];
            double[] gradient = new double[topology.parameters()];
            net.predict(in, 1, out, 1, count);
            results[result++] = out;
            results[result++] = new double[] {
                net.loss(in, 1, target, 1, count),
                net.gradient(in, 1, target, 1, count, gradient),
                net.descend(in, 1, target, 1, count, 0.125)
            };
            results[result++] = gradient;
            results[result++] = net.parameters().clone();
        }
        return results;
    }

    private static void drawParameters(Model model, Random random) {
        if (model instanceof FloatModel net) {
            float[] parameters = net.parameters();
            for (int k = 0; k < parameters.length; k++) {
                parameters[k] = (float) (0.2 * random.nextGaussian());
            }
        } else {
            double[] parameters = ((DoubleModel) model).parameters();
            for (int k = 0; k < parameters.length; k++) {
                parameters[k] = 0.2 * random.nextGaussian();
            }
        }
    }
}
