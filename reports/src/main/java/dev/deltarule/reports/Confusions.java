package dev.deltarule.reports;

import dev.deltarule.runtime.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A confusion matrix as a table whose cells are the darker the greater their share; of many classes the worst confusions. */
final class Confusions {
    private static final int MOST_CLASSES = 40;
    private static final int MOST_CONFUSIONS = 40;
    /** From this share on a cell is dark enough to want white letters. */
    private static final double FULL = 0.55;

    private record Confusion(String actual, String predicted, int count) {}

    private Confusions() {}

    static String of(ConfusionMatrix matrix) {
        return matrix.classNames().size() <= MOST_CLASSES ? table(matrix) : list(matrix);
    }

    private static String table(ConfusionMatrix matrix) {
        List<String> classes = matrix.classNames();
        StringBuilder html = new StringBuilder(
                "<p class=\"quiet\">Rows are true classes, columns predicted ones.</p>\n<div class=\"scroll\">"
                        + "<table class=\"matrix\">\n<thead><tr><td></td>");
        classes.forEach(name ->
                html.append("<th scope=\"col\">").append(Html.text(name)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (int actual = 0; actual < classes.size(); actual++) {
            html.append("<tr><th scope=\"row\">")
                    .append(Html.text(classes.get(actual)))
                    .append("</th>");
            for (int predicted = 0; predicted < classes.size(); predicted++) {
                int count = matrix.count(actual, predicted);
                double share = matrix.support(actual) == 0 ? 0 : count / (double) matrix.support(actual);
                html.append(String.format(
                        Locale.ROOT,
                        "<td%s style=\"--share:%.3f\">%s</td>",
                        share >= FULL ? " class=\"full\"" : "",
                        share,
                        count == 0 ? "" : count));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String list(ConfusionMatrix matrix) {
        List<Confusion> confusions = new ArrayList<>();
        for (int actual = 0; actual < matrix.classNames().size(); actual++) {
            for (int predicted = 0; predicted < matrix.classNames().size(); predicted++) {
                if (actual != predicted && matrix.count(actual, predicted) > 0) {
                    confusions.add(new Confusion(
                            matrix.classNames().get(actual),
                            matrix.classNames().get(predicted),
                            matrix.count(actual, predicted)));
                }
            }
        }
        confusions.sort(Comparator.comparingInt(Confusion::count).reversed());
        return "<p class=\"quiet\">The most frequent of " + confusions.size() + " confusions.</p>\n"
                + Html.table(
                        List.of("true class", "predicted", "examples"),
                        confusions.stream()
                                .limit(MOST_CONFUSIONS)
                                .map(c -> List.of(c.actual(), c.predicted(), String.valueOf(c.count())))
                                .toList());
    }
}
