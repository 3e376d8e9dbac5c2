package dev.deltarule.data;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.ConfusionMatrix;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import dev.deltarule.runtime.reference.Topologies;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFileTest {
    private Path file = Path.of("");

    @BeforeEach
    void nameFile(@TempDir Path folder) {
        file = folder.resolve("examples.rows");
    }

    @Test
    void rows_are_little_endian_numbers_and_nothing_else() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(6 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : new float[] {1, 2, 3, 4, 5, 6}) {
            bytes.putFloat(number);
        }
        Files.write(file, bytes.array());

        RowFile rows = RowFile.floats(file, 2, 1);
        Examples second = rows.examples(1, 1);

        assertThat(rows.count()).isEqualTo(2);
        assertThat(second.floats().inputs()).containsExactly(4, 5);
        assertThat(second.floats().targets()).containsExactly(6);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_written_in_parts_is_read_in_blocks(boolean inFloat) {
        write(inFloat, drawn(7), drawn(100).view(7, 100));
        RowFile rows = inFloat ? RowFile.floats(file, 2, 2) : RowFile.doubles(file, 2, 2);

        List<Integer> sizes = new ArrayList<>();
        List<Double> inputs = new ArrayList<>();
        for (Examples block : rows.blocks(32)) {
            sizes.add(block.count());
            IntStream.range(0, block.count()).forEach(k -> inputs.add(block.input(k, 0)));
        }

        assertThat(sizes).containsExactly(32, 32, 32, 4);
        assertThat(inputs)
                .isEqualTo(IntStream.range(0, 100)
                        .mapToObj(k -> drawn(100).input(k, 0))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 100, 320, 3199, 3200})
    void it_does_not_matter_where_one_mapping_ends_and_the_next_begins(int segmentBytes) {
        write(false, drawn(100));
        RowFile rows = RowFile.open(file, new RowFormat(false, 2, 2), segmentBytes);

        assertThat(rows.count()).isEqualTo(100);
        assertThat(rows.examples(3, 97).doubles().inputs())
                .containsExactly(Arrays.copyOfRange(drawn(100).doubles().inputs(), 6, 200));
        assertThat(rows.examples(99, 1).target(0, 1)).isEqualTo(drawn(100).target(99, 1));
    }

    @Test
    void shuffled_blocks_are_all_blocks_in_an_order_that_the_seed_decides() {
        write(false, drawn(100));
        RowFile rows = RowFile.doubles(file, 2, 2);

        assertThat(starts(rows.blocks(10, 3))).isEqualTo(starts(rows.blocks(10, 3)));
        assertThat(starts(rows.blocks(10, 3)))
                .isNotEqualTo(starts(rows.blocks(10)))
                .containsExactlyInAnyOrderElementsOf(starts(rows.blocks(10)));
        assertThat(starts(rows.blocks(10, 4))).isNotEqualTo(starts(rows.blocks(10, 3)));
    }

    /** The loop that the class comment shows, in order and without shuffling so that one training can be compared. */
    @ParameterizedTest
    @ValueSource(ints = {20, 40, 100})
    void training_block_by_block_is_training_on_all(int rowsPerBlock) {
        write(false, drawn(100));
        RowFile rows = RowFile.doubles(file, 2, 2);
        PlainNetwork whole = net();
        trainer(whole, 5).fit(drawn(100));

        PlainNetwork blocks = net();
        Trainer trainer = trainer(blocks, 1);
        for (int epoch = 1; epoch <= 5; epoch++) {
            for (Examples block : rows.blocks(rowsPerBlock)) {
                trainer.fit(block);
            }
        }

        assertThat(blocks.parameters()).containsExactly(whole.parameters());
    }

    @Test
    void evaluations_of_blocks_add_up() {
        write(false, drawn(100));
        PlainNetwork net = net();
        net.parameters()[0] = 1;
        ConfusionMatrix sum = new ConfusionMatrix(2);
        for (Examples block : RowFile.doubles(file, 2, 2).blocks(30)) {
            sum.add(Evaluation.of(net, block).confusionMatrix());
        }

        assertThat(sum)
                .hasToString(Evaluation.of(net, drawn(100)).confusionMatrix().toString());
    }

    @Test
    void a_file_that_is_no_whole_number_of_rows_is_refused() throws IOException {
        Files.write(file, new byte[13]);

        assertThatThrownBy(() -> RowFile.floats(file, 2, 1))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file + " is 13 bytes long, which is no whole number of rows of 2 inputs and 1 targets in float,"
                                + " 12 bytes each.");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> RowFile.doubles(file, 2, 1)).hasMessageContaining("is 0 bytes long");
        Files.delete(file);
        assertThatThrownBy(() -> RowFile.doubles(file, 2, 1)).hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void a_number_that_is_not_finite_is_refused_with_its_place(double number) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(6 * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putDouble(5 * Double.BYTES, number);
        Files.write(file, bytes.array());
        RowFile rows = RowFile.doubles(file, 2, 1);

        assertThat(rows.examples(0, 1).count()).isEqualTo(1);
        assertThatThrownBy(() -> rows.examples(0, 2))
                .isInstanceOf(DataException.class)
                .hasMessage(file
                        + ", row 1, column 2 (both from 0): expected a finite number, but there is NaN or infinity.");
    }

    @Test
    void rows_outside_and_empty_blocks_are_refused() {
        write(false, drawn(10));
        RowFile rows = RowFile.doubles(file, 2, 2);

        assertThatThrownBy(() -> rows.examples(8, 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("There are no 3 examples from 8 on: the examples are 0 to 9.");
        assertThatThrownBy(() -> rows.examples(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rows.blocks(0)).hasMessage("A block needs at least 1 row, but is to have 0.");
        assertThatThrownBy(() -> RowFile.floats(file, 0, 1)).hasMessageContaining("at least 1 input");
    }

    @Test
    void examples_that_do_not_fit_are_not_written() throws IOException {
        try (RowWriter writer = RowWriter.floats(file, 2, 1)) {
            assertThatThrownBy(() -> writer.write(drawn(3)))
                    .hasMessage("The file has 2 inputs and 1 targets in float, but the examples have 2 inputs and 2"
                            + " targets.");
            Examples large = Examples.of(new double[] {1, 2, 3, 1e99}, new double[2], 2, 1);
            assertThatThrownBy(() -> writer.write(large)).hasMessageContaining("too large for");
        }

        assertThat(Files.size(file)).isEqualTo(RowHeader.BYTES);
    }

    private void write(boolean inFloat, Examples... parts) {
        try (RowWriter writer = inFloat ? RowWriter.floats(file, 2, 2) : RowWriter.doubles(file, 2, 2)) {
            for (Examples part : parts) {
                writer.write(part);
            }
        }
    }

    private static List<Double> starts(Iterable<Examples> blocks) {
        List<Double> starts = new ArrayList<>();
        blocks.forEach(block -> starts.add(block.input(0, 0)));
        return starts;
    }

    /** The first examples of a fixed sequence; its numbers are floats. */
    private static Examples drawn(int count) {
        double[] inputs = new double[2 * count];
        double[] targets = new double[2 * count];
        for (int k = 0; k < count; k++) {
            inputs[2 * k] = (float) Math.sin(k);
            inputs[2 * k + 1] = (float) Math.cos(3 * k);
            targets[2 * k + (inputs[2 * k] > 0 ? 1 : 0)] = 1;
        }
        return Examples.of(inputs, targets, 2, 2);
    }

    private static PlainNetwork net() {
        return new PlainNetwork(Topologies.of("Net", 2, Loss.CROSS_ENTROPY, layer(2, Activation.SOFTMAX)));
    }

    private static Trainer trainer(PlainNetwork net, int epochs) {
        return Trainer.of(net).optimizer(new Sgd(0.1)).batchSize(10).inOrder().stopWhen(StopRule.epochs(epochs));
    }
}
