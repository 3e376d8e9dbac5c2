package dev.deltarule.reports.charts;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The curve of the loss over one parameter: what the loss of all examples together would be if this parameter had another
 * value and all others stayed as they are. Marks and a path of gradient descent can be drawn on it.
 *
 * <p>Drawing sets the parameter and puts it back, so the model must not be used meanwhile.
 */
public final class LossCurve {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;
    private static final int POINTS = 401;

    private final Losses losses;
    private final int parameter;
    private final double value;
    private final List<Double> marks = new ArrayList<>();
    private String name;
    private Optional<Range> range = Optional.empty();
    private double[] path = {};
    private Theme theme = Theme.LIGHT;

    private LossCurve(Losses losses, int parameter, double value, String name) {
        this.losses = losses;
        this.parameter = parameter;
        this.value = value;
        this.name = name;
    }

    /**
     * Begins to describe the curve of a parameter, given by its index.
     *
     * @throws IndexOutOfBoundsException if there is no such parameter
     * @throws IllegalArgumentException if the examples do not fit the model
     */
    public static LossCurve of(Model model, Examples examples, int parameter) {
        String name = Parameters.name(model.topology(), parameter);
        double value = Parameters.of(model).get(parameter);
        return new LossCurve(Losses.of(model, examples), parameter, value, name);
    }

    /** What the parameter is called on the axis; says its place in the network unless told otherwise. */
    public LossCurve name(String newName) {
        name = newName;
        return this;
    }

    /**
     * The stretch to draw; around the parameter, marks and path unless told otherwise.
     *
     * @throws IllegalArgumentException if it does not go from a number to a larger one
     */
    public LossCurve range(double from, double to) {
        range = Optional.of(new Range(from, to));
        return this;
    }

    /** Marks values of the parameter; the legend says W = 3: 5 where the loss of 3 is 5. */
    public LossCurve mark(double... values) {
        DoubleStream.of(values).forEach(marks::add);
        return this;
    }

    /** Draws the way that the parameter took. */
    public LossCurve path(ParameterPath newPath) {
        path = newPath.values(parameter);
        return this;
    }

    /** The colours; light unless told otherwise. */
    public LossCurve theme(Theme newTheme) {
        theme = newTheme;
        return this;
    }

    /**
     * Draws the curve, 720 x 480 points with two pixels each way per point.
     *
     * @throws ArithmeticException if the loss is nowhere a finite number
     */
    public Picture draw() {
        return losses.restoring(() -> Charts.picture(chart()), parameter);
    }

    private XYChart chart() {
        double[] x = shown().values(POINTS);
        double[] y = losses(x);
        if (DoubleStream.of(y).allMatch(Double::isNaN)) {
            throw new ArithmeticException("The loss is no finite number anywhere from " + x[0] + " to "
                    + x[x.length - 1] + ". Give another range.");
        }
        XYChart chart = Charts.xy(WIDTH, HEIGHT, name, "loss", theme);
        chart.getStyler().setXAxisMin(x[0]).setXAxisMax(x[x.length - 1]);
        Charts.line(chart, "loss", x, y, theme.series(0));
        if (path.length > 0) {
            Charts.line(chart, "gradient descent", path, losses(path), theme.series(1))
                    .setMarker(SeriesMarkers.CIRCLE);
        }
        for (double mark : marks) {
            double[] at = {mark};
            double[] loss = losses(at);
            XYSeries series =
                    chart.addSeries(name + " = " + Charts.number(mark) + ": " + Charts.number(loss[0]), at, loss);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.DIAMOND);
            series.setMarkerColor(theme.text());
        }
        return chart;
    }

    private Range shown() {
        return range.orElseGet(() -> Range.around(DoubleStream.concat(
                        DoubleStream.of(value),
                        DoubleStream.concat(
                                DoubleStream.of(path), marks.stream().mapToDouble(Double::doubleValue)))
                .toArray()));
    }

    private double[] losses(double[] values) {
        return Arrays.stream(values).map(at -> losses.at(parameter, at)).toArray();
    }
}
