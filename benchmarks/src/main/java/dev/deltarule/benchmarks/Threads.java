package dev.deltarule.benchmarks;

import dev.deltarule.benchmarks.report.Table;
import dev.deltarule.benchmarks.run.Contender;
import dev.deltarule.benchmarks.run.Runner;
import dev.deltarule.benchmarks.run.Turn;
import dev.deltarule.benchmarks.work.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What all cores gain over one thread, beside what the machine's arithmetic gains from them at the same time. */
final class Threads {
    /** The part of the cores' arithmetic that a turn needs to count as one with its cores free. */
    private static final double FREE = 0.9;

    private Threads() {}

    /** Measures the workloads that all cores take part in, and prints the table. */
    static void print(Runner runner, List<Workload> works) throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores == 1) {
            System.out.println("This machine has one core, so there is nothing to compare.");
            return;
        }
        Table table = new Table("work and turns", "turns", "1 thread", cores + " threads", "gain", "arithmetic");
        for (Workload work : works) {
            if (!Contender.VECTOR_ALL.takesPartIn(work)) {
                table.line(work.label(), "too little to share");
                continue;
            }
            List<Turn> turns = runner.turns(work, Contender.VECTOR_ALL);
            table.line(work.label(), "");
            add(table, "  all", work, turns);
            add(table, "  cores free", work, where(turns, FREE * cores, Double.MAX_VALUE));
            add(table, "  cores shared", work, where(turns, 0, FREE * cores));
        }
        table.lines().forEach(System.out::println);
        System.out.println();
        System.out.println("Medians; nanoseconds per example. Arithmetic: what the same threads gain in");
        System.out.println("registers alone, just before and after the turn; cores are free where that is");
        System.out.println(Table.number("%.2f", FREE * cores) + " or more.");
    }

    private static List<Turn> where(List<Turn> turns, double from, double to) {
        List<Turn> some = new ArrayList<>(turns);
        some.removeIf(turn -> turn.arithmetic() < from || turn.arithmetic() >= to);
        return some;
    }

    private static void add(Table table, String name, Workload work, List<Turn> turns) {
        if (turns.isEmpty()) {
            table.line(name, "no turn");
            return;
        }
        table.row(
                name,
                String.valueOf(turns.size()),
                Table.number("%,.1f", Turn.median(turns, Turn::oneNanos) / work.batch()),
                Table.number("%,.1f", Turn.median(turns, Turn::severalNanos) / work.batch()),
                Table.number("%.2f", Turn.median(turns, Turn::gain)),
                Table.number("%.2f", Turn.median(turns, Turn::arithmetic)));
    }
}
