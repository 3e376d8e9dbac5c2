package dev.deltarule.benchmarks;

import dev.deltarule.benchmarks.jmh.JmhRun;
import dev.deltarule.benchmarks.report.Chart;
import dev.deltarule.benchmarks.report.Results;
import dev.deltarule.benchmarks.run.Contender;
import dev.deltarule.benchmarks.run.Runner;
import dev.deltarule.benchmarks.run.Settings;
import dev.deltarule.benchmarks.work.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures every engine at every workload and prints one table; writes it as CSV and as a chart, too. */
public final class Main {
    private static final String ROUNDS = "rounds=";

    private Main() {}

    /**
     * Arguments: folder of the C source, folder for what is written, then "quick" or "rounds=9", and names of workloads and of
     * contenders, or "single", "growth" or "jmh".
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.normal();
        boolean jmh = false;
        List<Workload> works = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        Path target = Path.of(args[1]);
        Path scratch = Files.createDirectories(target.resolve("benchmarks"));
        for (String arg : List.of(args).subList(2, args.length)) {
            if (arg.equals("quick")) {
                settings = Settings.quick();
            } else if (arg.equals("single")) {
                SingleExamples.print(new Runner(Path.of(args[0], "mlp.c"), scratch, settings));
                return;
            } else if (arg.equals("growth")) {
                Runner runner = new Runner(Path.of(args[0], "mlp.c"), scratch, settings);
                Growth.print(runner, target.resolve("growth.png"));
                return;
            } else if (arg.equals("jmh")) {
                jmh = true;
            } else if (arg.startsWith(ROUNDS)) {
                settings = settings.withRounds(arg.substring(ROUNDS.length()));
            } else if (Contender.isName(arg)) {
                contenders.add(Contender.valueOf(arg));
            } else {
                works.add(Workload.named(arg));
            }
        }
        if (works.isEmpty()) {
            works.addAll(List.of(Workload.values()));
        }
        if (jmh) {
            if (!contenders.isEmpty()) {
                throw new IllegalArgumentException(
                        "Under JMH all peers on the JVM are measured: leave out " + contenders + ".");
            }
            new JmhRun(works, settings.rounds(), scratch.resolve("jmh.log")).print(target.resolve("jmh.csv"));
            return;
        }
        if (contenders.isEmpty()) {
            contenders.addAll(List.of(Contender.values()));
        }
        Results results = new Results(new Runner(Path.of(args[0], "mlp.c"), scratch, settings).run(works, contenders));
        Path csv = Files.write(target.resolve("benchmarks.csv"), results.csv());
        Path chart = target.resolve("benchmarks.png");
        Chart.write(results, works, chart);
        System.out.println("One thread unless a row says all cores, JDK " + System.getProperty("java.version") + ", "
                + System.getProperty("os.arch") + "; medians of " + settings.rounds() + " rounds");
        System.out.println();
        results.table().forEach(System.out::println);
        System.out.println();
        System.out.println("Written: " + csv.getFileName() + " and " + chart.getFileName() + " in benchmarks/target");
    }
}
