package dev.deltarule.runtime.data;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which examples a network takes whose inputs and classes have names. */
class AlignmentTest {
    private static final List<String> KINDS = List.of("APPLE", "BLOOD_ORANGE", "PEAR");

    @Test
    void targets_come_into_the_order_of_the_enum_whatever_that_of_the_examples() {
        PlainNetwork net = net(KINDS);

        Examples aligned =
                labelled(List.of("pear", "blood orange", "Apple"), 0, 1, 2, 2).forModel(net);

        assertThat(labels(aligned)).containsExactly(2, 1, 0, 0);
        assertThat(aligned.targetNames()).isEqualTo(KINDS);
        assertThat(labels(labelled(KINDS, 2, 0).forModel(net))).containsExactly(2, 0);
        assertThat(labels(labelled(List.of("2", "0", "1"), 0, 1, 2).forModel(net)))
                .containsExactly(2, 0, 1);
    }

    @Test
    void all_readings_of_aligned_examples_agree() {
        Examples aligned =
                labelled(List.of("pear", "apple"), 0, 1, 1, 0).select(3, 0, 1).forModel(net(KINDS));
        double[] doubles = new double[9];
        float[] floats = new float[9];
        aligned.copyTargets(0, 3, doubles, 0);
        aligned.copyTargets(0, 3, floats, 0);

        assertThat(doubles).containsExactly(0, 0, 1, 0, 0, 1, 1, 0, 0);
        assertThat(floats).containsExactly(0, 0, 1, 0, 0, 1, 1, 0, 0);
        assertThat(aligned.doubles().targets()).isEqualTo(doubles);
        assertThat(aligned.floats().targets()).isEqualTo(floats);
        assertThat(labels(aligned.shuffled(3))).containsExactlyInAnyOrder(2, 2, 0);
        assertThat(aligned.rowNumber(0)).isEqualTo(3);
        Examples mapped = aligned.mapTargets(target -> 2 * target);
        mapped.copyTargets(0, 3, doubles, 0);
        assertThat(doubles).containsExactly(0, 0, 2, 0, 0, 2, 2, 0, 0);
        assertThat(mapped.targetNames()).isEqualTo(KINDS);
    }

    @Test
    void examples_may_lack_classes_of_the_network() {
        Examples two = labelled(List.of("PEAR", "APPLE"), 0, 1);

        assertThat(labels(two.forModel(net(KINDS)))).containsExactly(2, 0);
        assertThat(two.forModel(net(KINDS)).hasClasses()).isTrue();
    }

    @Test
    void where_targets_are_minus_1_and_1_a_class_that_is_lacking_is_minus_1() {
        Examples signs = Examples.of(new double[] {5, 6}, new double[] {1, -1, -1, 1}, 1, 2)
                .withNames(List.of(), List.of("PEAR", "APPLE"));
        double[] targets = new double[6];
        Topology hinge = Topologies.of("Fruit", 1, Loss.HINGE, layer(3, Activation.IDENTITY));
        PlainNetwork net =
                new PlainNetwork(new Topology(hinge.name(), hinge.inputs(), hinge.loss(), hinge.layers(), KINDS));
        signs.forModel(net).copyTargets(0, 2, targets, 0);

        assertThat(targets).containsExactly(-1, -1, 1, 1, -1, -1);
    }

    @Test
    void names_that_were_learnt_decide_where_there_is_no_enum() {
        PlainNetwork net = net(List.of());
        net.names().set(List.of("x"), List.of("1", "true", "c"));

        assertThat(labels(labelled(List.of("c", "1.0", "True"), 0, 1, 2).forModel(net)))
                .containsExactly(2, 0, 1);
        assertThatThrownBy(() -> labelled(List.of("1", "true", "C"), 0, 1, 2).forModel(net))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("learnt \"1\", \"true\", \"c\": \"C\" does not fit");
    }

    @Test
    void other_classes_are_refused_with_both_sides() {
        assertThatThrownBy(() ->
                        labelled(List.of("APPLE", "PEAR", "PLUM"), 0, 1, 2).forModel(net(KINDS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The examples have the targets \"APPLE\", \"PEAR\", \"PLUM\", but Fruit was declared with the"
                                + " classes \"APPLE\", \"BLOOD_ORANGE\", \"PEAR\": \"PLUM\" does not fit. Read them with"
                                + " the network's, as by Csv's classes(column, its enum). If they mean the same, drop the"
                                + " names: examples.withoutNames().");
        assertThatThrownBy(
                        () -> labelled(List.of("a", "b", "c", "d"), 0, 1, 2, 3).forModel(net(KINDS)))
                .hasMessageContaining("\"a\", \"b\", \"c\", \"d\"");
        assertThatThrownBy(() ->
                        labelled(List.of("blood orange", "BLOODORANGE"), 0, 1).forModel(net(KINDS)))
                .hasMessageContaining("\"BLOODORANGE\" does not fit");
        assertThatThrownBy(() -> labelled(List.of("1", "2"), 0, 1).forModel(net(KINDS)))
                .hasMessageContaining("\"1\" does not fit");
        assertThat(labels(
                        labelled(List.of("x", "y", "z"), 0, 1, 2).withoutNames().forModel(net(KINDS))))
                .containsExactly(0, 1, 2);
    }

    @Test
    void inputs_of_another_order_or_name_are_refused_with_both_sides() {
        PlainNetwork net = new PlainNetwork(Topologies.of("Net", 2, Loss.SQUARED_ERROR, layer(1, Activation.IDENTITY)));
        Examples examples = Examples.of(new double[] {1, 2}, new double[] {3}, 2, 1);
        net.names().set(List.of("length", "width"), List.of());

        assertThat(examples.forModel(net)).isSameAs(examples);
        assertThatThrownBy(() -> examples.withNames(List.of("width", "length"), List.of())
                        .forModel(net))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The examples have the inputs \"width\", \"length\", but Net learnt from \"length\","
                        + " \"width\": input 0 (from 0) is \"width\" and not \"length\". Choose the same columns"
                        + " in the same order, as by Csv's inputs(...). If they mean the same, drop the names:"
                        + " examples.withoutNames().");
    }

    @Test
    void inputs_in_another_order_than_prediction_methods_take_them_are_refused() {
        Topology plain = Topologies.of("Net", 2, Loss.SQUARED_ERROR, layer(1, Activation.IDENTITY));
        PlainNetwork net = new PlainNetwork(new Topology(
                plain.name(), 2, plain.loss(), plain.layers(), List.of(), List.of("petalLength", "petalWidth")));
        Examples examples = Examples.of(new double[] {1, 2}, new double[] {3}, 2, 1);

        assertThatThrownBy(() -> examples.withNames(List.of("petal_width", "petal_length"), List.of())
                        .forModel(net))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "The examples have the inputs \"petal_width\", \"petal_length\", but the prediction methods of"
                                + " Net take \"petalLength\", \"petalWidth\": input 0 (from 0) is \"petal_width\"");
        for (List<String> right : List.of(
                List.of("petal_length", "petal_width"),
                List.of("x", "y"),
                List.of("petal_width", "y"),
                List.of("petal_width", "petal_width"),
                List.<String>of())) {
            assertThat(examples.withNames(right, List.of()).forModel(net).inputs())
                    .isEqualTo(2);
        }
    }

    @Test
    void numbers_to_predict_are_sorted_by_name_but_none_may_lack() {
        PlainNetwork net = new PlainNetwork(Topologies.of("Net", 1, Loss.SQUARED_ERROR, layer(2, Activation.IDENTITY)));
        net.names().set(List.of(), List.of("price", "weight"));
        Examples swapped = Examples.of(new double[] {1}, new double[] {7, 8}, 1, 2)
                .withNames(List.of(), List.of("weight", "price"));
        Examples lacking = Examples.of(new double[] {1}, new double[] {1}, 1, 1).withNames(List.of(), List.of("price"));

        assertThat(swapped.forModel(net).target(0, 0)).isEqualTo(8);
        assertThatThrownBy(() -> lacking.forModel(net)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void targets_come_into_the_order_of_the_record_that_calls_them_the_same() {
        PlainNetwork net = returning("pear", "bloodOrange", "apple");

        Examples aligned =
                labelled(List.of("Apple", "blood orange", "PEAR"), 0, 1, 2).forModel(net);
        assertThat(labels(aligned)).containsExactly(2, 1, 0);
        assertThat(aligned.targetNames()).containsExactly("pear", "bloodOrange", "apple");
        assertThat(labels(labelled(List.of("apple", "pear"), 0, 1).forModel(net)))
                .containsExactly(2, 0);
        net.names().set(List.of(), aligned.targetNames());
        assertThat(labels(labelled(List.of("Apple", "blood orange", "PEAR"), 0, 1, 2)
                        .forModel(net)))
                .containsExactly(2, 1, 0);
    }

    @Test
    void a_record_that_calls_targets_otherwise_says_nothing_of_their_order() {
        for (List<String> names : List.of(
                List.of("a", "b", "c"), List.of("pear", "orange", "plum"), List.of("2", "1", "0"), List.of("a", "b"))) {
            Examples examples = labelled(names, 0, 1, 1);

            assertThat(new Alignment(returning("pear", "bloodOrange", "apple")).of(examples))
                    .isSameAs(examples);
        }
    }

    @Test
    void a_record_that_calls_another_output_like_a_target_is_refused() {
        assertThatThrownBy(() -> labelled(List.of("apple", "pear", "plum"), 0, 1, 2)
                        .forModel(returning("apple", "plum", "PEACH")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The examples have the targets \"apple\", \"pear\", \"plum\", but a prediction method of"
                        + " Fruit returns \"apple\", \"plum\", \"PEACH\": target 2 (from 0) is \"plum\" and not"
                        + " \"PEACH\". Call all of them alike, or put the components of the record into the order of"
                        + " the targets. If they mean the same, drop the names: examples.withoutNames().");
    }

    @Test
    void numbers_to_predict_come_into_the_order_of_the_record() {
        Topology plain = Topologies.of("Net", 1, Loss.SQUARED_ERROR, layer(2, Activation.IDENTITY));
        PlainNetwork net = new PlainNetwork(new Topology(
                plain.name(), 1, plain.loss(), plain.layers(), List.of(), List.of(), List.of("unitPrice", "weight")));
        Examples swapped = Examples.of(new double[] {1}, new double[] {7, 8}, 1, 2)
                .withNames(List.of(), List.of("weight", "unit_price"));

        assertThat(swapped.forModel(net).target(0, 0)).isEqualTo(8);
    }

    @Test
    void inputs_whose_names_are_numbers_are_no_parameters() {
        Topology plain = Topologies.of("Net", 2, Loss.SQUARED_ERROR, layer(1, Activation.IDENTITY));
        PlainNetwork net = new PlainNetwork(
                new Topology(plain.name(), 2, plain.loss(), plain.layers(), List.of(), List.of("a", "b")));
        Examples examples =
                Examples.of(new double[] {1, 2}, new double[] {3}, 2, 1).withNames(List.of("1", "0"), List.of());

        assertThat(examples.forModel(net)).isSameAs(examples);
    }

    @Test
    void messages_stay_short() {
        List<String> many = new ArrayList<>();
        IntStream.range(0, 2000).forEach(k -> many.add("a very long name of a class, number " + k));
        Topology topology = Topologies.of("Many", 1, Loss.CROSS_ENTROPY, layer(2000, Activation.SOFTMAX));
        PlainNetwork net = new PlainNetwork(topology);
        net.names().set(List.of(), many);
        List<String> others = new ArrayList<>(many);
        Collections.reverse(others);
        others.set(1000, "another");
        Examples examples = Examples.of(new double[] {1}, oneOf(2000), 1, 2000).withNames(List.of(), others);

        assertThatThrownBy(() -> examples.forModel(net))
                .hasMessageContaining("\"another\" does not fit")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1200));
    }

    private static double[] oneOf(int classes) {
        double[] targets = new double[classes];
        targets[0] = 1;
        return targets;
    }

    private static PlainNetwork net(List<String> classes) {
        Topology topology = Topologies.of("Fruit", 1, Loss.CROSS_ENTROPY, layer(3, Activation.SOFTMAX));
        return new PlainNetwork(
                new Topology(topology.name(), topology.inputs(), topology.loss(), topology.layers(), classes));
    }

    private static PlainNetwork returning(String... outputs) {
        Topology topology = Topologies.of("Fruit", 1, Loss.CROSS_ENTROPY, layer(3, Activation.SOFTMAX));
        return new PlainNetwork(new Topology(
                topology.name(), 1, topology.loss(), topology.layers(), List.of(), List.of(), List.of(outputs)));
    }

    private static Examples labelled(List<String> names, int... labels) {
        double[] inputs = IntStream.range(0, labels.length).asDoubleStream().toArray();
        return Examples.of(inputs, OneHot.doubles(labels, names.size()), 1, names.size())
                .withNames(List.of("x"), names);
    }

    private static int[] labels(Examples examples) {
        return IntStream.range(0, examples.count()).map(examples::label).toArray();
    }
}
