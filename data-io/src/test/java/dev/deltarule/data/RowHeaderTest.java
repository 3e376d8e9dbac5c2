package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.data.Examples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of rows say themselves how wide a row is, and those from before they did are still read. */
class RowHeaderTest {
    /** What {@code RowWriter.floats(file, 2, 1)} of version 0.1.0-SNAPSHOT wrote for the rows 1 2 3 and 4 5 6 before there were headers. */
    private static final byte[] OLD = HexFormat.of().parseHex("0000803f000000400000404000008040" + "0000a0400000c040");

    private static final Examples TWO = Examples.of(new double[] {1, 2, 4, 5}, new double[] {3, 6}, 2, 1);

    private Path folder = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void nameFile(@TempDir Path made) {
        folder = made;
        file = made.resolve("examples.rows");
    }

    @Test
    void a_file_without_a_header_is_read_as_wide_as_the_caller_says() throws IOException {
        Files.write(file, OLD);

        assertThat(RowFile.floats(file, 2, 1).examples(0, 2).floats().inputs()).containsExactly(1, 2, 4, 5);
        assertThat(RowFile.floats(file, 1, 1).count()).isEqualTo(3);
        assertThatThrownBy(() -> RowFile.open(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + " has no header that says how wide a row is. Open it with RowFile.floats or"
                        + " RowFile.doubles and the numbers of inputs and targets.");
    }

    @Test
    void a_file_with_a_header_needs_no_widths() {
        write(TWO);

        RowFile rows = RowFile.open(file);

        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.inputs()).isEqualTo(2);
        assertThat(rows.targets()).isEqualTo(1);
        assertThat(rows.examples(1, 1).input(0, 1)).isEqualTo(5);
        assertThat(rows.examples(1, 1).target(0, 0)).isEqualTo(6);
    }

    @Test
    void another_width_or_precision_is_refused_also_where_it_divides() throws IOException {
        write(TWO);

        // 24 bytes of rows are 3 rows of 2 floats, too.
        assertThatThrownBy(() -> RowFile.floats(file, 1, 1))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file + " has rows of 2 inputs and 1 targets in float, but is opened for rows of 1 inputs and 1"
                                + " targets in float. Open it for what it has, or with RowFile.open.");
        assertThatThrownBy(() -> RowFile.floats(file, 1, 2)).hasMessageContaining("has rows of 2 inputs and 1 targets");
        assertThatThrownBy(() -> RowFile.doubles(file, 2, 1)).hasMessageContaining("2 inputs and 1 targets in double.");
        assertThat(Files.size(file)).isEqualTo(64 + OLD.length);
        assertThat(Arrays.copyOfRange(Files.readAllBytes(file), 64, 64 + OLD.length))
                .containsExactly(OLD);
    }

    @Test
    void rows_that_are_missing_or_too_many_are_refused() throws IOException {
        write(TWO);
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(whole, whole.length - 12));
        assertThatThrownBy(() -> RowFile.open(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file
                        + " is cut off: its header promises 2 rows of 2 inputs and 1 targets in float, but 12 bytes"
                        + " follow, which are 1 rows and 0 bytes. Fetch or write it again.");
        Files.write(file, Arrays.copyOf(whole, whole.length + 12));
        assertThatThrownBy(() -> RowFile.floats(file, 2, 1))
                .hasMessageContaining(" is too long: its header promises 2");
        Files.write(file, Arrays.copyOf(whole, 40));
        assertThatThrownBy(() -> RowFile.open(file))
                .hasMessageContaining(" is cut off: it ends before its header does");
    }

    @Test
    void a_damaged_or_forged_header_is_refused_before_anything_is_reserved() throws IOException {
        write(TWO);
        byte[] whole = Files.readAllBytes(file);
        whole[17] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(() -> RowFile.open(file)).hasMessageContaining(" is damaged: its header says 2 rows of 258");

        List<Consumer<ByteBuffer>> forgeries = List.of(
                header -> header.putInt(12, 3),
                header -> header.putInt(16, 0),
                header -> header.putInt(20, -1),
                header -> header.putInt(16, Integer.MAX_VALUE),
                header -> header.putInt(16, Integer.MAX_VALUE).putInt(20, Integer.MAX_VALUE),
                header -> header.putLong(24, -2),
                header -> header.putLong(24, Long.MAX_VALUE),
                header -> header.putLong(24, (1L << 60) + 2),
                header -> header.putInt(8, 2));
        for (Consumer<ByteBuffer> forgery : forgeries) {
            forge(forgery);
            assertThatThrownBy(() -> RowFile.open(file))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(file + " is ");
        }
    }

    @Test
    void a_file_is_there_when_it_is_whole_and_not_before() throws IOException {
        write(TWO);
        byte[] before = Files.readAllBytes(file);

        try (RowWriter writer = RowWriter.doubles(file, 2, 1)) {
            writer.write(TWO);
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }

        assertThat(RowFile.doubles(file, 2, 1).count()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_writer_closed_twice_writes_once() throws IOException {
        RowWriter writer = RowWriter.floats(file, 2, 1);
        writer.write(TWO);
        writer.close();
        Files.delete(file);
        writer.close();

        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> writer.write(TWO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void a_file_without_rows_is_refused() {
        write();

        assertThatThrownBy(() -> RowFile.open(file)).hasMessage(file + " has no rows.");
        assertThatThrownBy(() -> RowFile.floats(file, 2, 1)).hasMessage(file + " has no rows.");
    }

    @Test
    void more_rows_than_arrays_hold_are_refused() {
        assertThatThrownBy(() -> RowFile.floats(file, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A row may have 268435455 numbers");
        assertThatThrownBy(() -> new RowFormat(true, 1 << 20, 1).block(1 << 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A block of 4096 rows of 1048576 inputs and 1 targets in float is more than one array holds."
                                + " Ask for fewer rows.");
    }

    private void write(Examples... parts) {
        try (RowWriter writer = RowWriter.floats(file, 2, 1)) {
            for (Examples part : parts) {
                writer.write(part);
            }
        }
    }

    /** Changes the header and makes its check sum right again. */
    private void forge(Consumer<ByteBuffer> change) throws IOException {
        write(TWO);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        change.accept(header);
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, 60);
        header.putInt(60, (int) sum.getValue());
        Files.write(file, bytes);
    }
}
