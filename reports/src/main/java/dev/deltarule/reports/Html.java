package dev.deltarule.reports;

import dev.deltarule.reports.charts.Picture;
import dev.deltarule.reports.charts.Theme;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pieces of HTML. Whatever is text and not HTML already passes through {@link #text}. */
final class Html {
    private Html() {}

    /** Text as HTML that shows just this text, in elements and in quoted attributes. */
    static String text(String text) {
        StringBuilder html = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
        return html.toString();
    }

    /** A table of names and values. */
    static String table(Map<String, String> rows) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"pairs\">\n");
        rows.forEach((name, value) -> html.append("<tr><th scope=\"row\">")
                .append(text(name))
                .append("</th><td>")
                .append(text(value))
                .append("</td></tr>\n"));
        return html.append("</table></div>\n").toString();
    }

    /** A table with a heading for each column; the first column names the row. */
    static String table(List<String> headings, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr>");
        headings.forEach(heading ->
                html.append("<th scope=\"col\">").append(text(heading)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr><th scope=\"row\">").append(text(row.get(0))).append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell -> html.append("<td>").append(text(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    /** A picture that is drawn for both themes; the page shows the one that suits the reader's. */
    static String picture(String description, Function<Theme, Picture> drawing) {
        return "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\""
                + drawing.apply(Theme.DARK).dataUri() + "\"><img class=\"chart\" alt=\"" + text(description)
                + "\" src=\"" + drawing.apply(Theme.LIGHT).dataUri() + "\"></picture>\n";
    }
}
