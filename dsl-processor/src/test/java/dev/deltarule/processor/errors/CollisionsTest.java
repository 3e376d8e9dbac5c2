package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated class and other classes of its name. */
class CollisionsTest {
    private static final String NET = """
            @Network(inputs = 2)
            @Layer(size = 1, activation = Activation.TANH)
            public interface Net extends DoubleModel {}
            """;

    @Test
    void aClassOfTheUserIsNeverReplaced() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Net", NET);
        sources.put("NetImpl", "class NetImpl {}");
        Networks compiled = Networks.compile(sources);

        assertThat(compiled.errors())
                .containsExactly("3: [deltarule] Net: its generated class NetImpl would collide with a class of that"
                        + " name. Rename one of them.");
        assertThat(compiled.generated("test.NetImpl")).isFalse();
    }

    @Test
    void aSourceOfAnEarlierBuildIsNoClassOfTheUser() {
        String before = Networks.compile("Net", NET).succeeded().source("NetImpl");

        assertThat(Networks.compileFiles(Map.of("test.Net", Networks.HEADER + NET, "test.NetImpl", before))
                        .errors())
                .containsExactly("3: [deltarule] Net: its generated class NetImpl is among the sources already, from an"
                        + " earlier build. Take the folder of generated sources out of them, or delete that file.");
    }

    @Test
    void aClassOfTheUserBesideOthersInItsFileIsNeverReplaced() {
        assertThat(Networks.compile("Net", NET + "interface NetImpl {}").errors())
                .containsExactly("3: [deltarule] Net: its generated class NetImpl would collide with a class of that"
                        + " name. Rename one of them.");
    }

    @Test
    void aNetworkCalledLikeTheClassOfAnotherCollides() {
        assertThat(Networks.compile("Net", NET + NET.replace("public", "").replace("Net ", "NetImpl "))
                        .errors())
                .containsExactly("3: [deltarule] Net: its generated class NetImpl would collide with a class of that"
                        + " name. Rename one of them.");
    }

    @Test
    void twoNetworksMayNotShareAClass() {
        Networks compiled = Networks.compile("Outer", """
                public class Outer {
                    @Network(inputs = 2)
                    @Layer(size = 1, activation = Activation.TANH)
                    public interface Inner extends DoubleModel {}
                }
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                interface Outer_Inner extends DoubleModel {}
                """);

        assertThat(compiled.errors())
                .containsExactly("8: [deltarule] Outer_Inner: its generated class Outer_InnerImpl would collide with"
                        + " that of Outer.Inner. Rename one of them.");
    }

    @Test
    void theSameNameInOtherPackagesIsNoCollision() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("test.Net", Networks.HEADER + NET);
        sources.put("other.Net", Networks.HEADER.replace("package test", "package other") + NET);
        sources.put("other.sub.NetImpl", "package other.sub; class NetImpl {}");
        Networks compiled = Networks.compileFiles(sources).succeeded();

        assertThat(compiled.generated("test.NetImpl")).isTrue();
        assertThat(compiled.generated("other.NetImpl")).isTrue();
    }

    @Test
    void nestedInterfacesAreGeneratedBesideTheOutermostClass() {
        Networks compiled = Networks.compile("Outer", """
                public class Outer {
                    interface Middle {
                        @Network(inputs = 2)
                        @Layer(size = 1, activation = Activation.TANH)
                        interface Net extends DoubleModel {}
                    }
                    @Network(inputs = 2)
                    @Layer(size = 1, activation = Activation.TANH)
                    protected interface Net extends FloatModel {}
                }
                """).succeeded();

        assertThat(compiled.load("Outer_Middle_NetImpl").getInterfaces())
                .containsExactly(compiled.load("Outer$Middle$Net"));
        assertThat(compiled.load("Outer_NetImpl").getInterfaces()).containsExactly(compiled.load("Outer$Net"));
    }

    @Test
    void theDefaultPackageWorks() {
        String imports = "import dev.deltarule.*; import dev.deltarule.runtime.*; ";
        Networks compiled = Networks.compileFiles(Map.of("Net", imports + NET)).succeeded();

        assertThat(compiled.loadClass("NetImpl").getInterfaces()).containsExactly(compiled.loadClass("Net"));
        assertThat(Networks.compileFiles(Map.of("Net", imports + NET + "class NetImpl {}"))
                        .errors())
                .containsExactly("3: [deltarule] Net: its generated class NetImpl would collide with a class of that"
                        + " name. Rename one of them.");
    }

    @Test
    void theClassFileOfAnEarlierCompilationIsReplaced(@TempDir Path folder) throws Exception {
        Networks before = Networks.compile("Net", NET).succeeded();
        for (Map.Entry<String, byte[]> file : before.classFiles().entrySet()) {
            Path path = folder.resolve(file.getKey().replace('.', '/') + ".class");
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }

        String classPath = folder + System.getProperty("path.separator") + System.getProperty("java.class.path");
        Networks after = Networks.compileFiles(
                        Map.of("test.Net", Networks.HEADER + NET.replace("inputs = 2", "inputs = 5")),
                        "-classpath",
                        classPath)
                .succeeded();

        assertThat(after.source("NetImpl")).contains("5 inputs");
    }
}
