package dev.deltarule.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks gzip as far as a limit, and does not pass over bytes at its end that are no gzip. */
final class GzipStream extends GZIPInputStream {
    /** The check sum and the length that end a gzip stream. */
    private static final int TRAILER = 8;

    private final long most;
    private long unpacked;

    GzipStream(InputStream in, long most) throws IOException {
        super(in, 1 << 13);
        this.most = most;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        int count = super.read(into, at, length);
        if (count < 0) {
            checkEnd();
            return count;
        }
        unpacked += count;
        if (unpacked > most) {
            throw new RefusedContentException(" unpacks to more than " + most
                    + " bytes, which is much for its size. If it is to be trusted, allow more with maxUnpackedBytes.");
        }
        return count;
    }

    /** Zeros after the end are padding; anything else may be data that was damaged. */
    private void checkEnd() throws IOException {
        boolean zeros = areZeros(buf, Math.min(len, len - inf.getRemaining() + TRAILER), len);
        byte[] rest = new byte[buf.length];
        for (int count = in.read(rest); zeros && count >= 0; count = in.read(rest)) {
            zeros = areZeros(rest, 0, count);
        }
        if (!zeros) {
            throw new ZipException("bytes follow its end that are no gzip");
        }
    }

    private static boolean areZeros(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == 0) {
            at++;
        }
        return at >= to;
    }
}
