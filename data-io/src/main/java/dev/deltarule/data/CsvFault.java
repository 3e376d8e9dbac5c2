package dev.deltarule.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the parser found wrong, in which line, and what to do. */
final class CsvFault {
    /** The parser writes the number in the digits of the user's language. */
    private static final Pattern LINE = Pattern.compile("(?iU)record starting at line (\\d+)");

    private CsvFault() {}

    static DataException of(Path file, CsvParseException e) {
        String found = String.valueOf(e.getMessage());
        Matcher line = LINE.matcher(found);
        return new DataException(
                file
                        + (line.find() ? ", line " + Long.parseLong(line.group(1)) + ": " : " is no CSV: ")
                        + explained(e, found),
                e);
    }

    private static String explained(CsvParseException e, String found) {
        if (found.startsWith("Unclosed quoted field")) {
            return "a cell of this row begins with a quote that is never closed, so that all the rest of the file"
                    + " would be in it. Close it, or remove it.";
        }
        if (found.startsWith("Unexpected character after closing quote")) {
            return "in this row text follows the quote that closes a cell. Write a quote in a cell twice, and close it"
                    + " right before the separator. Or is a quote missing further up?";
        }
        if (found.contains("buffer size") || found.contains("max field size")) {
            return "a cell of this row has more than " + CsvText.LONGEST_CELL
                    + " characters. Is a quote at its beginning never closed?";
        }
        if (found.contains("maximum limit of")) {
            return "this row has more than " + CsvText.MOST_CELLS + " cells, or too long ones.";
        }
        return found
                + Optional.ofNullable(e.getCause())
                        .map(cause -> " " + cause.getMessage())
                        .orElse("");
    }
}
