package dev.deltarule.reports;

import dev.deltarule.reports.charts.Charts;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.support.NameLists;
import dev.deltarule.runtime.train.TrainingResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures at the top, and the table of layers. */
final class Overview {
    private Overview() {}

    static String of(Model model, History history, Optional<TrainingResult> result, Optional<Results> results) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("parameters", count(model.topology().parameters()));
        figures.put("epochs", count(history.count()));
        figures.put("time", time(history.elapsed()));
        figures.put("training loss", Charts.number(history.lastLoss()));
        results.ifPresent(r -> {
            figures.put("validation loss", Charts.number(r.loss()));
            figures.put("validation " + r.mainName(), Charts.number(r.main()));
        });
        StringBuilder html = new StringBuilder("<dl class=\"cards\">\n");
        figures.forEach((name, value) -> html.append("<div><dt>")
                .append(Html.text(name))
                .append("</dt><dd>")
                .append(Html.text(value))
                .append("</dd></div>\n"));
        html.append("</dl>\n");
        result.ifPresent(
                r -> html.append("<p>").append(Html.text(r.stopReason())).append("</p>\n"));
        return html.toString();
    }

    static String layers(Topology topology) {
        boolean anyDropout = topology.layers().stream().anyMatch(layer -> layer.dropout() > 0);
        List<String> headings = new ArrayList<>(
                List.of("layer", "inputs \u00d7 units", "activation", "bias", "init", "parameters", "trained"));
        if (anyDropout) {
            headings.add("dropout");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Topology.Layer layer : topology.layers()) {
            List<String> row = new ArrayList<>(List.of(
                    layer.name(),
                    layer.inputs() + " \u00d7 " + layer.units(),
                    layer.activation().name(),
                    layer.bias().name(),
                    layer.init().name(),
                    count(layer.parameters()),
                    trained(layer)));
            if (anyDropout) {
                row.add(layer.dropout() > 0 ? Charts.number(layer.dropout()) : "");
            }
            rows.add(row);
        }
        return Html.table(headings, rows) + "<p class=\"quiet\">Loss: " + topology.loss() + ".</p>\n";
    }

    /** What inputs and outputs are called, as far as it is known. */
    static String names(ModelNames names) {
        return list("Inputs", names.inputs()) + list("Outputs", names.targets());
    }

    private static String list(String what, List<String> names) {
        return names.isEmpty()
                ? ""
                : "<p class=\"quiet\">" + what + ": " + Html.text(NameLists.listed(names)) + ".</p>\n";
    }

    private static String trained(Topology.Layer layer) {
        if (!layer.trainable()) {
            return "no";
        }
        return layer.biases() == 0 || layer.trainableBias() ? "yes" : "weights only";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String time(Duration time) {
        return time.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9)
                : String.format(
                        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
