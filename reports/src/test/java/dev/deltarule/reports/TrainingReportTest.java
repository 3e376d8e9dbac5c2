package dev.deltarule.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.reports.charts.ImageRows;
import dev.deltarule.reports.charts.Picture;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.train.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingReportTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\"[^\"]*\"|[^>\"])*)>");
    private static final Set<String> EMPTY = Set.of("meta", "link", "img", "source", "line", "circle");

    @Test
    void every_section_is_there_and_linked() {
        String html = Runs.ofStrokes().html();

        for (String id : List.of(
                "topology",
                "curves",
                "rate",
                "metrics",
                "confusion",
                "weights",
                "first-layer",
                "settings",
                "environment",
                "source")) {
            assertThat(html).contains("<section id=\"" + id + "\">", "<a href=\"#" + id + "\">");
        }
    }

    @Test
    void what_was_not_given_is_left_out() {
        PointsNet net = Models.create(PointsNet.class);
        TrainingReport report = TrainingReport.of(net);
        report.epochEnded(new EpochReport(1, 0.5, OptionalDouble.empty(), Duration.ofSeconds(1)));

        assertThat(report.html())
                .contains("id=\"topology\"", "id=\"curves\"", "id=\"weights\"", "id=\"environment\"")
                .doesNotContain(
                        "id=\"rate\"",
                        "id=\"metrics\"",
                        "id=\"confusion\"",
                        "id=\"first-layer\"",
                        "id=\"settings\"",
                        "id=\"source\"");
    }

    @Test
    void the_page_refers_to_nothing_outside_itself() {
        String html = Runs.ofPoints().html();

        assertThat(html).doesNotContain("http:", "https:", "<script", "@import", "url(");
        assertThat(Pattern.compile("(?:src|srcset|href)=\"([^\"]{0,20})")
                        .matcher(html)
                        .results())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address.group(1)).matches("(?s)(data:|#).*"));
    }

    @Test
    void elements_are_nested_and_closed_and_ids_occur_once() {
        for (TrainingReport report : List.of(Runs.ofPoints(), Runs.ofStrokes())) {
            String html = report.html();
            Deque<String> open = new ArrayDeque<>();
            Set<String> ids = new HashSet<>();
            Matcher tag = TAG.matcher(html.substring(html.indexOf('\n')));
            while (tag.find()) {
                String name = tag.group(2);
                if (!tag.group(1).isEmpty()) {
                    assertThat(open.pop()).isEqualTo(name);
                } else if (!EMPTY.contains(name)) {
                    open.push(name);
                }
                Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(tag.group(3));
                if (id.find()) {
                    assertThat(ids.add(id.group(1))).as(id.group(1)).isTrue();
                }
            }
            assertThat(open).isEmpty();
        }
    }

    @Test
    void text_is_shown_as_text() {
        String html = Runs.ofPoints().html();

        assertThat(html)
                .contains(
                        "<title>Points &lt;in &amp; out&gt;</title>",
                        "&quot;outside&quot;",
                        "&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(Html.text("a\u0000'b")).isEqualTo("a\ufffd&#39;b");
    }

    @Test
    void the_values_of_parameters_stand_in_the_source() {
        PointsNet net = Models.create(PointsNet.class, 3);
        net.parameters()[net.topology().weight(0, 1, 0)] = 0.4375;
        TrainingReport report = TrainingReport.of(net).source(Runs.source("PointsNetImpl"));
        report.epochEnded(new EpochReport(1, 0.5, OptionalDouble.empty(), Duration.ofSeconds(1)));

        // The second unit of the layer "bends", as the source counts it.
        assertThat(report.html()).containsPattern("W_\\w+2_I1\\]<b>0\\.4375</b>");
    }

    @Test
    void the_source_of_another_network_is_refused() {
        TrainingReport report = TrainingReport.of(Models.create(PointsNet.class));

        assertThatThrownBy(() -> report.source(Runs.source("StrokesNetImpl")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("declares no class PointsNetImpl");
        assertThatThrownBy(() -> report.source("class PointsNetImpl { private static final int W_H1_I1 = 13; }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W_H1_I1 is parameter 13, but PointsNet has 13");
    }

    @Test
    void the_confusion_matrix_is_that_of_the_validation_examples() {
        StrokesNet net = Models.create(StrokesNet.class, 3);
        TrainingReport report = TrainingReport.of(net).validation(Runs.strokes(90, 2));
        Runs.trained(net, report, Runs.strokes(300, 1), 1);
        Evaluation evaluation = Evaluation.of(net, Runs.strokes(90, 2));

        List<Integer> cells = Pattern.compile("--share:[0-9.]+\">(\\d*)</td>")
                .matcher(report.html())
                .results()
                .map(cell -> cell.group(1).isEmpty() ? 0 : Integer.parseInt(cell.group(1)))
                .toList();

        assertThat(cells).hasSize(9);
        for (int i = 0; i < 9; i++) {
            assertThat(cells.get(i)).isEqualTo(evaluation.confusionMatrix().count(i / 3, i % 3));
        }
    }

    @Test
    void predicted_numbers_are_drawn_over_true_ones() {
        PointsNet net = Models.create(PointsNet.class, 3);
        TrainingReport report = TrainingReport.of(net).validation(Runs.distances(100, 2));
        Runs.trained(net, report, Runs.distances(200, 1), 3);

        assertThat(report.html())
                .contains("<section id=\"predictions\">", "The R2 of each epoch as a curve", "<dt>validation R2</dt>")
                .doesNotContain("id=\"confusion\"");
    }

    @Test
    void dropout_is_a_column_where_there_is_any() {
        DroppingNet net = Models.create(DroppingNet.class, 3);
        TrainingReport report = TrainingReport.of(net);
        Runs.trained(net, report, Runs.strokes(50, 1), 1);

        assertThat(report.html()).contains("<th scope=\"col\">dropout</th>", "<td>0.25</td>");
        assertThat(Runs.ofStrokes().html()).doesNotContain("<th scope=\"col\">dropout</th>");
    }

    @Test
    void another_metric_is_drawn_where_one_is_chosen() {
        PointsNet net = Models.create(PointsNet.class, 3);
        TrainingReport report = TrainingReport.of(net).metric(Metric.MAE).validation(Runs.distances(100, 2));
        Runs.trained(net, report, Runs.distances(200, 1), 3);

        assertThat(report.html()).contains("The MAE of each epoch as a curve", "<dt>validation MAE</dt>");
    }

    @Test
    void pictures_of_ones_own_have_sections_of_their_own() {
        Picture picture = ImageRows.of(1, 2).row(new float[] {0, 1}).draw();

        String html = Runs.ofPoints()
                .picture("Seen <once>", "What came in.", picture)
                .picture("Seen twice", "What came out.", picture)
                .html();

        assertThat(html)
                .contains(
                        "<section id=\"picture-1\">\n<h2>Seen &lt;once&gt;</h2>",
                        "<section id=\"picture-2\">\n<h2>Seen twice</h2>",
                        "alt=\"What came out.\" src=\"" + picture.dataUri() + "\"");
    }

    /** Points that are right, high, both or neither. */
    @Test
    void labels_that_go_together_have_a_table_and_no_confusion_matrix() {
        TagsNet net = Models.create(TagsNet.class, 1);
        Examples points =
                Examples.of(new double[] {1, 1, 1, -1, -1, 1, -1, -1}, new double[] {1, 1, 1, 0, 0, 1, 0, 0}, 2, 2);
        TrainingReport report =
                TrainingReport.of(net).training(points).validation(points).classes(List.of("right", "high"));
        String html = Runs.trained(net, report, points, 200).html();

        assertThat(html)
                .contains("<section id=\"labels\">", "Hamming loss", "validation accuracy", "right", "high", "ROC-AUC")
                .doesNotContain("id=\"confusion\"", "id=\"predictions\"");
    }

    @Test
    void a_metric_of_classes_is_refused_for_numbers_before_the_first_epoch() {
        PointsNet net = Models.create(PointsNet.class, 3);
        double[] before = net.parameters().clone();
        TrainingReport report =
                TrainingReport.of(net).validation(Runs.distances(9, 1)).metric(Metric.F1);

        assertThatThrownBy(() -> Runs.trained(net, report, Runs.distances(9, 1), 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The macro F1 needs classes or labels, but PointsNet has none");
        assertThat(net.parameters()).isEqualTo(before);
    }

    @Test
    void names_and_sizes_that_do_not_fit_are_refused() {
        TrainingReport report = TrainingReport.of(Models.create(StrokesNet.class));

        assertThatThrownBy(() -> report.classes(List.of("one")))
                .hasMessage("The network tells 3 classes apart, but there are 1 names.");
        assertThatThrownBy(() -> report.inputPicture(28, 28))
                .hasMessage("A picture of 28 x 28 pixels is expected to have 30, one for each input of the network.");
        assertThatThrownBy(() -> report.validation(Runs.points(3, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(report::html)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Trainer.listener");
    }

    @Test
    void the_file_is_replaced_whole_and_nothing_is_left_beside_it(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "old");

        Runs.ofStrokes().write(file);

        assertThat(file).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> Runs.ofStrokes().write(folder.resolve("nowhere/report.html")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("create it");
        assertThatThrownBy(() -> Runs.ofStrokes().write(folder)).hasMessageContaining("is a folder");
    }
}
