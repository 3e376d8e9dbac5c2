package dev.deltarule.reports.charts;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The loss surface over two parameters, seen from above: the loss of all examples together wherever these two could be,
 * all others as they are, in bands like the contour lines of a map. A path of gradient descent can be drawn on it.
 *
 * <p>Drawing sets the two parameters and puts them back, so the model must not be used meanwhile.
 */
public final class LossSurface {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 560;
    private static final int GRID = 121;
    private static final int BANDS = 16;
    private static final Color CLEAR = new Color(0, 0, 0, 0);
    private static final Color PATH = new Color(0xffffff);

    private final Losses losses;
    private final int first;
    private final int second;
    private final double[] here;
    private String firstName;
    private String secondName;
    private Optional<Range> firstRange = Optional.empty();
    private Optional<Range> secondRange = Optional.empty();
    private double[] firstPath = {};
    private double[] secondPath = {};
    private Theme theme = Theme.LIGHT;

    private LossSurface(Model model, Examples examples, int first, int second) {
        losses = Losses.of(model, examples);
        this.first = first;
        this.second = second;
        here = new double[] {
            Parameters.of(model).get(first), Parameters.of(model).get(second)
        };
        firstName = Parameters.name(model.topology(), first);
        secondName = Parameters.name(model.topology(), second);
    }

    /**
     * Begins to describe the surface over two parameters, given by their indices; the first goes to the right.
     *
     * @throws IndexOutOfBoundsException if there is no such parameter
     * @throws IllegalArgumentException if both are the same, or the examples do not fit the model
     */
    public static LossSurface of(Model model, Examples examples, int first, int second) {
        model.topology().describe(first);
        model.topology().describe(second);
        if (first == second) {
            throw new IllegalArgumentException(
                    "A surface needs two parameters, but both are parameter " + first + ". Take LossCurve for one.");
        }
        return new LossSurface(model, examples, first, second);
    }

    /** What the parameters are called on the axes; says their places in the network unless told otherwise. */
    public LossSurface names(String newFirstName, String newSecondName) {
        firstName = newFirstName;
        secondName = newSecondName;
        return this;
    }

    /**
     * The stretch of each parameter to draw; around the path unless told otherwise.
     *
     * @throws IllegalArgumentException if one does not go from a number to a larger one
     */
    public LossSurface ranges(double firstFrom, double firstTo, double secondFrom, double secondTo) {
        Range across = new Range(firstFrom, firstTo);
        secondRange = Optional.of(new Range(secondFrom, secondTo));
        firstRange = Optional.of(across);
        return this;
    }

    /** Draws the way that the parameters took. */
    public LossSurface path(ParameterPath path) {
        firstPath = path.values(first);
        secondPath = path.values(second);
        return this;
    }

    /** The colours around the surface; light unless told otherwise. */
    public LossSurface theme(Theme newTheme) {
        theme = newTheme;
        return this;
    }

    /**
     * Draws the surface, 720 x 560 points with two pixels each way per point.
     *
     * @throws ArithmeticException if the loss is nowhere a finite number
     */
    public Picture draw() {
        Range across = firstRange.orElseGet(() -> Range.around(firstPath.length > 0 ? firstPath : one(here[0])));
        Range up = secondRange.orElseGet(() -> Range.around(secondPath.length > 0 ? secondPath : one(here[1])));
        Grid grid = losses.restoring(() -> Grid.of(losses, first, across, second, up, GRID), first, second);
        XYChart chart = chart(across, up, grid);
        return Charts.draw(WIDTH, HEIGHT, g -> {
            // The first painting only finds out where the axes are.
            chart.paint(g, WIDTH, HEIGHT);
            g.setColor(theme.background());
            g.fillRect(0, 0, WIDTH, HEIGHT);
            paint(grid, chart, across, up, g);
            chart.getStyler().setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR);
            chart.paint(g, WIDTH, HEIGHT);
        });
    }

    private XYChart chart(Range across, Range up, Grid grid) {
        XYChart chart = Charts.xy(WIDTH, HEIGHT, firstName, secondName, theme);
        chart.setTitle("loss from " + Charts.number(grid.least()) + " (dark) to " + Charts.number(grid.greatest())
                + " (bright)");
        chart.getStyler()
                .setXAxisMin(across.from())
                .setXAxisMax(across.to())
                .setYAxisMin(up.from())
                .setYAxisMax(up.to())
                .setPlotGridLinesVisible(false)
                .setPlotContentSize(1)
                .setLegendVisible(false);
        double[] x = firstPath.length > 0 ? firstPath : one(here[0]);
        double[] y = secondPath.length > 0 ? secondPath : one(here[1]);
        Charts.line(chart, "gradient descent", x, y, PATH).setMarker(SeriesMarkers.CIRCLE);
        return chart;
    }

    private static void paint(Grid grid, XYChart chart, Range across, Range up, Graphics2D g) {
        double left = chart.getScreenXFromChart(across.from());
        double right = chart.getScreenXFromChart(across.to());
        double top = chart.getScreenYFromChart(up.to());
        double bottom = chart.getScreenYFromChart(up.from());
        int width = (int) (2 * (right - left));
        int height = (int) (2 * (bottom - top));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                double level = grid.height(x / (width - 1.0), 1 - y / (height - 1.0));
                image.setRGB(x, y, Double.isNaN(level) ? 0 : bandColor(level));
            }
        }
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(
                image, (int) left, (int) top, (int) (right - left), (int) (bottom - top), (i, f, a, b, c, d) -> false);
    }

    /** From dark blue over violet and orange to yellow, each band brighter than the one below. */
    private static int bandColor(double level) {
        double t = Math.min(BANDS - 1, Math.floor(level * BANDS)) / (BANDS - 1);
        int[][] stops = {{13, 20, 70}, {84, 30, 130}, {178, 50, 110}, {237, 105, 60}, {250, 220, 110}};
        double at = t * (stops.length - 1);
        int below = Math.min((int) at, stops.length - 2);
        int color = 0xff;
        for (int c = 0; c < 3; c++) {
            double mixed = stops[below][c] + (at - below) * (stops[below + 1][c] - stops[below][c]);
            color = color << 8 | (int) Math.round(mixed);
        }
        return color;
    }

    private static double[] one(double value) {
        return new double[] {value};
    }
}
