package dev.deltarule.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The frame around the sections. The page forbids itself to load or run anything, so it cannot come to depend on a network.
 */
final class Page {
    private final String title;
    private final List<String> links = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private String summary = "";

    Page(String title) {
        this.title = title;
    }

    void summary(String html) {
        summary = html;
    }

    void section(String id, String heading, String html) {
        links.add("<a href=\"#" + id + "\">" + Html.text(heading) + "</a>");
        body.append("<section id=\"").append(id).append("\">\n<h2>").append(Html.text(heading));
        body.append("</h2>\n").append(html).append("</section>\n");
    }

    String html() {
        return String.format(
                Locale.ROOT, """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <header>
            <h1>%s</h1>
            %s<nav>%s</nav>
            </header>
            <main>
            %s</main>
            </body>
            </html>
            """, Html.text(title), css(), Html.text(title), summary, String.join(" ", links), body);
    }

    private static String css() {
        try (InputStream in = Page.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing in the jar of deltarule-reports.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read from the jar of deltarule-reports.", e);
        }
    }
}
