package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.train.TrainingResult;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that train are killed with SIGKILL, at random moments and while they write, and started again until they end.
 * Moments are counted in checkpoints, not in seconds, so that fast and slow machines see the same.
 */
class KilledTrainingTest {
    private static final int KILLS = 6;
    /** With a disk so fast that no write was struck, more are tried. */
    private static final int MOST_KILLS = 25;

    private static final int MOST_EPOCHS_BETWEEN = 12;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void endsWithTheBitsOfOneThatWasNeverKilled(LongTraining training) throws IOException, InterruptedException {
        Path checkpoints = folder.resolve("checkpoints");
        Random random = new Random(training.name().hashCode());
        int strickenWrites = 0;
        for (int kill = 0; kill < KILLS || (strickenWrites == 0 && kill < MOST_KILLS); kill++) {
            long before = newestEpoch(checkpoints);
            Process process = start(training, checkpoints);
            long until = before + 1 + random.nextInt(MOST_EPOCHS_BETWEEN);
            waitFor(process, () -> newestEpoch(checkpoints) >= until);
            if (kill % 2 == 0) {
                waitFor(process, () -> leftovers(checkpoints) > 0);
            } else {
                pause(random.nextInt(3_000_000));
            }
            kill(process);
            strickenWrites += leftovers(checkpoints);
            assertThat(newestEpoch(checkpoints)).isBetween(until, (long) LongTraining.EPOCHS - 1);
        }
        Process last = start(training, checkpoints);
        assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(this::output).isZero();
        assertThat(leftovers(checkpoints)).isZero();
        assertThat(strickenWrites).isPositive();

        Model undisturbed = training.network();
        TrainingResult result = training.trainer(undisturbed).fit(LongTraining.examples());
        Path expected = folder.resolve("expected.safetensors");
        ModelFiles.save(undisturbed, expected);
        assertThat(TrainingProcess.model(folder)).hasSameBinaryContentAs(expected);
        assertThat(losses()).containsExactly(result.losses());
    }

    private double[] losses() {
        return Safetensors.read(TrainingProcess.losses(folder))
                .tensor("losses")
                .orElseThrow()
                .doubles();
    }

    private Process start(LongTraining training, Path checkpoints) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingProcess.class.getName(),
                        training.name(),
                        checkpoints.toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor()).as("killed, not ended").isNotZero();
    }

    private void waitFor(Process process, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive()).as(this::output).isTrue();
            assertThat(System.nanoTime() - start).as(this::output).isLessThan(TimeUnit.MINUTES.toNanos(1));
            Thread.onSpinWait();
        }
    }

    private static void pause(int nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private Path log() {
        return folder.resolve("output.txt");
    }

    private String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The epoch of the newest checkpoint, 0 if there is none. */
    private static long newestEpoch(Path checkpoints) {
        return names(checkpoints).stream()
                .filter(name -> name.matches("epoch-\\d+\\.safetensors"))
                .mapToLong(name -> Long.parseLong(name.replaceAll("\\D", "")))
                .max()
                .orElse(0);
    }

    /** How many files there are that are not written to their end. */
    private static int leftovers(Path checkpoints) {
        return (int) names(checkpoints).stream()
                .filter(name -> name.endsWith(".tmp"))
                .count();
    }

    private static List<String> names(Path checkpoints) {
        File[] files = checkpoints.toFile().listFiles();
        return files == null ? List.of() : Stream.of(files).map(File::getName).toList();
    }
}
