package dev.deltarule.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final Captured out = new Captured();
    private final Captured err = new Captured();

    @Test
    void without_a_name_the_worked_example_and_the_spirals_run() {
        assertThat(run()).isEqualTo(Main.OK);

        assertThat(out.text()).contains("The worked example of backpropagation", "Three spirals");
        assertThat(err.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tutorial", "deltarule", "xor", "abalone"})
    void a_sample_runs_by_its_name(String name) {
        assertThat(run(name)).isEqualTo(Main.OK);

        out.fitsEightyColumns();
        assertThat(err.text()).isEmpty();
    }

    @Test
    void an_unknown_name_is_answered_with_the_names_there_are() {
        assertThat(run("sprials")).isEqualTo(Main.USAGE);

        assertThat(err.lines()).first().isEqualTo("There is no sample \"sprials\".");
        assertThat(err.text()).contains("digits FOLDER");
        err.fitsEightyColumns();
    }

    @Test
    void superfluous_arguments_are_refused_before_anything_runs() {
        assertThat(run("xor", "5")).isEqualTo(Main.USAGE);

        assertThat(err.lines()).first().isEqualTo("Too many arguments: xor 5");
        assertThat(out.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "digits"})
    void a_sample_that_needs_data_says_where_to_get_them(String name) {
        assertThat(run(name)).isEqualTo(Main.NO_DATA);

        assertThat(err.lines())
                .first()
                .isEqualTo("The sample " + name + " needs its data: give the folder they are in.");
        assertThat(err.text()).containsPattern("R\\. A\\. Fisher|Yann LeCun");
        err.fitsEightyColumns();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "digits", "autoencoder"})
    void a_folder_that_does_not_exist_is_named_without_a_stack_trace(String name, @TempDir Path folder) {
        Path missing = folder.resolve("nowhere");

        assertThat(run(name, missing.toString())).isEqualTo(Main.NO_DATA);

        assertThat(err.lines()).first().isEqualTo("There is no folder " + missing + ".");
        assertThat(err.text()).doesNotContain("Exception");
    }

    @Test
    void a_report_is_written_as_one_file(@TempDir Path folder) {
        Path file = folder.resolve("spirals.html");

        assertThat(run("spirals", "--report", file.toString())).isEqualTo(Main.OK);

        assertThat(out.text()).contains("Report: " + file.toUri());
        assertThat(file).content().startsWith("<!DOCTYPE html>").contains("Three spirals", "id=\"confusion\"");
    }

    @Test
    void the_error_of_one_weight_is_drawn(@TempDir Path folder) {
        assertThat(run("deltarule", "--pictures", folder.resolve("new").toString()))
                .isEqualTo(Main.OK);

        assertThat(folder.resolve("new/loss-curve.png")).isNotEmptyFile();
        assertThat(folder.resolve("new/loss-surface.png")).isNotEmptyFile();
    }

    @Test
    void a_report_that_cannot_be_written_is_said_without_a_stack_trace(@TempDir Path folder) {
        assertThat(run("spirals", "--report", folder.toString())).isEqualTo(Main.NOT_WRITTEN);

        assertThat(err.text()).startsWith("The report cannot be written: ").doesNotContain("Exception");
        assertThat(out.text()).as("nothing was trained in vain").isEmpty();
    }

    @Test
    void folders_that_are_missing_are_created(@TempDir Path folder) {
        Path report = folder.resolve("runs/today/spirals.html");

        assertThat(run("spirals", "--report", report.toString())).isEqualTo(Main.OK);
        assertThat(report).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file/report.html", "file/runs/report.html", "link/runs/report.html"})
    void a_file_in_the_place_of_a_folder_is_named_before_anything_runs(String report, @TempDir Path folder)
            throws IOException {
        Files.createFile(folder.resolve("file"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("file"));

        assertThat(run("spirals", "--report", folder.resolve(report).toString()))
                .isEqualTo(Main.NOT_WRITTEN);
        assertThat(run("deltarule", "--pictures", folder.resolve(report).toString()))
                .isEqualTo(Main.NOT_WRITTEN);

        Path culprit = folder.resolve(report.substring(0, 4));
        assertThat(err.lines())
                .containsExactly(
                        "The report cannot be written: " + culprit + ": it is a file, not a folder",
                        "The pictures cannot be written: " + culprit + ": it is a file, not a folder");
        assertThat(out.text()).isEmpty();
    }

    @Test
    void a_link_to_a_folder_is_a_folder(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        assertThat(run("deltarule", "--pictures", folder.resolve("link").toString()))
                .isEqualTo(Main.OK);
        assertThat(folder.resolve("real/loss-curve.png")).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void help_lists_the_samples_and_is_no_mistake(String option) {
        assertThat(run(option)).isEqualTo(Main.OK);

        for (Sample sample : Sample.values()) {
            assertThat(out.lines())
                    .filteredOn(line -> line.strip().startsWith(sample.word() + " "))
                    .singleElement()
                    .asString()
                    .contains(sample.what());
        }
        assertThat(out.text()).contains("--report FILE", "--pictures FOLDER", "-Dsample=");
        out.fitsEightyColumns();
        assertThat(err.text()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void help_with_a_name_says_what_that_sample_takes(Sample sample) {
        assertThat(run(sample.word(), "--help")).isEqualTo(Main.OK);

        assertThat(out.text()).contains(sample.call(), sample.what());
        assertThat(out.text().contains("--report FILE")).isEqualTo(sample.reports());
        assertThat(out.text().contains("--pictures FOLDER")).isEqualTo(sample.draws());
        out.fitsEightyColumns();
        assertThat(err.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "xor --report x.html,'--report goes with spirals, abalone, iris, digits, autoencoder.'",
        "spirals --pictures x,'--pictures goes with deltarule, autoencoder.'",
        "spirals --report,--report needs a file.",
        "spirals --report --pictures x,--report needs a file.",
        "'spirals --report ',--report needs a file.",
        "spirals --report a --report b,--report is given twice.",
        "deltarule --pictures a --pictures b,--pictures is given twice.",
        "spirals --repot x,There is no option --repot.",
        "-v spirals,There is no option -v.",
        "--report x.html,'--report goes with spirals, abalone, iris, digits, autoencoder.'",
        "sprials --help,'There is no sample \"sprials\".'"
    })
    void options_that_do_not_fit_are_refused(String args, String message) {
        assertThat(run(args.split(" ", -1))).isEqualTo(Main.USAGE);

        assertThat(err.lines()).first().isEqualTo(message);
        assertThat(out.text()).isEmpty();
    }

    private int run(String... args) {
        return Main.run(List.of(args), out.stream(), err.stream());
    }
}
