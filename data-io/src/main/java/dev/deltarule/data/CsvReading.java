package dev.deltarule.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.deltarule.runtime.data.Examples;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One reading of a CSV file. */
final class CsvReading {
    private final Path file;
    private final Header header;
    private final char separator;
    private final UnpackLimit limit;

    CsvReading(Path file, Header header, char separator, UnpackLimit limit) {
        this.file = file;
        this.header = header;
        this.separator = separator;
        this.limit = limit;
    }

    /** @param labels those of the classes, if the only target is a column of them */
    CsvData read(List<Column> inputs, List<Column> targets, Optional<LabelSet> labels) {
        try (Reader text = TextReader.open(file, limit);
                CsvReader<CsvRecord> rows = CsvText.rows(text, separator)) {
            return read(rows, inputs, targets, labels);
        } catch (UncheckedIOException e) {
            throw Unreadable.because(file, Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e)));
        } catch (IOException e) {
            throw Unreadable.because(file, e);
        } catch (CsvParseException e) {
            throw CsvFault.of(file, e);
        }
    }

    private CsvData read(
            Iterable<CsvRecord> rows, List<Column> inputs, List<Column> targets, Optional<LabelSet> labels) {
        boolean namesAreSure = header != Header.EXPECTED
                || Stream.concat(inputs.stream(), targets.stream()).anyMatch(Column::isWord);
        Optional<FirstLine> first = Optional.empty();
        Optional<CsvColumns> columns = Optional.empty();
        NumberList inputNumbers = new NumberList();
        NumberList targetNumbers = new NumberList();
        for (CsvRecord row : rows) {
            List<String> cells = row.getFields().stream().map(String::strip).toList();
            if (cells.size() == 1 && cells.get(0).isEmpty()) {
                continue;
            }
            long line = row.getStartingLineNumber();
            if (columns.isEmpty()) {
                first = Optional.of(new FirstLine(file, line, cells));
                columns = Optional.of(CsvColumns.of(file, header.hasNames(), cells, inputs, targets, labels));
                if (header.hasNames()) {
                    continue;
                }
            }
            if (targetNumbers.size() == 0 && !namesAreSure) {
                first.orElseThrow().checkNames(cells);
            }
            try {
                columns.orElseThrow().add(cells, line, inputNumbers, targetNumbers);
            } catch (DataException e) {
                throw first.orElseThrow().isNames(header, line) ? hinted(e) : e;
            }
        }
        if (targetNumbers.size() == 0) {
            throw noRows(first);
        }
        return data(columns.orElseThrow(), inputNumbers.toArray(), targetNumbers.toArray(), labels);
    }

    private static DataException hinted(DataException e) {
        return new DataException(e.getMessage() + " If the first line names the columns, leave .noHeader() out.", e);
    }

    private DataException noRows(Optional<FirstLine> first) {
        boolean example =
                header == Header.EXPECTED && first.map(FirstLine::hasNumber).orElse(false);
        return new DataException(file + " has no rows."
                + (example ? " Its only line is taken for names; say .noHeader() if it is an example." : ""));
    }

    private CsvData data(CsvColumns columns, double[] inputs, double[] numbers, Optional<LabelSet> labels) {
        double[] targets = labels.isPresent() ? ClassTargets.of(file, numbers, labels.get()) : numbers;
        List<String> targetNames = labels.map(LabelSet::names).orElseGet(columns::targetNames);
        Examples examples = Examples.of(inputs, targets, columns.inputNames().size(), targetNames.size());
        // The numbers of columns are no names: they differ in files of the same data.
        boolean names = header.hasNames();
        boolean named = labels.isPresent() || (names && Set.copyOf(targetNames).size() == targetNames.size());
        return new CsvData(
                examples.withNames(names ? columns.inputNames() : List.of(), named ? targetNames : List.of()),
                columns.inputNames(),
                targetNames);
    }
}
