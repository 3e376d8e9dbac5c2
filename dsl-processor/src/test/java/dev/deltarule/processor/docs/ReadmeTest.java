package dev.deltarule.processor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is compiled, generated and configured just so. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```([a-z ]+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("public interface (\\w+)");

    @Test
    void javaExamplesCompile() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        StringBuilder methods = new StringBuilder();
        for (String block : blocks("java")) {
            Matcher type = TYPE.matcher(block);
            if (type.find()) {
                sources.put("readme." + type.group(1), file(block));
            } else {
                methods.append("void snippet%d(Examples examples) {\n%s}\n".formatted(methods.length(), block));
            }
        }
        sources.put("readme.Snippets", file("class Snippets {\n" + methods + "}\n"));

        assertThat(sources).hasSize(3);
        Networks.compileFiles(sources, "-cp", System.getProperty("java.class.path"))
                .succeeded();
    }

    private static String file(String declaration) {
        return """
                package readme;
                import static dev.deltarule.Activation.*;
                import dev.deltarule.*;
                import dev.deltarule.data.*;
                import dev.deltarule.runtime.*;
                import dev.deltarule.runtime.data.*;
                import dev.deltarule.runtime.metrics.*;
                import dev.deltarule.runtime.optimizer.*;
                import dev.deltarule.runtime.selection.*;
                import dev.deltarule.runtime.train.*;
                import java.nio.file.Path;
                """ + declaration;
    }

    @Test
    void generatedLinesAreGenerated() throws IOException {
        String golden = Files.readString(ROOT.resolve("dsl-processor/src/test/resources/goldens/TutorialNetImpl.java"));

        assertThat(onlyBlock("java generated").lines().filter(line -> !line.equals("...")))
                .hasSize(7)
                .allSatisfy(line -> assertThat(golden).contains(" " + line + "\n"));
    }

    @Test
    void generatedCallsOfKernelsAreGenerated() throws IOException {
        String golden = Files.readString(ROOT.resolve("dsl-processor/src/test/resources/goldens/DigitsNetImpl.java"));

        assertThat(onlyBlock("java kernels").lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(golden).contains(" " + line + "\n"));
    }

    @Test
    void processorPathIsTheOneThatTheConsumerTestsUse() throws IOException {
        String pom = Files.readString(ROOT.resolve("consumer-tests/src/it/readme-example/pom.xml"));
        String tested = pom.substring(pom.indexOf("<!-- README: begin -->"), pom.indexOf("<!-- README: end -->"));

        assertThat(tested.replace("@project.version@", "0.1.0-SNAPSHOT").replaceAll("\\s+", ""))
                .isEqualTo("<!--README:begin-->" + onlyBlock("xml processor").replaceAll("\\s+", ""));
    }

    private static String onlyBlock(String language) throws IOException {
        List<String> blocks = blocks(language);
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }
}
