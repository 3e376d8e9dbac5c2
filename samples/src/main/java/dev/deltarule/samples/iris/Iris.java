package dev.deltarule.samples.iris;

import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.samples.text.ConfusionMatrix;
import dev.deltarule.samples.text.Table;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Learns the species of iris from two thirds of the flowers and judges itself by the rest. */
public final class Iris {
    private static final long SEED = 1;
    private static final int EPOCHS = 100;

    private Iris() {}

    /** What to tell someone who has not got the data. */
    public static String whereToGetTheData() {
        return Flower.WHERE_TO_GET_THEM;
    }

    /**
     * Trains a network and returns how the held-out flowers were classified.
     *
     * @param folder the folder of iris.csv or the one above
     * @throws dev.deltarule.samples.data.DataException if the data are missing or damaged
     */
    public static ConfusionMatrix run(Path folder, PrintStream out) {
        HoldOut flowers = HoldOut.third(Flower.read(folder), SEED);
        Standardiser standardiser = Standardiser.fit(flowers.train());
        List<Flower> train = flowers.train().stream().map(standardiser::apply).toList();
        List<Flower> test = flowers.test().stream().map(standardiser::apply).toList();
        out.println("Iris: " + train.size() + " flowers to learn from, " + test.size() + " held out\n");

        IrisNet net = Models.create(IrisNet.class, SEED);
        Table losses = new Table("epoch", "mean cross-entropy");
        TrainingResult result = Trainer.of(net)
                .optimizer(new Sgd(0.05))
                .batchSize(4)
                .shuffle(SEED)
                .stopWhen(StopRule.epochs(EPOCHS))
                .listener(epoch -> {
                    if (epoch.epoch() == 1 || epoch.epoch() % 10 == 0) {
                        losses.row(String.valueOf(epoch.epoch()), Text.fixed(epoch.loss(), 4));
                    }
                })
                .fit(examples(train));
        losses.lines().forEach(out::println);
        out.println("\n" + result.stopReason() + "\n");

        ConfusionMatrix matrix = new ConfusionMatrix(
                Arrays.stream(Species.values()).map(Species::label).toList());
        for (Flower flower : test) {
            matrix.add(flower.species().output(), classify(net, flower).output());
        }
        out.println("Held-out flowers\n");
        matrix.lines().forEach(out::println);
        out.println("\nAccuracy: " + Text.percent(matrix.accuracy()) + " (" + matrix.correct() + " of " + matrix.total()
                + ")");
        return matrix;
    }

    private static Species classify(IrisNet net, Flower flower) {
        List<Float> m = flower.measurements();
        return net.classify(m.get(0), m.get(1), m.get(2), m.get(3));
    }

    private static Examples examples(List<Flower> flowers) {
        int classes = Species.values().length;
        float[] inputs = new float[flowers.size() * Flower.MEASUREMENTS];
        float[] targets = new float[flowers.size() * classes];
        for (int k = 0; k < flowers.size(); k++) {
            Flower flower = flowers.get(k);
            for (int m = 0; m < Flower.MEASUREMENTS; m++) {
                inputs[k * Flower.MEASUREMENTS + m] = flower.measurements().get(m);
            }
            targets[k * classes + flower.species().output()] = 1;
        }
        return Examples.of(inputs, targets, Flower.MEASUREMENTS, classes);
    }
}
