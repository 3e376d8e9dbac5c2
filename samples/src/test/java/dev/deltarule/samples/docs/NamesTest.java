package dev.deltarule.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.train.LearningRate;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.samples.Captured;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of docs/names.md lead to snippets that exist, compile, run, and show what the table names. */
class NamesTest {
    private static final Pattern LINK = Pattern.compile("\\[`([^`]+)`\\]\\(snippets\\.md#([a-z0-9-]+)\\)");

    @Test
    void every_row_links_to_a_snippet_that_shows_what_it_names() throws IOException {
        List<Snippet> snippets = Snippet.read();

        for (String row : rows()) {
            List<MatchResult> links = LINK.matcher(row).results().toList();
            assertThat(links).as(row).isNotEmpty();
            for (MatchResult link : links) {
                assertThat(snippets)
                        .as(row)
                        .filteredOn(snippet -> snippet.anchor().equals(link.group(2)))
                        .singleElement()
                        .satisfies(snippet -> assertThat(snippet.code()).as(row).contains(link.group(1)));
            }
        }
    }

    @Test
    void every_row_has_a_cell_for_each_library() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThan(130)
                .allSatisfy(row -> assertThat(row.split("\\|", -1)).hasSize(8));
    }

    @Test
    void whatever_is_added_here_is_named_there() throws IOException {
        String names = LINK.matcher(String.join("\n", rows()))
                .results()
                .map(link -> " " + link.group(1) + " ")
                .collect(Collectors.joining());

        for (Activation activation : Activation.values()) {
            assertThat(names).contains(" " + activation + " ");
        }
        for (Loss loss : Loss.values()) {
            assertThat(names).contains(" Loss." + loss + " ");
        }
        for (Init init : Init.values()) {
            assertThat(names).contains(" Init." + init + " ");
        }
        assertThat(names).contains(" Bias." + Bias.NONE + " ");
        for (Class<?> type : List.of(StopRule.class, LearningRate.class)) {
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                    .forEach(method ->
                            assertThat(names).contains(" " + type.getSimpleName() + "." + method.getName() + " "));
        }
        for (String optimizer : optimizers()) {
            assertThat(names).contains(" " + optimizer + " ");
        }
    }

    @Test
    void all_snippets_compile_and_run(@TempDir Path folder) throws Exception {
        List<Snippet> snippets = Snippet.read();
        CompiledSnippets.into(folder, snippets);
        Captured out = new Captured();
        PrintStream before = System.out;
        System.setOut(out.stream());
        List<String> run = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> net = loader.loadClass("snippets.IrisNet");
            for (Method method : loader.loadClass("snippets.Snippets").getMethods()) {
                if (Modifier.isStatic(method.getModifiers())) {
                    method.invoke(null, flowers(), Models.create(net.asSubclass(Model.class), 42), folder);
                    run.add(method.getName());
                }
            }
            assertThat(Models.create(loader.loadClass("snippets.CurveNet").asSubclass(Model.class))
                            .topology()
                            .layers())
                    .hasSize(2);
        } finally {
            System.setOut(before);
        }

        assertThat(run)
                .containsExactlyInAnyOrderElementsOf(snippets.stream()
                        .filter(snippet -> snippet.type().isEmpty())
                        .map(Snippet::method)
                        .toList());
        assertThat(out.text()).contains("[length, width] and [setosa, virginica]", "standard deviation");
        assertThat(folder.resolve("iris.html")).isNotEmptyFile();
    }

    @Test
    void anchors_are_those_of_the_site_that_shows_the_page() {
        assertThat(new Snippet("Biases, names and frozen layers", "", "").anchor())
                .isEqualTo("biases-names-and-frozen-layers");
        assertThat(new Snippet("A training loop of one's own", "", "").anchor())
                .isEqualTo("a-training-loop-of-ones-own");
        assertThat(new Snippet("Cross-validation", "", "").anchor()).isEqualTo("cross-validation");
    }

    /** Three heaps of flowers, far enough from each other. */
    private static Examples flowers() {
        float[] inputs = new float[150 * 4];
        float[] targets = new float[150 * 3];
        for (int k = 0; k < 150; k++) {
            int species = k % 3;
            for (int i = 0; i < 4; i++) {
                inputs[4 * k + i] = 1 + species + 0.01f * ((k * 7 + i * 13) % 50);
            }
            targets[3 * k + species] = 1;
        }
        return Examples.of(inputs, targets, 4, 3);
    }

    private static List<String> rows() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("../docs/names.md"))) {
            return lines.filter(line -> line.startsWith("| ") && !line.startsWith("| |") && !line.startsWith("| ---"))
                    .toList();
        }
    }

    private static List<String> optimizers() throws IOException {
        Path folder = Path.of("../runtime/src/main/java/dev/deltarule/runtime/optimizer");
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                if (Pattern.compile("public record \\w+[^{]*implements (Gradient|FullBatch)Optimizer")
                        .matcher(source)
                        .find()) {
                    names.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        assertThat(names).hasSizeGreaterThanOrEqualTo(13);
        return names;
    }
}
