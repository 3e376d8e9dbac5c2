package dev.deltarule.runtime.metrics;

import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;

/** Whether targets are written with or without negative ones, and what keeps them from saying yes or no. */
final class TargetSigns {
    private boolean negative;
    private boolean zero;
    private boolean minusOne;
    private String number = "";

    TargetSigns(Examples examples) {
        see(examples);
    }

    void see(Examples examples) {
        for (int k = 0; k < examples.count(); k++) {
            for (int j = 0; j < examples.targets(); j++) {
                double target = examples.target(k, j);
                negative |= target < 0;
                zero |= target == 0;
                minusOne |= target == -1;
                if (number.isEmpty() && target != 1 && target != 0 && target != -1) {
                    number = target + " of example " + k + " (from 0)";
                }
            }
        }
    }

    boolean anyNegative() {
        return negative;
    }

    /** Whether 0 and -1 both occur, so that no threshold is half-way between no and yes. */
    boolean areMixed() {
        return zero && minusOne;
    }

    /**
     * Why outputs are numbers, as part of a sentence.
     *
     * @param open whether other targets would have made them classes or labels
     */
    String whyNumbers(Topology topology, boolean open) {
        int outputs = topology.outputs();
        if (!open) {
            return (outputs == 1 ? "its output by " : "its " + outputs + " outputs by ")
                    + Decisions.outputActivation(topology) + " with the loss " + topology.loss()
                    + (outputs == 1 ? " is a number" : " are numbers");
        }
        if (number.isEmpty()) {
            return "class 0 has the target 0 in some examples and -1 in others, so it is unclear which outputs mean it";
        }
        return "its targets are numbers, such as " + number + ", where classes and labels have 0 and 1, or -1 and 1";
    }
}
