package consumer;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.util.Arrays;
import java.util.Random;

/** Learns to average, by whichever kernels suit the virtual machine. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Random random = new Random(1);
        float[] inputs = new float[500 * 30];
        float[] means = new float[500];
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = random.nextFloat();
            means[k / 30] += inputs[k] / 30;
        }
        Wide net = Models.create(Wide.class, 1);
        Trainer.of(net)
                .optimizer(new Sgd(0.05))
                .batchSize(20)
                .stopWhen(StopRule.allWithin(0.05).or(StopRule.epochs(500)))
                .fit(Examples.of(inputs, means, 30, 1));
        float mean = net.mean(Arrays.copyOf(inputs, 30));
        if (Math.abs(mean - means[0]) > 0.05) {
            throw new IllegalStateException("Expected about " + means[0] + ", but it is " + mean);
        }
        System.out.println(Models.describe(net));
    }
}
