package dev.deltarule.benchmarks.work;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * The numbers of a workload, the same in every process: dense inputs in -1..1, targets, and initial parameters in the
 * order of the generated networks (each layer's weights input by input, then its biases). All are exact in float.
 *
 * @param inputs row by row
 * @param targets row by row; one-hot for softmax, else in 0..1
 */
public record WorkloadData(double[] parameters, double[] inputs, double[] targets) {
    /** Draws the numbers from a fixed seed. */
    public static WorkloadData of(Workload work) {
        Random random = new Random(work.sizes().hashCode());
        int n = work.sizes().size() - 1;
        int count = 0;
        for (int l = 0; l < n; l++) {
            count += (work.sizes().get(l) + 1) * work.sizes().get(l + 1);
        }
        double[] parameters = new double[count];
        int at = 0;
        for (int l = 0; l < n; l++) {
            int fanIn = work.sizes().get(l);
            int units = work.sizes().get(l + 1);
            double limit = Math.sqrt(3.0 / fanIn);
            for (int i = 0; i < fanIn * units; i++) {
                parameters[at++] = uniform(random, limit);
            }
            // Not 0, so that a peer that forgets them is found out.
            for (int i = 0; i < units; i++) {
                parameters[at++] = uniform(random, 0.1);
            }
        }
        double[] inputs = new double[work.examples() * work.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = uniform(random, 1);
        }
        double[] targets = new double[work.examples() * work.outputs()];
        for (int k = 0; k < work.examples(); k++) {
            if (work.isDouble()) {
                for (int j = 0; j < work.outputs(); j++) {
                    targets[k * work.outputs() + j] = random.nextFloat();
                }
            } else {
                targets[k * work.outputs() + random.nextInt(work.outputs())] = 1;
            }
        }
        return new WorkloadData(parameters, inputs, targets);
    }

    private static double uniform(Random random, double limit) {
        return (float) (limit * (2 * random.nextDouble() - 1));
    }

    /** The same numbers in float. */
    public static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Writes parameters, inputs and targets one after the other in the precision and byte order of the C program. */
    public void writeTo(Path file, boolean inDouble) throws IOException {
        int numbers = parameters.length + inputs.length + targets.length;
        ByteBuffer bytes = ByteBuffer.allocate(numbers * (inDouble ? Double.BYTES : Float.BYTES))
                .order(ByteOrder.nativeOrder());
        for (double[] part : new double[][] {parameters, inputs, targets}) {
            for (double value : part) {
                if (inDouble) {
                    bytes.putDouble(value);
                } else {
                    bytes.putFloat((float) value);
                }
            }
        }
        Files.write(file, bytes.array());
    }
}
