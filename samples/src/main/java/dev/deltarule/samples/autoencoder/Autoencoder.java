package dev.deltarule.samples.autoencoder;

import dev.deltarule.reports.TrainingReport;
import dev.deltarule.reports.charts.ImageRows;
import dev.deltarule.reports.charts.Picture;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.train.EpochReport;
import dev.deltarule.runtime.train.LearningRate;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.samples.text.PictureFile;
import dev.deltarule.samples.text.ReportFile;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Learns to squeeze pictures of 784 pixels into 32 numbers and to draw them again from these. */
public final class Autoencoder {
    private static final long SEED = 1;
    private static final int EPOCHS = 10;
    private static final int BATCH = 64;
    private static final int SHAPES = 4_000;
    private static final int SHOWN = 12;
    private static final Adam OPTIMIZER = new Adam(0.003);

    private Autoencoder() {}

    /**
     * Mean squared errors per pixel, of pictures that the network has not seen.
     *
     * @param untrained with the initial parameters
     * @param average of answering every picture with the average of the training pictures
     * @param trained after training
     */
    public record Result(double untrained, double average, double trained) {}

    /**
     * Trains a network.
     *
     * @param folder the folder of the MNIST files or the one above; without one the sample draws shapes itself
     * @param reportFile where to write a report
     * @param pictureFolder where to write reconstructions.png
     * @throws dev.deltarule.data.DataException if there are no such files, or they are damaged
     */
    public static Result run(
            PrintStream out, Optional<Path> folder, Optional<Path> reportFile, Optional<Path> pictureFolder) {
        Pictures pictures = folder.map(Pictures::ofDigits).orElseGet(() -> Pictures.ofShapes(SHAPES, SEED));
        return run(pictures, EPOCHS, out, reportFile, pictureFolder);
    }

    static Result run(
            Pictures pictures, int epochs, PrintStream out, Optional<Path> reportFile, Optional<Path> pictureFolder) {
        AutoencoderNet net = Models.create(AutoencoderNet.class, SEED);
        double average = averageError(pictures);
        out.println("Autoencoder: 784 pixels to 32 numbers and back; " + pictures.what() + ",");
        out.println(pictures.train().count() + " pictures to learn from, "
                + pictures.test().count() + " to judge by\n");
        out.println("Mean squared error per pixel, of pictures that the network has not seen; the bar");
        out.println("is full at " + Text.fixed(average, 4) + ", that of answering with the average picture\n");
        double untrained = Evaluation.of(net, pictures.test()).meanSquaredError();
        out.printf(Locale.ROOT, "before      error %.4f  %s%n", untrained, Text.bar(untrained / average, 40));
        TrainingReport report = TrainingReport.of(net)
                .title("Autoencoder: " + pictures.what())
                .setting("optimizer", OPTIMIZER)
                .setting("learning rate", "one cycle over " + epochs + " epochs")
                .setting("batch size", BATCH)
                .setting("seed", SEED)
                .metric(Metric.MSE)
                .inputPicture(Pictures.SIDE, Pictures.SIDE)
                .validation(pictures.test());
        Trainer trainer = Trainer.of(net)
                .optimizer(OPTIMIZER)
                .learningRate(LearningRate.oneCycle(epochs))
                .batchSize(BATCH)
                .shuffle(SEED)
                .stopWhen(StopRule.epochs(epochs))
                .listener(epoch -> report(epoch, net, pictures, average, out));
        reportFile.ifPresent(file -> trainer.listener(report));
        report.result(trainer.fit(pictures.train()));

        double trained = Evaluation.of(net, pictures.test()).meanSquaredError();
        out.println();
        show(net, pictures, out);
        Picture rows = draw(net, pictures);
        report.picture("Reconstructions", "Unseen pictures above, what the network makes of them below.", rows);
        pictureFolder.ifPresent(place -> PictureFile.write(rows, place, "reconstructions.png", out));
        reportFile.ifPresent(file -> ReportFile.write(report, net, file, out));
        return new Result(untrained, average, trained);
    }

    private static void report(
            EpochReport epoch, AutoencoderNet net, Pictures pictures, double average, PrintStream out) {
        double error = Evaluation.of(net, pictures.test()).meanSquaredError();
        String bar = Text.bar(error / average, 40);
        out.printf(Locale.ROOT, "epoch %4d  error %.4f  %s%n", epoch.epoch(), error, bar);
    }

    private static double averageError(Pictures pictures) {
        double[] average = new double[Pictures.PIXELS];
        int train = pictures.train().count();
        for (int k = 0; k < train; k++) {
            for (int i = 0; i < average.length; i++) {
                average[i] += pictures.train().input(k, i) / train;
            }
        }
        double sum = 0;
        for (int k = 0; k < pictures.test().count(); k++) {
            for (int i = 0; i < average.length; i++) {
                double error = pictures.test().input(k, i) - average[i];
                sum += error * error;
            }
        }
        return sum / (pictures.test().count() * average.length);
    }

    private static void show(AutoencoderNet net, Pictures pictures, PrintStream out) {
        for (int k = 0; k < 2; k++) {
            TextPicture.draw(
                            "An unseen picture",
                            pictures.original(k),
                            "from its 32 numbers",
                            reconstruction(net, pictures, k),
                            Pictures.SIDE)
                    .forEach(out::println);
        }
    }

    private static Picture draw(AutoencoderNet net, Pictures pictures) {
        float[][] originals = new float[SHOWN][];
        float[][] reconstructions = new float[SHOWN][];
        for (int k = 0; k < SHOWN; k++) {
            originals[k] = pictures.original(k);
            reconstructions[k] = reconstruction(net, pictures, k);
        }
        return ImageRows.of(Pictures.SIDE, Pictures.SIDE)
                .scale(3)
                .row(originals)
                .row(reconstructions)
                .draw();
    }

    private static float[] reconstruction(AutoencoderNet net, Pictures pictures, int place) {
        float[] reconstruction = new float[Pictures.PIXELS];
        net.reconstruct(pictures.original(place), reconstruction);
        return reconstruction;
    }
}
