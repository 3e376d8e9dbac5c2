package dev.deltarule.io;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/**
 * How far a history has come.
 *
 * @param epochs how many there are, in whole blocks
 * @param checksum the SHA-256 of the checksum before the last block and that block; of the title before the first
 */
record HistoryMark(int epochs, String checksum) {
    /** No epochs at all, of a training that is not long. */
    static final HistoryMark NONE = new HistoryMark(0, "");

    /** The name of the metadata that say how many epochs are in the file of the history. */
    static final String EPOCHS = "deltarule.history.epochs";

    private static final String CHECKSUM = "deltarule.history.checksum";

    static HistoryMark begin(byte[] title) {
        return new HistoryMark(0, text(Checksum.sha256().digest(title)));
    }

    HistoryMark after(int more, byte[] block) {
        MessageDigest digest = Checksum.sha256();
        digest.update(HexFormat.of().parseHex(checksum));
        return new HistoryMark(epochs + more, text(digest.digest(block)));
    }

    private static String text(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    void writeTo(Map<String, String> metadata) {
        if (epochs > 0) {
            metadata.put(EPOCHS, Integer.toString(epochs));
            metadata.put(CHECKSUM, checksum);
        }
    }

    /** @throws ModelFileException if the metadata name a number of epochs that no history has */
    static HistoryMark of(String file, Map<String, String> metadata) {
        String text = metadata.get(EPOCHS);
        if (text == null) {
            return NONE;
        }
        if (!text.matches("[0-9]{1,10}")
                || Long.parseLong(text) > HistoryFile.wholeBlocks(Integer.MAX_VALUE)
                || Long.parseLong(text) % HistoryFile.BLOCK != 0) {
            throw ModelFileException.damaged(
                    file,
                    "The metadata " + EPOCHS + " should be a multiple of " + HistoryFile.BLOCK + ", but is "
                            + HeaderReader.shortened(text) + ".");
        }
        return new HistoryMark(Integer.parseInt(text), metadata.getOrDefault(CHECKSUM, "none"));
    }
}
