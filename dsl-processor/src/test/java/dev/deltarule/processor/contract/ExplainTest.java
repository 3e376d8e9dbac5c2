package dev.deltarule.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

class ExplainTest {
    private static final Map<String, String> SOURCE = Map.of("test.Net", """
            package test;
            @dev.deltarule.Network(inputs = 784)
            @dev.deltarule.Layer(size = 128, activation = dev.deltarule.Activation.TANH)
            @dev.deltarule.Layer(size = 2, activation = dev.deltarule.Activation.TANH)
            public interface Net extends dev.deltarule.runtime.FloatModel {}
            """);

    @Test
    void theOptionPrintsThePlanAsANote() {
        assertThat(notes(Networks.compileFiles(SOURCE, "-Adeltarule.explain"))).containsExactly("""
                [deltarule] Net:
                layer   shape      activation  weights         biases          multiply-adds
                hidden  784 x 128  TANH        0..100351       100352..100479        100,352
                output  128 x 2    TANH        100480..100735  100736..100737            256

                Kernels: methods that all networks share do the work on blocks of examples, layer by layer. They use the
                Vector API where the virtual machine was started with it, else plain loops.

                forward
                hidden  net = Σ w · in + b
                out = tanh(net)
                output  net = Σ w · in + b
                out = tanh(net)

                error
                output  the targets, laid out as the outputs are
                E is the sum of 0.5 · (target - out)²

                backward
                output  dE/dout = out - target
                delta = dE/dout · dout/dnet, dout/dnet = 1 - out · out
                hidden  dE/dout = Σ delta · w over the units of output
                delta = dE/dout · dout/dnet, dout/dnet = 1 - out · out

                gradient
                output  dE/dw = Σ delta · in over the examples
                dE/db = Σ delta over the examples
                hidden  dE/dw = Σ delta · in over the examples
                dE/db = Σ delta over the examples""");
    }

    @Test
    void withoutItNothingIsPrinted() {
        assertThat(Networks.compileFiles(SOURCE).messages()).isEmpty();
    }

    private static List<String> notes(Networks networks) {
        return networks.messages().stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.NOTE)
                // javac indents all lines but the first
                .map(message -> message.getMessage(Locale.ROOT)
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining("\n")))
                .toList();
    }
}
