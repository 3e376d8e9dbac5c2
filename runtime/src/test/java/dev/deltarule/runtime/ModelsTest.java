package dev.deltarule.runtime;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.reference.PlainFloatNetwork;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.support.Generated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {
    interface Nested extends DoubleModel {}

    interface NestedFloat extends FloatModel {}

    interface NotGenerated extends DoubleModel {}

    interface Impostor extends DoubleModel {}

    interface NoConstructor extends DoubleModel {}

    interface Failing extends DoubleModel {}

    interface Blocks extends DoubleModel {}

    interface Logged extends DoubleModel {}

    interface Wide extends DoubleModel {}

    interface NoModel {}

    @Test
    void finds_the_class_generated_for_a_nested_interface_and_draws_its_weights() {
        Nested net = Models.create(Nested.class, 42);
        double[] expected = new double[net.topology().parameters()];
        Initializer.draw(net.topology(), 42, expected);

        assertThat(net).isInstanceOf(ModelsTest_NestedImpl.class);
        assertThat(net.parameters()).isEqualTo(expected);
        assertThat(net.parameters()[0]).isNotZero();
    }

    @Test
    void finds_the_class_generated_for_a_top_level_interface() {
        assertThat(Models.create(TopLevel.class)).isInstanceOf(TopLevelImpl.class);
    }

    @Test
    void without_a_seed_it_is_seed_0() {
        assertThat(Models.create(Nested.class).parameters())
                .isEqualTo(Models.create(Nested.class, 0).parameters())
                .isNotEqualTo(Models.create(Nested.class, 1).parameters());
    }

    @Test
    void a_float_network_starts_with_the_rounded_numbers() {
        float[] parameters = Models.create(NestedFloat.class, 42).parameters();

        assertThat(parameters[0])
                .isEqualTo((float) Models.create(Nested.class, 42).parameters()[0]);
    }

    @Test
    void a_missing_class_is_explained_by_the_processor_that_did_not_run() {
        assertThatThrownBy(() -> Models.create(NotGenerated.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dev.deltarule.runtime.ModelsTest_NotGeneratedImpl")
                .hasMessageContaining("annotation processor of deltarule did not run")
                .hasMessageContaining("<annotationProcessorPaths>")
                .hasMessageContaining("3.5 or newer")
                .hasMessageContaining("JDK 23")
                .hasCauseInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void a_local_interface_is_explained_by_what_processors_see() {
        interface Local extends DoubleModel {}
        class Around {
            interface Member extends FloatModel {}
        }

        for (Class<? extends Model> network : List.of(Local.class, Around.Member.class)) {
            assertThatThrownBy(() -> Models.create(network))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(network.getName() + " is declared inside a method")
                    .hasMessageEndingWith(
                            "Declare it in a file of its own, or as a member of a class that is not inside a"
                                    + " method itself.");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Model.class, FloatModel.class, DoubleModel.class, ModelsTest_NestedImpl.class})
    void a_class_that_is_no_interface_of_the_users_is_refused(Class<? extends Model> type) {
        assertThatThrownBy(() -> Models.create(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(type.getName() + " is no network. Expected your own interface");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // as a caller with raw types would
    void an_interface_that_is_no_model_is_refused() {
        Class type = NoModel.class;

        assertThatThrownBy(() -> Models.create(type)).hasMessageContaining("NoModel is no network.");
    }

    @Test
    void a_class_of_that_name_that_was_not_generated_is_refused() {
        assertThatThrownBy(() -> Models.create(Impostor.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ModelsTest_ImpostorImpl does not implement");
        assertThatThrownBy(() -> Models.create(NoConstructor.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ModelsTest_NoConstructorImpl has no public constructor without parameters");
    }

    @Test
    void describes_a_network_that_is_written_out() {
        assertThat(Models.describe(Models.create(TopLevel.class)))
                .isEqualTo("TopLevelImpl is written out (straight-line) and calls no kernels.");
    }

    @Test
    void describes_a_network_that_calls_kernels_and_why_they_are_those() {
        assertThat(Models.describe(Models.create(Wide.class)))
                .isEqualTo("ModelsTest_WideImpl calls kernels: plain loops, because java was started without"
                        + " --add-modules jdk.incubator.vector.");
    }

    @Test
    void describes_a_network_whose_blocks_alone_would_go_to_kernels() {
        assertThat(Models.describe(Models.create(Blocks.class)))
                .isEqualTo("ModelsTest_BlocksImpl is written out (straight-line); blocks of examples would go to"
                        + " kernels, but not without the Vector API: java was started without --add-modules"
                        + " jdk.incubator.vector.");
    }

    @Test
    void describes_a_class_written_by_hand() {
        Topology topology = Topologies.of("Net", 1, Loss.SQUARED_ERROR, layer(1, Activation.SIGMOID));

        assertThat(Models.describe(new PlainNetwork(topology)))
                .isEqualTo("PlainNetwork was not generated by deltarule.");
    }

    @Test
    void logs_the_description_once_and_only_for_those_who_ask() {
        RecordingLoggerFinder.LINES.clear();

        Models.create(Logged.class);
        Models.create(Logged.class, 1);

        assertThat(RecordingLoggerFinder.LINES)
                .containsExactly("dev.deltarule.runtime DEBUG " + Models.describe(Models.create(Logged.class)));
    }

    @Test
    void a_constructor_that_fails_is_the_cause() {
        assertThatThrownBy(() -> Models.create(Failing.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The constructor of dev.deltarule.runtime.ModelsTest_FailingImpl failed.")
                .hasRootCauseMessage("on purpose");
    }
}

interface TopLevel extends DoubleModel {}

@Generated
final class TopLevelImpl extends PlainNetwork implements TopLevel {
    public TopLevelImpl() {
        super(Topologies.of("TopLevel", 1, Loss.SQUARED_ERROR, layer(1, Activation.SIGMOID)));
    }
}

@Generated
final class ModelsTest_NestedImpl extends PlainNetwork implements ModelsTest.Nested {
    public ModelsTest_NestedImpl() {
        super(Topologies.of("Nested", 2, Loss.SQUARED_ERROR, layer(3, Activation.SIGMOID)));
    }
}

final class ModelsTest_NestedFloatImpl extends PlainFloatNetwork implements ModelsTest.NestedFloat {
    public ModelsTest_NestedFloatImpl() {
        super(Topologies.of("NestedFloat", 2, Loss.SQUARED_ERROR, layer(3, Activation.SIGMOID)));
    }
}

final class ModelsTest_ImpostorImpl {
    public ModelsTest_ImpostorImpl() {}
}

final class ModelsTest_NoConstructorImpl {
    private ModelsTest_NoConstructorImpl() {}
}

final class ModelsTest_FailingImpl {
    public ModelsTest_FailingImpl() {
        throw new IllegalArgumentException("on purpose");
    }
}

@Generated(kernels = true)
final class ModelsTest_BlocksImpl extends PlainNetwork implements ModelsTest.Blocks {
    public ModelsTest_BlocksImpl() {
        super(Topologies.of("Blocks", 1, Loss.SQUARED_ERROR, layer(1, Activation.SIGMOID)));
    }
}

@Generated(strategy = "kernels")
final class ModelsTest_WideImpl extends PlainNetwork implements ModelsTest.Wide {
    public ModelsTest_WideImpl() {
        super(Topologies.of("Wide", 1, Loss.SQUARED_ERROR, layer(16, Activation.SIGMOID), layer(1, Activation.TANH)));
    }
}

@Generated
final class ModelsTest_LoggedImpl extends PlainNetwork implements ModelsTest.Logged {
    public ModelsTest_LoggedImpl() {
        super(Topologies.of("Logged", 1, Loss.SQUARED_ERROR, layer(1, Activation.SIGMOID)));
    }
}
