package dev.deltarule.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;

/** How the text of a CSV file is taken apart into rows of cells. */
final class CsvText {
    static final int MOST_CELLS = 1 << 20;
    static final int LONGEST_CELL = 1 << 24;

    private CsvText() {}

    static CsvReader<CsvRecord> rows(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_CELL)
                .build(CsvRecordHandler.of(cells -> cells.maxFields(MOST_CELLS).maxFieldSize(LONGEST_CELL)), text);
    }
}
