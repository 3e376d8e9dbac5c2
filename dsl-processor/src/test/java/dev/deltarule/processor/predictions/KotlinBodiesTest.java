package dev.deltarule.processor.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Interfaces as kapt shows those of Kotlin before 2.2: methods with a body are abstract, and the body is in DefaultImpls. */
class KotlinBodiesTest {
    private static List<String> errors(String parents, String members, String others) {
        return Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.IDENTITY)
                public interface Net extends DoubleModel%s {
                    %s
                }
                %s
                """.formatted(parents, members, others)).errors();
    }

    private static String advice(int line, String method) {
        return line + ": [deltarule] Net." + method
                + ": has a body in Kotlin, which Kotlin put into the class DefaultImpls,"
                + " where the generated class does not inherit it. Compile with -Xjvm-default=all, so that it becomes a"
                + " default body.";
    }

    @Test
    void aBodyIsNotTakenForAPrediction() {
        assertThat(errors("", """
                double price(double x, double y);
                double cents(double x, double y);
                String label(double x, double y);
                String getName();
                <T> T any(T it);
                public static final class DefaultImpls {
                    public static double cents(Net $this, double x, double y) { return 100 * $this.price(x, y); }
                    public static String label(Net $this, double x, double y) { return ""; }
                    public static String getName(Net $this) { return ""; }
                    public static <T> T any(Net $this, T it) { return it; }
                    public static void helper(Net $this) {}
                }
                """, ""))
                .containsExactly(advice(5, "cents"), advice(6, "label"), advice(7, "getName"), advice(8, "any"));
    }

    @Test
    void aBodyOfAParentIsNotEither() {
        assertThat(errors(", Priced<Double>", "", """
                interface Priced<T> {
                    double cents(T x, double y);
                    class DefaultImpls {
                        public static <T> double cents(Priced<T> it, T x, double y) { return 1; }
                    }
                }
                """)).containsExactly(advice(3, "cents (from Priced)"));
    }

    @Test
    void aBodyThatAnInterfaceGivesToAMethodOfItsParentCounts() {
        assertThat(errors(", Special, General", "", """
                interface General { double cents(double x, double y); }
                interface Special extends General {
                    @Override double cents(double x, double y);
                    class DefaultImpls {
                        public static double cents(Special it, double x, double y) { return 1; }
                    }
                }
                """)).containsExactly(advice(3, "cents (from Special)"));
    }

    @Test
    void whatHasNoBodyIsAPrediction() {
        assertThat(errors(", Special", "double price(double x, double y);", """
                interface General {
                    double cents(double x, double y);
                    double price(double x, double y);
                    class DefaultImpls {
                        public static double cents(General it, double x, double y) { return 1; }
                        public static double price(General it, double x) { return 1; }
                        public static double price(Object it, double x, double y) { return 1; }
                        public double price(General it, double x, double y) { return 1; }
                    }
                }
                interface Special extends General {
                    @Override double cents(double x, double y);
                }
                """))
                .isEmpty();
    }

    @Test
    void aBodyThatJavaInheritsStays() {
        assertThat(errors("", """
                double price(double x, double y);
                default double cents(double x, double y) { return 100 * price(x, y); }
                class DefaultImpls {
                    public static double cents(Net it, double x, double y) { return it.cents(x, y); }
                }
                """, "")).isEmpty();
    }
}
