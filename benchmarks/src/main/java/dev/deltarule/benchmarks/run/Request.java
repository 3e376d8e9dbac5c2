package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.work.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the words of {@code -Dbench} ask for.
 *
 * @param mode what is measured
 * @param settings how long and how often
 * @param works the workloads, all if none is named
 * @param contenders the contenders, all if none is named
 */
public record Request(Mode mode, Settings settings, List<Workload> works, List<Contender> contenders) {
    private static final String QUICK = "quick";
    private static final String ROUNDS = "rounds=";

    /** What can be measured, and what may be said beside. */
    public enum Mode {
        TABLE(Choice.LENGTH, Choice.WORK, Choice.ENGINE),
        SINGLE(Choice.LENGTH),
        GROWTH,
        THREADS(Choice.LENGTH, Choice.WORK),
        JMH(Choice.LENGTH, Choice.WORK);

        private final Set<Choice> choices;

        Mode(Choice... choices) {
            this.choices = Set.of(choices);
        }

        /** The mode that a word asks for, in lower case; the table is what one gets without a word. */
        static Optional<Mode> named(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode != TABLE && mode.word().equals(word))
                    .findFirst();
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a word beside the mode can choose. */
    private enum Choice {
        LENGTH,
        WORK,
        ENGINE;

        static Choice of(String word) {
            if (word.equals(QUICK) || word.startsWith(ROUNDS)) {
                return LENGTH;
            }
            return Contender.isName(word) ? ENGINE : WORK;
        }
    }

    /**
     * Reads the words, in any order.
     *
     * @throws IllegalArgumentException naming the word that is unknown or that the mode has no use for
     */
    public static Request of(List<String> words) {
        List<String> choices = new ArrayList<>(words);
        choices.removeIf(word -> Mode.named(word).isPresent());
        List<Mode> modes =
                words.stream().flatMap(word -> Mode.named(word).stream()).toList();
        if (modes.size() > 1) {
            throw new IllegalArgumentException(
                    "-Dbench=" + String.join(" ", words) + ": one of " + modes + " at a time.");
        }
        Mode mode = modes.isEmpty() ? Mode.TABLE : modes.get(0);
        Settings settings = choices.contains(QUICK) ? Settings.quick() : Settings.normal();
        List<Workload> works = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        for (String word : choices) {
            Choice choice = Choice.of(word);
            if (!mode.choices.contains(choice)) {
                throw new IllegalArgumentException(
                        "-Dbench=" + mode.word() + " has no use for " + word + ": leave it out.");
            }
            if (choice == Choice.WORK) {
                works.add(Workload.named(word));
            } else if (choice == Choice.ENGINE) {
                contenders.add(Contender.valueOf(word));
            } else if (word.startsWith(ROUNDS)) {
                settings = settings.withRounds(word.substring(ROUNDS.length()));
            }
        }
        return new Request(
                mode,
                settings,
                works.isEmpty() ? List.of(Workload.values()) : works,
                contenders.isEmpty() ? List.of(Contender.values()) : contenders);
    }
}
