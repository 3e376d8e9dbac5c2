package dev.deltarule.processor.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.processor.testing.Networks;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationErrorsTest {
    @Test
    void aNetworkNeedsLayers() {
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = 2)
                public interface Net extends DoubleModel {}
                """);

        assertThat(compiled.errors())
                .containsExactly("1: [deltarule] Net: has no layers. Add a @Layer for each, the output layer last.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aNetworkNeedsInputs(int inputs) {
        Networks compiled = Networks.compile("Net", """
                @Layer(size = 1, activation = Activation.TANH)
                @Network(inputs = %d)
                public interface Net extends DoubleModel {}
                """.formatted(inputs));

        assertThat(compiled.errors())
                .containsExactly("2: [deltarule] Net: inputs must be at least 1, but is " + inputs + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public class Net {}        | a class",
                "public abstract class Net {} | a class",
                "public enum Net {}         | an enum",
                "public record Net() {}     | a record",
                "public @interface Net {}   | an annotation"
            })
    void onlyAnInterfaceCanBeANetwork(String declaration, String kind) {
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                %s
                """.formatted(declaration));

        assertThat(compiled.errors())
                .containsExactly("3: [deltarule] Net: @Network goes on an interface, but this is " + kind
                        + ". Declare an interface that extends FloatModel or DoubleModel.");
    }

    @Test
    void layersOfAClassAreCheckedToo() {
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = 0)
                @Layer(size = 0, activation = Activation.TANH)
                public class Net {}
                """);

        assertThat(compiled.errors())
                .containsExactly(
                        "3: [deltarule] Net: @Network goes on an interface, but this is a class. Declare an interface"
                                + " that extends FloatModel or DoubleModel.",
                        "1: [deltarule] Net: inputs must be at least 1, but is 0.",
                        "2: [deltarule] Net, layer 1 of 1: size must be at least 1, but is 0.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "extends Comparable<Integer>", "extends Model"})
    void aNetworkChoosesItsPrecision(String parents) {
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net %s {}
                """.formatted(parents));

        assertThat(compiled.errors())
                .contains("3: [deltarule] Net: must extend FloatModel or DoubleModel: that choice is its precision.");
    }

    @Test
    void aNetworkHasOnePrecision() {
        // javac refuses it too, because the two models are at odds over parameters().
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends FloatModel, DoubleModel {}
                """);

        assertThat(compiled.errors())
                .contains("3: [deltarule] Net: extends both FloatModel and DoubleModel, but a network computes in one"
                        + " precision. Remove one of them.");
    }

    @Test
    void aNetworkIsNotGeneric() {
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net<T> extends DoubleModel {}
                """);

        assertThat(compiled.errors())
                .containsExactly("3: [deltarule] Net: a network cannot be generic: its class is generated once. Remove"
                        + " the type parameters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.io.Serializable", "java.io.Externalizable", "Saved"})
    void aNetworkIsNotSerializable(String parent) {
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends DoubleModel, %s {}
                interface Saved extends java.io.Serializable {}
                """.formatted(parent));

        assertThat(compiled.errors())
                .containsExactly("3: [deltarule] Net: is Serializable, but the serialisation of Java cannot write or"
                        + " restore a network. Do not extend Serializable; ModelFiles of deltarule-model-io saves and"
                        + " loads networks.");
    }

    @Test
    void parentsWithoutMethodsAreHarmless() {
        Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public interface Net extends DoubleModel, Cloneable, java.util.EventListener, java.util.RandomAccess {}
                """).succeeded();
    }

    @Test
    void aNetworkIsNotSealed() {
        Networks compiled = Networks.compile("Net", """
                @Network(inputs = 2)
                @Layer(size = 1, activation = Activation.TANH)
                public sealed interface Net extends DoubleModel permits Sub {}
                non-sealed interface Sub extends Net {}
                """);

        assertThat(compiled.errors())
                .containsExactly("3: [deltarule] Net: a network cannot be sealed: the generated class must implement"
                        + " it. Remove sealed.");
    }

    @Test
    void aNetworkIsNotPrivate() {
        Networks compiled = Networks.compile("Outer", """
                public class Outer {
                    @Network(inputs = 2)
                    @Layer(size = 1, activation = Activation.TANH)
                    private interface Net extends DoubleModel {}
                }
                """);

        assertThat(compiled.errors())
                .containsExactly("4: [deltarule] Outer.Net: it is private, so the generated class beside it cannot see"
                        + " it. Remove private.");
    }

    @Test
    void aNetworkIsNotInsideSomethingPrivate() {
        Networks compiled = Networks.compile("Outer", """
                public class Outer {
                    private static class Middle {
                        @Network(inputs = 2)
                        @Layer(size = 1, activation = Activation.TANH)
                        interface Net extends DoubleModel {}
                    }
                }
                """);

        assertThat(compiled.errors())
                .containsExactly("5: [deltarule] Outer.Middle.Net: Middle around it is private, so the generated class"
                        + " beside it cannot see it. Remove private.");
    }

    @Test
    void layersWithoutANetworkAreReported() {
        Networks compiled = Networks.compile("One", """
                @Layer(size = 1, activation = Activation.TANH)
                interface One extends DoubleModel {}

                @Layer(size = 1, activation = Activation.TANH)
                @Layer(size = 1, activation = Activation.TANH)
                interface Two extends DoubleModel {}

                @Layers({})
                class Three {}
                """);

        assertThat(compiled.errors())
                .containsExactlyInAnyOrder(
                        "2: [deltarule] One: has a @Layer but no @Network, so nothing is generated for it. Add"
                                + " @Network.",
                        "6: [deltarule] Two: has a @Layer but no @Network, so nothing is generated for it. Add"
                                + " @Network.",
                        "9: [deltarule] Three: has a @Layer but no @Network, so nothing is generated for it. Add"
                                + " @Network.");
    }

    @Test
    void aMissingRuntimeIsReportedWithWhatToDo() {
        Networks compiled = Networks.compileFiles(
                Map.of("test.Net", """
                        package test;
                        import dev.deltarule.*;
                        @Network(inputs = 2)
                        @Layer(size = 0, activation = Activation.TANH)
                        public interface Net extends dev.deltarule.runtime.DoubleModel {}
                        """), "-classpath", Networks.classPath(dev.deltarule.Network.class));

        assertThat(compiled.errors())
                .containsExactlyInAnyOrder(
                        "5: package dev.deltarule.runtime does not exist",
                        "5: [deltarule] Net: the package dev.deltarule.runtime is not to be found. Add"
                                + " deltarule-runtime to the dependencies and, in a module, 'requires"
                                + " dev.deltarule.runtime;'.",
                        "4: [deltarule] Net, layer 1 of 1: size must be at least 1, but is 0.");
    }
}
