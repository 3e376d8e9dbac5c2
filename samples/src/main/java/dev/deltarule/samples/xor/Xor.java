package dev.deltarule.samples.xor;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.support.TextTable;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;

/** Trains exclusive or from its four cases until every output is within 0.1 of its target. */
public final class Xor {
    private static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private static final double[][] TARGETS = {{0}, {1}, {1}, {0}};
    private static final double TOLERANCE = 0.1;

    private Xor() {}

    /** Trains a network, prints the four cases and returns the network. */
    public static XorNet run(PrintStream out) {
        XorNet net = Models.create(XorNet.class);
        out.println("Exclusive or: two inputs, three hidden units, one output\n");
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(0.2))
                .stopWhen(StopRule.allWithin(TOLERANCE).or(StopRule.epochs(10_000)))
                .fit(Examples.of(INPUTS, TARGETS));
        TextTable table = new TextTable("a b", "target", "output", "xor(a, b)");
        for (int i = 0; i < INPUTS.length; i++) {
            double a = INPUTS[i][0];
            double b = INPUTS[i][1];
            table.row(
                    Text.fixed(a, 0) + " " + Text.fixed(b, 0),
                    Text.fixed(TARGETS[i][0], 0),
                    Text.fixed(net.output(a, b), 4),
                    String.valueOf(net.xor(a, b)));
        }
        table.lines().forEach(out::println);
        out.println("\nEpochs: " + result.epochs() + ". " + result.stopReason());
        return net;
    }
}
