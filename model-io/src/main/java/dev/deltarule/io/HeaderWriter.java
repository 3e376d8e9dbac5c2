package dev.deltarule.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes a header as JSON. The same header gives the same bytes, which the checksum rests on. */
final class HeaderWriter {
    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final int ALIGNMENT = 8;

    private HeaderWriter() {}

    /**
     * UTF-8, with spaces at the end up to a multiple of 8 bytes, as Python's library writes it.
     *
     * @throws IOException if a string is none that UTF-8 has
     */
    static byte[] bytes(Header header) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(header, bytes);
        return bytes.toByteArray();
    }

    /** The same bytes into a stream, which stays open. */
    static void write(Header header, OutputStream out) throws IOException {
        Counting bytes = new Counting(out);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(header, json);
        }
        while (bytes.count % ALIGNMENT != 0) {
            bytes.write(' ');
        }
    }

    /** A stream that knows how many bytes went through it. */
    private static final class Counting extends FilterOutputStream {
        private long count;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count += length;
        }
    }

    private static void write(Header header, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (!header.metadata().isEmpty()) {
            json.writeObjectFieldStart(Header.METADATA);
            for (Map.Entry<String, String> entry : header.metadata().entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
        for (Header.Entry tensor : header.tensors()) {
            json.writeObjectFieldStart(tensor.name());
            json.writeStringField("dtype", tensor.dtype().name());
            json.writeArrayFieldStart("shape");
            for (int dimension : tensor.shape()) {
                json.writeNumber(dimension);
            }
            json.writeEndArray();
            json.writeFieldName("data_offsets");
            json.writeArray(new long[] {tensor.begin(), tensor.end()}, 0, 2);
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
