package dev.deltarule.benchmarks;

import dev.deltarule.benchmarks.jmh.JmhRun;
import dev.deltarule.benchmarks.report.Chart;
import dev.deltarule.benchmarks.report.Results;
import dev.deltarule.benchmarks.run.Request;
import dev.deltarule.benchmarks.run.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures every engine at every workload and prints one table; writes it as CSV and as a chart, too. */
public final class Main {
    private Main() {}

    /** Arguments: folder of the C source, folder for what is written, then the words of {@link Request}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Request request;
        try {
            request = Request.of(List.of(args).subList(2, args.length));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Path target = Path.of(args[1]);
        Path scratch = Files.createDirectories(target.resolve("benchmarks"));
        Runner runner = new Runner(Path.of(args[0], "mlp.c"), scratch, request.settings());
        switch (request.mode()) {
            case TABLE -> printTable(request, runner, target);
            case SINGLE -> SingleExamples.print(runner);
            case GROWTH -> Growth.print(runner, target.resolve("growth.png"));
            case THREADS -> Threads.print(runner, request.works());
            case JMH ->
                new JmhRun(request.works(), request.settings().rounds(), scratch.resolve("jmh.log"))
                        .print(target.resolve("jmh.csv"));
        }
    }

    private static void printTable(Request request, Runner runner, Path target)
            throws IOException, InterruptedException {
        Results results = new Results(runner.run(request.works(), request.contenders()));
        Path csv = Files.write(target.resolve("benchmarks.csv"), results.csv());
        Path chart = target.resolve("benchmarks.png");
        Chart.write(results, request.works(), chart);
        System.out.println("One thread unless a row says all cores, JDK " + System.getProperty("java.version") + ", "
                + System.getProperty("os.arch") + "; medians of "
                + request.settings().rounds() + " rounds");
        System.out.println();
        results.table().forEach(System.out::println);
        System.out.println();
        System.out.println("Written: " + csv.getFileName() + " and " + chart.getFileName() + " in benchmarks/target");
    }
}
