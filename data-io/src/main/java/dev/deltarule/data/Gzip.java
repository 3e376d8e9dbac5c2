package dev.deltarule.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files, unpacked if they are gzip. What they are is told by their first bytes and not by their name. */
final class Gzip {
    private Gzip() {}

    static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        try {
            byte[] start = raw.readNBytes(2);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), raw);
            boolean gzip = start.length == 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
            return new BufferedInputStream(gzip ? new GZIPInputStream(whole) : whole);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
