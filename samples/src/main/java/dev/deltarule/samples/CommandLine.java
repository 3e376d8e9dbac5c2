package dev.deltarule.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the arguments say.
 *
 * @param sample the sample, empty for those that run without a name
 * @param folder the folder of its data
 * @param report the file to write a report to
 * @param pictures the folder to write pictures to
 * @param help whether only help is asked for
 */
record CommandLine(
        Optional<Sample> sample, Optional<Path> folder, Optional<Path> report, Optional<Path> pictures, boolean help) {
    private static final String REPORT = "--report";
    private static final String PICTURES = "--pictures";

    /**
     * Reads the arguments.
     *
     * @throws Misuse if there is no such sample or option, an option lacks its value or is given twice, the sample does not
     *     have it, or there are too many arguments
     */
    static CommandLine of(List<String> args) {
        List<String> words = new ArrayList<>();
        Optional<Path> report = Optional.empty();
        Optional<Path> pictures = Optional.empty();
        boolean help = false;
        for (int i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case REPORT -> report = Optional.of(value(args, ++i, report, "a file"));
                case PICTURES -> pictures = Optional.of(value(args, ++i, pictures, "a folder"));
                case "--help", "-h" -> help = true;
                default -> words.add(word(args.get(i)));
            }
        }
        Optional<Sample> sample = words.stream().findFirst().map(CommandLine::sample);
        if (!help) {
            checkCount(words, sample);
            check(report, REPORT, sample.filter(Sample::reports), Sample.words(Sample::reports));
            check(pictures, PICTURES, sample.filter(Sample::draws), Sample.words(Sample::draws));
        }
        Optional<Path> folder = words.stream().skip(1).findFirst().map(Path::of);
        return new CommandLine(sample, folder, report, pictures, help);
    }

    /** A mistake in the arguments, with a message for the user. */
    static final class Misuse extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String problem;

        Misuse(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    private static Path value(List<String> args, int at, Optional<Path> before, String what) {
        String option = args.get(at - 1);
        if (before.isPresent()) {
            throw new Misuse(option + " is given twice.");
        }
        if (at >= args.size() || args.get(at).isBlank() || args.get(at).startsWith("--")) {
            throw new Misuse(option + " needs " + what + ".");
        }
        return Path.of(args.get(at));
    }

    private static String word(String arg) {
        if (arg.startsWith("-")) {
            throw new Misuse("There is no option " + arg + ".");
        }
        return arg;
    }

    private static Sample sample(String word) {
        return Sample.of(word).orElseThrow(() -> new Misuse("There is no sample \"" + word + "\"."));
    }

    private static void checkCount(List<String> words, Optional<Sample> sample) {
        int most = sample.isEmpty() || sample.get().folder() == Sample.Folder.NONE ? 1 : 2;
        if (words.size() > most) {
            throw new Misuse("Too many arguments: " + String.join(" ", words));
        }
    }

    private static void check(Optional<Path> value, String option, Optional<Sample> fitting, String samples) {
        if (value.isPresent() && fitting.isEmpty()) {
            throw new Misuse(option + " goes with " + samples + ".");
        }
    }
}
