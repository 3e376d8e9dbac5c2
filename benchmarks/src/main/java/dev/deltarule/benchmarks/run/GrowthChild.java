package dev.deltarule.benchmarks.run;

import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Models;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The child process that compiles a network of a given width and depth with the processor and times it. Prints milliseconds of
 * the compiler, bytes of generated source and of its classes, and nanoseconds per example of predicting and training.
 */
public final class GrowthChild {
    private static final int BATCH = 32;
    private static final long WARM_UP = 5_000_000_000L;
    private static final long MEASURED = 300_000_000;

    private GrowthChild() {}

    /** Arguments: an empty folder, width, depth. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int width = Integer.parseInt(args[1]);
        long start = System.nanoTime();
        compile(folder, source(width, Integer.parseInt(args[2])));
        print("compile", (System.nanoTime() - start) / 1e6);
        print("source", bytes(folder, "Impl.java"));
        print("classes", bytes(folder, "Impl.class"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            FloatModel net = (FloatModel) Models.create(loader.loadClass("Net").asSubclass(FloatModel.class), 1);
            measure(net, width);
        }
    }

    private static String source(int width, int depth) {
        return "import dev.deltarule.*;\n@Network(inputs = " + width + ")\n"
                + ("@Layer(size = " + width + ", activation = Activation.RELU)\n").repeat(depth)
                + "public interface Net extends dev.deltarule.runtime.FloatModel {}\n";
    }

    private static void compile(Path folder, String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Net.java"), source);
        String classPath = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-nowarn",
                        "-cp",
                        classPath,
                        "-processorpath",
                        classPath,
                        "-d",
                        folder.toString(),
                        file.toString());
        if (status != 0) {
            throw new IllegalStateException("the network did not compile");
        }
    }

    private static long bytes(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .mapToLong(GrowthChild::size)
                    .sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(FloatModel net, int width) {
        Random random = new Random(1);
        float[] in = new float[BATCH * width];
        float[] target = new float[BATCH * width];
        float[] out = new float[BATCH * width];
        for (int i = 0; i < in.length; i++) {
            in[i] = random.nextFloat();
            target[i] = random.nextFloat();
        }
        print("predict", nanos(() -> net.predict(in, 0, out, 0, BATCH)) / BATCH);
        print("train", nanos(() -> net.descend(in, 0, target, 0, BATCH, 1e-6f)) / BATCH);
    }

    private static double nanos(Runnable call) {
        repeat(call, WARM_UP);
        return repeat(call, MEASURED);
    }

    private static double repeat(Runnable call, long nanos) {
        long start = System.nanoTime();
        long calls = 0;
        while (System.nanoTime() - start < nanos) {
            call.run();
            calls++;
        }
        return (double) (System.nanoTime() - start) / calls;
    }

    private static void print(String word, double value) {
        System.out.println(word + " " + value);
    }
}
