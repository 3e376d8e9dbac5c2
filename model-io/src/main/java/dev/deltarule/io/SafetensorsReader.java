package dev.deltarule.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads header and data, and checks each size against that of the file before it allocates. */
final class SafetensorsReader {
    private final String file;
    private final ReadableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    private SafetensorsReader(String file, ReadableByteChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Reads everything from a channel.
     *
     * @param file its name, for messages
     * @param size the number of bytes that the channel has
     */
    static Safetensors read(String file, ReadableByteChannel channel, long size) throws IOException {
        return read(file, channel, size, HeaderLimits.DEFAULT, header -> {});
    }

    /**
     * The same.
     *
     * @param check sees the header before any of the data is read, and throws if they are of no use
     */
    static Safetensors read(
            String file, ReadableByteChannel channel, long size, HeaderLimits limits, Consumer<Header> check)
            throws IOException {
        return new SafetensorsReader(file, channel).readAll(size, limits, check);
    }

    /** Reads everything, and keeps none of it. */
    static void checkWhole(String file, ReadableByteChannel channel, long size, HeaderLimits limits)
            throws IOException {
        SafetensorsReader reader = new SafetensorsReader(file, channel);
        Header header = reader.readHeader(size, limits);
        Checksum checksum = new Checksum(header);
        reader.skipData(header, checksum);
        reader.compare(header, checksum.text());
    }

    private Safetensors readAll(long size, HeaderLimits limits, Consumer<Header> check) throws IOException {
        Header header = readHeader(size, limits);
        check.accept(header);
        Checksum checksum = new Checksum(header);
        Map<String, Tensor> tensors = readData(header, checksum);
        compare(header, checksum.text());
        return new Safetensors(tensors, header.metadata());
    }

    private Header readHeader(long size, HeaderLimits limits) throws IOException {
        long headerBytes = headerLength(size, limits);
        Header header = HeaderReader.read(file, new HeaderStream(file, channel, headerBytes), limits);
        long expected = Long.BYTES + headerBytes + header.dataBytes();
        if (size != expected) {
            String what = size < expected ? "has been cut off" : "has bytes behind its data";
            throw ModelFileException.damaged(
                    file,
                    "It " + what + ": by its header it should be " + expected + " bytes long, but it is " + size + ".");
        }
        return header;
    }

    private long headerLength(long size, HeaderLimits limits) throws IOException {
        if (size < Long.BYTES) {
            throw ModelFileException.damaged(file, "It is " + size + " bytes long, which is too short for a header.");
        }
        buffer.clear().limit(Long.BYTES);
        readFully(buffer);
        long length = buffer.flip().getLong();
        if (length < 0 || length > Header.MOST_BYTES) {
            throw ModelFileException.damaged(
                    file,
                    "The header should be " + Header.MOST_BYTES + " bytes long at most, but says that it is "
                            + Long.toUnsignedString(length) + ".");
        }
        if (length > size - Long.BYTES) {
            throw ModelFileException.damaged(
                    file,
                    "The header should be " + length + " bytes long, but only " + (size - Long.BYTES)
                            + " bytes follow.");
        }
        if (length > limits.bytes()) {
            throw new ModelFileException(file + ": its header is " + length + " bytes long, but only " + limits.bytes()
                    + " are read unless more are allowed, so that no forged file fills the memory. If you trust the"
                    + " file, allow more: " + HeaderLimits.HOW_TO_RAISE + ".");
        }
        return length;
    }

    private Map<String, Tensor> readData(Header header, Checksum checksum) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Header.Entry entry : header.tensors()) {
            Elements elements = Elements.allocate(entry.dtype(), entry.count());
            int most = buffer.capacity() / entry.dtype().bytes();
            for (int from = 0; from < elements.count(); from += most) {
                int count = Math.min(most, elements.count() - from);
                buffer.clear().limit(count * entry.dtype().bytes());
                readFully(buffer);
                checksum.update(buffer.flip());
                elements.read(from, count, buffer);
            }
            tensors.put(entry.name(), new Tensor(entry.shape(), elements));
        }
        return tensors;
    }

    private void skipData(Header header, Checksum checksum) throws IOException {
        for (long left = header.dataBytes(); left > 0; left -= buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            readFully(buffer);
            checksum.update(buffer.flip());
        }
    }

    private void compare(Header header, String actual) {
        String expected = header.metadata().getOrDefault(Safetensors.CHECKSUM, actual);
        if (!expected.equals(actual)) {
            throw new ModelFileException(file + ": its checksum should be " + HeaderReader.shortened(expected)
                    + ", but is " + HeaderReader.shortened(actual) + ". The file is damaged: take another copy of it."
                    + " If it was changed on purpose, save it without its metadata.");
        }
    }

    private void readFully(ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw ModelFileException.damaged(file, "It ended while it was read; somebody else may be writing it.");
            }
        }
    }
}
