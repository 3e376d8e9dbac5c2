package dev.deltarule.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The bytes of a header and no more, as they come, so that they are never in memory together. */
final class HeaderStream extends InputStream {
    private final String file;
    private final ReadableByteChannel channel;
    private long left;

    HeaderStream(String file, ReadableByteChannel channel, long length) {
        this.file = file;
        this.channel = channel;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = channel.read(ByteBuffer.wrap(into, from, (int) Math.min(count, left)));
        if (read < 0) {
            throw ModelFileException.damaged(file, "It ended while it was read; somebody else may be writing it.");
        }
        left -= read;
        return read;
    }
}
