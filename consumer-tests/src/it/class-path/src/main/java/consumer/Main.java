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
        andGate();
        shop();
    }

    private static void andGate() {
        double[][] inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        double[][] targets = {{0}, {0}, {0}, {1}};
        AndGate gate = Models.create(AndGate.class, 1);
        TrainingResult result = Trainer.of(gate)
                .optimizer(new Sgd(0.5))
                .stopWhen(StopRule.allCorrect().or(StopRule.epochs(1_000)))
                .fit(Examples.of(inputs, targets));
        for (int i = 0; i < inputs.length; i++) {
            check(gate.and(inputs[i][0], inputs[i][1]) == (targets[i][0] == 1), "case " + i + " after " + result);
        }
        System.out.println("and: learnt");
    }

    private static void shop() {
        Shop.Guess guess = Models.create(Shop.Guess.class, 1);
        float[] inputs = {0.1f, 0.2f, 0.1f, 0.9f, 0.8f, 1f};
        float[] targets = {1, 0, 0, 1};
        Trainer.of(guess)
                .optimizer(new Sgd(0.05))
                .batchSize(2)
                .stopWhen(StopRule.lossBelow(0.01).or(StopRule.epochs(2_000)))
                .fit(Examples.of(inputs, targets, 3, 2));
        float[] shares = new float[2];
        guess.shares(0.9f, 0.8f, 1f, shares);
        check(guess.visitor(new Shop.Visit(0.1f, 0.2f, 0.1f)) == Shop.Visitor.LOOKS, "visitor");
        check(guess.index(new float[] {0.9f, 0.8f, 1f}) == 1, "index");
        check(shares[1] > 0.95f && Math.abs(shares[0] + shares[1] - 1) < 1e-5f, "shares");
        System.out.println("shop: learnt");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Not as expected: " + what);
        }
    }
}
