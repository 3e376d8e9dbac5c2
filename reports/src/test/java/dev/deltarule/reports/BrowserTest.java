package dev.deltarule.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(Files.readString(folder.resolve("log"))).doesNotContain(":CONSOLE");
    }

    @Test
    void the_page_loads_its_pictures_and_is_never_wider_than_a_phone() throws Exception {
        Path page = folder.resolve("report.html");
        // The probe runs in a frame around the page, which itself forbids scripts.
        Runs.ofPoints().write(page);
        Path probe = folder.resolve("probe.html");
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

        String dom = open(probe, "--allow-file-access-from-files", "--dump-dom");

        assertThat(dom).containsPattern(Pattern.compile("images [1-9]\\d* broken 0 wider by 0<"));
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
