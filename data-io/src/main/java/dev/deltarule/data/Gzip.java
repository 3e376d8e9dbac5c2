package dev.deltarule.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file, unpacked if they are gzip. What they are is told by their first bytes and not by their name.
 *
 * @param bytes where they are read from
 * @param packed whether they are gzip
 * @param most how many there can be
 */
record Gzip(InputStream bytes, boolean packed, long most) implements Closeable {
    /** Opens a file; from one that is gzip no more than the limit comes. */
    static Gzip open(Path file, UnpackLimit limit) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        try {
            byte[] start = raw.readNBytes(2);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), raw);
            boolean packed = start.length == 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
            // What comes through a pipe has no size beforehand.
            boolean sized = Files.isRegularFile(file);
            if (!packed) {
                return new Gzip(new BufferedInputStream(whole), false, sized ? Files.size(file) : Long.MAX_VALUE);
            }
            long most = sized ? limit.forFileOf(Files.size(file)) : limit.most();
            return new Gzip(new BufferedInputStream(new GzipStream(whole, most)), true, most);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
