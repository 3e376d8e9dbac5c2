package dev.deltarule.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The text of a file in UTF-8, without its byte order mark. Refuses other encodings and what is no text. */
final class TextReader extends FilterReader {
    private long line = 1;

    private TextReader(Reader text) {
        super(text);
    }

    static TextReader open(Path file, UnpackLimit limit) throws IOException {
        InputStream bytes = Gzip.open(file, limit).bytes();
        try {
            skipByteOrderMark(bytes);
            // The decoder of a charset replaces what it cannot read; this one reports it.
            return new TextReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static void skipByteOrderMark(InputStream bytes) throws IOException {
        bytes.mark(4);
        byte[] start = bytes.readNBytes(4);
        if (startsWith(start, 0xef, 0xbb, 0xbf)) {
            bytes.reset();
            bytes.skipNBytes(3);
            return;
        }
        bytes.reset();
        // That of UTF-32 in little-endian order begins with that of UTF-16.
        String other = startsWith(start, 0xff, 0xfe, 0, 0) || startsWith(start, 0, 0, 0xfe, 0xff)
                ? "UTF-32"
                : startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff) ? "UTF-16" : "";
        if (!other.isEmpty()) {
            throw new RefusedContentException(" begins with the byte order mark of " + other
                    + ", but text in UTF-8 is expected. Save it in that encoding.");
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int k = 0; k < start.length; k++) {
            if (k >= bytes.length || Byte.toUnsignedInt(bytes[k]) != start[k]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int at, int length) throws IOException {
        int count = super.read(into, at, length);
        for (int k = at; k < at + count; k++) {
            if (into[k] == '\n') {
                line++;
            } else if (into[k] == '\0') {
                throw new RefusedContentException(", line " + line
                        + ": expected text, but there is a byte of 0. Is the file binary, or in UTF-16?");
            }
        }
        return count;
    }
}
