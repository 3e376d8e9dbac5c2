package dev.deltarule.samples;

import dev.deltarule.data.DataException;
import dev.deltarule.samples.abalone.Abalone;
import dev.deltarule.samples.autoencoder.Autoencoder;
import dev.deltarule.samples.data.DigitImages;
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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs a sample by its name, or the worked example and the spirals when no name is given. */
public final class Main {
    static final int OK = 0;
    static final int NO_DATA = 1;
    static final int USAGE = 2;
    static final int NOT_WRITTEN = 3;

    private static final String HOW_TO = """
            Samples:
              tutorial        the worked example of backpropagation, figure by figure
              deltarule       one weight, found by gradient descent
              xor             exclusive or
              spirals         three spirals, drawn as text
              abalone         a number estimated: the rings of abalone
              iris FOLDER     three species of iris, told apart by four measurements
              digits FOLDER   handwritten digits (MNIST)
              autoencoder [FOLDER]
                              pictures squeezed into 32 numbers: digits, or shapes
            Without a name: tutorial, then spirals.
            From spirals on, --report FILE writes an HTML report; with deltarule and
            autoencoder, --pictures FOLDER writes PNG files.""";

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
        List<String> args = line.words();
        String sample = args.isEmpty() ? "" : args.get(0);
        boolean wantsData = sample.equals("iris") || sample.equals("digits");
        if (args.size() > (wantsData || sample.equals("autoencoder") ? 2 : 1)) {
            return usage("Too many arguments: " + String.join(" ", args), err);
        }
        if (wantsData && args.size() == 1) {
            err.println("The sample " + sample + " needs its data: give the folder they are in.");
            err.println(sample.equals("iris") ? Iris.whereToGetTheData() : DigitImages.whereToGetThem());
            return NO_DATA;
        }
        switch (sample) {
            case "" -> {
                Tutorial.run(out);
                out.println();
                Spirals.run(out);
            }
            case "tutorial" -> Tutorial.run(out);
            case "deltarule" -> {
                DeltaRule.run(out);
                line.pictures().ifPresent(folder -> DescentPictures.write(folder, out));
            }
            case "xor" -> Xor.run(out);
            case "spirals" -> Spirals.run(out, line.report());
            case "abalone" -> Abalone.run(out, line.report());
            case "autoencoder" -> {
                Optional<Path> folder = args.stream().skip(1).findFirst().map(Path::of);
                Autoencoder.run(out, folder, line.report(), line.pictures());
            }
            case "iris" -> Iris.run(Path.of(args.get(1)), out, line.report());
            case "digits" -> Digits.run(Path.of(args.get(1)), out, line.report());
            default -> {
                return usage("There is no sample \"" + sample + "\".", err);
            }
        }
        return OK;
    }

    private static int usage(String problem, PrintStream err) {
        err.println(problem);
        err.println(HOW_TO);
        return USAGE;
    }
}
