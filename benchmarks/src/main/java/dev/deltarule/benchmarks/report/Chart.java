package dev.deltarule.benchmarks.report;

import dev.deltarule.benchmarks.run.Contender;
import dev.deltarule.benchmarks.work.Workload;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** Bars of each engine's speed relative to C at each workload, on a logarithmic scale. */
public final class Chart {
    private Chart() {}

    /** Writes the chart as PNG. */
    public static void write(Results results, List<Workload> works, Path file) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(1500)
                .height(700)
                .title("Speed over hand-written C of the same run (1 = as fast as C, more is faster)")
                .yAxisTitle("times the speed of C")
                .build();
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setAvailableSpaceFill(0.9);
        chart.getStyler().setXAxisLabelRotation(12);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        List<String> labels = works.stream().map(Workload::label).toList();
        double slowest = 1;
        for (Contender contender : Contender.values()) {
            List<Double> speeds = new ArrayList<>();
            boolean any = false;
            for (Workload work : works) {
                Optional<Double> speed =
                        results.timeOver(work, contender, Contender.C).map(r -> 1 / r);
                any |= speed.isPresent();
                slowest = Math.min(slowest, speed.orElse(1.0));
                speeds.add(speed.orElse(Double.NaN));
            }
            if (any) {
                chart.addSeries(contender.label(), labels, speeds);
            }
        }
        // Bars of a logarithmic axis start at its lower end; a whole power of ten leaves the smallest one visible.
        chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(slowest / 2))));
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
