package dev.deltarule.processor.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.processor.testing.Networks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * HotSpot's optimising compiler takes every method of generated networks: a virtual machine of its own runs them with {@code
 * -XX:+PrintCompilation}, and what it prints is read.
 */
class HotSpotTest {
    /** Bytes of bytecode above which HotSpot inlines no method (its FreqInlineSize). */
    private static final int LONG = 325;

    private static final Set<String> CALLING_KERNELS =
            Set.of("propagate", "errors", "deltas", "gradientShare", "descend", "gradient");

    @Test
    void compilesNetworksWithPlainKernels(@TempDir Path folder) throws IOException, InterruptedException {
        compiles(folder, List.of());
    }

    @Test
    void compilesNetworksWithVectors(@TempDir Path folder) throws IOException, InterruptedException {
        compiles(folder, List.of("--add-modules", "jdk.incubator.vector"));
    }

    private static void compiles(Path folder, List<String> options) throws IOException, InterruptedException {
        Networks networks = Networks.compile(Sweep.declarations()).succeeded();

        List<String> printed = run(networks, folder, options);

        assertNothingIsRefused(printed);
        assertNoMethodIsHuge(networks);
        assertLongMethodsAreOptimised(networks, printed);
    }

    @Test
    void noticesAMethodThatHotSpotDoesNotCompile(@TempDir Path folder) throws IOException, InterruptedException {
        Networks networks = Networks.compileWith(Map.of("Long", """
                        @Network(inputs = 15, loss = Loss.SQUARED_ERROR)
                        @Layer(size = 20, activation = Activation.TANH)
                        @Layer(size = 10, activation = Activation.TANH)
                        public interface Long extends FloatModel {}
                        """), "-Adeltarule.strategy=straight-line");

        List<String> printed = run(networks, folder, List.of());

        assertThatThrownBy(() -> assertLongMethodsAreOptimised(networks, printed))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("compilations of test.LongImpl.");
        assertThatThrownBy(() -> assertNoMethodIsHuge(networks)).isInstanceOf(AssertionError.class);
    }

    /** A line of the fourth tier, which is C2's: time, number, flags, tier, method, size. */
    private static Predicate<String> optimised(String method) {
        return line -> line.contains(" 4 ") && line.contains("test." + method + " (");
    }

    /**
     * Short methods may be compiled as part of others only; a long one is never inlined, so it must have its own line. Those
     * that call kernels are called so rarely that HotSpot need not care.
     */
    private static void assertLongMethodsAreOptimised(Networks networks, List<String> printed) {
        networks.classFiles()
                .forEach((type, bytes) -> MethodSizes.of(bytes).forEach((method, size) -> {
                    if (size > LONG && !method.startsWith("<") && !CALLING_KERNELS.contains(method)) {
                        assertThat(printed.stream().filter(optimised(type.substring("test.".length()) + "::" + method)))
                                .as("compilations of " + type + "." + method + " of " + size + " bytes")
                                .isNotEmpty();
                    }
                }));
    }

    private static void assertNoMethodIsHuge(Networks networks) {
        networks.classFiles()
                .forEach((type, bytes) -> assertThat(MethodSizes.of(bytes))
                        .as(type)
                        .allSatisfy(
                                (method, size) -> assertThat(size).isLessThanOrEqualTo(MethodLimitTest.HUGE_METHOD)));
    }

    private static void assertNothingIsRefused(List<String> printed) {
        assertThat(printed.stream()
                        .filter(line -> line.contains("test."))
                        .filter(line -> line.contains("COMPILE SKIPPED") || line.contains("not compilable")))
                .isEmpty();
    }

    private static List<String> run(Networks networks, Path folder, List<String> options)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-Xbatch", "-XX:+PrintCompilation"));
        arguments.addAll(options);
        return OwnJvm.run(Exerciser.class, networks, folder, arguments);
    }
}
