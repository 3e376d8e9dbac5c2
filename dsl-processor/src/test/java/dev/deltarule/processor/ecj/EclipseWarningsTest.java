package dev.deltarule.processor.ecj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.processor.loss.LossRules;
import dev.deltarule.processor.testing.Networks;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse shows warnings of generated sources as well, which nobody can mend there. */
class EclipseWarningsTest {
    private static final String[] OPTIONS = {
        "-warn:+unusedLocal,unusedPrivate,unusedImport", "--add-modules", "jdk.incubator.vector"
    };

    /** Hidden layers: one method, small; the same with dropout and layers that stay as they are; unrolled; loops. */
    private static final String[] HIDDEN = {
        "@Layer(size = 3, activation = Activation.%s)",
        "@Layer(size = 3, activation = Activation.%s, bias = Bias.NONE, dropout = 0.1, trainable = false)",
        "@Layer(size = 8, activation = Activation.%s, bias = Bias.SHARED, trainableBias = false)",
        "@Layer(size = 14, activation = Activation.%s) @Layer(size = 14, activation = Activation.TANH, dropout = 0.2)",
        "@Layer(size = 70, activation = Activation.%s) @Layer(size = 60, activation = Activation.RELU)",
        "@Layer(size = 70, activation = Activation.%s, trainable = false)"
    };

    @TempDir
    Path folder;

    @Test
    void noneOfAnyLossAndActivation() {
        Map<String, String> sources = new LinkedHashMap<>();
        Activation[] hidden = Activation.values();
        for (Loss loss : Loss.values()) {
            for (Activation output : Activation.values()) {
                if (LossRules.of(loss).refusal(output).isEmpty()) {
                    int number = sources.size();
                    sources.put(
                            "Net" + number,
                            Networks.HEADER
                                    + """
                            @Network(inputs = 3, loss = Loss.%s)
                            %s
                            @Layer(size = %d, activation = Activation.%s, trainable = %b)
                            public interface Net%d extends %s {}
                            """.formatted(
                                            loss,
                                            HIDDEN[number % HIDDEN.length].formatted(hidden[number % hidden.length]),
                                            2 + number % 3,
                                            output,
                                            number % 7 != 0,
                                            number,
                                            number % 2 == 0 ? "FloatModel" : "DoubleModel"));
                }
            }
        }
        EclipseNetworks compiled = EclipseNetworks.compile(folder, sources, OPTIONS);

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.generated("Net0Impl")).isTrue();
        assertThat(compiled.generatedWarnings()).isEmpty();
    }
}
