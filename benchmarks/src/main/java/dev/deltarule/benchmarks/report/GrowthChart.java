package dev.deltarule.benchmarks.report;

import dev.deltarule.benchmarks.run.Growing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** Time per example against width, both axes logarithmic. */
public final class GrowthChart {
    private GrowthChart() {}

    /** Writes a PNG. */
    public static void write(List<Growing> wider, Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(560)
                .title("Time per example against width, " + wider.get(0).depth() + " layers")
                .xAxisTitle("width of the layers")
                .yAxisTitle("nanoseconds per example")
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        double[] widths = wider.stream().mapToDouble(Growing::width).toArray();
        chart.addSeries(
                "train, batches of 32",
                widths,
                wider.stream().mapToDouble(Growing::trainNanos).toArray());
        chart.addSeries(
                "predict, blocks of 32",
                widths,
                wider.stream().mapToDouble(Growing::predictNanos).toArray());
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
