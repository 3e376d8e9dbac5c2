package dev.deltarule.reports;

import dev.deltarule.reports.charts.Charts;
import dev.deltarule.reports.charts.Parameters;
import dev.deltarule.reports.charts.Picture;
import dev.deltarule.reports.charts.Theme;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.ParameterTensor;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** How the weights of each layer are spread. */
final class Histograms {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 280;
    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 40;

    private Histograms() {}

    static String of(Model model) {
        Parameters parameters = Parameters.of(model);
        StringBuilder html = new StringBuilder("<div class=\"charts\">\n");
        for (ParameterTensor tensor : model.topology().tensors()) {
            if (tensor.role() == ParameterTensor.Role.WEIGHT) {
                Bins bins = Bins.of(parameters, tensor);
                html.append("<div><h3>").append(Html.text(tensor.layer())).append("</h3>\n");
                html.append(Html.picture("How the weights of layer " + tensor.layer() + " are spread", bins::draw));
                html.append("</div>\n");
            }
        }
        return html.append("</div>\n").toString();
    }

    /** So many weights between neighbouring edges; the outline of the bars as the points of a line. */
    private static final class Bins {
        private final double[] x;
        private final double[] y;

        private Bins(double[] x, double[] y) {
            this.x = x;
            this.y = y;
        }

        static Bins of(Parameters parameters, ParameterTensor weights) {
            double from = Double.POSITIVE_INFINITY;
            double to = Double.NEGATIVE_INFINITY;
            for (int i = weights.offset(); i < weights.end(); i++) {
                from = Math.min(from, parameters.get(i));
                to = Math.max(to, parameters.get(i));
            }
            if (from == to) {
                from -= 0.5;
                to += 0.5;
            }
            int bins = Math.max(FEWEST_BINS, Math.min(MOST_BINS, (int) (2 * Math.sqrt(weights.count()))));
            int[] counts = new int[bins];
            for (int i = weights.offset(); i < weights.end(); i++) {
                int bin = (int) (bins * ((parameters.get(i) - from) / (to - from)));
                counts[Math.min(bin, bins - 1)]++;
            }
            double[] x = new double[2 * bins + 2];
            double[] y = new double[2 * bins + 2];
            for (int edge = 0; edge <= bins; edge++) {
                x[2 * edge] = from + (to - from) * edge / bins;
                x[2 * edge + 1] = x[2 * edge];
                y[2 * edge] = edge == 0 ? 0 : counts[edge - 1];
                y[2 * edge + 1] = edge == bins ? 0 : counts[edge];
            }
            return new Bins(x, y);
        }

        Picture draw(Theme theme) {
            XYChart chart = Charts.xy(WIDTH, HEIGHT, "weight", "number", theme);
            // The odd room on the left keeps XChart from labelling the evenly spaced edges in place of round numbers.
            chart.getStyler()
                    .setXAxisMin(x[0] - 0.0173 * (x[x.length - 1] - x[0]))
                    .setXAxisMax(x[x.length - 1])
                    .setYAxisMin(0.0)
                    .setXAxisTickMarkSpacingHint(70)
                    .setYAxisTickLabelsFormattingFunction(Charts::wholeNumber)
                    .setLegendVisible(false);
            XYSeries bars = Charts.line(chart, "weights", x, y, theme.series(0));
            bars.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
            bars.setFillColor(theme.series(0));
            return Charts.picture(chart);
        }
    }
}
