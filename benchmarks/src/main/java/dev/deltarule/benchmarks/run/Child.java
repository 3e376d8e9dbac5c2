package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.peer.Peer;
import dev.deltarule.benchmarks.peer.Peers;
import dev.deltarule.benchmarks.work.Workload;

/**
 * The child process of a peer on the JVM. It prints lines of a word and a value: what is to be checked ({@code output},
 * {@code loss}), then what was measured ({@code slice}: nanoseconds per call, {@code allocated}: bytes per call), a
 * {@code note}, and {@code failed} with the reason when the peer cannot load.
 */
public final class Child {
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
        TimedPeer timed = new TimedPeer(peer);
        timed.warmUp(warmUp);
        for (int s = 0; s < Integer.parseInt(slices); s++) {
            TimedPeer.Slice measured = timed.slice(slice);
            print("slice", measured.nanos());
            print("allocated", measured.bytes());
        }
    }

    private static void print(String word, Object value) {
        System.out.println(word + " " + value);
    }
}
