package dev.deltarule.processor.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How prediction methods take their inputs. */
class InputsTest {
    private static Caller net(String precision, int inputs, String members) {
        return new Caller("""
                @Network(inputs = %d)
                @Layer(size = 3, activation = Activation.TANH)
                @Layer(size = 1, activation = Activation.IDENTITY)
                public interface Net extends %s {
                    %s
                }
                """.formatted(inputs, precision, members));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FloatModel", "DoubleModel"})
    void numbersOfAllPrimitiveTypesAreTaken(String precision) {
        Caller net = net(precision, 6, "double f(byte a, short b, int c, long d, float e, double f);");

        assertThat(net.call("f", (byte) -1, (short) 2, 3, 4L, 0.5f, -0.25))
                .isEqualTo(net.outputs(-1, 2, 3, 4, 0.5, -0.25)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FloatModel", "DoubleModel"})
    void aRecordIsTakenByItsComponents(String precision) {
        Caller net = net(precision, 6, """
                double f(All all);
                record All(byte a, short b, int c, long d, float e, double f) {}
                """);

        assertThat(net.call("f", net.record("Net$All", (byte) -1, (short) 2, 3, 4L, 0.5f, -0.25)))
                .isEqualTo(net.outputs(-1, 2, 3, 4, 0.5, -0.25)[0]);
    }

    @Test
    void aRecordIsAskedThroughItsAccessors() {
        Caller net = net("DoubleModel", 2, """
                double f(Scaled s);
                record Scaled(double a, double b) {
                    @Override
                    public double a() { return a / 10; }
                }
                """);

        assertThat(net.call("f", net.record("Net$Scaled", 5.0, 7.0))).isEqualTo(net.outputs(0.5, 7)[0]);
    }

    @Test
    void anArrayIsTaken() {
        assertThat(net("DoubleModel", 2, "double f(double[] in);").call("f", new double[] {1, 2}))
                .isEqualTo(net("DoubleModel", 2, "").outputs(1, 2)[0]);
        assertThat(net("FloatModel", 2, "double f(float[] in);").call("f", new float[] {1, 2}))
                .isEqualTo(net("FloatModel", 2, "").outputs(1, 2)[0]);
    }

    @Test
    void variableArgumentsAreTaken() {
        Caller net = net("DoubleModel", 2, "double f(double... in);");

        assertThat(net.call("f", new double[] {1, 2})).isEqualTo(net.outputs(1, 2)[0]);
    }

    @Test
    void aLongArrayIsReadFromItsStart() {
        Caller net = net("DoubleModel", 2, "double f(double[] in);");

        assertThat(net.call("f", new double[] {1, 2, 99})).isEqualTo(net.outputs(1, 2)[0]);
    }

    @Test
    void aShortArrayIsRefusedByName() {
        Caller net = net("DoubleModel", 2, "double f(double[] petals); void g(double[] petals, double[] odds);");

        assertThatThrownBy(() -> net.call("f", new double[] {1}))
                .hasRootCauseInstanceOf(IndexOutOfBoundsException.class)
                .rootCause()
                .hasMessageContaining("petals");
        assertThatThrownBy(() -> net.call("g", new double[] {1, 2}, new double[0]))
                .hasRootCauseInstanceOf(IndexOutOfBoundsException.class)
                .rootCause()
                .hasMessageContaining("odds");
    }

    @Test
    void overloadsTakeTheSameInputsInSeveralWays() {
        Caller net = net("DoubleModel", 2, """
                double f(double a, double b);
                double f(int a, int b);
                double f(double[] in);
                double f(Point p);
                record Point(double x, double y) {}
                """);
        double expected = net.outputs(3, -2)[0];

        assertThat(net.call("f", new Class<?>[] {double.class, double.class}, 3.0, -2.0))
                .isEqualTo(expected);
        assertThat(net.call("f", new Class<?>[] {int.class, int.class}, 3, -2)).isEqualTo(expected);
        assertThat(net.call("f", new Class<?>[] {double[].class}, new double[] {3, -2}))
                .isEqualTo(expected);
        Object point = net.record("Net$Point", 3.0, -2.0);
        assertThat(net.call("f", new Class<?>[] {point.getClass()}, point)).isEqualTo(expected);
    }

    @Test
    void aMethodMayBeInherited() {
        Caller net = new Caller("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.IDENTITY)
                public interface Net extends Base<Net.Kind> {
                    enum Kind { A, B }
                    default Kind swapped(double a, double b) { return classify(b, a); }
                }
                interface Base<T> extends DoubleModel {
                    T classify(double a, double b);
                }
                """);
        double[] out = net.outputs(1, 2);

        assertThat(net.call("classify", 1.0, 2.0)).hasToString(out[0] >= out[1] ? "A" : "B");
        assertThat(net.call("swapped", 2.0, 1.0)).isEqualTo(net.call("classify", 1.0, 2.0));
    }

    @Test
    void aMethodMayBeInheritedFromSeveralParents() {
        Caller net = new Caller("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.IDENTITY)
                public interface Net extends DoubleModel, Wide, Narrow, Generic<Net.Kind>, Bodiless, Body {
                    enum Kind { A, B }
                }
                interface Wide { Object kind(double a, double b); int index(double a, double b); }
                interface Narrow { Net.Kind kind(double c, double d); int index(double c, double d); }
                interface Generic<T> { T kind(double e, double f); }
                interface Bodiless { String shout(double a, double b); }
                interface Body extends Bodiless {
                    @Override default String shout(double a, double b) { return a + "!" + b; }
                }
                """);
        double[] out = net.outputs(1, 2);

        assertThat(net.call("kind", 1.0, 2.0)).hasToString(out[0] >= out[1] ? "A" : "B");
        assertThat(net.call("index", 1.0, 2.0)).isEqualTo(out[0] >= out[1] ? 0 : 1);
        assertThat(net.call("shout", 1.0, 2.0)).isEqualTo("1.0!2.0");
    }

    @Test
    void methodsWithABodyAreLeftAlone() {
        Caller net = net("DoubleModel", 2, """
                double f(double a, double b);
                default String twice(double a, double b) { return 2 * f(a, b) + half(); }
                static int answer() { return 42; }
                private String half() { return "!"; }
                @Override boolean equals(Object other);
                @Override int hashCode();
                @Override String toString();
                @Override double[] parameters();
                @Override Net replicate();
                """);

        assertThat(net.call("twice", 1.0, 2.0)).isEqualTo(2 * net.outputs(1, 2)[0] + "!");
        assertThat(net.call("replicate")).isInstanceOf(net.model().getClass()).isNotSameAs(net.model());
    }
}
