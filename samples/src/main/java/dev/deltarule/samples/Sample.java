package dev.deltarule.samples;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The samples there are, and what each takes. */
enum Sample {
    TUTORIAL("the worked example of backpropagation, figure by figure", Folder.NONE, false, false),
    DELTARULE("one weight, found by gradient descent", Folder.NONE, false, true),
    XOR("exclusive or", Folder.NONE, false, false),
    SPIRALS("three spirals, drawn as text", Folder.NONE, true, false),
    ABALONE("a number estimated: the rings of abalone", Folder.NONE, true, false),
    IRIS("three species of iris, told apart by four measurements", Folder.NEEDED, true, false),
    DIGITS("handwritten digits (MNIST)", Folder.NEEDED, true, false),
    AUTOENCODER("pictures squeezed into 32 numbers: digits, or shapes", Folder.OPTIONAL, true, true);

    /** Whether a sample reads data from a folder. */
    enum Folder {
        NONE,
        OPTIONAL,
        NEEDED
    }

    private final String what;
    private final Folder folder;
    private final boolean reports;
    private final boolean draws;

    Sample(String what, Folder folder, boolean reports, boolean draws) {
        this.what = what;
        this.folder = folder;
        this.reports = reports;
        this.draws = draws;
    }

    static Optional<Sample> of(String word) {
        return Arrays.stream(values())
                .filter(sample -> sample.word().equals(word))
                .findFirst();
    }

    /** The names of some, such as {@code iris, digits}. */
    static String words(Predicate<Sample> which) {
        List<String> words =
                Arrays.stream(values()).filter(which).map(Sample::word).toList();
        return String.join(", ", words);
    }

    /** What it is called on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it shows, in a few words. */
    String what() {
        return what;
    }

    Folder folder() {
        return folder;
    }

    /** Whether it can write a report. */
    boolean reports() {
        return reports;
    }

    /** Whether it can write pictures. */
    boolean draws() {
        return draws;
    }

    /** Its name and folder, such as {@code iris FOLDER}. */
    String call() {
        return word()
                + switch (folder) {
                    case NONE -> "";
                    case OPTIONAL -> " [FOLDER]";
                    case NEEDED -> " FOLDER";
                };
    }
}
