package dev.deltarule.processor.ecj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Eclipse compiler resolves names by rules of its own making: what hides types and packages from generated code. */
class EclipseNamesTest {
    private static final String[] TYPES = {
        "Activation",
        "Arrays",
        "Bias",
        "Dropout",
        "Exp",
        "Generated",
        "Init",
        "Layer",
        "List",
        "Loss",
        "Math",
        "Object",
        "Override",
        "Rows",
        "String",
        "System",
        "Topology",
        "Workers"
    };

    @TempDir
    Path folder;

    private static String net(String name, String parents, String members) {
        return """
                @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 2, activation = Activation.SOFTMAX)
                public interface %s extends DoubleModel%s {
                    %s
                    Kind classify(double dev, double java);
                    enum Kind { ONE, TWO }
                }
                """.formatted(name, parents, members);
    }

    @Test
    void constantsAndTypesOfParentsAreCalledLikeTypesOfGeneratedCode() {
        StringBuilder constants = new StringBuilder("package other; public interface Constants {");
        StringBuilder types = new StringBuilder("package other; public interface Types {");
        for (String type : TYPES) {
            constants.append(" int ").append(type).append(" = 1;");
            types.append(" class ").append(type).append(" {}");
        }
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("../other/Constants", constants + "}");
        sources.put("../other/Types", types + "}");
        sources.put("Constant", Networks.HEADER + net("Constant", ", other.Constants", ""));
        sources.put("Typed", Networks.HEADER + net("Typed", ", other.Types", ""));
        EclipseNetworks compiled = EclipseNetworks.compile(folder, sources);

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.generated("ConstantImpl")).isTrue();
        assertThat(compiled.generated("TypedImpl")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "java", "javax", "jdk", "test"})
    void anythingMayBeCalledLikeAPackageThatIsOnlyImported(String name) {
        for (String member : new String[] {"int %s = 1;", "record %s(int a) {}", "enum %s { A }"}) {
            assertThat(EclipseNetworks.compile(folder, "Net", Networks.HEADER + net("Net", "", member.formatted(name)))
                            .errors())
                    // Eclipse itself looks for java.lang.Record in a nested type java, and says so at the interface.
                    .allMatch(error -> name.equals("java") && error.startsWith("1: Cycle detected"));
        }
    }

    @Test
    void whatHidesAPackageThatMustBeWrittenIsReported() {
        assertThat(EclipseNetworks.compile(folder, "Net", Networks.HEADER + net("Net", "", "int dev = 1; int Exp = 2;"))
                        .errors())
                .containsExactly(
                        "4: [deltarule] Net: the constant dev hides the package dev, but the generated code must"
                                + " write dev.deltarule.runtime.support.Exp in full. Rename the constant dev.");
    }
}
