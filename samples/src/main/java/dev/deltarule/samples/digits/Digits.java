package dev.deltarule.samples.digits;

import dev.deltarule.reports.TrainingReport;
import dev.deltarule.reports.progress.ProgressListener;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.ConfusionMatrix;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.train.LearningRate;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.samples.data.DigitImages;
import dev.deltarule.samples.text.ReportFile;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Learns the MNIST digits with Adam, whose learning rate rises and falls once over all epochs. The high rates in the middle
 * find a broad valley, the low ones at the end its floor, so ten epochs suffice.
 */
public final class Digits {
    private static final long SEED = 1;
    private static final int EPOCHS = 10;
    private static final int BATCH = 32;
    private static final Adam OPTIMIZER = new Adam(0.004);

    private Digits() {}

    /**
     * Trains a network and returns how the test images were classified.
     *
     * @param folder the folder of the four MNIST files or the one above
     * @throws dev.deltarule.data.DataException if the data are missing or damaged
     */
    public static ConfusionMatrix run(Path folder, PrintStream out) {
        return run(folder, out, Optional.empty());
    }

    /** The same, and writes a report of the training if a file is given. */
    public static ConfusionMatrix run(Path folder, PrintStream out, Optional<Path> reportFile) {
        Examples train = DigitImages.read(folder, "train");
        Examples test = DigitImages.read(folder, "t10k");
        out.println("Digits: " + train.count() + " images to learn from, " + test.count()
                + " to judge by; mini-batches of " + BATCH + "\n");
        DigitsNet net = Models.create(DigitsNet.class, SEED);
        Trainer trainer = Trainer.of(net)
                .optimizer(OPTIMIZER)
                .learningRate(LearningRate.oneCycle(EPOCHS))
                .batchSize(BATCH)
                .shuffle(SEED);
        TrainingReport report = TrainingReport.of(net)
                .title("Handwritten digits")
                .setting("optimizer", OPTIMIZER)
                .setting("learning rate", "one cycle over " + EPOCHS + " epochs")
                .setting("batch size", BATCH)
                .setting("seed", SEED)
                .inputPicture(28, 28)
                .validation(test);
        reportFile.ifPresent(file -> trainer.listener(report));
        try (ProgressListener progress = ProgressListener.builder()
                .epochs(EPOCHS)
                .examples(train.count())
                .metric("test accuracy", () -> Evaluation.of(net, test).accuracy())
                .on(out)
                .start()) {
            TrainingResult result =
                    trainer.stopWhen(StopRule.epochs(EPOCHS)).listener(progress).fit(train);
            report.result(result);
        }
        reportFile.ifPresent(file -> ReportFile.write(report, net, file, out));

        ConfusionMatrix matrix = Evaluation.of(net, test).confusionMatrix();
        out.println("\nTest images\n");
        matrix.toString().lines().forEach(out::println);
        out.println("\nAccuracy: " + Text.percent(matrix.accuracy()) + " (" + matrix.correct() + " of " + matrix.count()
                + ")");
        return matrix;
    }
}
