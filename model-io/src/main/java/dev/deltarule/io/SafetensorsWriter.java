package dev.deltarule.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Writes header and data. Goes through the data twice, since the checksum lies in front of them. */
final class SafetensorsWriter {
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    private SafetensorsWriter() {}

    /** @throws IOException if the channel fails, or the header would be too long for readers */
    static void write(Safetensors content, WritableByteChannel channel) throws IOException {
        new SafetensorsWriter().writeAll(content, channel);
    }

    private void writeAll(Safetensors content, WritableByteChannel channel) throws IOException {
        Header header = Header.of(content.tensors(), content.metadata());
        Checksum checksum = new Checksum(header);
        data(header, content, checksum::update);
        byte[] json = HeaderWriter.bytes(header.with(Safetensors.CHECKSUM, checksum.text()));
        if (json.length > Header.MOST_BYTES) {
            throw new IOException("names and metadata take " + json.length + " bytes, but may take " + Header.MOST_BYTES
                    + " at most");
        }
        buffer.clear().putLong(json.length).flip();
        writeFully(channel, buffer);
        writeFully(channel, ByteBuffer.wrap(json));
        data(header, content, block -> writeFully(channel, block));
    }

    /** Takes a block of data in. */
    @FunctionalInterface
    private interface Sink {
        void accept(ByteBuffer block) throws IOException;
    }

    private void data(Header header, Safetensors content, Sink sink) throws IOException {
        for (Header.Entry entry : header.tensors()) {
            Elements elements = content.tensor(entry.name()).orElseThrow().elements();
            int most = buffer.capacity() / entry.dtype().bytes();
            for (int from = 0; from < elements.count(); from += most) {
                buffer.clear();
                elements.write(from, Math.min(most, elements.count() - from), buffer);
                sink.accept(buffer.flip());
            }
        }
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
