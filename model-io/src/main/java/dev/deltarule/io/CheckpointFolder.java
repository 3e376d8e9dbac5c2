package dev.deltarule.io;

import dev.deltarule.runtime.support.AtomicFile;
import dev.deltarule.runtime.support.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of files named after epochs, {@code epoch-0000012.safetensors}; what else lies in it is left alone. */
final class CheckpointFolder {
    private static final String PREFIX = "epoch-";
    private static final String SUFFIX = ".safetensors";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\p{Nd}{7,10})" + Pattern.quote(SUFFIX));

    /** Up to so many bytes of numbers, a file that is refused is first looked through for damage. */
    private static final long WORTH_READING = 64L << 20;

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /** The file of the history of long trainings. */
    HistoryFile history() {
        return new HistoryFile(folder.resolve("history.bin"));
    }

    /** A file and the epoch after which it was written. */
    record Entry(Path file, long epoch) {}

    /** A file that is whole, what it holds, and the first epochs of the history by column if they are in their own file. */
    record Found(Path file, Safetensors content, Map<String, double[]> history) {
        Found {
            history = Collections.unmodifiableMap(new LinkedHashMap<>(history));
        }
    }

    /**
     * Creates the folder if need be, before a training that would end in vain without it.
     *
     * @throws ModelFileException if nothing can be written into it
     */
    void open() {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes a file whole or not at all, and then removes those of earlier epochs but the last {@code keep - 1}. */
    void write(int epoch, Safetensors content, int keep) {
        try {
            Files.createDirectories(folder);
            content.write(folder.resolve(name(epoch)));
            List<Entry> earlier = newestFirst().stream()
                    .filter(entry -> entry.epoch() < epoch)
                    .toList();
            for (Entry entry : earlier.subList(Math.min(keep - 1, earlier.size()), earlier.size())) {
                Files.deleteIfExists(entry.file());
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * The file of the latest epoch that is whole. Only damaged ones are passed over: what cannot be read may be whole.
     *
     * @throws ModelFileException if there are files, but all are damaged, or the folder or a file in it cannot be read
     */
    Optional<Found> newestWhole() {
        return newestWhole(history(), CheckpointCheck.NONE);
    }

    /**
     * The same.
     *
     * @param historyFile is read as far as the checkpoint goes, and goes on from there
     * @param check sees the header of each file before any of the data is read; what it throws of a file that is whole, or is
     *     too large to be looked through, ends the search
     */
    Optional<Found> newestWhole(HistoryFile historyFile, CheckpointCheck check) {
        List<String> damages = new ArrayList<>();
        for (Entry entry : newestFirst()) {
            try {
                Safetensors content = read(entry.file(), check);
                HistoryMark mark = HistoryMark.of(entry.file().toString(), content.metadata());
                return Optional.of(new Found(entry.file(), content, historyFile.read(mark, check)));
            } catch (RefusedCheckpoint e) {
                throw e.reason();
            } catch (ModelFileException e) {
                if (e.getCause() instanceof IOException) {
                    throw new ModelFileException(
                            e.getMessage() + " No earlier checkpoint is taken in place of "
                                    + entry.file().getFileName() + ", which may be whole: make the file readable, or"
                                    + " remove the checkpoint to go on without it.",
                            e);
                }
                damages.add(e.getMessage());
            }
        }
        if (!damages.isEmpty()) {
            throw new ModelFileException("None of the " + damages.size() + " checkpoints in " + folder
                    + " is whole. Remove them to begin anew. The latest: " + damages.get(0));
        }
        return Optional.empty();
    }

    /** Reads a file if its header is right. A damaged header may look like that of another training. */
    private static Safetensors read(Path file, CheckpointCheck check) {
        long[] dataBytes = new long[1];
        try {
            return Safetensors.read(file, HeaderLimits.DEFAULT, header -> {
                dataBytes[0] = header.dataBytes();
                check(file, header, check);
            });
        } catch (RefusedCheckpoint e) {
            if (dataBytes[0] <= WORTH_READING) {
                Safetensors.checkWhole(file, HeaderLimits.DEFAULT);
            }
            throw e;
        }
    }

    private static void check(Path file, Header header, CheckpointCheck check) {
        try {
            check.check(file.toString(), header);
        } catch (ModelFileException | IllegalArgumentException e) {
            throw new RefusedCheckpoint(e);
        }
    }

    /** Removes what killed processes left behind while they wrote. */
    void removeLeftovers() {
        try {
            for (Path file : files()) {
                if (isLeftover(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private ModelFileException unwritable(IOException e) {
        return new ModelFileException(folder + " cannot be written: " + IoReason.of(e, folder) + ".", e);
    }

    private static boolean isLeftover(Path file) {
        Matcher name = Pattern.compile("\\.(" + NAME.pattern() + ")\\..*")
                .matcher(file.getFileName().toString());
        return name.matches() && AtomicFile.isLeftover(file, name.group(1));
    }

    private List<Entry> newestFirst() {
        try {
            return files().stream()
                    .flatMap(CheckpointFolder::entry)
                    .sorted(Comparator.comparingLong(Entry::epoch).reversed())
                    .toList();
        } catch (IOException e) {
            throw new ModelFileException(folder + " cannot be read: " + IoReason.of(e, folder) + ".", e);
        }
    }

    private static Stream<Entry> entry(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Stream.of(new Entry(file, number(name.group(1)))) : Stream.empty();
    }

    private static String name(int epoch) {
        return String.format(Locale.ROOT, "%s%07d%s", PREFIX, epoch, SUFFIX);
    }

    /** In digits of any script: earlier versions wrote those of the user's language. */
    private static long number(String digits) {
        return digits.codePoints()
                .mapToLong(digit -> Character.digit(digit, 10))
                .reduce(0, (number, digit) -> 10 * number + digit);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
