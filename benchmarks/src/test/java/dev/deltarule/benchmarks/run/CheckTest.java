package dev.deltarule.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.benchmarks.peer.Peer;
import dev.deltarule.benchmarks.peer.Peers;
import dev.deltarule.benchmarks.work.Workload;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {
    @ParameterizedTest
    @CsvSource({
        "deltarule, TINY_PREDICT",
        "deltarule, TINY_TRAIN",
        "deltarule, SMALL_PREDICT",
        "deltarule, SMALL_TRAIN_16",
        "deltarule, DIGITS_TRAIN_32",
        "encog, TINY_PREDICT",
        "encog, SMALL_PREDICT",
        "neuroph, TINY_PREDICT",
        "onnx, TINY_PREDICT",
        "onnx, SMALL_PREDICT",
        "onnx, DIGITS_PREDICT_256",
    })
    void findsThatAPeerComputesTheSame(String name, Workload work) throws Exception {
        try (Peer peer = Peers.create(name, 1, work)) {
            assertThat(new Check(work).difference(peer.outputs(), losses(peer, work)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"TINY_TRAIN, 1e-8", "SMALL_TRAIN_16, 1e-3", "DIGITS_TRAIN_32, 1e-3"})
    void findsADifferenceInOneNumber(Workload work, double difference) throws Exception {
        try (Peer peer = Peers.create("deltarule", 1, work)) {
            double[] outputs = peer.outputs();
            double[] losses = losses(peer, work);
            Check check = new Check(work);

            losses[losses.length - 1] += difference;
            assertThat(check.difference(outputs, losses).orElseThrow()).startsWith("loss 3 differs");
            outputs[5] = Double.NaN;
            assertThat(check.difference(outputs, losses).orElseThrow()).startsWith("output 5 differs");
        }
    }

    private static double[] losses(Peer peer, Workload work) {
        return IntStream.range(0, work.checkedSteps())
                .mapToDouble(step -> peer.step(step % work.batches()))
                .toArray();
    }
}
