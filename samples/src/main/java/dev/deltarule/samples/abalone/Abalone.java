package dev.deltarule.samples.abalone;

import dev.deltarule.reports.TrainingReport;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.Scaler;
import dev.deltarule.runtime.data.StandardScaler;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.LevenbergMarquardt;
import dev.deltarule.runtime.support.TextTable;
import dev.deltarule.runtime.train.LearningRate;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.samples.text.ReportFile;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Learns to estimate a number: the rings of abalone, from their sizes and weights. */
public final class Abalone {
    private static final long SEED = 1;
    private static final int TRAIN = 3000;
    private static final int TEST = 1000;
    private static final int EPOCHS = 60;
    private static final int BATCH = 32;
    private static final Adam OPTIMIZER = new Adam(0.01);

    private Abalone() {}

    /**
     * How well each way does on animals that none of them has seen.
     *
     * @param linear linear regression
     * @param network the network
     * @param formula the formula by which the animals were made, the best there can be
     */
    public record Result(Fit linear, Fit network, Fit formula) {}

    /** Trains a network and linear regression and compares them. */
    public static Result run(PrintStream out) {
        return run(out, Optional.empty());
    }

    /** The same, and writes a report of the training of the network if a file is given. */
    public static Result run(PrintStream out, Optional<Path> reportFile) {
        List<Animal> seen = Animal.draw(TRAIN, SEED);
        List<Animal> unseen = Animal.draw(TEST, SEED + 1);
        Examples train = Animal.examples(seen);
        Examples test = Animal.examples(unseen);
        out.println("Abalone: " + TRAIN + " animals to learn from, " + TEST + " to judge by; all made up\n");

        Scaler scaler = StandardScaler.fit(train);
        RingsNet net = train(scaler.transform(train), scaler.transform(test), out, reportFile);
        // From here on the network takes millimetres and grams.
        scaler.foldInto(net);

        Result result =
                new Result(linear(train, scaler, test), Fit.of(Evaluation.of(net, test)), Fit.ofFormula(unseen));
        out.println("Unseen animals\n");
        table(result).lines().forEach(out::println);
        out.println("\nR2 is the share of the variance that is explained, MAE the mean absolute error,");
        out.println("RMSE the root of the mean squared error, both in rings.\n");
        examples(net, unseen.subList(0, 6)).lines().forEach(out::println);
        return result;
    }

    private static RingsNet train(Examples train, Examples test, PrintStream out, Optional<Path> reportFile) {
        RingsNet net = Models.create(RingsNet.class, SEED);
        TextTable errors = new TextTable("epoch", "mean squared error", "learning rate");
        TrainingReport report = TrainingReport.of(net)
                .title("Rings of abalone")
                .setting("optimizer", OPTIMIZER)
                .setting("learning rate", "half a cosine down to 0 over " + EPOCHS + " epochs")
                .setting("batch size", BATCH)
                .setting("inputs", "standardised")
                .validation(test);
        Trainer trainer = Trainer.of(net)
                .optimizer(OPTIMIZER)
                .learningRate(LearningRate.cosine(EPOCHS, 0))
                .batchSize(BATCH)
                .shuffle(SEED)
                .stopWhen(StopRule.epochs(EPOCHS));
        reportFile.ifPresent(file -> trainer.listener(report));
        TrainingResult result = trainer.listener(epoch -> {
                    if (epoch.epoch() == 1 || epoch.epoch() % 10 == 0) {
                        errors.row(
                                String.valueOf(epoch.epoch()),
                                Text.fixed(epoch.loss(), 4),
                                Text.fixed(epoch.learningRate().orElseThrow(), 5));
                    }
                })
                .fit(train);
        errors.lines().forEach(out::println);
        out.println("\n" + result.stopReason() + "\n");
        reportFile.ifPresent(file -> ReportFile.write(report.result(result), net, file, out));
        return net;
    }

    /** For this network Levenberg-Marquardt's first steps are least squares, solved exactly. */
    private static Fit linear(Examples train, Scaler scaler, Examples test) {
        LinearNet net = Models.create(LinearNet.class, SEED);
        Trainer.of(net)
                .optimizer(new LevenbergMarquardt())
                .stopWhen(StopRule.epochs(5))
                .fit(scaler.transform(train));
        return Fit.of(Evaluation.of(net, scaler.transform(test)));
    }

    private static TextTable table(Result result) {
        TextTable table = new TextTable("", "R2", "MAE", "RMSE");
        row(table, "linear regression", result.linear());
        row(table, "network", result.network());
        row(table, "formula (noise alone)", result.formula());
        return table;
    }

    private static void row(TextTable table, String name, Fit fit) {
        table.row(
                name,
                Text.fixed(fit.r2(), 4),
                Text.fixed(fit.meanAbsoluteError(), 3),
                Text.fixed(fit.rootMeanSquaredError(), 3));
    }

    private static TextTable examples(RingsNet net, List<Animal> animals) {
        TextTable table = new TextTable("animal", "length, mm", "whole, g", "shell, g", "rings", "estimated");
        for (int k = 0; k < animals.size(); k++) {
            Animal animal = animals.get(k);
            Measurements m = animal.measurements();
            table.row(
                    String.valueOf(k + 1),
                    Text.fixed(m.length(), 1),
                    Text.fixed(m.whole(), 1),
                    Text.fixed(m.shell(), 1),
                    String.valueOf(animal.rings()),
                    Text.fixed(net.rings(m), 1));
        }
        return table;
    }
}
