package dev.deltarule.reports;

import dev.deltarule.reports.charts.Charts;
import dev.deltarule.reports.charts.Picture;
import dev.deltarule.reports.charts.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Figures of the epochs as curves. */
final class Curves {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    /** Up to so many epochs each is marked, and ticks between them would confuse. */
    private static final int FEW = 10;

    /** A loss that falls to less than this share of its greatest is shown on a logarithmic scale. */
    private static final double LOGARITHMIC_BELOW = 0.03;

    /** So does a learning rate that is below this share in half of the epochs, since its last steps alone may be tiny. */
    private static final double HALF_BELOW = 0.1;

    private Curves() {}

    /** The loss, and the metric if one was recorded. */
    static String learning(History history, String metric) {
        List<Curve> losses = curves(history, History.Epoch::loss, History.Epoch::validationLoss);
        List<Curve> metrics = curves(history, History.Epoch::training, History.Epoch::validation);
        return "<div class=\"charts\">\n" + picture("loss", history, losses, spansDecades(losses))
                + (metrics.isEmpty() ? "" : picture(metric, history, metrics, false)) + "</div>\n";
    }

    static String rate(History history) {
        Curve rate = new Curve("learning rate", history.drawn(History.Epoch::rate));
        double[] sorted = rate.values.clone();
        Arrays.sort(sorted);
        boolean logarithmic = sorted[0] > 0 && sorted[sorted.length / 2] < HALF_BELOW * sorted[sorted.length - 1];
        return "<div class=\"charts\">\n" + picture("learning rate", history, List.of(rate), logarithmic) + "</div>\n";
    }

    private static List<Curve> curves(
            History history, ToDoubleFunction<History.Epoch> training, ToDoubleFunction<History.Epoch> validation) {
        List<Curve> curves = new ArrayList<>();
        if (history.has(training)) {
            curves.add(new Curve("training", history.drawn(training)));
        }
        if (history.has(validation)) {
            curves.add(new Curve("validation", history.drawn(validation)));
        }
        return curves;
    }

    private static String picture(String name, History history, List<Curve> curves, boolean logarithmic) {
        String description = "The " + name + " of each epoch as a curve";
        return Html.picture(description, theme -> draw(name, history.drawn(), curves, logarithmic, theme));
    }

    private static Picture draw(String name, double[] epochs, List<Curve> curves, boolean logarithmic, Theme theme) {
        XYChart chart = Charts.xy(WIDTH, HEIGHT, "epoch", name, theme);
        chart.getStyler().setLegendVisible(curves.size() > 1);
        labelEpochs(chart, epochs);
        if (logarithmic) {
            chart.getStyler().setYAxisLogarithmic(true);
        } else {
            fitHeight(chart, curves);
        }
        for (int k = 0; k < curves.size(); k++) {
            Curve curve = curves.get(k);
            int color = curve.name.equals("validation") ? 1 : 0;
            XYSeries series = Charts.line(chart, curve.name, epochs, curve.values, theme.series(color));
            if (epochs.length <= FEW) {
                series.setMarker(SeriesMarkers.CIRCLE);
            }
        }
        return Charts.picture(chart);
    }

    /**
     * Labels each of a few epochs, and of many what is round. The odd room on the left keeps XChart from labelling evenly
     * spaced epochs themselves, close together, as in 1, 4, 7.
     */
    private static void labelEpochs(XYChart chart, double[] epochs) {
        double last = Math.max(epochs[epochs.length - 1], epochs[0] + 1);
        if (epochs.length <= FEW) {
            chart.getStyler()
                    .setXAxisMin(epochs[0])
                    .setXAxisMax(last)
                    .setXAxisTickLabelsFormattingFunction(Charts::wholeNumber);
        } else {
            chart.getStyler().setXAxisMin(epochs[0] - 0.0173 * last).setXAxisMax(last);
        }
    }

    /** From 0 if the values come near it, else with room on both sides, also around values that are all the same. */
    private static void fitHeight(XYChart chart, List<Curve> curves) {
        DoubleSummaryStatistics values = values(curves);
        double least = values.getMin();
        double greatest = values.getMax();
        boolean constant = least == greatest;
        boolean fromZero = least >= 0 && (constant || least < greatest / 2);
        double room = constant ? Math.max(0.2 * Math.abs(greatest), 1e-9) : 0.1 * (greatest - least);
        chart.getStyler().setYAxisMin(fromZero ? 0.0 : least - room).setYAxisMax(greatest + room);
    }

    private static boolean spansDecades(List<Curve> curves) {
        DoubleSummaryStatistics values = values(curves);
        return values.getMin() > 0 && values.getMin() < LOGARITHMIC_BELOW * values.getMax();
    }

    private static DoubleSummaryStatistics values(List<Curve> curves) {
        return curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.values))
                .filter(Double::isFinite)
                .summaryStatistics();
    }

    private static final class Curve {
        private final String name;
        private final double[] values;

        Curve(String name, double[] values) {
            this.name = name;
            this.values = values;
        }
    }
}
