package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import dev.deltarule.runtime.train.TrainingState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whatever a checkpoint holds, a training goes on from it, or refuses it and leaves the network as it was. */
class HostileCheckpointsTest {
    private static final int EPOCHS = 3;

    @FuzzTest(maxDuration = "2m")
    void trainingsGoOnFromStatesOrRefuseThem(byte[] bytes) throws IOException {
        TrainingState state;
        try {
            state = CheckpointFile.state("hostile", withSomeChecksum(bytes));
        } catch (ModelFileException e) {
            return;
        }
        DroppingNet net = Models.create(DroppingNet.class, 1);
        float[] before = net.parameters().clone();
        Trainer trainer = Trainer.of(net)
                .optimizer(new Adam(0.01))
                .batchSize(16)
                .validationSplit(0.25)
                .stopWhen(StopRule.epochs(EPOCHS))
                .resume(state);
        try {
            assertThat(trainer.fit(LongTraining.examples()).epochs()).isGreaterThanOrEqualTo(EPOCHS);
        } catch (ArithmeticException e) {
            // Finite parameters too may be too large to go on from.
            for (float parameter : net.parameters()) {
                assertThat(parameter).isFinite();
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            assertThat(e).message().isNotBlank();
            assertThat(net.parameters()).containsExactly(before);
        }
    }

    /** The reader has compared a checksum if there was one; one that never fits would end every search. */
    private static Safetensors withSomeChecksum(byte[] bytes) throws IOException {
        Safetensors content =
                SafetensorsReader.read("hostile", Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length);
        Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
        metadata.put(Safetensors.CHECKSUM, "none");
        return Safetensors.of(content.tensors(), metadata);
    }
}
