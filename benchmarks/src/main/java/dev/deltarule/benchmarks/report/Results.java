package dev.deltarule.benchmarks.report;

import dev.deltarule.benchmarks.run.Contender;
import dev.deltarule.benchmarks.run.Samples;
import dev.deltarule.benchmarks.work.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of a run as a table and as CSV. */
public final class Results {
    private static final int REASON_WIDTH = 70;

    private final Map<Workload, Map<Contender, Samples>> samples;

    public Results(Map<Workload, Map<Contender, Samples>> samples) {
        this.samples = samples;
    }

    /** The table for people, at most 100 columns wide. */
    public List<String> table() {
        Table table =
                new Table("work and engine", "ns/example", "examples/s", "time/C", "time/BLAS", "bytes/call", "spread");
        samples.forEach((work, contenders) -> {
            table.line(work.label(), "");
            contenders.forEach((contender, measured) -> {
                String name = "  " + contender.label();
                if (measured.reason().isPresent()) {
                    table.line(name, shorten(measured.reason().get()));
                } else {
                    double nanos = measured.nanosPerCall() / work.batch();
                    table.row(
                            name,
                            Table.number("%,.1f", nanos),
                            Table.number("%,.0f", 1e9 / nanos),
                            ratio(work, contender, Contender.C),
                            ratio(work, contender, Contender.OPENBLAS),
                            measured.bytesPerCall()
                                    .map(b -> Table.number("%,.0f", b))
                                    .orElse("-"),
                            Table.number("%.0f %%", 100 * measured.spread()));
                }
            });
        });
        return table.lines();
    }

    /** The same for programs: a heading and a line for each row, reasons in quotes. */
    public List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add("work,engine,batch,ns_per_call,ns_per_example,time_over_c,time_over_openblas,bytes_per_call,spread,"
                + "reason_or_note");
        samples.forEach((work, contenders) -> contenders.forEach((contender, measured) -> {
            boolean isMeasured = measured.reason().isEmpty();
            lines.add(String.join(
                    ",",
                    quote(work.label()),
                    quote(contender.label()),
                    String.valueOf(work.batch()),
                    isMeasured ? Table.number("%.3f", measured.nanosPerCall()) : "",
                    isMeasured ? Table.number("%.3f", measured.nanosPerCall() / work.batch()) : "",
                    isMeasured ? ratio(work, contender, Contender.C).replace("-", "") : "",
                    isMeasured ? ratio(work, contender, Contender.OPENBLAS).replace("-", "") : "",
                    isMeasured
                            ? measured.bytesPerCall()
                                    .map(b -> Table.number("%.1f", b))
                                    .orElse("")
                            : "",
                    isMeasured ? Table.number("%.4f", measured.spread()) : "",
                    quote(measured.reason().orElse(measured.note()))));
        }));
        return lines;
    }

    private String ratio(Workload work, Contender contender, Contender base) {
        return timeOver(work, contender, base).map(r -> Table.number("%.2f", r)).orElse("-");
    }

    /** The ratio of the medians of a contender's and another's time; empty if one of them was not measured. */
    Optional<Double> timeOver(Workload work, Contender contender, Contender base) {
        return nanos(work, contender).flatMap(a -> nanos(work, base).map(b -> a / b));
    }

    private Optional<Double> nanos(Workload work, Contender contender) {
        return Optional.ofNullable(samples.get(work).get(contender))
                .filter(s -> s.reason().isEmpty())
                .map(Samples::nanosPerCall);
    }

    private static String shorten(String reason) {
        return reason.length() <= REASON_WIDTH ? reason : reason.substring(0, REASON_WIDTH - 3) + "...";
    }

    private static String quote(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
