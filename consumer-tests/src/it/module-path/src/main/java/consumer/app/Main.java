package consumer.app;

import consumer.api.Doubler;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Doubler doubler = Models.create(Doubler.class);
        Trainer.of(doubler)
                .optimizer(new Sgd(0.1))
                .stopWhen(StopRule.allWithin(1e-3).or(StopRule.epochs(1_000)))
                .fit(Examples.of(new double[] {0, 1, 2}, new double[] {0, 2, 4}, 1, 1));
        if (Math.abs(doubler.twice(5) - 10) > 0.01) {
            throw new IllegalStateException("Expected twice(5) to be 10, but it is " + doubler.twice(5));
        }
        System.out.println("learnt in module " + doubler.getClass().getModule().getName() + " with "
                + Models.class.getModule().getName());
    }
}
