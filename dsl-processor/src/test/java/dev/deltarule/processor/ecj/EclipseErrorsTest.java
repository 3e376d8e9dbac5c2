package dev.deltarule.processor.ecj;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Eclipse compiler shows the same messages as javac, whose messages the tests of errors spell out. */
class EclipseErrorsTest {
    @TempDir
    Path folder;

    static List<String> mistakes() {
        return List.of("""
                @Network(inputs = 0)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                """, """
                @Network(inputs = 2)
                public interface Net extends DoubleModel {}
                """, """
                @Network(inputs = 2)
                @Layer(size = 0, activation = Activation.TANH)
                public interface Net extends FloatModel {}
                """, """
                @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 0, activation = Activation.TANH, name = "class")
                @Layer(size = 1, activation = Activation.SOFTMAX)
                @Layer(size = 3, activation = Activation.SIGMOID, bias = Bias.NONE, trainableBias = false)
                public interface Net extends FloatModel {}
                """, """
                @Network(inputs = 2)
                @Layers({@Layer(size = 0, activation = Activation.TANH),
                         @Layer(size = -1, activation = Activation.TANH)})
                @Layer(size = -2, activation = Activation.TANH)
                public interface Net extends FloatModel {}
                """, """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public enum Net {}
                """, """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net {}
                """, """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public sealed interface Net<T> extends DoubleModel permits Sub {}
                non-sealed interface Sub extends Net<String> {}
                """, """
                public class Net {
                    private static class Middle {
                        @Network(inputs = 2)
                        @Layer(size = 1, activation = Activation.TANH)
                        private interface Inner extends DoubleModel {}
                    }
                    private record Point(double x, double y) {}
                    @Network(inputs = 2)
                    @Layer(size = 1, activation = Activation.TANH)
                    interface Beside extends DoubleModel {
                        double f(Point point);
                    }
                }
                """, """
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                @Layer(size = 1, activation = Activation.TANH)
                @Layer(size = 1, activation = Activation.TANH)
                interface Two extends DoubleModel {}
                """, """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                class NetImpl {}
                """, """
                @Network(inputs = 2)
                @Layer(size = 3, activation = Activation.TANH)
                public interface Net extends DoubleModel, Classifier<Net.Pair> {
                    double f(double a, double b);
                    int g(int a);
                    int g(int a, int b);
                    String h(Three r);
                    Generic<String> i(float[] in);
                    void j(double[] in);
                    void k(float[] in, double... out);
                    <T> int l(double a, double b);
                    String summary();
                    boolean equals(Object other);
                    record Three(double a, float b, double c) {}
                    record Generic<T>(double a, double b, double c) {}
                    enum Pair { A, B }
                }
                interface Classifier<T> {
                    T classify(double a, double b);
                }
                """, """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel {
                    double[] predict(double... in);
                }
                """);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void messagesAreThoseOfJavac(String source) {
        List<String> expected = Networks.compile("Net", source).errors();

        assertThat(expected).isNotEmpty().allMatch(message -> message.contains("[deltarule]"));
        assertThat(compile(source).errors()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Eclipse hands networks over in an order of its own, so that either may be the one that is generated. */
    @Test
    void ofTwoNetworksThatShareAClassOneIsReported() {
        String source = """
                public class Net {
                    @Network(inputs = 2)
                    @Layer(size = 1, activation = Activation.TANH)
                    public interface Inner extends DoubleModel {}
                }
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                interface Net_Inner extends DoubleModel {}
                """;

        assertThat(compile(source).errors())
                .singleElement()
                .asString()
                .contains("its generated class Net_InnerImpl would collide with that of ");
    }

    /** Eclipse does not say where a record is. */
    @Test
    void aRecordIsReportedByName() {
        assertThat(compile("""
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public record Net() {}
                """).errors())
                .singleElement()
                .asString()
                .contains("[deltarule] Net: @Network goes on an interface, but this is a record.");
    }

    @Test
    void aMistypedConstantIsTheCompilersAffair() {
        assertThat(compile("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOYD)
                public interface Net extends DoubleModel {}
                """).errors()).containsExactly("2: SIGMOYD cannot be resolved or is not a field");
    }

    @Test
    void aTypeThatNeverComesIsTheCompilersAffairAndTheRestIsChecked() {
        assertThat(compile("""
                @Network(inputs = 0)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {
                    Specis classify(double a, double b);
                }
                """).errors())
                .containsExactlyInAnyOrder(
                        "1: [deltarule] Net: inputs must be at least 1, but is 0.",
                        "4: Specis cannot be resolved to a type");
    }

    @Test
    void aGoodNetworkBesideABadOneIsGenerated() {
        EclipseNetworks compiled = compile("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.SIGMOID)
                public interface Net extends DoubleModel {}
                @Network(inputs = 2)
                @Layer(size = 0, activation = Activation.SIGMOID)
                interface Bad extends DoubleModel {}
                """);

        assertThat(compiled.errors())
                .containsExactly("5: [deltarule] Bad, layer 1 of 1: size must be at least 1, but is 0.");
        assertThat(compiled.generated("NetImpl")).isTrue();
        assertThat(compiled.generated("BadImpl")).isFalse();
    }

    private EclipseNetworks compile(String source) {
        return EclipseNetworks.compile(folder, "Net", Networks.HEADER + source);
    }
}
