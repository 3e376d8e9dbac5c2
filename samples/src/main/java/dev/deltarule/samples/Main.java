package dev.deltarule.samples;

import dev.deltarule.data.DataException;
import dev.deltarule.samples.abalone.Abalone;
import dev.deltarule.samples.autoencoder.Autoencoder;
import dev.deltarule.samples.deltarule.DeltaRule;
import dev.deltarule.samples.deltarule.DescentPictures;
import dev.deltarule.samples.digits.Digits;
import dev.deltarule.samples.iris.Iris;
import dev.deltarule.samples.spirals.Spirals;
import dev.deltarule.samples.tutorial.Tutorial;
import dev.deltarule.samples.xor.Xor;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.List;

/** Runs a sample by its name, or the worked example and the spirals when no name is given. */
public final class Main {
    static final int OK = 0;
    static final int NO_DATA = 1;
    static final int USAGE = 2;
    static final int NOT_WRITTEN = 3;

    private Main() {}

    /**
     * Runs the sample that the arguments name. Ends with status 1 if its data are missing, 2 if there is no such sample, 3 if
     * its report or pictures cannot be written.
     */
    public static void main(String[] args) {
        int status = run(List.copyOf(Arrays.asList(args)), System.out, System.err);
        if (status != OK) {
            System.exit(status);
        }
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            return dispatch(CommandLine.of(args), out, err);
        } catch (DataException e) {
            err.println(e.getMessage());
            return NO_DATA;
        } catch (InvalidPathException e) {
            err.println("\"" + e.getInput() + "\" is no path: " + e.getReason());
            return NO_DATA;
        } catch (CommandLine.Misuse e) {
            return usage(e.problem(), err);
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return NOT_WRITTEN;
        }
    }

    private static int dispatch(CommandLine line, PrintStream out, PrintStream err) {
        if (line.help()) {
            out.print(line.sample().map(Help::of).orElseGet(Help::ofAll));
            return OK;
        }
        if (line.sample().isEmpty()) {
            Tutorial.run(out);
            out.println();
            Spirals.run(out);
            return OK;
        }
        Sample sample = line.sample().get();
        if (sample.folder() == Sample.Folder.NEEDED && line.folder().isEmpty()) {
            err.println("The sample " + sample.word() + " needs its data: give the folder they are in.");
            err.print(Help.data(sample));
            return NO_DATA;
        }
        Destinations.prepare(line);
        run(sample, line, out);
        return OK;
    }

    private static void run(Sample sample, CommandLine line, PrintStream out) {
        switch (sample) {
            case TUTORIAL -> Tutorial.run(out);
            case DELTARULE -> {
                DeltaRule.run(out);
                line.pictures().ifPresent(folder -> DescentPictures.write(folder, out));
            }
            case XOR -> Xor.run(out);
            case SPIRALS -> Spirals.run(out, line.report());
            case ABALONE -> Abalone.run(out, line.report());
            case IRIS -> Iris.run(line.folder().orElseThrow(), out, line.report());
            case DIGITS -> Digits.run(line.folder().orElseThrow(), out, line.report());
            case AUTOENCODER -> Autoencoder.run(out, line.folder(), line.report(), line.pictures());
        }
    }

    private static int usage(String problem, PrintStream err) {
        err.println(problem);
        err.println();
        err.print(Help.ofAll());
        return USAGE;
    }
}
