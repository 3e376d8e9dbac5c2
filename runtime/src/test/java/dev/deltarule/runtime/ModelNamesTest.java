package dev.deltarule.runtime;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.reference.Topologies;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelNamesTest {
    private static final Topology PLAIN = Topologies.of("Net", 1, Loss.CROSS_ENTROPY, layer(2, Activation.SOFTMAX));

    @Test
    void names_are_set_and_forgotten() {
        ModelNames names = new ModelNames(PLAIN);
        assertThat(names.inputs()).isEmpty();
        assertThat(names.targets()).isEmpty();
        names.set(List.of("x"), List.of("a", "b"));
        assertThat(names.inputs()).containsExactly("x");
        assertThat(names.targets()).containsExactly("a", "b");
        names.set(List.of(), List.of());
        assertThat(names.inputs()).isEmpty();
        assertThat(names.targets()).isEmpty();
    }

    @Test
    void the_constants_of_an_enum_stay() {
        ModelNames names = new ModelNames(withClasses("A", "B"));
        assertThat(names.targets()).containsExactly("A", "B");
        names.set(List.of("x"), List.of());
        assertThat(names.targets()).containsExactly("A", "B");
        assertThatThrownBy(() -> names.set(List.of(), List.of("B", "A")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Net was declared with the classes \"A\", \"B\", which cannot become \"B\", \"A\".");
    }

    @Test
    void more_or_fewer_names_are_refused() {
        assertThatThrownBy(() -> new ModelNames(PLAIN).set(List.of("x", "y"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Net needs one name per input, 1, but there are 2: \"x\", \"y\".");
        assertThatThrownBy(() -> new ModelNames(PLAIN).set(List.of(), List.of("a")))
                .hasMessage("Net needs one name per output, 2, but there are 1: \"a\".");
        assertThatThrownBy(() -> withClasses("A", "B", "C"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Net has 2 outputs, but 3 names of classes.");
    }

    private static Topology withClasses(String... classes) {
        return new Topology(PLAIN.name(), PLAIN.inputs(), PLAIN.loss(), PLAIN.layers(), List.of(classes));
    }
}
