package dev.deltarule.reports;

import dev.deltarule.reports.charts.Parameters;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The network as a picture: a column of circles for the inputs and each layer, and the weights between them as lines, the
 * stronger the heavier. Of wide layers the first and last units stand for all.
 */
final class TopologyPicture {
    private static final int MOST = 8;
    private static final int FIRST = 4;
    private static final int COLUMN = 150;
    private static final int ROW = 30;
    private static final int RADIUS = 9;

    private final Topology topology;
    private final Parameters parameters;
    private final int rows;
    private final int textAt;
    private final StringBuilder svg = new StringBuilder();

    private TopologyPicture(Model model) {
        topology = model.topology();
        parameters = Parameters.of(model);
        int widest = topology.layers().stream().mapToInt(Topology.Layer::units).reduce(topology.inputs(), Math::max);
        rows = Math.min(widest, MOST);
        textAt = rows * ROW + ROW;
    }

    static String of(Model model) {
        return new TopologyPicture(model).draw();
    }

    private String draw() {
        int width = (topology.layers().size() + 1) * COLUMN;
        int height = textAt + 40;
        svg.append(String.format(
                Locale.ROOT,
                "<div class=\"scroll\"><svg class=\"network\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\""
                        + " style=\"width:%dpx;min-width:%dpx\">%n",
                Html.text("The layers of " + topology.name()),
                width,
                height,
                width,
                width * 2 / 3));
        for (int layer = 0; layer < topology.layers().size(); layer++) {
            weights(layer);
        }
        column(0, topology.inputs(), "inputs", String.valueOf(topology.inputs()));
        for (int layer = 0; layer < topology.layers().size(); layer++) {
            Topology.Layer l = topology.layers().get(layer);
            column(layer + 1, l.units(), l.name(), l.units() + " " + l.activation());
        }
        return svg.append("</svg></div>\n<p class=\"quiet\">Lines are weights, the stronger the heavier:"
                        + " <span class=\"key-plus\">positive</span>, <span class=\"key-minus\">negative</span>.</p>\n")
                .toString();
    }

    private void weights(int layer) {
        Topology.Layer l = topology.layers().get(layer);
        List<Integer> inputs = shown(l.inputs());
        List<Integer> units = shown(l.units());
        double strongest = 0;
        for (int input : inputs) {
            for (int unit : units) {
                strongest = Math.max(strongest, Math.abs(parameters.get(topology.weight(layer, unit, input))));
            }
        }
        for (int input : inputs) {
            for (int unit : units) {
                double weight = parameters.get(topology.weight(layer, unit, input));
                double share = strongest > 0 ? Math.abs(weight) / strongest : 0;
                svg.append(String.format(
                        Locale.ROOT,
                        "<line class=\"%s\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke-width=\"%.2f\""
                                + " stroke-opacity=\"%.2f\"/>%n",
                        weight < 0 ? "minus" : "plus",
                        x(layer),
                        y(inputs.indexOf(input), l.inputs()),
                        x(layer + 1),
                        y(units.indexOf(unit), l.units()),
                        0.5 + 2 * share,
                        0.15 + 0.85 * share));
            }
        }
    }

    private void column(int column, int units, String name, String below) {
        int circles = shown(units).size();
        for (int k = 0; k < circles; k++) {
            svg.append(String.format(
                    Locale.ROOT, "<circle cx=\"%d\" cy=\"%.1f\" r=\"%d\"/>%n", x(column), y(k, units), RADIUS));
        }
        if (units > MOST) {
            for (int dot = -1; dot <= 1; dot++) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"dot\" cx=\"%d\" cy=\"%.1f\" r=\"1.5\"/>%n",
                        x(column),
                        y(FIRST, units) - ROW + 6.0 * dot));
            }
        }
        text(column, textAt, "", name);
        text(column, textAt + 20, " class=\"quiet\"", below);
    }

    private void text(int column, int y, String attribute, String text) {
        String shortened = text.length() <= 20 ? text : text.substring(0, 17) + "...";
        svg.append("<text").append(attribute).append(" x=\"").append(x(column)).append("\" y=\"");
        svg.append(y).append("\">").append(Html.text(shortened)).append("</text>\n");
    }

    /** The units that have a circle. */
    private static List<Integer> shown(int units) {
        IntStream shown = units <= MOST
                ? IntStream.range(0, units)
                : IntStream.concat(IntStream.range(0, FIRST), IntStream.range(units - (MOST - 1 - FIRST), units));
        return shown.boxed().toList();
    }

    private static int x(int column) {
        return column * COLUMN + COLUMN / 2;
    }

    /** The height of a circle; in wide layers a row between the first and the last units is left for the dots. */
    private double y(int circle, int units) {
        int row = units > MOST && circle >= FIRST ? circle + 1 : circle;
        return (rows - Math.min(units, MOST)) * ROW / 2.0 + row * ROW + ROW / 2.0;
    }
}
