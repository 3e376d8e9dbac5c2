package dev.deltarule.benchmarks.peer;

import dev.deltarule.benchmarks.work.Workload;

/** Sets up a peer by its name. */
public final class Peers {
    private Peers() {}

    /**
     * Sets up a peer.
     *
     * @param name as {@code Contender} names it
     * @param threads the threads it may use
     * @throws Exception whatever keeps the engine from loading
     */
    public static Peer create(String name, int threads, Workload work) throws Exception {
        return switch (name) {
            case "deltarule" -> work.isDouble() ? new DoubleNetwork(work) : new FloatNetwork(work, threads);
            case "loops" -> new LoopsPeer(work);
            case "pytorch" -> new PytorchPeer(work);
            case "dl4j" -> new Dl4jPeer(work);
            case "onnx" -> new OnnxPeer(work);
            case "encog" -> new EncogPeer(work);
            case "neuroph" -> new NeurophPeer(work);
            default -> throw new IllegalArgumentException("There is no peer " + name + ".");
        };
    }
}
