package dev.deltarule.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.Lbfgs;
import dev.deltarule.runtime.optimizer.LevenbergMarquardt;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checkpoints whose headers promise 1.6 GB of numbers, which are refused before these are read; what is allocated is counted.
 * The files take no room on a disk that knows holes.
 */
class ForgedCheckpointsTest {
    private static final long MEGABYTE = 1 << 20;
    private static final int MANY = 200_000_000;
    private static final Examples EXAMPLES = Examples.of(new double[] {1, 2}, new double[] {3, 5}, 1, 1);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    /** What classes and messages need once is not counted. */
    @BeforeAll
    static void warmUp(@TempDir Path temporary) throws IOException {
        ForgedCheckpointsTest first = new ForgedCheckpointsTest();
        first.folder = temporary;
        first.nameFile();
        first.forge(first.train(new Adam()), "foreign", 1, Map.of());
        assertThatThrownBy(() -> first.resume(new Adam())).isInstanceOf(ModelFileException.class);
    }

    @BeforeEach
    void nameFile() {
        file = folder.resolve("epoch-0000002.safetensors");
    }

    static Stream<Arguments> arrays() {
        List<Optimizer> optimizers =
                List.of(new Sgd(0.01), new Sgd(0.01).momentum(0.9), new Adam(), new Lbfgs(), new LevenbergMarquardt());
        return optimizers.stream().flatMap(optimizer -> {
            List<Arguments> each = new ArrayList<>();
            for (String name : namesOf(optimizer)) {
                each.add(Arguments.of(optimizer, name));
            }
            return each.stream();
        });
    }

    private static List<String> namesOf(Optimizer optimizer) {
        List<String> names = new ArrayList<>();
        trainer(optimizer)
                .checkpoints(2, state -> names.addAll(state.doubles().keySet()))
                .fit(EXAMPLES);
        return names;
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("arrays")
    void eachArrayOfEachState(Optimizer optimizer, String array) throws IOException {
        Safetensors content = train(optimizer);
        forge(content, array, MANY, content.metadata());

        isRefused(optimizer, array + " has " + MANY + " entries, but the training to be resumed has ");
    }

    @Test
    void aTensorOfAForeignName() throws IOException {
        Safetensors content = train(new Adam());
        forge(content, "foreign", MANY, content.metadata());

        isRefused(new Adam(), "has an array of doubles that is of no use here: \"foreign\".");
    }

    @Test
    void aTensorOfAnotherOptimizer() throws IOException {
        Safetensors content = train(new Sgd(0.01));
        forge(content, "optimizer.mean", MANY, content.metadata());

        isRefused(new Sgd(0.01), "that is of no use here: \"optimizer.mean\".");
        isRefused(new Adam(), "has another optimizer: Sgd[");
    }

    @Test
    void aHistoryOfManyEpochs() throws IOException {
        Safetensors content = train(new Sgd(0.01));
        Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
        metadata.put("number.epochs", Integer.toString(MANY));
        write(
                Map.of(
                        "parameters", 2,
                        "best", 0,
                        "history.loss", MANY,
                        "history.rate", MANY,
                        "history.nanos", MANY),
                metadata);

        String message =
                file + ": its history has 4800000000 bytes, but only 134217728 are read, so that no forged file"
                        + " fills the memory. If you trust the files, allow more: Checkpoints.readAtMost.";
        assertThat(allocated(() -> assertThatThrownBy(() -> resume(new Sgd(0.01)))
                        .isInstanceOf(ModelFileException.class)
                        .hasMessage(message)))
                .isLessThan(MEGABYTE);
    }

    @Test
    void aHistoryBesideTheCheckpoint() throws IOException {
        Trainer longer = Trainer.of(net()).optimizer(new Sgd(0.01)).stopWhen(StopRule.epochs(1024));
        Checkpoints.in(folder).every(1024).fit(longer, EXAMPLES);
        file = folder.resolve("epoch-0001024.safetensors");
        int epochs = MANY / 1024 * 1024;
        Safetensors content = Safetensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
        metadata.put("number.epochs", Integer.toString(epochs));
        metadata.put(HistoryMark.EPOCHS, Integer.toString(epochs));
        Safetensors.of(content.tensors(), metadata).write(file);
        grow(folder.resolve("history.bin"), 100L + 24L * epochs);

        assertThat(allocated(() -> assertThatThrownBy(() -> resume(new Sgd(0.01)))
                        .isInstanceOf(ModelFileException.class)
                        .hasMessageContaining("its history has " + 24L * epochs + " bytes")))
                .isLessThan(MEGABYTE);
    }

    @Test
    void columnsOfAHistoryThatTheCheckpointHasNot() throws IOException {
        Trainer longer = Trainer.of(net()).optimizer(new Sgd(0.01)).stopWhen(StopRule.epochs(1024));
        Checkpoints.in(folder).every(1024).fit(longer, EXAMPLES);
        Path history = folder.resolve("history.bin");
        StringBuilder title = new StringBuilder("deltarule history 1: history.loss history.rate history.nanos");
        for (int k = 0; k < 200; k++) {
            title.append(" history.").append(k);
        }
        Files.writeString(history, title.append('\n'));
        grow(history, title.length() + 203L * 8 * 1024);

        assertThat(allocated(() -> assertThatThrownBy(
                                () -> Checkpoints.in(folder).readAtMost(100_000).fit(trainer(new Sgd(0.01)), EXAMPLES))
                        .isInstanceOf(ModelFileException.class)
                        .hasMessageStartingWith(history + ": its history has 1662976 bytes, but only 100000 are read")))
                .isLessThan(MEGABYTE);
    }

    @Test
    void aTrainingThatIsNotKnown() throws IOException {
        Safetensors content = train(new Adam());
        forge(content, "parameters", MANY, content.metadata());

        assertThat(allocated(
                        () -> assertThatThrownBy(() -> Checkpoints.in(folder).newest())
                                .isInstanceOf(ModelFileException.class)
                                .hasMessageContaining("but only 134217728 are read where the training is not known")
                                .hasMessageContaining("Name the training: newest(trainer).")))
                .isLessThan(MEGABYTE);
        assertThat(allocated(() -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Checkpoints.in(folder).newest(trainer(new Adam())))
                        .withMessageContaining("parameters has " + MANY + " entries")))
                .isLessThan(MEGABYTE);
    }

    @Test
    void shapesOfMoreDimensions() throws IOException {
        Safetensors content = train(new Sgd(0.01));
        Map<String, Tensor> tensors = new LinkedHashMap<>(content.tensors());
        tensors.put("parameters", Tensor.of(new double[2], 1, 2));
        Safetensors.of(tensors, content.metadata()).write(file);

        assertThatThrownBy(() -> resume(new Sgd(0.01)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining(
                        "Tensor parameters is of shape [1, 2], but those of checkpoints have one dimension.");
    }

    /** Its header names another training then, or another array, but it is damaged all the same. */
    @Test
    void aDamagedHeaderIsPassedOver() throws IOException {
        Checkpoints.in(folder).every(1).fit(trainer(new Adam()), EXAMPLES);
        for (String[] change :
                new String[][] {{"Adam[rate=0.001", "Adam[rate=0.002"}, {"optimizer.mean", "optimizer.bean"}}) {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(text).contains(change[0]);
            Files.write(file, text.replace(change[0], change[1]).getBytes(StandardCharsets.ISO_8859_1));

            assertThat(Checkpoints.in(folder)
                            .newest(trainer(new Adam()))
                            .orElseThrow()
                            .epochs())
                    .isEqualTo(1);
            Files.write(file, bytes);
        }
    }

    private void isRefused(Optimizer optimizer, String message) {
        assertThat(allocated(() -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> resume(optimizer))
                        .withMessageContaining("training state in " + file)
                        .withMessageContaining(message)))
                .isLessThan(MEGABYTE);
    }

    private void resume(Optimizer optimizer) {
        Checkpoints.in(folder).fit(trainer(optimizer), EXAMPLES);
    }

    private Safetensors train(Optimizer optimizer) {
        Checkpoints.in(folder).every(2).fit(trainer(optimizer), EXAMPLES);
        return Safetensors.read(file);
    }

    private static Trainer trainer(Optimizer optimizer) {
        return Trainer.of(net()).optimizer(optimizer).stopWhen(StopRule.epochs(2));
    }

    private static Model net() {
        return Models.create(UnitNet.class, 1);
    }

    /** Adds a tensor of doubles to a file, or makes one of it that long. */
    private void forge(Safetensors content, String name, int length, Map<String, String> metadata) throws IOException {
        Map<String, Integer> lengths = new LinkedHashMap<>();
        content.tensors().forEach((each, tensor) -> lengths.put(each, tensor.count()));
        lengths.put(name, length);
        write(lengths, metadata);
    }

    private void write(Map<String, Integer> lengths, Map<String, String> metadata) throws IOException {
        Map<String, Header.Entry> entries = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, Integer> each : lengths.entrySet()) {
            long end = at + 8L * each.getValue();
            entries.put(each.getKey(), new Header.Entry(each.getKey(), DType.F64, List.of(each.getValue()), at, end));
            at = end;
        }
        byte[] json = HeaderWriter.bytes(new Header(List.copyOf(entries.values()), new TreeMap<>(metadata)));
        Files.write(
                file,
                ByteBuffer.allocate(8 + json.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length)
                        .put(json)
                        .array());
        grow(file, 8 + json.length + at);
    }

    private static void grow(Path file, long bytes) throws IOException {
        try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
            grown.setLength(bytes);
        }
    }

    private static long allocated(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        action.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
