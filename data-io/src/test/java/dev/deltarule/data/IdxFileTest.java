package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    private Path file = Path.of("");

    @BeforeEach
    void nameFile(@TempDir Path folder) {
        file = folder.resolve("made-idx3-ubyte");
    }

    @Test
    void a_plain_file_is_read_with_its_sizes_and_unsigned_bytes() throws IOException {
        Files.write(file, MadeIdx.images(20, 5, 3));

        IdxFile read = IdxFile.read(file);

        assertThat(new int[] {read.size(0), read.size(1), read.size(2)}).containsExactly(20, 5, 3);
        assertThat(read.length()).isEqualTo(300);
        assertThat(read.get(7)).isEqualTo(7);
        assertThat(read.get(255)).isEqualTo(255);
        assertThat(read.get(256)).isZero();
    }

    @Test
    void a_gzip_file_is_read_directly() throws IOException {
        Files.write(file, MadeIdx.gzip(MadeIdx.images(20, 5, 3)));

        assertThat(IdxFile.read(file).get(255)).isEqualTo(255);
    }

    @Test
    void numbers_of_every_type_are_read_as_they_are() throws IOException {
        assertThat(only(0x901, 1, number -> number.put((byte) -3))).isEqualTo(-3);
        assertThat(only(0xb01, 2, number -> number.putShort((short) -300))).isEqualTo(-300);
        assertThat(only(0xc01, 4, number -> number.putInt(-70_000))).isEqualTo(-70_000);
        assertThat(only(0xd01, 4, number -> number.putFloat(1.5f))).isEqualTo(1.5);
        assertThat(only(0xe01, 8, number -> number.putDouble(Math.PI))).isEqualTo(Math.PI);
    }

    private double only(int magic, int bytes, Consumer<ByteBuffer> number) throws IOException {
        byte[] data = new byte[2 * bytes];
        number.accept(ByteBuffer.wrap(data));
        Files.write(file, MadeIdx.of(magic, new int[] {2}, data));
        IdxFile read = IdxFile.read(file);
        assertThat(read.length()).isEqualTo(2);
        assertThat(read.get(1)).isZero();
        return read.get(0);
    }

    @Test
    void what_is_no_idx_file_is_refused() throws IOException {
        Files.write(file, MadeIdx.of(0x703, new int[] {1}, new byte[1]));
        assertRefused("is no IDX file: it should begin with 0000", "but begins with 00000703");

        Files.write(file, MadeIdx.of(0x800, new int[] {1}, new byte[1]));
        assertRefused("but begins with 00000800");
    }

    @Test
    void another_shape_or_type_than_wanted_is_refused() throws IOException {
        Files.write(file, MadeIdx.labels(1, 2, 3));

        assertThat(IdxFile.read(file, IdxType.UNSIGNED_BYTE, 1).type()).isEqualTo(IdxType.UNSIGNED_BYTE);
        assertThatThrownBy(() -> IdxFile.read(file, IdxType.UNSIGNED_BYTE, 3))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected UNSIGNED_BYTE numbers in 3 dimension(s), but these are UNSIGNED_BYTE"
                        + " numbers in 1.");
        assertThatThrownBy(() -> IdxFile.read(file, IdxType.FLOAT, 1)).hasMessageContaining("expected FLOAT numbers");
    }

    @Test
    void missing_data_is_refused_with_how_much_is_there() throws IOException {
        byte[] whole = MadeIdx.images(20, 5, 3);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        assertRefused("is cut off: its sizes 20 x 5 x 3 promise 300 bytes of data, but only 299 follow");
    }

    @Test
    void superfluous_data_is_refused() throws IOException {
        byte[] whole = MadeIdx.images(20, 5, 3);
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));

        assertRefused("is too long: its sizes 20 x 5 x 3 promise 300 bytes");
    }

    @Test
    void a_cut_off_header_is_refused() throws IOException {
        Files.write(file, Arrays.copyOf(MadeIdx.images(20, 5, 3), 10));

        assertRefused("is cut off: it ends before its header");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        Files.write(file, new byte[0]);

        assertRefused("is cut off: it ends before its header");
    }

    @Test
    void a_cut_off_gzip_stream_is_refused() throws IOException {
        byte[] packed = MadeIdx.gzip(MadeIdx.images(20, 5, 3));
        Files.write(file, Arrays.copyOf(packed, packed.length - 12));

        assertRefused("is cut off");
    }

    @Test
    void a_damaged_gzip_stream_is_refused() throws IOException {
        byte[] packed = MadeIdx.gzip(MadeIdx.images(20, 5, 3));
        packed[packed.length - 6] ^= 0x55;
        Files.write(file, packed);

        assertRefused("is damaged gzip: Corrupt GZIP trailer");
    }

    @Test
    void sizes_below_1_are_refused() throws IOException {
        Files.write(file, MadeIdx.of(0x803, new int[] {3, 0, 5}, new byte[0]));
        assertRefused("each size must be at least 1, but they are 3 x 0 x 5");

        Files.write(file, MadeIdx.of(0x803, new int[] {-3, 5, -5}, new byte[75]));
        assertRefused("each size must be at least 1, but they are -3 x 5 x -5");
    }

    @Test
    void sizes_beyond_an_array_are_refused() throws IOException {
        Files.write(file, MadeIdx.of(0x803, new int[] {100_000, 1_000, 1_000}, new byte[8]));

        assertRefused("100000 x 1000 x 1000 are too large");
    }

    @Test
    void a_missing_file_is_refused() {
        assertRefused("cannot be read");
    }

    private void assertRefused(String... reasons) {
        assertThatThrownBy(() -> IdxFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(reasons);
    }
}
