package dev.deltarule.samples.iris;

import dev.deltarule.reports.TrainingReport;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.Scaler;
import dev.deltarule.runtime.data.Split;
import dev.deltarule.runtime.data.StandardScaler;
import dev.deltarule.runtime.metrics.ConfusionMatrix;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.selection.CrossValidation;
import dev.deltarule.runtime.selection.CrossValidationResult;
import dev.deltarule.runtime.support.TextTable;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.samples.text.ReportFile;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Learns the species of iris from two thirds of the flowers and judges itself by the rest, then by cross-validation. */
public final class Iris {
    private static final long SEED = 1;
    private static final int EPOCHS = 100;
    private static final Sgd OPTIMIZER = new Sgd(0.05);
    private static final int BATCH = 4;
    private static final int FOLDS = 10;

    private Iris() {}

    /**
     * What came out.
     *
     * @param heldOut how the third of the flowers was classified that the network had not seen
     * @param folds how the networks of the cross-validation did
     */
    public record Result(ConfusionMatrix heldOut, CrossValidationResult folds) {}

    /** What to tell someone who has not got the data. */
    public static String whereToGetTheData() {
        return Flowers.WHERE_TO_GET_THEM;
    }

    /**
     * Trains and judges networks.
     *
     * @param folder the folder of iris.csv or the one above
     * @throws dev.deltarule.data.DataException if the data are missing or damaged
     */
    public static Result run(Path folder, PrintStream out) {
        return run(folder, out, Optional.empty());
    }

    /** The same, and writes a report of the first training if a file is given. */
    public static Result run(Path folder, PrintStream out, Optional<Path> reportFile) {
        Examples flowers = Flowers.read(folder);
        ConfusionMatrix heldOut = holdOut(flowers.stratifiedSplit(2.0 / 3, SEED), out, reportFile);
        return new Result(heldOut, crossValidate(flowers, out));
    }

    private static ConfusionMatrix holdOut(Split split, PrintStream out, Optional<Path> reportFile) {
        out.println("Iris: " + split.train().count() + " flowers to learn from, "
                + split.test().count() + " held out\n");
        IrisNet net = Models.create(IrisNet.class, SEED);
        Scaler scaler = StandardScaler.fit(split.train());
        TextTable losses = new TextTable("epoch", "mean cross-entropy");
        TrainingReport report = TrainingReport.of(net)
                .title("Iris")
                .setting("optimizer", OPTIMIZER)
                .setting("batch size", BATCH)
                .setting("inputs", "standardised")
                .validation(scaler.transform(split.test()));
        Trainer trainer = settings(Trainer.of(net));
        reportFile.ifPresent(file -> trainer.listener(report));
        TrainingResult result = trainer.listener(epoch -> {
                    if (epoch.epoch() == 1 || epoch.epoch() % 10 == 0) {
                        losses.row(String.valueOf(epoch.epoch()), Text.fixed(epoch.loss(), 4));
                    }
                })
                .fit(scaler.transform(split.train()));
        reportFile.ifPresent(file -> ReportFile.write(report.result(result), net, file, out));
        // From here on the network takes centimetres.
        scaler.foldInto(net);
        losses.lines().forEach(out::println);
        out.println("\n" + result.stopReason() + "\n");

        ConfusionMatrix matrix = Evaluation.of(net, split.test()).confusionMatrix();
        out.println("Held-out flowers\n");
        matrix.toString().lines().forEach(out::println);
        out.println("\nAccuracy: " + Text.percent(matrix.accuracy()) + " (" + matrix.correct() + " of " + matrix.count()
                + ")");
        out.println("A flower of 6.1, 2.9, 4.7 and 1.4 cm: "
                + net.classify(6.1f, 2.9f, 4.7f, 1.4f).label() + "\n");
        return matrix;
    }

    private static CrossValidationResult crossValidate(Examples flowers, PrintStream out) {
        CrossValidationResult result = CrossValidation.of(IrisNet.class)
                .trainer(Iris::settings)
                .scaler(StandardScaler::fit)
                .folds(FOLDS)
                .seed(SEED)
                .evaluate(flowers);
        out.println("Cross-validation with " + FOLDS + " folds\n");
        result.toString().lines().forEach(out::println);
        out.println(
                "\nAccuracy: " + Text.percent(result.mean(Metric.ACCURACY)) + " of the flowers, each judged unseen");
        return result;
    }

    private static Trainer settings(Trainer trainer) {
        return trainer.optimizer(OPTIMIZER).batchSize(BATCH).shuffle(SEED).stopWhen(StopRule.epochs(EPOCHS));
    }
}
