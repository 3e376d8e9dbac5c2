package dev.deltarule.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the arguments say.
 *
 * @param words the sample and the folder of its data
 * @param report the file to write a report to
 * @param pictures the folder to write pictures to
 */
record CommandLine(List<String> words, Optional<Path> report, Optional<Path> pictures) {
    private static final String REPORT = "--report";
    private static final String PICTURES = "--pictures";
    private static final List<String> WITH_REPORT = List.of("spirals", "abalone", "iris", "digits", "autoencoder");
    private static final List<String> WITH_PICTURES = List.of("deltarule", "autoencoder");

    /**
     * Reads the arguments.
     *
     * @throws Misuse if an option lacks its value or the sample does not have it
     */
    static CommandLine of(List<String> args) {
        List<String> words = new ArrayList<>();
        Optional<Path> report = Optional.empty();
        Optional<Path> pictures = Optional.empty();
        for (int i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case REPORT -> report = Optional.of(value(args, ++i, "a file"));
                case PICTURES -> pictures = Optional.of(value(args, ++i, "a folder"));
                default -> words.add(args.get(i));
            }
        }
        String sample = words.isEmpty() ? "" : words.get(0);
        check(report, REPORT, sample, WITH_REPORT);
        check(pictures, PICTURES, sample, WITH_PICTURES);
        return new CommandLine(List.copyOf(words), report, pictures);
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

    private static Path value(List<String> args, int at, String what) {
        if (at >= args.size() || args.get(at).startsWith("--")) {
            throw new Misuse(args.get(at - 1) + " needs " + what + ".");
        }
        return Path.of(args.get(at));
    }

    private static void check(Optional<Path> value, String option, String sample, List<String> samples) {
        if (value.isPresent() && !samples.contains(sample)) {
            throw new Misuse(option + " goes with " + String.join(", ", samples) + ".");
        }
    }
}
