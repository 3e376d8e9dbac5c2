package dev.deltarule.reports;

import dev.deltarule.reports.charts.Parameters;
import dev.deltarule.reports.charts.Picture;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Topology;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * The weights from each pixel of the input to each unit of the first layer, as a picture per unit. The weaker a weight, the
 * more transparent its pixel, so that no weight is the colour of the page, light or dark.
 */
final class WeightPictures {
    private static final int MOST_UNITS = 256;
    private static final int ZERO = 128;
    private static final int STRONGEST = 127;
    private static final int PLUS = 0xe8690b;
    private static final int MINUS = 0x2f8fdc;
    private static final IndexColorModel COLORS = colors();

    private WeightPictures() {}

    static String of(Model model, InputPicture shape) {
        Topology topology = model.topology();
        Parameters parameters = Parameters.of(model);
        int units = topology.layers().get(0).units();
        int shown = Math.min(units, MOST_UNITS);
        StringBuilder html = new StringBuilder("<p class=\"quiet\">")
                .append(shown < units ? "The first " + shown + " of " + units + " units" : "Each unit")
                .append(" of ")
                .append(Html.text(topology.layers().get(0).name()))
                .append(", its weights as a picture: <span class=\"key-plus\">positive</span>,"
                        + " <span class=\"key-minus\">negative</span>, clear near 0.</p>\n<div class=\"units\">\n");
        for (int unit = 0; unit < shown; unit++) {
            html.append("<img alt=\"Unit ")
                    .append(unit)
                    .append("\" title=\"Unit ")
                    .append(unit)
                    .append("\" src=\"")
                    .append(picture(topology, parameters, unit, shape).dataUri())
                    .append("\">\n");
        }
        return html.append("</div>\n").toString();
    }

    private static Picture picture(Topology topology, Parameters parameters, int unit, InputPicture shape) {
        double strongest = 0;
        for (int input = 0; input < topology.inputs(); input++) {
            strongest = Math.max(strongest, Math.abs(parameters.get(topology.weight(0, unit, input))));
        }
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_BYTE_INDEXED, COLORS);
        for (int input = 0; input < topology.inputs(); input++) {
            double weight = parameters.get(topology.weight(0, unit, input));
            int level = strongest > 0 ? (int) Math.round(STRONGEST * weight / strongest) : 0;
            image.getRaster().setSample(input % shape.width(), input / shape.width(), 0, ZERO + level);
        }
        return Picture.of(image);
    }

    /** Below the middle ever stronger negative weights, above it positive ones. */
    private static IndexColorModel colors() {
        int[] argb = new int[2 * ZERO];
        for (int i = 0; i < argb.length; i++) {
            int alpha = Math.min(255, 2 * Math.abs(i - ZERO));
            argb[i] = alpha << 24 | (i < ZERO ? MINUS : PLUS);
        }
        return new IndexColorModel(8, argb.length, argb, 0, true, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }
}
