package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.peer.Peer;
import dev.deltarule.benchmarks.peer.Peers;
import dev.deltarule.benchmarks.work.Workload;
import java.util.Arrays;

/** The child process that times single predictions one by one, for percentiles of their latency. */
public final class SingleCalls {
    private static final int CALLS = 200_000;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    /** Takes the results, so that they are needed. */
    private static volatile double sink;

    private SingleCalls() {}

    /** Arguments: peer, threads, workload, milliseconds of warm-up. Prints {@code nanos} lines, the median of an empty call first. */
    public static void main(String[] args) throws Exception {
        try (Peer peer = Peers.create(args[0], Integer.parseInt(args[1]), Workload.named(args[2]))) {
            long end = System.nanoTime() + Long.parseLong(args[3]) * 1_000_000;
            while (System.nanoTime() < end) {
                sink = peer.run(16);
            }
            print(50, sorted(() -> {}));
            long[] nanos = sorted(() -> sink = peer.run(1));
            for (double percentile : PERCENTILES) {
                print(percentile, nanos);
            }
        } catch (UnsupportedOperationException e) {
            System.out.println("failed " + e.getMessage());
        }
    }

    private static long[] sorted(Runnable call) {
        long[] nanos = new long[CALLS];
        for (int k = 0; k < CALLS; k++) {
            long start = System.nanoTime();
            call.run();
            nanos[k] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static void print(double percentile, long[] sorted) {
        int at = (int) Math.ceil(percentile / 100 * sorted.length) - 1;
        System.out.println("nanos " + sorted[at]);
    }
}
