package consumer;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Examples examples = Examples.of(new double[][] {{0.05, 0.10}}, new double[][] {{0.01, 0.99}});
        TutorialNet net = Models.create(TutorialNet.class);
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(0.5))
                .stopWhen(StopRule.lossBelow(1e-5).or(StopRule.epochs(10_000)))
                .fit(examples);
        System.out.println(result);
    }
}
