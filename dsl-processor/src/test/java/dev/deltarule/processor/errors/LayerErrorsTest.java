package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerErrorsTest {
    private static List<String> errors(String source) {
        return Networks.compile("Net", source).errors();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, Integer.MIN_VALUE})
    void aLayerHasUnits(int size) {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 3, activation = Activation.TANH)
                @Layer(size = %d, activation = Activation.TANH)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                """.formatted(size)))
                .containsExactly("3: [deltarule] Net, layer 2 of 3: size must be at least 1, but is " + size + ".");
    }

    @Test
    void eachLayerIsReportedAtItsOwnLine() {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(
                        size = 0,
                        activation = Activation.TANH)
                @Deprecated
                @Layer(size = -1, activation = Activation.TANH) @Layer(size = -2, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                """))
                .containsExactly(
                        "2: [deltarule] Net, layer 1 of 3: size must be at least 1, but is 0.",
                        "6: [deltarule] Net, layer 2 of 3: size must be at least 1, but is -1.",
                        "6: [deltarule] Net, layer 3 of 3: size must be at least 1, but is -2.");
    }

    @Test
    void allMistakesOfOneLayerAreReported() {
        assertThat(errors("""
                @Network(inputs = 2, loss = Loss.HINGE)
                @Layer(size = 2, activation = Activation.TANH, name = "a")
                @Layer(size = 0, activation = Activation.RELU, bias = Bias.NONE, trainableBias = false, name = "1")
                public interface Net extends DoubleModel {}
                """))
                .containsExactly(
                        "3: [deltarule] Net, layer 2 of 2: size must be at least 1, but is 0.",
                        "3: [deltarule] Net, layer 2 of 2: trainableBias = false holds biases fixed, but bias is NONE."
                                + " Remove one of the two.",
                        "3: [deltarule] Net, layer 2 of 2: name \"1\" is not an identifier of Java, but it becomes a"
                                + " part of names in the generated source. Use letters, digits and _, and no digit"
                                + " first.",
                        "3: [deltarule] Net, layer 2 of 2: loss HINGE does not go with RELU outputs: HINGE has targets"
                                + " -1 and 1 and wants outputs that reach both, such as IDENTITY or TANH.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "-0.1", "1.5", "Double.NaN"})
    void dropoutIsAShareBelowOne(String dropout) {
        String number = dropout.replace("Double.", "");
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 3, activation = Activation.TANH, dropout = %s)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                """.formatted(dropout)))
                .containsExactly(
                        "2: [deltarule] Net, layer 1 of 2: dropout must be at least 0 and below 1, but is " + number
                                + ". It is the share of outputs that training drops: use 0.2 to drop a fifth of them.");
    }

    @Test
    void theOutputLayerDropsNothing() {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH, dropout = 0.5)
                public interface Net extends DoubleModel {}
                """))
                .containsExactly(
                        "2: [deltarule] Net, layer 1 of 1: dropout is 0.5, but the output layer drops none of its"
                                + " outputs, for they are compared with the targets. Remove it, or declare it at the layer before.");
    }

    @Test
    void layersInAContainerAreReportedAtTheirLines() {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layers({
                    @Layer(size = 3, activation = Activation.TANH),
                    @Layer(size = 0, activation = Activation.TANH),
                })
                @Layer(size = -1, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                """))
                .containsExactly(
                        "4: [deltarule] Net, layer 2 of 3: size must be at least 1, but is 0.",
                        "6: [deltarule] Net, layer 3 of 3: size must be at least 1, but is -1.");
    }

    @Test
    void aContainerInItsOwnRightIsTheSameNetwork() {
        String net = """
                @Network(inputs = 2)
                @Layers({@Layer(size = 3, activation = Activation.TANH), @Layer(size = 1, activation = Activation.TANH)})
                public interface Net extends DoubleModel {}
                """;
        String repeated = net.replace("@Layers({", "").replace("),", ")").replace("})", "");

        assertThat(repeated).doesNotContain("Layers");
        assertThat(Networks.compile("Net", net).succeeded().source("NetImpl"))
                .isEqualTo(Networks.compile("Net", repeated).succeeded().source("NetImpl"));
    }

    @Test
    void parametersMustFitInOneArray() {
        assertThat(errors("""
                @Network(inputs = 46_341)
                @Layer(size = 46_341, activation = Activation.TANH)
                @Layer(size = 1_000_000_000, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                """))
                .containsExactly("2: [deltarule] Net, layer 1 of 2: size 46,341 on 46,341 inputs is too large: with"
                        + " this layer the network has 2,147,534,622 parameters, but they must fit in one array of at"
                        + " most 2,147,483,639. Make the layer or its inputs smaller.");
    }

    @Test
    void parametersOfAllLayersCount() {
        assertThat(errors("""
                @Network(inputs = 1000)
                @Layer(size = 1_000_000, activation = Activation.TANH)
                @Layer(size = 1_200, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                """))
                .containsExactly("3: [deltarule] Net, layer 2 of 2: size 1,200 on 1,000,000 inputs is too large: with"
                        + " this layer the network has 2,201,001,200 parameters, but they must fit in one array of at"
                        + " most 2,147,483,639. Make the layer or its inputs smaller.");
    }

    @ParameterizedTest
    @CsvSource({"2147483638, PER_UNIT, true", "2147483639, PER_UNIT, false", "2147483639, NONE, true"})
    void theLongestArrayMayBeUsedToItsEnd(int inputs, String bias, boolean fits) {
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = %d)
                @Layer(size = 1, activation = Activation.TANH, bias = Bias.%s)
                public interface Net extends FloatModel {}
                """.formatted(inputs, bias));

        assertThat(compiled.errors()).hasSize(fits ? 0 : 1);
        assertThat(compiled.generated("test.NetImpl")).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"SOFTMAX, 1", "LOG_SOFTMAX, 0"})
    void aDistributionHasMoreThanOneUnit(String activation, int always) {
        assertThat(errors("""
                @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
                @Layer(size = 1, activation = Activation.%s)
                public interface Net extends DoubleModel {}
                """.formatted(activation)))
                .containsExactly("2: [deltarule] Net, layer 1 of 1: " + activation + " over a single unit is always "
                        + always + ". Use SIGMOID, or more units.");
    }

    @Test
    void biasesThatDoNotExistCannotBeHeldFixed() {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH, bias = Bias.SHARED, trainableBias = false)
                @Layer(size = 2, activation = Activation.TANH, bias = Bias.NONE, trainableBias = false)
                public interface Net extends DoubleModel {}
                """))
                .containsExactly("3: [deltarule] Net, layer 2 of 2: trainableBias = false holds biases fixed, but bias"
                        + " is NONE. Remove one of the two.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first layer", "a.b", "1st", "x-y", " ", "a/b", "\\\""})
    void namesAreIdentifiers(String name) {
        assertThat(errors(named(name)))
                .containsExactly("2: [deltarule] Net, layer 1 of 1: name \""
                        + name.translateEscapes()
                        + "\" is not an identifier of Java, but it becomes a part of names in the generated source."
                        + " Use letters, digits and _, and no digit first.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "int", "true", "null", "_"})
    void namesAreNoKeywords(String name) {
        assertThat(errors(named(name)))
                .containsExactly("2: [deltarule] Net, layer 1 of 1: name \"" + name
                        + "\" is a keyword of Java, but it becomes a part of names in the generated source. Use"
                        + " letters, digits and _, and no digit first.");
    }

    private static String named(String name) {
        return """
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH, name = "%s")
                public interface Net extends DoubleModel {}
                """.formatted(name);
    }

    @ParameterizedTest
    @CsvSource({"a, a", "a, A", "Layer_1, LAYER_1", "straße, STRASSE"})
    void namesDifferInMoreThanTheirCase(String first, String second) {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH, name = "%s")
                @Layer(size = 2, activation = Activation.TANH, name = "other")
                @Layer(size = 2, activation = Activation.TANH, name = "%s")
                public interface Net extends DoubleModel {}
                """.formatted(first, second)))
                .containsExactly("4: [deltarule] Net, layer 3 of 3: name \"" + second
                        + "\" is already that of layer 1 (upper and lower case count as one). Give one of them"
                        + " another name.");
    }

    @Test
    void everyRepetitionOfANameIsReported() {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH, name = "a")
                @Layer(size = 2, activation = Activation.TANH, name = "a")
                @Layer(size = 2, activation = Activation.TANH, name = "a")
                public interface Net extends DoubleModel {}
                """))
                .containsExactly(
                        "3: [deltarule] Net, layer 2 of 3: name \"a\" is already that of layer 1 (upper and lower case"
                                + " count as one). Give one of them another name.",
                        "4: [deltarule] Net, layer 3 of 3: name \"a\" is already that of layer 1 (upper and lower case"
                                + " count as one). Give one of them another name.");
    }

    @Test
    void namesDifferFromTheDefaultNames() {
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH, name = "Output")
                @Layer(size = 2, activation = Activation.TANH)
                public interface Net extends DoubleModel {}
                """))
                .containsExactly("3: [deltarule] Net, layer 2 of 2: name \"output\", its default, is already that of"
                        + " layer 1 (upper and lower case count as one). Give one of them another name.");
        assertThat(errors("""
                @Network(inputs = 2)
                @Layer(size = 2, activation = Activation.TANH)
                @Layer(size = 2, activation = Activation.TANH, name = "hidden")
                public interface Net extends DoubleModel {}
                """))
                .containsExactly("3: [deltarule] Net, layer 2 of 2: name \"hidden\" is already that of layer 1 (upper"
                        + " and lower case count as one). Give one of them another name.");
    }

    @Test
    void aHundredLayersAreEnough() {
        assertThat(Networks.compile("Net", withLayers(100)).succeeded().generated("test.NetImpl"))
                .isTrue();
        assertThat(errors(withLayers(101)))
                .containsExactly(
                        "1: [deltarule] Net: has 101 layers, but at most 100 are supported. Use fewer layers.");
    }

    private static String withLayers(int count) {
        String layers = IntStream.range(0, count)
                .mapToObj(k -> "@Layer(size = 1, activation = Activation.TANH)\n")
                .collect(Collectors.joining());
        return "@Network(inputs = 1)\n" + layers + "public interface Net extends DoubleModel {}\n";
    }
}
