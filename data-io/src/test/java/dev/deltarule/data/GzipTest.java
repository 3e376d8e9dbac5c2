package dev.deltarule.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packed files: made to fill the memory, damaged, or of several members. */
class GzipTest {
    private static final String ROW = "1,2\n";

    private Path file = Path.of("");

    @BeforeEach
    void nameFile(@TempDir Path folder) {
        file = folder.resolve("t.gz");
    }

    @Test
    void what_unpacks_to_hundreds_of_times_its_size_is_refused() throws IOException {
        // 20 MB of text in some 20 kB.
        Files.write(file, packed("1,2," + "x".repeat(996) + "\n", 20_000));

        assertThatThrownBy(() -> csv().inputs(0).read())
                .isInstanceOf(DataException.class)
                .hasMessageMatching(".* unpacks to more than \\d+ bytes, which is much for its size."
                        + " If it is to be trusted, allow more with maxUnpackedBytes.");
    }

    @Test
    void callers_may_allow_more_or_less() throws IOException {
        Files.write(file, packed(ROW, 10_000));
        assertThat(csv().read().examples().count()).isEqualTo(10_000);
        assertThat(csv().maxUnpackedBytes(40_000).read().examples().count()).isEqualTo(10_000);
        assertThatThrownBy(() -> csv().maxUnpackedBytes(39_999).read())
                .hasMessageContaining("unpacks to more than 39999 bytes");
        assertThatThrownBy(() -> csv().maxUnpackedBytes(0))
                .hasMessage("maxUnpackedBytes must be at least 1, but is 0.");
    }

    @Test
    void a_limit_is_200_times_the_size_but_at_least_16_MiB_and_at_most_1_GiB() {
        assertThat(UnpackLimit.DEFAULT.forFileOf(49_000)).isEqualTo(1 << 24);
        assertThat(UnpackLimit.DEFAULT.forFileOf(1_000_000)).isEqualTo(200_000_000);
        assertThat(UnpackLimit.DEFAULT.forFileOf(Long.MAX_VALUE)).isEqualTo(1 << 30);
        assertThat(UnpackLimit.of(Long.MAX_VALUE).forFileOf(20)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void an_idx_file_that_promises_more_than_it_may_is_refused_before_its_numbers_are_read() throws IOException {
        byte[] images = MadeIdx.of(0x803, new int[] {1 << 20, 32, 32}, new byte[100]);
        Files.write(file, MadeIdx.gzip(images));

        assertThatThrownBy(() -> IdxFile.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + " has the sizes 1048576 x 32 x 32, 1073741824 bytes, but may unpack to no more than"
                        + " 16777216, since more is much for its size. If it is to be trusted, allow more with"
                        + " maxUnpackedBytes.");
        assertThatThrownBy(() -> IdxFile.read(file, 2_000_000_000L)).hasMessageContaining("but only 100 follow");
        assertThatThrownBy(() -> IdxImages.read(file, file, 10)).hasMessageContaining("may unpack to no more");
        assertThatThrownBy(() -> IdxImages.read(file, file, 10, 100))
                .hasMessageContaining("unpacks to more than 100 bytes");
    }

    @Test
    void members_one_after_the_other_are_one_file() throws IOException {
        Files.write(file, joined(packed("x,y\n", 1), packed(ROW, 5000), packed(ROW, 1)));

        assertThat(Csv.file(file).targets("y").read().examples().count()).isEqualTo(5001);
    }

    @Test
    void a_damaged_member_is_not_passed_over() throws IOException {
        byte[] second = packed(ROW, 5000);
        second[0] = 0;
        Files.write(file, joined(packed(ROW, 1), second));
        assertThatThrownBy(() -> csv().read())
                .isInstanceOf(DataException.class)
                .hasMessage(file + " is damaged gzip: bytes follow its end that are no gzip. Fetch the file again.");

        Files.write(file, joined(packed(ROW, 1), "more".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> csv().read()).hasMessageContaining("bytes follow its end");
    }

    @Test
    void zeros_at_the_end_are_padding() throws IOException {
        Files.write(file, joined(packed(ROW, 3), new byte[20_000]));
        assertThat(csv().read().examples().count()).isEqualTo(3);
        Files.write(file, joined(packed(ROW, 3), new byte[5]));
        assertThat(csv().read().examples().count()).isEqualTo(3);
    }

    @Test
    void a_stream_cut_off_or_damaged_is_named() throws IOException {
        byte[] whole = packed(ROW, 5000);
        for (int length : new int[] {2, 5, 12, whole.length - 9, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> csv().read())
                    .isInstanceOf(DataException.class)
                    .hasMessage(file + " is cut off: its gzip stream has no end. Fetch the file again.");
        }
        whole[whole.length - 6] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(() -> csv().read()).hasMessageContaining("is damaged gzip: Corrupt GZIP trailer");
    }

    private Csv csv() {
        return Csv.file(file).noHeader().targets(1);
    }

    private static byte[] packed(String row, int times) throws IOException {
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed, 1 << 16)) {
            byte[] many = new byte[bytes.length * Math.min(times, 1000)];
            for (int at = 0; at < many.length; at += bytes.length) {
                System.arraycopy(bytes, 0, many, at, bytes.length);
            }
            for (int k = 0; k < times; k += 1000) {
                out.write(many, 0, bytes.length * Math.min(1000, times - k));
            }
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }
}
