package dev.deltarule.reports;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Short trainings to report on. */
final class Runs {
    private Runs() {}

    /** Points inside and outside a circle. */
    static Examples points(int count, long seed) {
        Random random = new Random(seed);
        double[] inputs = new double[2 * count];
        double[] targets = new double[count];
        for (int k = 0; k < count; k++) {
            inputs[2 * k] = 2 * random.nextDouble() - 1;
            inputs[2 * k + 1] = 2 * random.nextDouble() - 1;
            targets[k] = Math.hypot(inputs[2 * k], inputs[2 * k + 1]) < 0.7 ? 1 : 0;
        }
        return Examples.of(inputs, targets, 2, 1);
    }

    /** Points and how far they are from the middle, at most 1. */
    static Examples distances(int count, long seed) {
        Random random = new Random(seed);
        double[] inputs = new double[2 * count];
        double[] targets = new double[count];
        for (int k = 0; k < count; k++) {
            inputs[2 * k] = 1.4 * random.nextDouble() - 0.7;
            inputs[2 * k + 1] = 1.4 * random.nextDouble() - 0.7;
            targets[k] = Math.hypot(inputs[2 * k], inputs[2 * k + 1]);
        }
        return Examples.of(inputs, targets, 2, 1);
    }

    /** Pictures of a horizontal, vertical or diagonal stroke with noise. */
    static Examples strokes(int count, long seed) {
        Random random = new Random(seed);
        float[] inputs = new float[30 * count];
        float[] targets = new float[3 * count];
        for (int k = 0; k < count; k++) {
            int kind = random.nextInt(3);
            int at = random.nextInt(5);
            for (int i = 0; i < 30; i++) {
                int x = i % 6;
                int y = i / 6;
                boolean ink = kind == 0 ? y == at : kind == 1 ? x == at : x == y;
                inputs[30 * k + i] = (ink ? 1 : 0) + 0.2f * random.nextFloat();
            }
            targets[3 * k + kind] = 1;
        }
        return Examples.of(inputs, targets, 30, 3);
    }

    static TrainingReport ofPoints() {
        PointsNet net = Models.create(PointsNet.class, 3);
        return trained(
                net,
                TrainingReport.of(net)
                        .title("Points <in & out>")
                        .training(points(200, 1))
                        .validation(points(100, 2))
                        .classes(List.of("\"outside\"", "<script>alert(1)</script>"))
                        .source(source("PointsNetImpl")),
                points(200, 1),
                60);
    }

    static TrainingReport ofStrokes() {
        StrokesNet net = Models.create(StrokesNet.class, 3);
        return trained(
                net,
                TrainingReport.of(net)
                        .validation(strokes(90, 2))
                        .classes(List.of("horizontal", "vertical", "diagonal"))
                        .inputPicture(6, 5)
                        .source(source("StrokesNetImpl")),
                strokes(300, 1),
                8);
    }

    static TrainingReport trained(Model net, TrainingReport report, Examples examples, int epochs) {
        Adam adam = new Adam(0.01);
        report.setting("optimizer", adam).setting("batch size", 10);
        return report.result(Trainer.of(net)
                .optimizer(adam)
                .batchSize(10)
                .stopWhen(StopRule.epochs(epochs))
                .listener(report)
                .fit(examples));
    }

    /** What the annotation processor wrote when the tests were compiled. */
    static String source(String name) {
        try (Stream<Path> files = Files.walk(Path.of("target/generated-test-sources"))) {
            return Files.readString(files.filter(file -> file.endsWith(name + ".java"))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
