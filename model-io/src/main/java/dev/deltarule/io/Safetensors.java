package dev.deltarule.io;

import dev.deltarule.runtime.support.AtomicFile;
import dev.deltarule.runtime.support.IoReason;
import dev.deltarule.runtime.support.Uninterrupted;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Named tensors and strings, as a <a href="https://github.com/huggingface/safetensors">safetensors</a> file holds them.
 * Python reads what this writes, with {@code safetensors.numpy.load_file} or {@code safetensors.torch.load_file}.
 *
 * <p>Files written here carry a checksum in their metadata, under {@value #CHECKSUM}: the SHA-256 of all that the file says,
 * header and data. Reading compares it where it is there.
 */
public final class Safetensors {
    /** The name of the metadata that holds the checksum. */
    public static final String CHECKSUM = "deltarule.checksum";

    private final Map<String, Tensor> tensors;
    private final Map<String, String> metadata;

    Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * What a file is to hold. The arrays of the tensors are not copied.
     *
     * @param metadata any strings; the checksum is added on writing
     * @throws IllegalArgumentException if a tensor is called {@code __metadata__}, or a string has half a surrogate pair
     */
    public static Safetensors of(Map<String, Tensor> tensors, Map<String, String> metadata) {
        if (tensors.containsKey(Header.METADATA)) {
            throw new IllegalArgumentException(
                    "No tensor may be called " + Header.METADATA + ", which is the name of the metadata.");
        }
        Stream.of(tensors.keySet(), metadata.keySet(), metadata.values())
                .flatMap(Collection::stream)
                .filter(text -> !HeaderReader.isUnicode(text))
                .findFirst()
                .ifPresent(text -> {
                    throw new IllegalArgumentException(
                            "The string \"" + text + "\" has half a surrogate pair, which no" + " UTF-8 can hold.");
                });
        return new Safetensors(tensors, metadata);
    }

    /**
     * Reads a whole file. Nothing is allocated that the size of the file does not warrant, and no header is read that is
     * longer than 4 MiB.
     *
     * @throws ModelFileException if the file cannot be read, is no safetensors file by the rules of Python's library, has
     *     tensors of other types than {@link DType}'s, or its checksum is wrong
     */
    public static Safetensors read(Path file) {
        return read(file, HeaderLimits.DEFAULT_BYTES);
    }

    /**
     * The same of a file with more tensors or metadata.
     *
     * @param headerBytes the longest header that is read, up to 100,000,000 bytes; others are refused, since memory is needed
     *     for several times as many. Without, 4 MiB
     * @throws IllegalArgumentException if no header may be that long
     */
    public static Safetensors read(Path file, int headerBytes) {
        return read(file, HeaderLimits.of(headerBytes), header -> {});
    }

    /** The same, and the header can be refused before any of the data is read. */
    static Safetensors read(Path file, HeaderLimits limits, Consumer<Header> check) {
        return call(file, () -> readOnce(file, limits, check));
    }

    private static <T> T call(Path file, Uninterrupted.Work<T> read) {
        try {
            return Uninterrupted.call(read);
        } catch (NoSuchFileException e) {
            throw new ModelFileException(file + ": there is no such file.", e);
        } catch (IOException e) {
            throw new ModelFileException(file + " cannot be read: " + IoReason.of(e, file) + ".", e);
        }
    }

    /**
     * Compares the checksum of a file, of which no more than a few kilobytes are in memory at a time.
     *
     * @throws ModelFileException as reading it would
     */
    static void checkWhole(Path file, HeaderLimits limits) {
        call(file, () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                SafetensorsReader.checkWhole(file.toString(), channel, channel.size(), limits);
            }
            return file;
        });
    }

    private static Safetensors readOnce(Path file, HeaderLimits limits, Consumer<Header> check) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return SafetensorsReader.read(file.toString(), channel, channel.size(), limits, check);
        }
    }

    /**
     * Writes the file whole or not at all: beside it first, forced to the disk, then renamed. The same content gives the same
     * bytes.
     *
     * @throws ModelFileException if it cannot be written; a file that was there before is then as it was
     */
    public void write(Path file) {
        try {
            AtomicFile.write(file, channel -> SafetensorsWriter.write(this, channel));
        } catch (IOException e) {
            throw new ModelFileException(file + " cannot be written: " + IoReason.of(e, file) + ".", e);
        }
    }

    /** The tensors by name, in the order given or, from a file, in that of their data. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    /** The strings by name. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** The tensor of that name, if there is one. */
    public Optional<Tensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }
}
