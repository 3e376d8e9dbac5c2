package dev.deltarule.samples.spirals;

import dev.deltarule.reports.TrainingReport;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.EpochReport;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.samples.text.ReportFile;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Learns to tell three spirals apart and draws what it has learnt. */
public final class Spirals {
    private static final long SEED = 1;
    private static final int EPOCHS = 500;
    private static final Sgd OPTIMIZER = new Sgd(0.05);
    private static final int BATCH = 8;
    private static final int EPOCHS_PER_LINE = 10;

    private Spirals() {}

    /** Trains a network and returns its accuracy, 0..1, on points that it was not trained with. */
    public static double run(PrintStream out) {
        return run(out, Optional.empty());
    }

    /** The same, and writes a report of the training if a file is given. */
    public static double run(PrintStream out, Optional<Path> reportFile) {
        List<SpiralPoint> train = SpiralPoint.draw(200, SEED);
        List<SpiralPoint> test = SpiralPoint.draw(100, SEED + 1);
        SpiralNet net = Models.create(SpiralNet.class, SEED);
        out.println("Three spirals: " + train.size() + " points to learn from, " + test.size() + " held out\n");
        out.println(net.summary());
        Trainer trainer = Trainer.of(net).optimizer(OPTIMIZER).batchSize(BATCH).shuffle(SEED);
        TrainingReport report = TrainingReport.of(net)
                .title("Three spirals")
                .setting("optimizer", OPTIMIZER)
                .setting("batch size", BATCH)
                .setting("seed", SEED)
                .validation(SpiralPoint.examples(test));
        reportFile.ifPresent(file -> trainer.listener(report));
        TrainingResult result = trainer.stopWhen(StopRule.lossBelow(0.01).or(StopRule.epochs(EPOCHS)))
                .listener(epoch -> report(epoch, out))
                .fit(SpiralPoint.examples(train));
        out.println("\n" + result.stopReason() + "\n");
        reportFile.ifPresent(file -> ReportFile.write(report.result(result), net, file, out));

        out.println("What the network says at each place (blank, . and :) and the held-out");
        out.println("points of the three spirals (o, x and +)\n");
        DecisionPicture.draw(net, test).forEach(out::println);
        long correct = test.stream()
                .filter(point -> net.spiral(point.x(), point.y()) == point.spiral())
                .count();
        double accuracy = (double) correct / test.size();
        out.println(
                "\nAccuracy: " + Text.percent(accuracy) + " (" + correct + " of " + test.size() + " held-out points)");
        return accuracy;
    }

    private static void report(EpochReport epoch, PrintStream out) {
        if (epoch.epoch() == 1 || epoch.epoch() % EPOCHS_PER_LINE == 0) {
            // The bar is full at the error of guessing, ln 3.
            String bar = Text.bar(epoch.loss() / Math.log(SpiralPoint.SPIRALS), 40);
            out.printf(Locale.ROOT, "epoch %4d  mean cross-entropy %.4f  %s%n", epoch.epoch(), epoch.loss(), bar);
        }
    }
}
