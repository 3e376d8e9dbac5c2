package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.peer.Peer;
import dev.deltarule.benchmarks.peer.Peers;
import dev.deltarule.benchmarks.work.Workload;

/**
 * The child process in which one thread and several take turns. Prints a line {@code turn} for each: nanoseconds per call with
 * one thread and with several, and what the machine's arithmetic gained from them before or after, whichever was less.
 */
public final class TurnsChild {
    private TurnsChild() {}

    /** Arguments: peer, threads, workload, milliseconds of warm-up, milliseconds of a slice, turns. */
    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[1]);
        Workload work = Workload.named(args[2]);
        try (Peer single = Peers.create(args[0], 1, work);
                Peer shared = Peers.create(args[0], threads, work);
                Arithmetic arithmetic = new Arithmetic(threads)) {
            TimedPeer one = new TimedPeer(single);
            TimedPeer several = new TimedPeer(shared);
            long warmUp = Long.parseLong(args[3]) * 1_000_000;
            one.warmUp(warmUp);
            several.warmUp(warmUp);
            long slice = Long.parseLong(args[4]) * 1_000_000;
            double gain = arithmetic.gain();
            for (int turn = 0; turn < Integer.parseInt(args[5]); turn++) {
                // One thread before and after several: a change of the machine's speed between them cancels.
                double before = one.slice(slice).nanos();
                double nanos = several.slice(slice).nanos();
                double after = one.slice(slice).nanos();
                double gainAfter = arithmetic.gain();
                System.out.println("turn " + (before + after) / 2 + " " + nanos + " " + Math.min(gain, gainAfter));
                gain = gainAfter;
            }
        }
    }
}
