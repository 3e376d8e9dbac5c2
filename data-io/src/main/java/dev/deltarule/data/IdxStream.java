package dev.deltarule.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/** An IDX file of which the header has been read and checked, and the numbers not yet. */
final class IdxStream implements AutoCloseable {
    private final IdxHeader header;
    private final Gzip source;

    private IdxStream(IdxHeader header, Gzip source) {
        this.header = header;
        this.source = source;
    }

    static IdxStream open(Path file, UnpackLimit limit) {
        try {
            Gzip source = Gzip.open(file, limit);
            try {
                return new IdxStream(IdxHeader.read(file, source), source);
            } catch (IOException | DataException e) {
                source.close();
                throw e;
            }
        } catch (EOFException e) {
            throw new DataException(
                    file + " is cut off: it ends before its header or its gzip stream does. Fetch the file again.", e);
        } catch (IOException e) {
            throw Unreadable.because(file, e);
        }
    }

    IdxHeader header() {
        return header;
    }

    /** Reads the numbers, and checks that there are as many as the header promises. */
    IdxFile read() {
        try {
            byte[] bytes = source.bytes().readNBytes(header.dataBytes());
            if (bytes.length < header.dataBytes()) {
                throw header.cutOff(bytes.length);
            }
            if (source.bytes().read() >= 0) {
                throw header.tooLong();
            }
            return new IdxFile(header, bytes);
        } catch (IOException e) {
            throw Unreadable.because(header.file(), e);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw Unreadable.because(header.file(), e);
        }
    }
}
