package dev.deltarule.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.deltarule.processor.NetworkProcessor;
import dev.deltarule.processor.testing.Networks;
import dev.deltarule.runtime.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Adeltarule.strategy} forces a strategy, and says so where it cannot. */
class StrategyOptionTest {
    @ParameterizedTest
    @ValueSource(strings = {"straight-line", "unrolled", "kernels"})
    void everyLayerGetsTheLayoutThatWasAskedFor(String strategy) {
        Networks networks = compile(strategy, network(6, 7, 5)).succeeded();

        assertThat(networks.source("NetImpl"))
                .contains("-Adeltarule.strategy=" + strategy + " asked for this strategy, whatever the sizes.");
    }

    @Test
    void eachIsWrittenInItsWay() {
        assertThat(compile("straight-line", network(4, 16, 3)).source("NetImpl"))
                .contains("private static final int W_H1_I1 = 0;")
                .doesNotContain("KERNELS");
        assertThat(compile("unrolled", network(4, 16, 3)).source("NetImpl"))
                .contains("private void forward_h(")
                .doesNotContain("KERNELS");
        assertThat(compile("kernels", network(4, 16, 3)).source("NetImpl"))
                .contains("KERNELS.product(n, in, inAt + first * 4, 4, p, W_H, B_H, 1,")
                .doesNotContain("W_H1_I1");
    }

    @Test
    void methodsThatHotSpotNeverCompilesAreGeneratedWithAWarning() {
        Networks networks = compile("straight-line", network(15, 20, 10));

        assertThat(networks.messages()).singleElement().satisfies(message -> {
            assertThat(message.getKind()).isEqualTo(Diagnostic.Kind.WARNING);
            assertThat(message.getMessage(Locale.ROOT))
                    .isEqualTo(
                            "[deltarule] Net: -Adeltarule.strategy=straight-line makes a method of about 21,435 bytes"
                                    + " of bytecode. HotSpot never compiles methods of more than 8,000, so it may be interpreted"
                                    + " and slow.");
        });
        assertThat(networks.create("Net", Model.class).topology().parameters()).isEqualTo(530);
    }

    @Test
    void theLongestMethodsThatAreNotRefusedCanBeCompiled() {
        // Just below 60,000 bytes by estimate: many weights, and many sums of many terms.
        for (int[] sizes : new int[][] {{1, 35, 34}, {900, 1, 100}, {45, 35, 2}}) {
            Networks networks = compile("straight-line", network(sizes[0], sizes[1], sizes[2]));
            assertThat(networks.errors()).isEmpty();
            assertThat(networks.create("Net", Model.class)).isNotNull();
        }
        assertThat(compile("unrolled", network(1, 53, 50)).errors()).isEmpty();
    }

    @Test
    void codeThatNoClassFileHoldsIsRefused() {
        assertRefused(
                compile("straight-line", network(784, 128, 10)),
                "1: [deltarule] Net: -Adeltarule.strategy=straight-line makes a method of about 3,188,288 bytes of"
                        + " bytecode, but a class file holds no more than 65,535. Choose kernels, or leave the option out.");
        assertRefused(
                compile("unrolled", network(784, 128, 10)),
                "1: [deltarule] Net: -Adeltarule.strategy=unrolled would unroll 101,632 weights, but one class can hold"
                        + " the code of about 12,000. Choose kernels, or leave the option out.");
        assertRefused(
                compile("unrolled", network(100, 100, 10)),
                "1: [deltarule] Net: -Adeltarule.strategy=unrolled makes a method of about 210,900 bytes of bytecode, but"
                        + " a class file holds no more than 65,535. Choose kernels, or leave the option out.");
    }

    @Test
    void aStrategyThatDoesNotExistIsReportedOnceWithThoseThatDo() {
        String expected = "-1: [deltarule] -Adeltarule.strategy: there is no strategy \"fast\". Write one of"
                + " straight-line, unrolled, kernels, or leave the option out: then each layer gets the"
                + " strategy that fits its size.";
        Map<String, String> two =
                Map.of("Net", network(2, 2, 2), "Other", network(2, 2, 2).replace("interface Net", "interface Other"));

        Networks networks = Networks.compileWith(two, "-Adeltarule.strategy=fast");

        assertThat(networks.errors()).containsExactly(expected);
        assertThat(networks.generated("test.NetImpl")).isFalse();
        assertThat(networks.generated("test.OtherImpl")).isFalse();
    }

    @Test
    void anOptionWithoutAValueIsReportedLikewise() {
        assertThat(Networks.compileWith(Map.of("Net", network(2, 2, 2)), "-Adeltarule.strategy")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("-1: [deltarule] -Adeltarule.strategy: it names no strategy. Write one of straight-line, ");
    }

    @Test
    void theCompilerKnowsTheOption() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new NetworkProcessor())
                .withOptions("-Xlint:processing", "-Adeltarule.strategy=kernels", "-Adeltarule.explain", "-Aother")
                .compile(JavaFileObjects.forSourceString("test.Net", Networks.HEADER + network(2, 2, 2)));

        List<String> unknown = compilation.warnings().stream()
                .map(warning -> warning.getMessage(Locale.ROOT))
                .filter(message -> message.contains("not recognized by any processor"))
                .toList();
        assertThat(unknown).singleElement().asString().contains("other").doesNotContain("deltarule.");
    }

    private static void assertRefused(Networks networks, String error) {
        assertThat(networks.errors()).containsExactly(error);
        assertThat(networks.generated("test.NetImpl")).isFalse();
    }

    private static Networks compile(String strategy, String declaration, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = "-Adeltarule.strategy=" + strategy;
        return Networks.compileWith(Map.of("Net", declaration), all);
    }

    private static String network(int inputs, int hidden, int outputs) {
        return """
                @Network(inputs = %d, loss = Loss.CROSS_ENTROPY)
                @Layer(size = %d, activation = Activation.TANH)
                @Layer(size = %d, activation = Activation.SOFTMAX)
                public interface Net extends FloatModel {}
                """.formatted(inputs, hidden, outputs);
    }
}
