package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the child processes, one after the other, and collects what they measured. */
public final class Runner {
    private static final long TIMEOUT_SECONDS = 120;
    private static final int NATIVE_WARM_UP_MILLIS = 500;

    /** JVM starts of which the median is taken. */
    private static final int STARTS = 5;

    /** Turns of one thread and of several in a process: short ones, since the host moves virtual cores within seconds. */
    private static final int TURNS = 200;

    private static final int TURN_MILLIS = 20;

    /** By which native engines are told how many threads to use. */
    private static final List<String> THREAD_VARIABLES =
            List.of("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS");

    private final CProgram cProgram;
    private final Path folder;
    private final Settings settings;
    private final Map<Workload, Check> checks = new EnumMap<>(Workload.class);
    private final Map<Workload, Map<Contender, Samples>> results = new EnumMap<>(Workload.class);

    /**
     * Sets up a run.
     *
     * @param source the C program
     * @param folder where executables and files of numbers go
     */
    public Runner(Path source, Path folder, Settings settings) {
        cProgram = new CProgram(source, folder);
        this.folder = folder;
        this.settings = settings;
    }

    /** Measures the workloads round by round; a contender that fails is not started again at that workload. */
    public Map<Workload, Map<Contender, Samples>> run(List<Workload> works, List<Contender> contenders)
            throws IOException, InterruptedException {
        for (Workload work : works) {
            checks.put(work, new Check(work));
            WorkloadData.of(work).writeTo(numbers(work), work.isDouble());
            results.put(work, new EnumMap<>(Contender.class));
        }
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Workload work : works) {
                System.err.println("round " + round + " of " + settings.rounds() + ": " + work.label());
                for (Contender contender : contenders) {
                    if (contender.takesPartIn(work)) {
                        measure(work, contender);
                    }
                }
            }
        }
        return results;
    }

    /**
     * Times single predictions one by one.
     *
     * @return nanoseconds of an empty call and of the 50th, 90th, 99th, 99.9th and 100th percentile; none if it cannot run
     */
    public double[] percentiles(Workload work, Contender contender) throws IOException, InterruptedException {
        List<String> command = java(contender, SingleCalls.class, work);
        command.add(String.valueOf(settings.warmUpMillis()));
        return start(command, 1).numbers("nanos");
    }

    /**
     * Starts a JVM that predicts once.
     *
     * @return milliseconds from the start of the process to its end, the median of several; none if it cannot run
     */
    public Optional<Double> firstPrediction(Workload work, Contender contender)
            throws IOException, InterruptedException {
        double[] millis = new double[STARTS];
        for (int k = 0; k < STARTS; k++) {
            long start = System.nanoTime();
            if (start(java(contender, FirstCall.class, work), 1).texts("output").isEmpty()) {
                return Optional.empty();
            }
            millis[k] = (System.nanoTime() - start) / 1e6;
        }
        return Optional.of(Samples.median(millis));
    }

    /** Times one thread and the contender's threads in turns, in several processes one after the other. */
    public List<Turn> turns(Workload work, Contender contender) throws IOException, InterruptedException {
        List<String> command = java(contender, TurnsChild.class, work);
        command.addAll(
                List.of(String.valueOf(settings.warmUpMillis()), String.valueOf(TURN_MILLIS), String.valueOf(TURNS)));
        List<Turn> turns = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            start(command, 1).texts("turn").forEach(line -> turns.add(Turn.of(line)));
        }
        return turns;
    }

    /** Compiles a network of equal layers with the processor and times it with the Vector API. */
    public Growing grow(int width, int depth) throws IOException, InterruptedException {
        Path classes = folder.resolve("grown-" + width + "x" + depth);
        ChildOutput output = start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Contender.VECTOR.classPath(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        GrowthChild.class.getName(),
                        classes.toString(),
                        String.valueOf(width),
                        String.valueOf(depth)),
                1);
        return new Growing(
                width,
                depth,
                output.numbers("predict")[0],
                output.numbers("train")[0],
                output.numbers("compile")[0],
                output.numbers("source")[0],
                output.numbers("classes")[0]);
    }

    private static List<String> java(Contender contender, Class<?> main, Workload work) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", contender.classPath()));
        if (contender.usesVectors()) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        command.addAll(List.of(main.getName(), contender.peer(), String.valueOf(contender.threads()), work.name()));
        return command;
    }

    private Path numbers(Workload work) {
        return folder.resolve(work.name().toLowerCase(Locale.ROOT) + ".numbers");
    }

    private void measure(Workload work, Contender contender) throws InterruptedException {
        Samples samples = results.get(work).computeIfAbsent(contender, c -> new Samples());
        if (samples.reason().isPresent()) {
            return;
        }
        try {
            ChildOutput output = start(command(work, contender), contender.threads());
            Optional<String> problem = output.texts("failed").stream()
                    .findFirst()
                    .or(() -> checks.get(work).difference(output.numbers("output"), output.numbers("loss")));
            if (problem.isPresent()) {
                samples.fail(problem.get());
            } else if (output.texts("slice").isEmpty()) {
                samples.fail("the process ended before it had measured anything");
            } else {
                samples.add(
                        output.numbers("slice"),
                        output.numbers("allocated"),
                        output.texts("note").stream().findFirst().orElse(""));
            }
        } catch (IOException e) {
            samples.fail(e.getMessage());
        }
    }

    private List<String> command(Workload work, Contender contender) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (contender.isNative()) {
            Path program = cProgram.executable(work, contender.usesOpenBlas());
            command.addAll(List.of(program.toString(), numbers(work).toString()));
            command.add(String.valueOf(NATIVE_WARM_UP_MILLIS));
        } else {
            command.addAll(java(contender, Child.class, work));
            command.add(String.valueOf(settings.warmUpMillis()));
        }
        command.add(String.valueOf(settings.sliceMillis()));
        command.add(String.valueOf(settings.slices()));
        return command;
    }

    private ChildOutput start(List<String> command, int threads) throws IOException, InterruptedException {
        Path out = folder.resolve("child.out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("child.err").toFile());
        for (String variable : THREAD_VARIABLES) {
            builder.environment().put(variable, String.valueOf(threads));
        }
        builder.environment()
                .put("DJL_CACHE_DIR", folder.resolve("djl").toAbsolutePath().toString());
        builder.environment().put("DJL_OFFLINE", "true");
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("did not end within " + TIMEOUT_SECONDS + " seconds");
        }
        if (process.exitValue() != 0) {
            throw new IOException("the process ended with status " + process.exitValue());
        }
        return new ChildOutput(Files.readAllLines(out));
    }
}
