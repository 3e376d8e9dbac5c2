package dev.deltarule.benchmarks.run;

import com.sun.management.ThreadMXBean;
import dev.deltarule.benchmarks.peer.Peer;
import dev.deltarule.benchmarks.peer.Peers;
import dev.deltarule.benchmarks.work.Workload;
import java.lang.management.ManagementFactory;

/**
 * The child process of a peer on the JVM. It prints lines of a word and a value: what is to be checked ({@code output},
 * {@code loss}), then what was measured ({@code slice}: nanoseconds per call, {@code allocated}: bytes per call), a
 * {@code note}, and {@code failed} with the reason when the peer cannot load.
 */
public final class Child {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** HotSpot counts calls: steps of 10 ms reach its best code only after some hundred, long past the warm-up's time. */
    private static final int WARM_UP_CALLS = 500;

    /** How many times the warm-up's time those calls may take. */
    private static final int LONGEST_WARM_UP = 2;

    /** Takes what the peers add up, so that it is needed. */
    private static volatile double sink;

    private Child() {}

    /** Arguments: peer, threads, workload, milliseconds of warm-up, milliseconds of a slice, slices. */
    public static void main(String[] args) {
        Workload work = Workload.named(args[2]);
        try (Peer peer = Peers.create(args[0], Integer.parseInt(args[1]), work)) {
            check(peer, work);
            measure(peer, Long.parseLong(args[3]) * 1_000_000, Long.parseLong(args[4]) * 1_000_000, args[5]);
        } catch (UnsupportedOperationException e) {
            print("failed", e.getMessage());
        } catch (Exception | LinkageError e) {
            // Whatever keeps a peer from running becomes the reason in its row.
            print("failed", e.toString().lines().findFirst().orElse("unknown"));
        }
    }

    private static void check(Peer peer, Workload work) {
        print("note", peer.note());
        for (double output : peer.outputs()) {
            print("output", output);
        }
        for (int step = 0; step < work.checkedSteps(); step++) {
            print("loss", peer.step(step % work.batches()));
        }
    }

    private static void measure(Peer peer, long warmUp, long slice, String slices) {
        peer.reset();
        int calls = 1;
        long warmed = 0;
        long start = System.nanoTime();
        long before = start;
        while (before - start < warmUp || (warmed < WARM_UP_CALLS && before - start < LONGEST_WARM_UP * warmUp)) {
            sink = peer.run(calls);
            warmed += calls;
            // About a millisecond: often enough entered to be compiled as a whole, long enough for the clock.
            if (System.nanoTime() - before < 1_000_000) {
                calls *= 2;
            }
            before = System.nanoTime();
        }
        for (int s = 0; s < Integer.parseInt(slices); s++) {
            // Training starts anew, so that no peer drifts into denormal numbers.
            peer.reset();
            long done = 0;
            long elapsed = 0;
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            start = System.nanoTime();
            while (elapsed < slice) {
                sink = peer.run(calls);
                done += calls;
                elapsed = System.nanoTime() - start;
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            print("slice", (double) elapsed / done);
            print("allocated", (double) allocated / done);
        }
    }

    private static void print(String word, Object value) {
        System.out.println(word + " " + value);
    }
}
