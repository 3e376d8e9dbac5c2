package dev.deltarule.samples.spirals;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.EpochReport;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Learns to tell three spirals apart and draws what it has learnt. */
public final class Spirals {
    private static final long SEED = 1;
    private static final int EPOCHS = 500;
    private static final int EPOCHS_PER_LINE = 10;

    private Spirals() {}

    /** Trains a network and returns its accuracy, 0..1, on points that it was not trained with. */
    public static double run(PrintStream out) {
        List<SpiralPoint> train = SpiralPoint.draw(200, SEED);
        List<SpiralPoint> test = SpiralPoint.draw(100, SEED + 1);
        SpiralNet net = Models.create(SpiralNet.class, SEED);
        out.println("Three spirals: " + train.size() + " points to learn from, " + test.size() + " held out\n");
        out.println(net.summary());
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(0.05))
                .batchSize(8)
                .shuffle(SEED)
                .stopWhen(StopRule.lossBelow(0.01).or(StopRule.epochs(EPOCHS)))
                .listener(epoch -> report(epoch, out))
                .fit(SpiralPoint.examples(train));
        out.println("\n" + result.stopReason() + "\n");

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
