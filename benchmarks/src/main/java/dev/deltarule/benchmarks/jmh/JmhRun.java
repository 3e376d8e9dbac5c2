package dev.deltarule.benchmarks.jmh;

import dev.deltarule.benchmarks.report.Table;
import dev.deltarule.benchmarks.run.Contender;
import dev.deltarule.benchmarks.run.Samples;
import dev.deltarule.benchmarks.work.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the peers on the JVM under JMH with its GC profiler. Each fork is a run of its own and the peers take turns, round by
 * round, so that drift of the machine hits all alike.
 */
public final class JmhRun {
    private static final String BYTES = "gc.alloc.rate.norm";

    private final List<Workload> works;
    private final int rounds;
    private final Path log;
    private final Map<Workload, Map<Contender, List<RunResult>>> results = new EnumMap<>(Workload.class);

    /** @param log where JMH writes what it does, and why a peer did not run */
    public JmhRun(List<Workload> works, int rounds, Path log) {
        this.works = List.copyOf(works);
        this.rounds = rounds;
        this.log = log;
    }

    /** Measures, prints a table and writes the same as CSV. */
    public void print(Path csv) throws IOException {
        Files.deleteIfExists(log);
        for (int round = 1; round <= rounds; round++) {
            for (Workload work : works) {
                System.err.println("round " + round + " of " + rounds + ": " + work.label());
                for (Contender contender : Contender.values()) {
                    if (contender.runsUnderJmh() && contender.takesPartIn(work)) {
                        measure(work, contender);
                    }
                }
            }
        }
        Table table = new Table("work and engine", "ns/example", "error", "time/ours", "bytes/call");
        List<String> lines =
                new ArrayList<>(List.of("work,engine,batch,ns_per_example,error,time_over_ours,bytes_per_call"));
        for (Workload work : works) {
            table.line(work.label(), "");
            double ours = ours(work);
            results.get(work).forEach((contender, runs) -> row(table, lines, work, contender, runs, ours));
        }
        table.lines().forEach(System.out::println);
        Files.write(csv, lines);
    }

    private void measure(Workload work, Contender contender) throws IOException {
        List<RunResult> runs = results.computeIfAbsent(work, w -> new EnumMap<>(Contender.class))
                .computeIfAbsent(contender, c -> new ArrayList<>());
        // JMH starts its forks with the class path of this process, which is not that of every peer.
        String before = System.getProperty("java.class.path");
        System.setProperty("java.class.path", contender.classPath());
        try {
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .include(PeerBenchmark.class.getName())
                    .param("peer", contender.peer())
                    .param("work", work.name())
                    .forks(1)
                    .warmupIterations(4)
                    .warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(4)
                    .measurementTime(TimeValue.milliseconds(200))
                    .addProfiler(GCProfiler.class)
                    .output(log.toString());
            if (contender.usesVectors()) {
                options.jvmArgs("--add-modules", "jdk.incubator.vector");
            }
            runs.addAll(new Runner(options.build()).run());
        } catch (RunnerException e) {
            Files.writeString(log, e + "\n");
        } finally {
            System.setProperty("java.class.path", before);
        }
        if (runs.isEmpty()) {
            Files.copy(
                    log,
                    log.resolveSibling("jmh-" + work + "-" + contender + ".log"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private double ours(Workload work) {
        Map<Contender, List<RunResult>> runs = results.get(work);
        List<RunResult> vector = runs.getOrDefault(Contender.VECTOR, List.of());
        return nanos(work, vector.isEmpty() ? runs.getOrDefault(Contender.PLAIN, List.of()) : vector)
                .orElse(Double.NaN);
    }

    private static void row(
            Table table, List<String> csv, Workload work, Contender contender, List<RunResult> runs, double ours) {
        OptionalDouble nanos = nanos(work, runs);
        if (nanos.isEmpty()) {
            table.line("  " + contender.label(), "did not run: see jmh-" + work + "-" + contender + ".log");
            return;
        }
        double error = runs.stream()
                        .mapToDouble(run -> run.getPrimaryResult().getScoreError())
                        .max()
                        .orElseThrow()
                / work.batch();
        double bytes = Samples.median(runs.stream().mapToDouble(JmhRun::bytes).toArray());
        String[] cells = {
            Table.number("%.1f", nanos.getAsDouble()),
            Table.number("%.1f", error),
            Table.number("%.2f", nanos.getAsDouble() / ours),
            Table.number("%.0f", bytes)
        };
        table.row("  " + contender.label(), cells[0], cells[1], cells[2], cells[3]);
        csv.add("\"" + work.label() + "\",\"" + contender.label() + "\"," + work.batch() + ","
                + String.join(",", cells));
    }

    /** The median over the forks of the time of an example. */
    private static OptionalDouble nanos(Workload work, List<RunResult> runs) {
        return runs.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Samples.median(runs.stream()
                                .mapToDouble(run -> run.getPrimaryResult().getScore())
                                .toArray())
                        / work.batch());
    }

    /** Bytes that a call allocates. JMH names the profiler's result with a dot before it in some versions. */
    private static double bytes(RunResult run) {
        @SuppressWarnings("rawtypes") // so JMH declares it
        Map<String, Result> secondary = run.getSecondaryResults();
        return secondary.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(BYTES))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }
}
