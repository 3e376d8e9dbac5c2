package dev.deltarule.samples.text;

import dev.deltarule.reports.TrainingReport;
import dev.deltarule.runtime.Model;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report of a sample, with the generated source if the sample runs in the folder where it was built. */
public final class ReportFile {
    private static final String SOURCES = "samples/target/generated-sources/annotations/";

    private ReportFile() {}

    /**
     * Writes the report and says where it is.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(TrainingReport report, Model net, Path file, PrintStream out) {
        Path source = Path.of(SOURCES + net.getClass().getName().replace('.', '/') + ".java");
        try {
            if (Files.isRegularFile(source)) {
                report.source(source);
            }
            report.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written: " + e.getMessage(), e);
        }
        out.println("Report: " + file.toAbsolutePath().toUri());
    }
}
