package dev.deltarule.reports;

import dev.deltarule.reports.charts.Charts;
import dev.deltarule.reports.charts.Picture;
import dev.deltarule.reports.charts.Theme;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Evaluation;
import java.awt.Color;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The output for each example over its target, and the line on which both are the same. */
final class Scatter {
    private static final int SIZE = 480;
    private static final int MOST_POINTS = 2_000;
    private static final int OPACITY = 110;
    private static final double ROOM = 0.04;

    private final double[] targets;
    private final double[] outputs;

    private Scatter(double[] targets, double[] outputs) {
        this.targets = targets;
        this.outputs = outputs;
    }

    /** The picture of a network with a single output. */
    static String of(Evaluation evaluation, Examples examples) {
        int count = examples.count();
        int stride = (count + MOST_POINTS - 1) / MOST_POINTS;
        int shown = (count + stride - 1) / stride;
        double[] targets = new double[shown];
        double[] outputs = new double[shown];
        for (int k = 0; k < shown; k++) {
            targets[k] = examples.target(k * stride, 0);
            outputs[k] = evaluation.output(k * stride, 0);
        }
        return "<p class=\"quiet\">Each point is an example" + (stride > 1 ? ", one of " + stride + " shown" : "")
                + ". On the line, the prediction is right.</p>\n<div class=\"charts\">\n"
                + Html.picture("Predicted values over true ones", new Scatter(targets, outputs)::draw) + "</div>\n";
    }

    private Picture draw(Theme theme) {
        DoubleSummaryStatistics all = DoubleStream.concat(Arrays.stream(targets), Arrays.stream(outputs))
                .summaryStatistics();
        double width = all.getMax() - all.getMin();
        double room = width > 0 ? ROOM * width : 1;
        double from = all.getMin() - room;
        double to = all.getMax() + room;
        XYChart chart = Charts.xy(SIZE, SIZE, "true", "predicted", theme);
        chart.getStyler()
                .setXAxisMin(from)
                .setXAxisMax(to)
                .setYAxisMin(from)
                .setYAxisMax(to)
                .setMarkerSize(5)
                .setLegendVisible(false);
        XYSeries points = chart.addSeries("examples", targets, outputs);
        points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        points.setMarker(SeriesMarkers.CIRCLE);
        Color color = theme.series(0);
        points.setMarkerColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), OPACITY));
        Charts.line(chart, "right", new double[] {from, to}, new double[] {from, to}, theme.series(1));
        return Charts.picture(chart);
    }
}
