package dev.deltarule.samples.deltarule;

import java.util.ArrayList;
import java.util.List;

/**
 * What a weight costs: the output and the errors of each example at that weight.
 *
 * @param weight the weight W
 * @param rows one row per example
 */
public record ErrorTable(double weight, List<Row> rows) {
    /**
     * One example.
     *
     * @param input the input of the network
     * @param target what the output should be
     * @param output what the output is
     * @param squaredError the network's error (target - output)²
     */
    public record Row(double input, double target, double output, double squaredError) {
        /** |target - output|. */
        public double absoluteError() {
            return Math.abs(target - output);
        }
    }

    public ErrorTable {
        rows = List.copyOf(rows);
    }

    /** Sets the only weight of a network and asks it for the output and the error of each example. */
    static ErrorTable at(double weight, OneWeightNet net, double[] inputs, double[] targets) {
        net.parameters()[net.topology().weight(0, 0, 0)] = weight;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            rows.add(new Row(inputs[i], targets[i], net.output(inputs[i]), net.loss(inputs, i, targets, i, 1)));
        }
        return new ErrorTable(weight, rows);
    }

    /** The sum of the absolute errors. */
    public double absoluteError() {
        return rows.stream().mapToDouble(Row::absoluteError).sum();
    }

    /** The sum of the squared errors. */
    public double squaredError() {
        return rows.stream().mapToDouble(Row::squaredError).sum();
    }
}
