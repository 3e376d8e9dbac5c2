package dev.deltarule.reports;

import dev.deltarule.reports.charts.Picture;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.support.AtomicFile;
import dev.deltarule.runtime.train.EpochReport;
import dev.deltarule.runtime.train.TrainingListener;
import dev.deltarule.runtime.train.TrainingResult;
import dev.deltarule.runtime.train.TrainingStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Listens to a training and writes a report of it: one HTML file with the network drawn, learning curves, confusion matrix,
 * weights, settings, environment and the generated source with the parameters' values in it. The file refers to nothing
 * outside itself, runs no script, and suits phones and dark screens.
 *
 * <p>Everything but the network is optional; what was not given is left out of the report. The report shows the parameters
 * as they are when it is written. Drawing needs the fonts of the system, but no display.
 */
public final class TrainingReport implements TrainingListener {
    private final Model model;
    private final Recorder recorder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<OwnPicture> pictures = new ArrayList<>();
    private String title;
    private Optional<TrainingResult> result = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<InputPicture> inputPicture = Optional.empty();
    private List<String> classes = List.of();

    private TrainingReport(Model model) {
        this.model = model;
        recorder = new Recorder(model);
        title = model.topology().name();
    }

    /** A report of the training of a network. Give it to the trainer as a listener. */
    public static TrainingReport of(Model model) {
        return new TrainingReport(model);
    }

    /** The heading; the name of the network unless told otherwise. */
    public TrainingReport title(String newTitle) {
        title = newTitle;
        return this;
    }

    /**
     * Evaluates the training examples after each epoch, for their accuracy, or R2 if the network predicts numbers. That takes
     * as long as predicting them all.
     *
     * @throws IllegalArgumentException if they do not fit the network
     */
    public TrainingReport training(Examples examples) {
        recorder.training(examples);
        return this;
    }

    /**
     * Evaluates examples that the network does not learn from after each epoch, for their loss and their accuracy or R2, and
     * in the end for all metrics and the confusion matrix, or a table of labels.
     *
     * @throws IllegalArgumentException if they do not fit the network
     */
    public TrainingReport validation(Examples examples) {
        recorder.validation(examples);
        return this;
    }

    /** The metric of the curves; unless told, the accuracy, or R2 if the network predicts numbers. */
    public TrainingReport metric(Metric metric) {
        recorder.metric(metric);
        return this;
    }

    /**
     * The names of the classes or labels. Unless said they are those of the network's enum or of the examples, and where these
     * have none numbers from 0.
     *
     * @throws IllegalArgumentException if there is not one for each class
     */
    public TrainingReport classes(List<String> names) {
        int outputs = model.topology().outputs();
        int expected = outputs == 1 ? 2 : outputs;
        if (names.size() != expected) {
            throw new IllegalArgumentException(
                    "The network tells " + expected + " classes apart, but there are " + names.size() + " names.");
        }
        classes = List.copyOf(names);
        return this;
    }

    /** A hyper-parameter to show, such as {@code setting("optimizer", new Adam())}. */
    public TrainingReport setting(String name, Object value) {
        settings.put(name, String.valueOf(value));
        return this;
    }

    /**
     * Says that the inputs are the pixels of a picture, row by row, so that the weights of each unit of the first layer are
     * shown as one.
     *
     * @throws IllegalArgumentException if the picture has not as many pixels as the network has inputs
     */
    public TrainingReport inputPicture(int width, int height) {
        int inputs = model.topology().inputs();
        if (width < 1 || height < 1 || (long) width * height != inputs) {
            throw new IllegalArgumentException("A picture of " + width + " x " + height + " pixels is expected to have "
                    + inputs + ", one for each input of the network.");
        }
        inputPicture = Optional.of(new InputPicture(width, height));
        return this;
    }

    /**
     * Adds a section with a picture of one's own, such as {@link dev.deltarule.reports.charts.ImageRows}.
     *
     * @param heading the heading of the section
     * @param caption what is seen, as a sentence
     */
    public TrainingReport picture(String heading, String caption, Picture picture) {
        pictures.add(new OwnPicture(heading, caption, picture));
        return this;
    }

    /**
     * The file of the network's generated source, which is shown with the parameters' values in it.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is not the source of this network
     */
    public TrainingReport source(Path file) throws IOException {
        return source(Files.readString(file));
    }

    /**
     * The network's generated source, which is shown with the parameters' values in it.
     *
     * @throws IllegalArgumentException if it is not the source of this network
     */
    public TrainingReport source(String text) {
        SourceListing.check(text, model);
        source = Optional.of(text);
        return this;
    }

    /** How the training went: why it stopped is shown. */
    public TrainingReport result(TrainingResult newResult) {
        result = Optional.of(newResult);
        return this;
    }

    /**
     * Checks that the metric of the curves suits the network.
     *
     * @throws IllegalStateException if it is one of classes or labels and the network predicts numbers
     */
    @Override
    public void trainingBegan(TrainingStart start) {
        recorder.trainingBegan();
    }

    /** Records an epoch. */
    @Override
    public void epochEnded(EpochReport report) {
        recorder.epochEnded(report);
    }

    /**
     * Writes the report as a file, whole or not at all. A file that is there is replaced; the folder must be there.
     *
     * @throws IllegalStateException if no epoch was recorded
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, html().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The report as the text of an HTML page.
     *
     * @throws IllegalStateException if no epoch was recorded
     */
    public String html() {
        History history = recorder.history();
        if (history.count() == 0) {
            throw new IllegalStateException("There is nothing to report yet: give the report to Trainer.listener, then"
                    + " train, then write it.");
        }
        Page page = new Page(title);
        Optional<Results> results = recorder.results(classes);
        page.summary(Overview.of(model, history, result, results));
        page.section(
                "topology",
                "Network",
                TopologyPicture.of(model) + Overview.layers(model.topology()) + Overview.names(model.names()));
        page.section(
                "curves",
                "Learning curves",
                Curves.learning(history, recorder.metric().label()));
        if (history.has(History.Epoch::rate)) {
            page.section("rate", "Learning rate", Curves.rate(history));
        }
        results.ifPresent(figures -> {
            page.section("metrics", "Validation", figures.metrics());
            if (figures.hasClasses()) {
                page.section("confusion", "Confusion matrix", figures.confusion());
            }
            if (figures.hasLabels()) {
                page.section("labels", "Labels", figures.labels());
            }
            if (figures.hasOneNumber()) {
                page.section("predictions", "Predictions", figures.scatter());
            }
        });
        for (int k = 0; k < pictures.size(); k++) {
            page.section(
                    "picture-" + (k + 1),
                    pictures.get(k).heading(),
                    pictures.get(k).html());
        }
        page.section("weights", "Weights", Histograms.of(model));
        inputPicture.ifPresent(shape -> page.section("first-layer", "First layer", WeightPictures.of(model, shape)));
        if (!settings.isEmpty()) {
            page.section("settings", "Settings", Html.table(settings));
        }
        page.section("environment", "Environment", Html.table(Environment.of(model)));
        source.ifPresent(text -> page.section("source", "Generated source", SourceListing.of(text, model)));
        return page.html();
    }
}
