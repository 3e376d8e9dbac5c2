package dev.deltarule.samples;

import dev.deltarule.samples.data.DigitImages;
import dev.deltarule.samples.iris.Iris;

/** What is printed when help is asked for, and after a mistake in the arguments. */
final class Help {
    private static final String COMMAND = "mvn -q -B -pl samples -am -Prun -DskipTests package";
    private static final int INDENT = 23;

    private Help() {}

    /** All samples, one line each. */
    static String ofAll() {
        StringBuilder text = new StringBuilder("Usage:\n  " + COMMAND + " \\\n    -Dsample=\"NAME ...\"\n\nSamples:\n");
        for (Sample sample : Sample.values()) {
            text.append(row(sample.call(), sample.what()));
        }
        return text
                + """
                Without a name: tutorial, then spirals.

                Options:
                """
                + row("--report FILE", "writes an HTML report; goes with")
                + row("", Sample.words(Sample::reports))
                + row("--pictures FOLDER", "writes PNG files; goes with " + Sample.words(Sample::draws))
                + row("--help", "prints this, or with a NAME what that sample takes");
    }

    /** One sample. */
    static String of(Sample sample) {
        String options = (sample.reports() ? " [--report FILE]" : "") + (sample.draws() ? " [--pictures FOLDER]" : "");
        return "Usage:\n  " + COMMAND + " \\\n    -Dsample=\"" + sample.call() + options + "\"\n\n"
                + sample.word() + ": " + sample.what() + "\n"
                + (sample.folder() == Sample.Folder.NONE ? "" : "\n" + data(sample))
                + (sample.folder() == Sample.Folder.OPTIONAL ? "Without a folder it draws shapes.\n" : "")
                + (options.isEmpty() ? "" : "\n")
                + (sample.reports() ? row("--report FILE", "writes an HTML report of the training") : "")
                + (sample.draws() ? row("--pictures FOLDER", "writes PNG files") : "");
    }

    /** Where the data of a sample come from. */
    static String data(Sample sample) {
        return (sample == Sample.IRIS ? Iris.whereToGetTheData() : DigitImages.whereToGetThem()) + "\n";
    }

    private static String row(String left, String right) {
        return "  " + left + " ".repeat(Math.max(1, INDENT - 2 - left.length())) + right + "\n";
    }
}
