package dev.deltarule.benchmarks.run;

import com.sun.management.ThreadMXBean;
import dev.deltarule.benchmarks.peer.Peer;
import java.lang.management.ManagementFactory;

/** Warms a peer up and times slices of its calls, about a millisecond of them between two looks at the clock. */
final class TimedPeer {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** HotSpot counts calls: steps of 10 ms reach its best code only after some hundred, long past the warm-up's time. */
    private static final int WARM_UP_CALLS = 500;

    /** How many times the warm-up's time those calls may take. */
    private static final int LONGEST_WARM_UP = 2;

    /** Takes what the peers add up, so that it is needed. */
    private static volatile double sink;

    private final Peer peer;
    private int calls = 1;

    TimedPeer(Peer peer) {
        this.peer = peer;
    }

    /**
     * What a slice took.
     *
     * @param nanos nanoseconds per call
     * @param bytes bytes per call that this thread allocated on the heap
     */
    record Slice(double nanos, double bytes) {}

    /** Runs for a time and for some hundred calls. */
    void warmUp(long nanos) {
        peer.reset();
        long warmed = 0;
        long start = System.nanoTime();
        long before = start;
        while (before - start < nanos || (warmed < WARM_UP_CALLS && before - start < LONGEST_WARM_UP * nanos)) {
            sink = peer.run(calls);
            warmed += calls;
            // About a millisecond: often enough entered to be compiled as a whole, long enough for the clock.
            if (System.nanoTime() - before < 1_000_000) {
                calls *= 2;
            }
            before = System.nanoTime();
        }
    }

    /** Times calls for a while. Training starts anew, so that no peer drifts into denormal numbers. */
    Slice slice(long nanos) {
        peer.reset();
        long done = 0;
        long elapsed = 0;
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        while (elapsed < nanos) {
            sink = peer.run(calls);
            done += calls;
            elapsed = System.nanoTime() - start;
        }
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        return new Slice((double) elapsed / done, (double) allocated / done);
    }
}
