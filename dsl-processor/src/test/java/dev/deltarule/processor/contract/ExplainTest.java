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

                layer   strategy  cycles forward  cycles of a step
                hidden  loops             62,000           150,000
                output  unrolled             370             1,500
                The whole network would not fit in one method that HotSpot still compiles (8,000 bytes of bytecode), so each
                layer has methods of its own: unrolled, or loops with literal bounds.

                Cycles are estimated for one example in a block of 32 and one core, with the parameters in its caches and
                no input 0; a step of gradient descent has the forward pass in it.""");
    }

    @Test
    void thePlanOfTheVectorVariantIsPrintedToo() {
        Map<String, String> source = Map.of("Net", """
                @Network(inputs = 784)
                @Layer(size = 128, activation = Activation.RELU)
                @Layer(size = 10, activation = Activation.IDENTITY)
                public interface Net extends FloatModel {}
                """);

        Networks networks =
                Networks.compileWith(source, "-Adeltarule.explain", "--add-modules", "jdk.incubator.vector");

        assertThat(notes(networks))
                .singleElement()
                .asString()
                .contains("""
                layer   256 bits: tile  forward    step  512 bits: tile  forward    step
                """)
                .containsPattern("hidden +6 x 2 +[0-9,]+ +[0-9,]+ +4 x 4 +[0-9,]+ +[0-9,]+\n");
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
