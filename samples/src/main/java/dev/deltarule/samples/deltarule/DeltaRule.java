package dev.deltarule.samples.deltarule;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.support.TextTable;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.samples.text.Curve;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.DoubleStream;

/** One weight, three examples: what the error of a weight is, and how gradient descent finds the weight without error. */
public final class DeltaRule {
    private static final double[] INPUTS = {0, 1, 2};
    private static final double[] TARGETS = {0, 2, 4};
    static final double START = 4;
    static final double RATE = 0.03;

    private DeltaRule() {}

    /**
     * What the sample found.
     *
     * @param tables the errors at W = 3, 4 and 2
     * @param weight the weight after training
     */
    public record Result(List<ErrorTable> tables, double weight) {}

    /** Prints the errors at three weights, then trains from W = 4 and draws the error of each epoch. */
    public static Result run(PrintStream out) {
        OneWeightNet net = Models.create(OneWeightNet.class);
        List<ErrorTable> tables = DoubleStream.of(3, 4, 2)
                .mapToObj(weight -> ErrorTable.at(weight, net, INPUTS, TARGETS))
                .toList();
        out.println("The delta rule: out = W * in should be 2 * in\n");
        tables.forEach(table -> print(table, out));

        double[] weight = net.parameters();
        weight[net.topology().weight(0, 0, 0)] = START;
        out.println("Gradient descent from W = 4, learning rate " + RATE + ", all examples in each step\n");
        TextTable descent = new TextTable("epoch", "mean squared error", "W after the step");
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(RATE))
                .fullBatch()
                .stopWhen(StopRule.lossBelow(1e-6).or(StopRule.epochs(1_000)))
                .listener(epoch -> {
                    if (epoch.epoch() <= 5 || epoch.epoch() % 10 == 0) {
                        descent.row(
                                String.valueOf(epoch.epoch()), Text.fixed(epoch.loss(), 6), Text.fixed(weight[0], 6));
                    }
                })
                .fit(examples());
        descent.lines().forEach(out::println);
        out.println("\nMean squared error of each epoch\n");
        Curve.draw(result.losses(), 60, 13, "epoch").forEach(out::println);
        out.println("\nW = " + Text.fixed(weight[0], 4) + " after " + result.epochs() + " epochs.");
        return new Result(tables, weight[0]);
    }

    static Examples examples() {
        return Examples.of(INPUTS, TARGETS, 1, 1);
    }

    private static void print(ErrorTable errors, PrintStream out) {
        TextTable table =
                new TextTable("W = " + Text.fixed(errors.weight(), 0), "target", "output", "|error|", "error^2");
        for (ErrorTable.Row row : errors.rows()) {
            table.row(
                    "in = " + Text.fixed(row.input(), 0),
                    Text.fixed(row.target(), 0),
                    Text.fixed(row.output(), 0),
                    Text.fixed(row.absoluteError(), 0),
                    Text.fixed(row.squaredError(), 0));
        }
        table.row("total", "", "", Text.fixed(errors.absoluteError(), 0), Text.fixed(errors.squaredError(), 0));
        table.lines().forEach(out::println);
        out.println();
    }
}
