package dev.deltarule.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Consumer;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** XChart's charts as all pictures here want them: quiet, in a theme's colours, and sharp on displays of high resolution. */
public final class Charts {
    private static final int SCALE = 2;
    private static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke GRID = new BasicStroke(1);

    private Charts() {}

    /** An empty chart of numbers over numbers, so many points wide and high. */
    public static XYChart xy(int width, int height, String xTitle, String yTitle, Theme theme) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        style(chart.getStyler(), theme);
        chart.getStyler().setYAxisTickLabelsFormattingFunction(Charts::number);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        return chart;
    }

    /** Adds a line without marks in the theme's colour of that number. */
    public static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setMarkerColor(color);
        series.setLineStyle(LINE);
        series.setLineColor(color);
        return series;
    }

    /** The picture of a chart. */
    public static Picture picture(XYChart chart) {
        return draw(chart.getWidth(), chart.getHeight(), g -> chart.paint(g, chart.getWidth(), chart.getHeight()));
    }

    /** The picture of whatever draws itself in points from 0, 0 to the width and height. */
    static Picture draw(int width, int height, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(SCALE, SCALE);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            drawing.accept(g);
        } finally {
            g.dispose();
        }
        return Picture.of(image);
    }

    /** Labels an axis that counts, where ticks between whole numbers would mean nothing. */
    public static String wholeNumber(double value) {
        return value == Math.rint(value) ? number(value) : "";
    }

    /** A number with up to four digits that say something, without zeros at the end. */
    public static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7 ? rounded.toPlainString() : rounded.toString();
    }

    private static void style(AxesChartStyler style, Theme theme) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
        style.setBaseFont(font);
        style.setChartBackgroundColor(theme.background())
                .setPlotBackgroundColor(theme.background())
                .setChartFontColor(theme.text())
                .setPlotBorderVisible(false)
                .setChartPadding(8)
                .setChartTitleFont(font.deriveFont(Font.BOLD))
                .setChartTitleBoxVisible(false)
                .setLegendBackgroundColor(theme.background())
                .setLegendBorderColor(theme.background())
                .setLegendFont(font)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setXAxisTitleColor(theme.text())
                .setYAxisTitleColor(theme.text())
                .setLocale(Locale.ROOT)
                .setMarkerSize(7);
        style.setAxisTitleFont(font)
                .setAxisTickLabelsFont(font)
                .setAxisTickLabelsColor(theme.text())
                .setAxisTickMarksColor(theme.grid())
                .setPlotGridLinesColor(theme.grid())
                .setPlotGridLinesStroke(GRID)
                .setPlotGridVerticalLinesVisible(false)
                .setPlotMargin(0)
                .setXAxisTickMarkSpacingHint(90)
                .setYAxisTickMarkSpacingHint(45);
    }
}
