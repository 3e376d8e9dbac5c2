package dev.deltarule.benchmarks;

import dev.deltarule.benchmarks.report.Footprint;
import dev.deltarule.benchmarks.report.Table;
import dev.deltarule.benchmarks.run.Contender;
import dev.deltarule.benchmarks.run.Runner;
import dev.deltarule.benchmarks.work.Workload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What an application meets that predicts one example now and then: size, start and the latency of a call. */
final class SingleExamples {
    private static final List<Contender> CONTENDERS = List.of(
            Contender.PLAIN, Contender.VECTOR, Contender.PYTORCH, Contender.ONNX, Contender.DL4J, Contender.ENCOG);

    private SingleExamples() {}

    /** Measures and prints the table. */
    static void print(Runner runner) throws IOException, InterruptedException {
        Table table = new Table(
                "784-128-10, predict 1", "jars, kB", "start, ms", "p50, ns", "p90", "p99", "p99.9", "longest");
        double clock = 0;
        for (Contender contender : CONTENDERS) {
            Optional<Double> start = runner.firstPrediction(Workload.DIGITS_PREDICT, contender);
            double[] nanos = runner.percentiles(Workload.DIGITS_PREDICT, contender);
            if (start.isEmpty() || nanos.length == 0) {
                table.line("  " + contender.label(), "did not run");
                continue;
            }
            clock = nanos[0];
            table.row(
                    "  " + contender.label(),
                    number(Footprint.bytes(contender) / 1e3),
                    number(start.get()),
                    number(nanos[1]),
                    number(nanos[2]),
                    number(nanos[3]),
                    number(nanos[4]),
                    number(nanos[5]));
        }
        table.lines().forEach(System.out::println);
        System.out.println();
        System.out.println("start: from the start of the JVM to the end after one prediction, median of 5.");
        System.out.println("200,000 calls each; reading the clock is " + number(clock) + " ns of each.");
    }

    private static String number(double value) {
        return Table.number("%,.0f", value);
    }
}
