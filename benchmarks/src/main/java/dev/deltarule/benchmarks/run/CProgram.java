package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.work.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compiles the C program for one workload, whose sizes it gets as constants. */
final class CProgram {
    private final Path source;
    private final Path folder;
    private final Map<String, Path> compiled = new HashMap<>();

    CProgram(Path source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    /**
     * The executable for a workload, compiled when it is first asked for.
     *
     * @throws IOException with what to install, if gcc or OpenBLAS is missing or the source does not compile
     */
    Path executable(Workload work, boolean withBlas) throws IOException, InterruptedException {
        String name = work.name().toLowerCase(Locale.ROOT) + (withBlas ? "_openblas" : "");
        if (!compiled.containsKey(name)) {
            compiled.put(name, compile(name, work, withBlas));
        }
        return compiled.get(name);
    }

    private Path compile(String name, Workload work, boolean withBlas) throws IOException, InterruptedException {
        Path program = folder.resolve(name);
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of("gcc", "-O3", "-march=native", "-ffast-math"));
        constants(work).forEach(c -> command.add("-D" + c));
        if (withBlas) {
            command.add("-DUSE_BLAS");
        }
        command.addAll(List.of(source.toString(), "-o", program.toString()));
        if (withBlas) {
            command.add("-lopenblas");
        }
        command.add("-lm");
        int exit;
        try {
            exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IOException("gcc does not start; install gcc", e);
        }
        if (exit != 0) {
            String output = Files.readString(log);
            boolean isMissing = output.contains("cblas.h: No such file") || output.contains("cannot find -lopenblas");
            throw new IOException(isMissing ? "install libopenblas-dev" : "gcc failed, see " + log.getFileName());
        }
        return program;
    }

    private static List<String> constants(Workload work) {
        List<Integer> sizes = work.sizes();
        return List.of(
                "INPUTS=" + work.inputs(),
                "HIDDEN1=" + sizes.get(1),
                "HIDDEN2=" + (sizes.size() == 4 ? sizes.get(2) : 0),
                "OUTPUTS=" + work.outputs(),
                "BATCH=" + work.batch(),
                "EXAMPLES=" + work.examples(),
                "CHECKED=" + work.checked(),
                "STEPS=" + work.checkedSteps(),
                "RATE=" + work.rate(),
                "TRAIN=" + (work.isTraining() ? 1 : 0),
                "IS_DOUBLE=" + (work.isDouble() ? 1 : 0));
    }
}
