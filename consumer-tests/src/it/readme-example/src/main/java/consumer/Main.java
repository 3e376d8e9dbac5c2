package consumer;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.Split;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        withoutTrainer();
        withTrainer();
    }

    private static void withoutTrainer() {
        double[] in = {0.05, 0.10};
        double[] target = {0.01, 0.99};
        TutorialNet net = Models.create(TutorialNet.class);
        double error = net.descend(in, 0, target, 0, 1, 0.5);
        double w5 = net.parameters()[net.topology().weight(1, 0, 0)];
        System.out.println(net.summary());
        System.out.println("the step helped: " + (net.loss(in, 0, target, 0, 1) < error) + ", w5 = " + w5);
    }

    /** Three species that lie far apart, a dozen flowers of each. */
    private static void withTrainer() {
        float[] inputs = new float[36 * 4];
        float[] targets = new float[36 * 3];
        for (int k = 0; k < 36; k++) {
            for (int i = 0; i < 4; i++) {
                inputs[k * 4 + i] = k % 3 - 1 + 0.01f * ((k * 7 + i * 3) % 11);
            }
            targets[k * 3 + k % 3] = 1;
        }
        Examples examples = Examples.of(inputs, targets, 4, 3);

        IrisNet net = Models.create(IrisNet.class, 42);
        Split split = examples.split(2.0 / 3, 42);
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(0.1))
                .batchSize(16)
                .stopWhen(StopRule.allCorrect().or(StopRule.epochs(500)))
                .listener(report -> System.out.println(report.epoch() + ": " + report.loss()))
                .fit(split.train());
        System.out.println(result.stopReason());
        System.out.println(net.classify(-1, -1, -1, -1) + " " + net.classify(1, 1, 1, 1));
    }
}
