package dev.deltarule.samples.deltarule;

import dev.deltarule.reports.charts.LossCurve;
import dev.deltarule.reports.charts.LossSurface;
import dev.deltarule.reports.charts.ParameterPath;
import dev.deltarule.reports.charts.Picture;
import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.samples.text.PictureFile;
import java.io.PrintStream;
import java.nio.file.Path;

/** Draws the loss over one weight, and over a weight and a bias, with the way that gradient descent takes. */
public final class DescentPictures {
    private DescentPictures() {}

    /**
     * Writes loss-curve.png and loss-surface.png.
     *
     * @throws java.io.UncheckedIOException if they cannot be written
     */
    public static void write(Path folder, PrintStream out) {
        PictureFile.write(curve(), folder, "loss-curve.png", out);
        PictureFile.write(surface(), folder, "loss-surface.png", out);
    }

    private static Picture curve() {
        OneWeightNet net = Models.create(OneWeightNet.class);
        int w = net.topology().weight(0, 0, 0);
        net.parameters()[w] = DeltaRule.START;
        ParameterPath path = descend(net, DeltaRule.RATE, w);
        return LossCurve.of(net, DeltaRule.examples(), w)
                .name("W")
                .range(-1, 5)
                .path(path)
                .mark(3, 4, 2)
                .draw();
    }

    private static Picture surface() {
        LineNet net = Models.create(LineNet.class);
        int w = net.topology().weight(0, 0, 0);
        int b = net.topology().bias(0, 0);
        net.parameters()[w] = DeltaRule.START;
        net.parameters()[b] = -1.5;
        ParameterPath path = descend(net, 0.1, w, b);
        return LossSurface.of(net, DeltaRule.examples(), w, b)
                .names("W", "b")
                .ranges(-1, 5, -3, 3)
                .path(path)
                .draw();
    }

    private static ParameterPath descend(DoubleModel net, double rate, int... parameters) {
        ParameterPath path = ParameterPath.of(net, parameters);
        Trainer.of(net)
                .optimizer(new Sgd(rate))
                .fullBatch()
                .stopWhen(StopRule.lossBelow(1e-6).or(StopRule.epochs(1_000)))
                .listener(path)
                .fit(DeltaRule.examples());
        return path;
    }
}
