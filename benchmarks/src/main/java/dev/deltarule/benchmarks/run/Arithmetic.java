package dev.deltarule.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many times the arithmetic of one thread all threads do at this moment: multiplications and additions in registers alone,
 * enough to fill a core's units. On a quiet machine it is the number of cores; virtual cores that share a physical one give
 * less, and no program can gain more from its threads.
 */
final class Arithmetic implements AutoCloseable {
    /** About four milliseconds: long beside what it takes to wake a thread. */
    private static final int ROUNDS = 2_000_000;

    private static final int WARM_UP = 50;

    /** Takes the results, so that they are needed. */
    private static volatile float sink;

    private final int threads;
    private final ExecutorService pool;

    Arithmetic(int threads) throws InterruptedException {
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads);
        for (int k = 0; k < WARM_UP; k++) {
            millis(threads);
        }
    }

    /** What all threads do together, divided by what one does alone, some milliseconds of each. */
    double gain() throws InterruptedException {
        double one = Math.min(millis(1), millis(1));
        // The host gives a virtual core that was idle its time back only after a while.
        millis(threads);
        double all = (millis(threads) + millis(threads)) / 2;
        return threads * one / all;
    }

    private double millis(int busy) throws InterruptedException {
        long start = System.nanoTime();
        List<Future<?>> parts = new ArrayList<>();
        for (int k = 0; k < busy; k++) {
            parts.add(pool.submit(() -> sink = chains(ROUNDS)));
        }
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Twelve chains, since a core begins four such operations at once and each takes three cycles or more. */
    private static float chains(int rounds) {
        float a = 1;
        float b = 2;
        float c = 3;
        float d = 4;
        float e = 5;
        float f = 6;
        float g = 7;
        float h = 8;
        float i = 9;
        float j = 10;
        float k = 11;
        float l = 12;
        for (int n = 0; n < rounds; n++) {
            a = a * 0.5f + 1;
            b = b * 0.5f + 1;
            c = c * 0.5f + 1;
            d = d * 0.5f + 1;
            e = e * 0.5f + 1;
            f = f * 0.5f + 1;
            g = g * 0.5f + 1;
            h = h * 0.5f + 1;
            i = i * 0.5f + 1;
            j = j * 0.5f + 1;
            k = k * 0.5f + 1;
            l = l * 0.5f + 1;
        }
        return a + b + c + d + e + f + g + h + i + j + k + l;
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
