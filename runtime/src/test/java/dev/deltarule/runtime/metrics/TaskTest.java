package dev.deltarule.runtime.metrics;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.reference.Topologies;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CROSS_ENTROPY        | SOFTMAX     | 2 | 0,1,1,0         | CLASSES",
                "CROSS_ENTROPY        | LOG_SOFTMAX | 2 | 0.4,0.6,1,0     | CLASSES",
                "BINARY_CROSS_ENTROPY | SIGMOID     | 1 | 0,1,1           | BINARY",
                "BINARY_CROSS_ENTROPY | SIGMOID     | 1 | 0.1,0.9         | BINARY",
                "BINARY_CROSS_ENTROPY | SIGMOID     | 1 | 0.1,0.5,0.9     | REGRESSION",
                "BINARY_CROSS_ENTROPY | SIGMOID     | 2 | 1,1,0,0         | MULTI_LABEL",
                "BINARY_CROSS_ENTROPY | SIGMOID     | 2 | 1,0,0,1         | MULTI_LABEL",
                "BINARY_CROSS_ENTROPY | SIGMOID     | 2 | 0.25,0.5,0.75,1 | REGRESSION",
                "HINGE                | TANH        | 1 | -1,1            | BINARY",
                "HINGE                | IDENTITY    | 2 | -1,1,1,-1       | CLASSES",
                "HINGE                | IDENTITY    | 2 | 1,1,-1,-1       | MULTI_LABEL",
                "POISSON              | EXPONENTIAL | 2 | 1,0,0,1         | REGRESSION",
                "SQUARED_ERROR        | SIGMOID     | 1 | 0,1,1,0         | BINARY",
                "SQUARED_ERROR        | SIGMOID     | 1 | 0.3,1,1,0       | REGRESSION",
                "SQUARED_ERROR        | SIGMOID     | 2 | 0.01,0.99       | CLASSES",
                "MEAN_SQUARED_ERROR   | SIGMOID     | 2 | 0,1,1,0         | CLASSES",
                "MEAN_SQUARED_ERROR   | SIGMOID     | 2 | 0,1,1,1         | MULTI_LABEL",
                "HUBER                | TANH        | 2 | -1,1,-1,-1      | MULTI_LABEL",
                "HUBER                | TANH        | 2 | 0.5,-0.5,1,0    | REGRESSION",
                "SQUARED_ERROR        | SOFTMAX     | 2 | 0.4,0.6,1,0     | CLASSES",
                "SQUARED_ERROR        | TANH        | 2 | 0.4,0.6,1,0     | REGRESSION",
                "MEAN_SQUARED_ERROR   | IDENTITY    | 3 | 0,1,0,1,0,0     | REGRESSION",
                "LOG_COSH             | RELU        | 1 | 0,1             | REGRESSION",
                "MEAN_ABSOLUTE_ERROR  | SOFTPLUS    | 1 | 0,1             | REGRESSION",
            })
    void loss_and_outputs_decide_and_targets_where_they_leave_it_open(
            Loss loss, Activation activation, int width, String targets, Task task) {
        assertThat(decisions(loss, activation, width, targets).task()).isEqualTo(task);
    }

    /** Of two rows, the second alone looks like a class. */
    @Test
    void a_part_is_read_as_all_are() {
        Examples all = examples(2, "1,1,0,1");
        Topology topology = net(Loss.SQUARED_ERROR, Activation.SIGMOID, 2);

        assertThat(Decisions.of(topology, all.view(1, 2)).task()).isEqualTo(Task.CLASSES);
        assertThat(Decisions.of(topology, all.view(1, 2), all.view(0, 1)).task())
                .isEqualTo(Task.MULTI_LABEL);
    }

    @Test
    void what_makes_targets_numbers_is_named() {
        assertThatThrownBy(() -> decisions(Loss.SQUARED_ERROR, Activation.SIGMOID, 2, "0,1,1,0,0.37,0")
                        .require(Metric.F1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The macro F1 needs classes or labels, but Net has none: its targets are numbers, such as 0.37"
                                + " of example 2 (from 0), where classes and labels have 0 and 1, or -1 and 1. Metrics that fit are"
                                + " LOSS, MSE, MAE and R2.");
        assertThatThrownBy(
                        () -> decisions(Loss.HUBER, Activation.RELU, 3, "0,1,0").require(Metric.HAMMING_LOSS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its 3 outputs by RELU with the loss HUBER are numbers");
    }

    @Test
    void metrics_of_numbers_suit_every_task() {
        for (Task task : Task.values()) {
            assertThat(task.metrics()).allMatch(metric -> metric.suits(task)).contains(task.mainMetric());
            assertThat(Metric.MSE.suits(task)).isTrue();
            assertThat(Metric.LOG_LOSS.suits(task)).isEqualTo(task != Task.REGRESSION);
        }
    }

    private static Decisions decisions(Loss loss, Activation activation, int width, String targets) {
        return Decisions.of(net(loss, activation, width), examples(width, targets));
    }

    private static Topology net(Loss loss, Activation activation, int width) {
        return Topologies.of("Net", 1, loss, layer(width, activation));
    }

    private static Examples examples(int width, String targets) {
        double[] numbers = Arrays.stream(targets.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return Examples.of(new double[numbers.length / width], numbers, 1, width);
    }
}
