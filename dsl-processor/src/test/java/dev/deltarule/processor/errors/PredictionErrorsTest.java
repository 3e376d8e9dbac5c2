package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionErrorsTest {
    private static final String INPUTS = " Inputs are 2 primitive numbers, a record of as many, or one double[].";
    private static final String ONE_RESULT = " Results are float, double, boolean, a record of one float or double, or"
            + " void with a double[] as last parameter.";
    private static final String RESULTS = " Results are int, an enum of 3 constants, a record of 3 float or double, or"
            + " void with a double[] as last parameter.";

    /** A network of two inputs with the given number of outputs and a member on line 4. */
    private static List<String> errors(int outputs, String member) {
        return compiled(outputs, member).errors();
    }

    private static Networks compiled(int outputs, String member) {
        return Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = %d, activation = Activation.TANH)
                public interface Net extends DoubleModel {
                    %s
                    record None() {}
                    record One(float x) {}
                    record Two(double x, double y) {}
                    record Three(double a, float b, double c) {}
                    record Ints(int a, int b, int c) {}
                    record Words(String a, double b) {}
                    record Generic<T>(double a, double b) {}
                    enum Empty {}
                    enum Pair { A, B }
                    enum Triple { A, B, C }
                }
                """.formatted(outputs, member));
    }

    private static String[] atF(String... messages) {
        return List.of(messages).stream()
                .map(message -> "4: [deltarule] Net.f: " + message)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Odds | record Odds(double b, float a) {}      | component b of record Net.Odds is output 0 (from 0)",
                "Odds | record Odds(double x, float A_) {}     | component A_ of record Net.Odds is output 1 (from 0)",
                "Mood | enum Mood { a, X, }                    | ",
                "Mood | enum Mood { b, a }                     | constant b of enum Net.Mood is output 0 (from 0)",
                "Odds | record Odds(double left, float right) {} | ",
                "Odds | record Odds(double a, float b) {}      | ",
            })
    void resultsCallOutputsAlike(String type, String declaration, String problem) {
        String member = "Pair g(double x, double y); %s f(double x, double y); %s".formatted(type, declaration);
        String name = problem != null && problem.contains(" b ") ? "B" : "A";
        String other =
                ", but constant %s of enum Net.Pair, the result of g, is output %d. Put both into the same order."
                        .formatted(name, name.equals("B") ? 1 : 0);

        if (problem == null) {
            compiled(2, member).succeeded();
        } else {
            assertThat(errors(2, member)).containsExactly(atF(problem + other));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double f();                     | takes 0 numbers, but the network has 2 inputs.",
                "double f(double a);             | takes 1 number, but the network has 2 inputs.",
                "double f(int a, int b, int c);  | takes 3 numbers, but the network has 2 inputs.",
                "double f(None r);               | record None has 0 components, but the network has 2 inputs.",
                "double f(One r);                | record One has 1 component, but the network has 2 inputs.",
                "double f(Three r);              | record Three has 3 components, but the network has 2 inputs."
            })
    void inputsAreAsManyAsTheNetworkHas(String method, String message) {
        assertThat(errors(1, method)).containsExactly(atF(message + INPUTS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double f(String a, double b);      | a | String",
                "double f(double a, Integer b);     | b | Integer",
                "double f(char a, double b);        | a | char",
                "double f(double a, boolean b);     | b | boolean",
                "double f(Pair a, double b);        | a | Pair",
                "double f(Two a, double b);         | a | Two",
                "double f(double[] a, double b);    | a | double[]",
                "double f(double a, double... b);   | b | double[]",
                "double f(java.util.List<Double> a); | a | List"
            })
    void inputsArePrimitiveNumbers(String method, String parameter, String type) {
        assertThat(errors(1, method))
                .containsExactly(
                        atF("parameter " + parameter + " is of type " + type + ", which cannot be an input." + INPUTS));
    }

    @ParameterizedTest
    @CsvSource({"float[]", "int[]", "Double[]", "double[][]", "float..."})
    void arraysHaveThePrecisionOfTheNetwork(String type) {
        assertThat(errors(1, "double f(" + type + " in);"))
                .containsExactly(atF("parameter in is of type " + type.replace("...", "[]")
                        + ", but a DoubleModel reads and writes double[]. Declare it so."));
        assertThat(errors(3, "void f(double a, double b, " + type.replace("...", "[]") + " out);"))
                .containsExactly(atF("parameter out is of type " + type.replace("...", "[]")
                        + ", but a DoubleModel reads and writes double[]. Declare it so."));
    }

    @Test
    void arraysOfAFloatModelAreFloats() {
        assertThat(Networks.compile("Net", """
                @Network(inputs = 300)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends FloatModel {
                    float f(double[] in);
                    float f(float x);
                }
                """).errors())
                .containsExactly(
                        "4: [deltarule] Net.f: parameter in is of type double[], but a FloatModel reads and writes"
                                + " float[]. Declare it so.",
                        "5: [deltarule] Net.f: takes 1 number, but the network has 300 inputs. Inputs are one float[].");
    }

    @Test
    void componentsOfAnInputRecordArePrimitiveNumbers() {
        assertThat(errors(1, "double f(Words r);"))
                .containsExactly(atF("component a of record Words is of type String, but must be a primitive number."));
    }

    @Test
    void recordsAreNotGeneric() {
        assertThat(errors(1, "double f(Generic<String> r);"))
                .containsExactly(atF("record Generic is generic. Use a record without type parameters."));
        assertThat(errors(3, "Generic<String> f(double a, double b);"))
                .containsExactly(atF("record Generic is generic. Use a record without type parameters."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int     | is the index of the largest of several outputs",
                "Pair    | names the largest of several outputs",
            })
    void aLargestOutputNeedsSeveral(String type, String meaning) {
        assertThat(errors(1, type + " f(double a, double b);"))
                .containsExactly(atF(
                        "a result of type " + type + " " + meaning + ", but the network has 1 output." + ONE_RESULT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double  | is the only output",
                "float   | is the only output",
                "boolean | says whether the only output is at least 0.5",
            })
    void oneNumberNeedsOneOutput(String type, String meaning) {
        assertThat(errors(3, type + " f(double a, double b);"))
                .containsExactly(
                        atF("a result of type " + type + " " + meaning + ", but the network has 3 outputs." + RESULTS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Empty | enum Empty has 0 constants, but the network has 3 outputs.",
                "Pair  | enum Pair has 2 constants, but the network has 3 outputs.",
                "None  | record None has 0 components, but the network has 3 outputs.",
                "Two   | record Two has 2 components, but the network has 3 outputs."
            })
    void resultsAreAsManyAsTheNetworkHasOutputs(String type, String message) {
        assertThat(errors(3, type + " f(double a, double b);")).containsExactly(atF(message + RESULTS));
    }

    @Test
    void componentsOfAResultAreReal() {
        assertThat(errors(3, "Ints f(double a, double b);"))
                .containsExactly(atF("component a of record Ints is of type int, but must be float or double."));
        assertThat(errors(2, "Words f(double a, double b);"))
                .containsExactly(atF("component a of record Words is of type String, but must be float or double."));
    }

    @ParameterizedTest
    @CsvSource({"String", "Object", "long", "short", "byte", "char", "Double", "double[]", "Net"})
    void otherResultsAreRefused(String type) {
        assertThat(errors(3, type + " f(double a, double b);"))
                .containsExactly(atF("a result of type " + type + " is not supported." + RESULTS));
        assertThat(errors(1, type + " f(double a, double b);"))
                .containsExactly(atF("a result of type " + type + " is not supported." + ONE_RESULT));
    }

    @Test
    void aThousandOutputsFitInNoRecord() {
        assertThat(errors(1000, "double f(double a, double b);"))
                .containsExactly(atF("a result of type double is the only output, but the network has 1000 outputs."
                        + " Results are int, an enum of 1000 constants, or void with a double[] as last parameter."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"void f(double[] in);", "void f(double a, double b);", "void f(double[] out, int n);"})
    void aMethodThatReturnsNothingEndsInAnArray(String method) {
        assertThat(errors(3, method))
                .containsExactly(atF("returns nothing, so its last parameter, behind the inputs, must be the double[]"
                        + " that receives the outputs. Add it, or return the outputs."));
    }

    @Test
    void outputsGoIntoNoVariableArguments() {
        assertThat(errors(3, "void f(double a, double b, double... out);"))
                .containsExactly(atF("parameter out receives the outputs, but outputs written to variable arguments are"
                        + " lost. Declare it as double[]."));
    }

    @Test
    void inputsAndResultOfOneMethodAreBothReported() {
        assertThat(errors(3, "String f(double a);"))
                .containsExactly(atF(
                        "takes 1 number, but the network has 2 inputs." + INPUTS,
                        "a result of type String is not supported." + RESULTS));
        assertThat(errors(3, "void f(float[] in, float[] out);"))
                .containsExactly(atF(
                        "parameter in is of type float[], but a DoubleModel reads and writes double[]. Declare it so.",
                        "parameter out is of type float[], but a DoubleModel reads and writes double[]. Declare it"
                                + " so."));
    }

    @Test
    void aMethodIsNotGeneric() {
        assertThat(errors(1, "<T> double f(double a, double b);"))
                .containsExactly(atF("a prediction method cannot be generic. Remove the type parameters."));
    }

    @Test
    void privateTypesAreOutOfReach() {
        assertThat(Networks.compile("Outer", """
                public class Outer {
                    private record In(double a, double b) {}
                    private enum Kind { A, B }
                    private static class Hidden {
                        record Out(double a, double b) {}
                    }
                    @Network(inputs = 2)
                    @Layer(size = 2, activation = Activation.TANH)
                    interface Net extends DoubleModel {
                        Kind kind(double a, double b);
                        int index(In in);
                        Hidden.Out all(double a, double b);
                    }
                }
                """).errors())
                .containsExactly(
                        "10: [deltarule] Outer.Net.kind: Kind is private, so the generated class cannot see it. Remove"
                                + " private.",
                        "11: [deltarule] Outer.Net.index: In is private, so the generated class cannot see it. Remove"
                                + " private.",
                        "12: [deltarule] Outer.Net.all: Hidden is private, so the generated class cannot see it. Remove"
                                + " private.");
    }

    @Test
    void protectedTypesOfOtherPackagesAreOutOfReach() {
        Networks compiled = Networks.compileFiles(Map.of("other.Base", """
                package other;
                public class Base {
                    protected enum Kind { A, B }
                }
                """, "test.Outer", Networks.HEADER + """
                        public class Outer extends other.Base {
                            protected enum Own { A, B }
                            @Network(inputs = 2)
                            @Layer(size = 2, activation = Activation.TANH)
                            interface Net extends DoubleModel {
                                Kind kind(double a, double b);
                                Own own(double a, double b);
                            }
                        }
                        """));

        assertThat(compiled.errors())
                .containsExactly("6: [deltarule] Outer.Net.kind: Kind is protected, so the generated class cannot see"
                        + " it. Make it public.");
    }

    @Test
    void aWrongOverloadAmongGoodOnesIsReportedAtItsLine() {
        assertThat(Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends DoubleModel {
                    double f(double a, double b);
                    double f(int a, int b);
                    double f(double a, double b,
                            double c);
                    double f(double[] in);
                    double loss(double a);
                }
                """).errors())
                .containsExactly(
                        "6: [deltarule] Net.f: takes 3 numbers, but the network has 2 inputs." + INPUTS,
                        "9: [deltarule] Net.loss: takes 1 number, but the network has 2 inputs." + INPUTS);
    }

    @Test
    void methodsAreCheckedBesideOtherMistakes() {
        assertThat(Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 3, activation = Activation.TANH, name = "?")
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends DoubleModel {
                    double f(double a);
                }
                """).errors())
                .containsExactly(
                        "2: [deltarule] Net, layer 1 of 2: name \"?\" is not an identifier of Java, but it becomes a"
                                + " part of names in the generated source. Use letters, digits and _, and no digit"
                                + " first.",
                        "5: [deltarule] Net.f: takes 1 number, but the network has 2 inputs." + INPUTS);
    }

    @Test
    void anInheritedMethodIsReportedAtTheNetwork() {
        assertThat(Networks.compile("Net", """
                interface Classifier<T> {
                    T classify(double a, double b, double c);
                }
                enum Species { SETOSA, VIRGINICA }
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel, Classifier<Species> {}
                """).errors())
                .containsExactly("7: [deltarule] Net.classify (from Classifier): takes 3 numbers, but the network has 2"
                        + " inputs." + INPUTS + " If the method is no prediction, give it a default body in Net.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AutoCloseable {}                      | close (from AutoCloseable): takes no inputs and returns nothing,"
                        + " so it is no prediction. Give it a default body.",
                "AutoCloseable { @Override void close(); } | close: takes no inputs and returns nothing, so it is no"
                        + " prediction. Give it a default body.",
                "Runnable {}                           | run (from Runnable): takes no inputs and returns nothing, so it is"
                        + " no prediction. Give it a default body.",
                "Comparable<Net> {}                    | compareTo (from Comparable): parameter arg0 is of type Net, which"
                        + " cannot be an input. Inputs are 2 primitive numbers, a record of as many, or one double[]."
                        + " If the method is no prediction, give it a default body in Net.",
            })
    void methodsThatAreNoPredictionsWantABody(String parents, String message) {
        List<String> errors = Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel, %s
                """.formatted(parents)).errors();

        assertThat(errors).hasSize(1);
        // Which names of parameters javac keeps for Comparable differs by its version.
        assertThat(errors.get(0).replaceAll("parameter \\w+", "parameter arg0"))
                .isEqualTo("3: [deltarule] Net." + message);
    }

    @Test
    void aModelMethodLeftWithoutItsBodyIsRefused() {
        assertThat(Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel {
                    @Override
                    String summary();
                }
                """).errors())
                .containsExactly("5: [deltarule] Net.summary: takes away the body that the method has in Model."
                        + " Remove it here, or give it a body.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double[] predict(double[] in)|takes away the body that the method has in DoubleModel. Remove it here, or"
                        + " give it a body.",
                "double[] predict(double... in)|takes away the body that the method has in DoubleModel. Remove it here, or"
                        + " give it a body.",
                "int predict(double[] in)|returns int, but DoubleModel has a method of the same name and parameters, with a"
                        + " body, that returns double[]. Call this one something else.",
                "Kind predict(double... in)|returns Kind, but DoubleModel has a method of the same name and parameters,"
                        + " with a body, that returns double[]. Call this one something else.",
                "int predict(double[] in, double[] out)|returns int, but DoubleModel has a method of the same name and"
                        + " parameters, with a body, that returns void. Call this one something else.",
            })
    void predictionsThatTheModelHasAlreadyAreNotDeclaredAgainAsSomethingElse(String method, String message) {
        assertThat(Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel {
                    enum Kind { ONE, TWO }
                    %s;
                }
                """.formatted(method)).errors())
                .containsExactly("5: [deltarule] Net.predict: " + message);
    }
}
