package dev.deltarule.reports;

import dev.deltarule.reports.charts.Charts;
import dev.deltarule.reports.charts.Parameters;
import dev.deltarule.runtime.Model;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The generated source with the value of each parameter behind it, as in {@code p[W_H1_I1]}, and behind its index. The
 * constants are read from the source itself; larger networks call kernels and have none.
 */
final class SourceListing {
    private static final Pattern CONSTANT = Pattern.compile("private static final int ([WB]_\\w+) = (\\d+);");
    private static final Pattern USE = Pattern.compile("\\bp\\[([WB]_\\w+)\\]|\\bint ([WB]_\\w+) = \\d+;");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(//|/?\\*).*|//.*$");

    private SourceListing() {}

    /** Refuses a text that is not the source of this network. */
    static void check(String source, Model model) {
        String name = model.getClass().getSimpleName();
        if (!Pattern.compile("\\bclass " + Pattern.quote(name) + "\\b")
                .matcher(source)
                .find()) {
            throw new IllegalArgumentException(
                    "The source declares no class " + name + ". Give the file that the annotation processor wrote for "
                            + model.topology().name() + ".");
        }
        constants(source).forEach((constant, index) -> {
            if (index >= model.topology().parameters()) {
                throw new IllegalArgumentException("In the source, " + constant + " is parameter " + index + ", but "
                        + model.topology().name() + " has " + model.topology().parameters()
                        + ": it was generated from another version. Compile again.");
            }
        });
    }

    static String of(String source, Model model) {
        Map<String, Integer> constants = constants(source);
        Parameters parameters = Parameters.of(model);
        StringBuilder html = new StringBuilder();
        html.append(
                constants.isEmpty()
                        ? "<p class=\"quiet\">This network works in loops, so no single parameter is named here.</p>\n"
                        : "<p class=\"quiet\">Behind each parameter stands its value.</p>\n");
        html.append("<details").append(constants.isEmpty() ? "" : " open").append("><summary>");
        html.append(source.lines().count()).append(" lines</summary>\n<pre>");
        source.lines()
                .forEach(line -> html.append(line(line, constants, parameters)).append('\n'));
        return html.append("</pre></details>\n").toString();
    }

    private static String line(String line, Map<String, Integer> constants, Parameters parameters) {
        Matcher comment = COMMENT.matcher(line);
        int codeEnd = comment.find() ? comment.start() : line.length();
        StringBuilder html = new StringBuilder();
        Matcher use = USE.matcher(line.substring(0, codeEnd));
        int at = 0;
        while (use.find()) {
            html.append(Html.text(line.substring(at, use.end())));
            Integer index = constants.get(use.group(use.start(1) >= 0 ? 1 : 2));
            if (index != null) {
                html.append("<b>").append(Charts.number(parameters.get(index))).append("</b>");
            }
            at = use.end();
        }
        html.append(Html.text(line.substring(at, codeEnd)));
        if (codeEnd < line.length()) {
            html.append("<i>").append(Html.text(line.substring(codeEnd))).append("</i>");
        }
        return html.toString();
    }

    private static Map<String, Integer> constants(String source) {
        Map<String, Integer> constants = new HashMap<>();
        Matcher constant = CONSTANT.matcher(source);
        while (constant.find()) {
            constants.put(constant.group(1), Integer.valueOf(constant.group(2)));
        }
        return constants;
    }
}
