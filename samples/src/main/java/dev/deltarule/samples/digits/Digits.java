package dev.deltarule.samples.digits;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.ConfusionMatrix;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.EpochReport;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.samples.data.DigitImages;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Learns the MNIST digits by plain mini-batch gradient descent. */
public final class Digits {
    private static final long SEED = 1;
    private static final int EPOCHS = 12;
    private static final int BATCH = 32;
    private static final double RATE = 0.15;

    private Digits() {}

    /**
     * Trains a network and returns how the test images were classified.
     *
     * @param folder the folder of the four MNIST files or the one above
     * @throws dev.deltarule.data.DataException if the data are missing or damaged
     */
    public static ConfusionMatrix run(Path folder, PrintStream out) {
        Examples train = DigitImages.read(folder, "train");
        Examples test = DigitImages.read(folder, "t10k");
        out.println("Digits: " + train.count() + " images to learn from, " + test.count()
                + " to judge by; mini-batches of " + BATCH + "\n");
        DigitsNet net = Models.create(DigitsNet.class, SEED);
        out.println("epoch  mean cross-entropy  test accuracy  seconds");
        out.println("-------------------------------------------------");
        Trainer.of(net)
                .optimizer(new Sgd(RATE))
                .batchSize(BATCH)
                .shuffle(SEED)
                .stopWhen(StopRule.epochs(EPOCHS))
                .listener(epoch -> report(epoch, Evaluation.of(net, test).accuracy(), out))
                .fit(train);

        ConfusionMatrix matrix = Evaluation.of(net, test).confusionMatrix();
        out.println("\nTest images\n");
        matrix.toString().lines().forEach(out::println);
        out.println("\nAccuracy: " + Text.percent(matrix.accuracy()) + " (" + matrix.correct() + " of " + matrix.total()
                + ")");
        return matrix;
    }

    private static void report(EpochReport epoch, double accuracy, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%5d  %18.4f  %13s  %7.1f%n",
                epoch.epoch(),
                epoch.loss(),
                Text.percent(accuracy),
                epoch.elapsed().toMillis() / 1000.0);
    }
}
