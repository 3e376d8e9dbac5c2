package dev.deltarule.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of what a file says: its header without the checksum, written anew, and its data. A byte can only be changed
 * unnoticed where it does not change what the file says, as among the spaces behind the JSON.
 */
final class Checksum {
    private final MessageDigest digest = sha256();

    Checksum(Header header) throws IOException {
        HeaderWriter.write(
                header.without(Safetensors.CHECKSUM), new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }

    /** Takes up what is between position and limit, and leaves both as they are. */
    void update(ByteBuffer data) {
        digest.update(data.duplicate());
    }

    /** What the metadata says of it. Can be asked once. */
    String text() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256.", e);
        }
    }
}
