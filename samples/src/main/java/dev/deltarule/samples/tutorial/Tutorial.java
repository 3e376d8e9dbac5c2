package dev.deltarule.samples.tutorial;

import dev.deltarule.runtime.support.TextTable;
import dev.deltarule.samples.text.Text;
import java.io.PrintStream;
import java.util.List;

/** Prints every figure of the worked example of backpropagation beside the published one. */
public final class Tutorial {
    private Tutorial() {}

    /** Runs the worked example and returns its figures. */
    public static List<Step> run(PrintStream out) {
        List<Step> steps = WorkedExample.steps();
        out.println("""
                The worked example of backpropagation
                Matt Mazur, "A Step by Step Backpropagation Example", 2015

                Two inputs, two hidden units, two outputs, all sigmoid; one example;
                learning rate 0.5. "network": what the generated TutorialNetImpl computed.
                "by hand": worked out here from its parameters and outputs. A + marks a
                weight after the first update. "yes": equal to every published digit.
                """);
        TextTable table = new TextTable("quantity", "from", "value here", "rounded", "published", "agrees");
        for (Step step : steps) {
            table.row(
                    step.quantity(),
                    step.origin() == Step.Origin.NETWORK ? "network" : "by hand",
                    Text.fixed(step.value(), 14),
                    step.rounded(),
                    step.published(),
                    step.agrees() ? "yes" : "NO");
        }
        table.lines().forEach(out::println);
        long agreeing = steps.stream().filter(Step::agrees).count();
        out.println();
        out.println(agreeing + " of " + steps.size() + " figures agree.");
        out.println("""

                The article prints 0.291027924 for the error after round 1 and 0.0000351085
                after round 10,000. Its own weights give the values above in double
                arithmetic, so these two are compared only to the digits that it shares.""");
        return steps;
    }
}
