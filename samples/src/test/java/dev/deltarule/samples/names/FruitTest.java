package dev.deltarule.samples.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.data.Csv;
import dev.deltarule.io.ModelFiles;
import dev.deltarule.reports.TrainingReport;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.Scaler;
import dev.deltarule.runtime.data.StandardScaler;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.selection.CrossValidation;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class of the network is that of the file, from the file to the network and all the way back. */
class FruitTest {
    /** Pears are long, plums wide and apples neither. */
    private static final List<String> ROWS = List.of(
            "3,0,pear",
            "0,3,plum",
            "-3,-3,apple",
            "4,0,pear",
            "0,4,plum",
            "-4,-3,apple",
            "4,1,pear",
            "1,4,plum",
            "-3,-4,apple");

    @TempDir
    private Path folder;

    @Test
    void the_constants_of_the_network_are_the_labels_of_the_file_however_it_is_read() throws IOException {
        Path file = file("length,width,kind", ROWS);
        for (Csv csv : List.of(
                Csv.file(file).classes("kind"),
                Csv.file(file).classes("kind", FruitNet.Kind.class),
                Csv.file(file).classes("kind", List.of("pear", "plum", "apple")))) {
            Examples examples = csv.read().examples();
            FruitNet net = Models.create(FruitNet.class, 1);
            train(net, examples);

            assertKnowsFruits(net);
            Evaluation evaluation = Evaluation.of(net, examples);
            assertThat(evaluation.accuracy()).isEqualTo(1);
            assertThat(evaluation.confusionMatrix().classNames()).containsExactly("PLUM", "APPLE", "PEAR");
            assertThat(evaluation.toString()).contains("PLUM", "APPLE", "PEAR");
        }
    }

    @Test
    void the_components_of_a_result_are_the_labels_of_the_file() throws IOException {
        Examples examples = read("length,width,kind", ROWS);
        FruitNet.Probable net = Models.create(FruitNet.Probable.class, 1);
        train(net, examples);

        assertThat(net.probabilities(0, 3).plum()).isGreaterThan(0.9);
        assertThat(net.probabilities(-3, -3).apple()).isGreaterThan(0.9);
        assertThat(net.probabilities(3, 0).pear()).isGreaterThan(0.9);
        assertThat(Evaluation.of(net, examples).confusionMatrix().classNames())
                .containsExactly("plum", "apple", "pear");
    }

    @Test
    void numbers_in_the_file_are_those_of_the_constants() throws IOException {
        List<String> numbers = ROWS.stream()
                .map(row -> row.replace("plum", "0").replace("apple", "1").replace("pear", "2"))
                .toList();
        FruitNet net = Models.create(FruitNet.class, 1);
        train(
                net,
                Csv.file(file("length,width,kind", numbers))
                        .classes("kind")
                        .read()
                        .examples());

        assertKnowsFruits(net);
    }

    @Test
    void other_files_are_judged_and_learnt_from_by_name() throws IOException {
        Examples all = read("length,width,kind", ROWS);
        Examples turned = read("length,width,kind", ROWS.subList(3, 9)).shuffled(1);
        Examples pearsAndPlums = read("length,width,kind", List.of("3,0,pear", "0,3,plum"));
        Examples otherOrder = Csv.file(file("length,width,kind", ROWS))
                .classes("kind", List.of("plum", "pear", "apple"))
                .read()
                .examples();
        for (Model net : List.of(Models.create(FruitNet.class, 1), Models.create(FruitNet.Learning.class, 1))) {
            train(net, all);

            for (Examples others : List.of(turned, pearsAndPlums, otherOrder)) {
                assertThat(Evaluation.of(net, others).accuracy()).isEqualTo(1);
                trainer(net).validation(others, Metric.ACCURACY).fit(others);
                assertThat(Evaluation.of(net, all).accuracy()).isEqualTo(1);
            }
        }
    }

    @Test
    void columns_in_another_order_and_other_classes_are_refused() throws IOException {
        FruitNet.Learning net = Models.create(FruitNet.Learning.class, 1);
        train(net, read("length,width,kind", ROWS));
        Examples swapped = read("width,length,kind", ROWS);
        Examples others = read("length,width,kind", List.of("1,2,fig", "3,4,pear", "5,6,plum"));

        for (Examples wrong : List.of(swapped, others)) {
            assertThatThrownBy(() -> Evaluation.of(net, wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> train(net, wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> trainer(net).validation(wrong).fit(read("length,width,kind", ROWS)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Evaluation.of(net, swapped.withoutNames()).count()).isEqualTo(9);
        // The parameters of classify(length, width) are names as well, before anything was learnt.
        assertThatThrownBy(() -> train(Models.create(FruitNet.class, 1), swapped))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take \"length\", \"width\": input 0 (from 0) is \"width\"");
    }

    @Test
    void names_go_through_scalers_folds_model_files_and_reports() throws IOException {
        Examples examples = read("length,width,kind", ROWS);
        Scaler scaler = StandardScaler.fit(examples);
        FruitNet.Learning net = Models.create(FruitNet.Learning.class, 1);
        TrainingReport report = TrainingReport.of(net).validation(scaler.transform(examples));
        trainer(net).listener(report).fit(scaler.transform(examples));
        scaler.foldInto(net);

        Path file = folder.resolve("fruit.safetensors");
        ModelFiles.save(net, file);
        FruitNet.Learning loaded = ModelFiles.load(FruitNet.Learning.class, file);
        assertThat(loaded.names().inputs()).containsExactly("length", "width");
        assertThat(Evaluation.of(loaded, examples).confusionMatrix().classNames())
                .containsExactly("apple", "pear", "plum");
        assertThatThrownBy(() -> ModelFiles.load(FruitNet.class, file)).hasMessageContaining("\"plum\"");
        assertThat(report.html()).contains("<th scope=\"col\">plum</th>", "Inputs: length, width.");
        assertThat(CrossValidation.of(FruitNet.class)
                        .trainer(FruitTest::settings)
                        .scaler(StandardScaler::fit)
                        .folds(3)
                        .evaluate(examples)
                        .confusionMatrix()
                        .classNames())
                .containsExactly("PLUM", "APPLE", "PEAR");
    }

    private static void assertKnowsFruits(FruitNet net) {
        assertThat(net.classify(3, 0)).isEqualTo(FruitNet.Kind.PEAR);
        assertThat(net.classify(0, 3)).isEqualTo(FruitNet.Kind.PLUM);
        assertThat(net.classify(-3, -3)).isEqualTo(FruitNet.Kind.APPLE);
    }

    private static void train(Model net, Examples examples) {
        trainer(net).fit(examples);
    }

    private static Trainer trainer(Model net) {
        return settings(Trainer.of(net));
    }

    private static Trainer settings(Trainer trainer) {
        return trainer.optimizer(new Sgd(0.5)).stopWhen(StopRule.epochs(50));
    }

    private Examples read(String header, List<String> rows) throws IOException {
        return Csv.file(file(header, rows)).classes("kind").read().examples();
    }

    private Path file(String header, List<String> rows) throws IOException {
        Path file = folder.resolve("fruit.csv");
        Files.write(file, List.of(header + "\n" + String.join("\n", rows)));
        return file;
    }
}
