package dev.deltarule.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.support.IoReason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One reading of a CSV file. */
final class CsvReading {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final boolean header;
    private final char separator;

    CsvReading(Path file, boolean header, char separator) {
        this.file = file;
        this.header = header;
        this.separator = separator;
    }

    /** @param labels those of the classes, if the only target is a column of them */
    CsvData read(List<Column> inputs, List<Column> targets, Optional<LabelSet> labels) {
        // The decoder of a charset replaces what it cannot read; this one reports it.
        try (InputStreamReader text = new InputStreamReader(Gzip.open(file), StandardCharsets.UTF_8.newDecoder());
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .fieldSeparator(separator)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            return read(rows, inputs, targets, labels);
        } catch (UncheckedIOException e) {
            throw unreadable(Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e)));
        } catch (IOException e) {
            throw unreadable(e);
        } catch (CsvParseException e) {
            throw new DataException(file + " is no CSV: " + e.getMessage() + reason(e), e);
        }
    }

    private DataException unreadable(IOException e) {
        return e instanceof CharacterCodingException
                ? new DataException(file + " is no text in UTF-8. Save it in that encoding.", e)
                : new DataException(file + " cannot be read: " + IoReason.of(e, file) + ".", e);
    }

    private static String reason(Throwable e) {
        return Optional.ofNullable(e.getCause())
                .map(cause -> " " + cause.getMessage())
                .orElse("");
    }

    private CsvData read(
            Iterable<CsvRecord> rows, List<Column> inputs, List<Column> targets, Optional<LabelSet> labels) {
        Optional<CsvColumns> columns = Optional.empty();
        NumberList inputNumbers = new NumberList();
        NumberList targetNumbers = new NumberList();
        for (CsvRecord row : rows) {
            List<String> cells = cells(row);
            boolean first = columns.isEmpty();
            if (first) {
                columns = Optional.of(CsvColumns.of(file, header, cells, inputs, targets, labels));
            }
            if ((first && header) || (cells.size() == 1 && cells.get(0).isEmpty())) {
                continue;
            }
            columns.orElseThrow().add(cells, row.getStartingLineNumber(), inputNumbers, targetNumbers);
        }
        if (targetNumbers.size() == 0) {
            throw new DataException(file + " has no rows.");
        }
        return data(columns.orElseThrow(), inputNumbers.toArray(), targetNumbers.toArray(), labels);
    }

    private CsvData data(CsvColumns columns, double[] inputs, double[] numbers, Optional<LabelSet> labels) {
        double[] targets = labels.isPresent() ? ClassTargets.of(file, numbers, labels.get()) : numbers;
        List<String> targetNames = labels.map(LabelSet::names).orElseGet(columns::targetNames);
        Examples examples = Examples.of(inputs, targets, columns.inputNames().size(), targetNames.size());
        // The numbers of columns are no names: they differ in files of the same data.
        boolean named = labels.isPresent() || (header && Set.copyOf(targetNames).size() == targetNames.size());
        return new CsvData(
                examples.withNames(header ? columns.inputNames() : List.of(), named ? targetNames : List.of()),
                columns.inputNames(),
                targetNames);
    }

    private static List<String> cells(CsvRecord row) {
        List<String> cells = new ArrayList<>();
        for (String cell : row.getFields()) {
            boolean first = row.getStartingLineNumber() == 1 && cells.isEmpty();
            cells.add((first && cell.startsWith(BYTE_ORDER_MARK) ? cell.substring(1) : cell).strip());
        }
        return cells;
    }
}
