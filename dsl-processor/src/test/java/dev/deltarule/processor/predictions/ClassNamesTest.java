package dev.deltarule.processor.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A network knows what its classes are called, by the enum that its prediction methods return. */
class ClassNamesTest {
    @Test
    void theConstantsOfTheEnumNameTheClasses() {
        assertThat(classNames("Kind kind(double a); enum Kind { B, A { @Override public String toString() { return"
                        + " \"a\"; } } }"))
                .containsExactly("B", "A");
        assertThat(classNames("Thread.State.Builder kind(double a); interface Thread { class State { enum Builder"
                        + " { ONE(1), T\\u00f6n(2); Builder(int i) {} } } }"))
                .containsExactly("ONE", "T\u00f6n");
        assertThat(classNames("java.math.RoundingMode kind(double a);", 8)).startsWith("UP", "DOWN", "CEILING");
    }

    @Test
    void enumsOfTheSameConstantsAgreeAndOthersNameNothing() {
        assertThat(classNames("K1 one(double a); K2 two(double a); enum K1 { A, B } enum K2 { A, B }"))
                .containsExactly("A", "B");
        assertThat(classNames("K1 one(double a); K2 two(double a); enum K1 { A, B } enum K2 { C, D }"))
                .isEmpty();
        assertThat(classNames("int one(double a);")).isEmpty();
    }

    @Test
    void parametersAndComponentsNameTheInputs() {
        assertThat(inputNames("int one(double a, double b); int two(Pair pair); record Pair(float a, float b) {}"))
                .containsExactly("a", "b");
        assertThat(inputNames("int one(double a, double b); int two(double b, double a);"))
                .isEmpty();
        assertThat(inputNames("int one(double[] a);")).isEmpty();
    }

    @Test
    void componentsOfAResultNameTheOutputs() {
        assertThat(outputNames("Odds odds(double a); record Odds(float pear, double apple) {}"))
                .containsExactly("pear", "apple");
        assertThat(outputNames("O1 one(double a); O2 two(double a); record O1(float a, float b) {}"
                        + " record O2(float a, float c) {}"))
                .isEmpty();
        assertThat(outputNames("int one(double a); void two(double a, double[] out);"))
                .isEmpty();
    }

    private static List<String> outputNames(String members) {
        return net(members, 2).model().topology().outputNames();
    }

    private static List<String> inputNames(String members) {
        Caller net = new Caller("""
                @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 2, activation = Activation.SOFTMAX)
                public interface Net extends DoubleModel {
                    %s
                }
                """.formatted(members));
        return net.model().topology().inputNames();
    }

    @Test
    void replicasShareTheNamesThatAreLearnt() {
        Caller net = net("int one(double a);", 2);
        net.model().names().set(List.of("x"), List.of("a", "b"));
        Object replica = net.call("replicate");

        assertThat(((Model) replica).names().targets()).containsExactly("a", "b");
    }

    private static List<String> classNames(String members) {
        return classNames(members, 2);
    }

    private static List<String> classNames(String members, int outputs) {
        Caller net = net(members, outputs);
        assertThat(net.model().names().targets())
                .isEqualTo(net.model().topology().classNames());
        return net.model().topology().classNames();
    }

    private static Caller net(String members, int outputs) {
        return new Caller("""
                @Network(inputs = 1, loss = Loss.CROSS_ENTROPY)
                @Layer(size = %d, activation = Activation.SOFTMAX)
                public interface Net extends DoubleModel {
                    %s
                }
                """.formatted(outputs, members));
    }
}
