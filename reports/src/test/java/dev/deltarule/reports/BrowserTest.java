package dev.deltarule.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens reports in Chromium where there is one. */
class BrowserTest {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    @TempDir
    Path folder;

    @Test
    void the_browser_shows_all_sections_and_has_nothing_to_complain_of() throws Exception {
        Path page = folder.resolve("report.html");
        Runs.ofStrokes().write(page);

        String dom = open(page, "--dump-dom");

        assertThat(dom.split("<section id=", -1)).hasSize(11);
        assertThat(dom).contains("<svg class=\"network\"", "</html>");
        assertThat(complaints()).isEmpty();
    }

    /** Without this, an empty console might only mean that nobody listens. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script>                    | violates the following Content Security Policy",
                "<img src='https://example.invalid/logo.png'> | violates the following Content Security Policy",
                "<style>@import 'https://example.invalid/a';</style> | violates the following Content Security Policy"
            })
    void what_a_report_forbids_itself_is_complained_of(String html, String complaint) throws Exception {
        Path page = folder.resolve("report.html");
        Files.writeString(page, Runs.ofStrokes().html().replace("<main>", "<main>" + html));

        open(page, "--dump-dom");

        assertThat(complaints()).hasSize(1).first(STRING).contains(complaint);
    }

    private List<String> complaints() throws IOException {
        return Files.readString(folder.resolve("log"))
                .lines()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
    }

    @Test
    void the_page_loads_its_pictures_and_is_never_wider_than_a_phone() throws Exception {
        String seen = onPhone(Runs.ofPoints().html());

        assertThat(seen).containsPattern("images [1-9]\\d* broken 0 wider by 0<");
    }

    @Test
    void a_picture_that_is_broken_or_too_wide_is_noticed() throws Exception {
        String broken = "<img src='data:image/png;base64,AAAA' alt=''><p style='width:500px'>wide</p>";

        String seen = onPhone(Runs.ofPoints().html().replace("<main>", "<main>" + broken));

        assertThat(seen).containsPattern("images [1-9]\\d* broken 1 wider by [1-9]\\d*<");
    }

    /** How many images a page has on a screen 400 pixels wide, how many of them are broken, and by how much it is wider. */
    private String onPhone(String html) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("report.html"), html);
        Path probe = folder.resolve("probe.html");
        // The probe runs in a frame around the page, which itself forbids scripts.
        Files.writeString(probe, """
            <!DOCTYPE html><p id="out"></p><iframe id="page" src="report.html" style="width:400px;height:800px"></iframe>
            <script>
            onload = () => {
              const d = document.getElementById('page').contentDocument;
              const broken = [...d.images].filter(i => !i.complete || i.naturalWidth == 0).length;
              document.getElementById('out').textContent = 'images ' + d.images.length + ' broken ' + broken
                + ' wider by ' + (d.documentElement.scrollWidth - d.documentElement.clientWidth);
            };
            </script>
            """);
        return open(probe, "--allow-file-access-from-files", "--dump-dom");
    }

    private String open(Path page, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                browser(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Path dom = folder.resolve("dom");
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(folder.resolve("log").toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(dom);
    }

    private static String browser() {
        Optional<Path> browser = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(browser.isPresent(), "Skipped: there is no Chromium on the path.");
        return browser.get().toString();
    }
}
