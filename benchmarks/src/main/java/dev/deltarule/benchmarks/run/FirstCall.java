package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.peer.Peer;
import dev.deltarule.benchmarks.peer.Peers;
import dev.deltarule.benchmarks.work.Workload;

/** The child process that makes one prediction and ends. */
public final class FirstCall {
    private FirstCall() {}

    /** Arguments: peer, threads, workload. */
    public static void main(String[] args) throws Exception {
        try (Peer peer = Peers.create(args[0], Integer.parseInt(args[1]), Workload.named(args[2]))) {
            System.out.println("output " + peer.run(1));
        } catch (UnsupportedOperationException e) {
            System.out.println("failed " + e.getMessage());
        }
    }
}
