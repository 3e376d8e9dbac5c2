package dev.deltarule.runtime.support;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a file while it is written, {@code .model.safetensors.4711.123456789.tmp}: hidden, told apart by process and time,
 * and never longer than some 120 bytes, since few file systems take more than 255.
 */
final class TemporaryName {
    private static final String SUFFIX = ".tmp";
    private static final int MOST_BYTES = 64;
    private static final int KEPT = 12;
    private static final int HASH_BYTES = 8;

    private TemporaryName() {}

    /** A new name in the folder of a file. */
    static Path beside(Path file) {
        return file.resolveSibling(
                prefix(name(file)) + ProcessHandle.current().pid() + "." + System.nanoTime() + SUFFIX);
    }

    /** Whether a name is one of those for files of that name. */
    static boolean isOf(Path path, String fileName) {
        String name = name(path);
        return name.startsWith(prefix(fileName)) && name.endsWith(SUFFIX);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String prefix(String fileName) {
        return "." + (utf8(fileName).length > MOST_BYTES ? shortened(fileName) : fileName) + ".";
    }

    /** The beginning of a name, whole characters only, and a hash of all of it. */
    private static String shortened(String fileName) {
        int end = fileName.offsetByCodePoints(0, KEPT);
        String hash = HexFormat.of().formatHex(sha256(utf8(fileName)), 0, HASH_BYTES);
        return fileName.substring(0, end) + "~" + hash;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256.", e);
        }
    }
}
