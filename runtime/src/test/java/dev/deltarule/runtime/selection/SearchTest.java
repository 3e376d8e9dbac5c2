package dev.deltarule.runtime.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.train.StopRule;
import dev.deltarule.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final Examples clouds = Clouds.of(40);
    private final CrossValidation validation =
            CrossValidation.of(Clouds::net).folds(2).seed(1);

    @Test
    void a_grid_is_every_combination_sorted_by_the_score() {
        SearchResult result = GridSearch.of(validation)
                .parameter("rate", 1e-6, 0.01, 0.2)
                .parameter("batch", 4, 20)
                .scoring(Metric.LOSS)
                .trainer(SearchTest::train)
                .run(clouds);

        assertThat(result.trials().stream().map(trial -> trial.setting().toString()))
                .containsExactlyInAnyOrder(
                        "rate=1.0E-6, batch=4",
                        "rate=1.0E-6, batch=20",
                        "rate=0.01, batch=4",
                        "rate=0.01, batch=20",
                        "rate=0.2, batch=4",
                        "rate=0.2, batch=20");
        List<Double> scores = result.trials().stream().map(Trial::score).toList();
        assertThat(scores).isSorted().doesNotHaveDuplicates();
        assertThat(result.best().setting().number("rate")).isEqualTo(0.2);
        assertThat(result.best().setting().integer("batch")).isEqualTo(4);
        assertThat(result.metric()).isEqualTo(Metric.LOSS);
    }

    @Test
    void a_score_is_that_of_cross_validating_the_setting() {
        SearchResult result = GridSearch.of(validation)
                .parameter("rate", 0.05)
                .parameter("batch", 4)
                .trainer(SearchTest::train)
                .run(clouds);
        CrossValidationResult alone = validation
                .trainer(
                        trainer -> trainer.optimizer(new Sgd(0.05)).batchSize(4).stopWhen(StopRule.epochs(5)))
                .evaluate(clouds);

        assertThat(result.best().score()).isEqualTo(alone.mean(Metric.ACCURACY));
        assertThat(result.best().deviation()).isEqualTo(alone.standardDeviation(Metric.ACCURACY));
        assertThat(result.best().result().orElseThrow().mean(Metric.LOSS)).isEqualTo(alone.mean(Metric.LOSS));
    }

    @Test
    void numbers_to_predict_are_compared_by_r2_and_greater_is_better() {
        SearchResult result = GridSearch.of(CrossValidation.of(Clouds::lineNet))
                .parameter("rate", 0.001, 0.1)
                .trainer((trainer, setting) ->
                        trainer.optimizer(new Sgd(setting.number("rate"))).stopWhen(StopRule.epochs(20)))
                .run(Clouds.line(20));

        assertThat(result.metric()).isEqualTo(Metric.R2);
        assertThat(result.best().setting().number("rate")).isEqualTo(0.1);
    }

    @Test
    void a_metric_of_classes_is_refused_for_numbers_before_any_training() {
        assertThatThrownBy(() -> GridSearch.of(CrossValidation.of(Clouds::lineNet))
                        .parameter("rate", 0.1)
                        .trainer((trainer, setting) -> {
                            throw new AssertionError("nothing is to be trained");
                        })
                        .scoring(Metric.ROC_AUC)
                        .run(Clouds.line(20)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The ROC-AUC needs classes or labels, but Line has none: its output by IDENTITY with the loss"
                                + " SQUARED_ERROR is a number. Metrics that fit are LOSS, MSE, MAE and R2.");
    }

    @Test
    void a_setting_whose_training_fails_comes_last_and_says_why() {
        SearchResult result = rates(1e9, 0.1);

        Trial last = result.trials().get(1);
        assertThat(last.setting().number("rate")).isEqualTo(1e9);
        assertThat(last.score()).isNaN();
        assertThat(last.result()).isEmpty();
        assertThat(last.problem()).contains("epoch");
        assertThat(result.best().setting().number("rate")).isEqualTo(0.1);
        assertThat(result.toString().lines().skip(2).map(line -> line.substring(0, 4)))
                .containsExactly("1   ", "2   ");
        assertThat(result.toString()).contains("failed");
    }

    @Test
    void if_every_training_fails_there_is_no_best() {
        SearchResult result = rates(1e9);

        assertThatThrownBy(result::best)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No setting has a score to compare. The first one, rate=1.0E9: ");
    }

    private static SearchResult rates(Object... rates) {
        return GridSearch.of(CrossValidation.of(Clouds::lineNet))
                .parameter("rate", rates)
                .trainer((trainer, setting) ->
                        trainer.optimizer(new Sgd(setting.number("rate"))).stopWhen(StopRule.epochs(50)))
                .run(Clouds.line(20));
    }

    @Test
    void the_table_is_aligned_and_fits_80_columns() {
        String table = GridSearch.of(validation)
                .parameter("rate", 0.1, 0.01)
                .parameter("batch", 4, 16)
                .parameter("aParameterWithALongName", "some value that is rather long as well", "b")
                .parameter("another", new Sgd(0.1).getClass())
                .trainer(SearchTest::train)
                .run(clouds)
                .toString();

        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(table.lines().findFirst().orElseThrow()).startsWith("rank  rate  batch");
    }

    @Test
    void random_settings_lie_in_their_ranges_and_follow_from_the_seed() {
        List<Setting> settings = drawn(40, 5);

        assertThat(settings).hasSize(40).allSatisfy(setting -> {
            assertThat(setting.number("momentum")).isBetween(0.5, 0.9);
            assertThat(setting.number("rate")).isBetween(1e-4, 1e-1);
            assertThat(setting.integer("batch")).isBetween(3, 5);
            assertThat(setting.get("loss", String.class)).isIn("a", "b");
        });
        assertThat(settings.stream().map(s -> s.integer("batch"))).contains(3, 4, 5);
        assertThat(settings.stream().map(s -> s.get("loss", String.class))).contains("a", "b");
        // Half of the logarithms lie in the lower half of the range, which is a thirtieth of it.
        assertThat(settings.stream().filter(s -> s.number("rate") < Math.sqrt(1e-5)))
                .hasSizeBetween(10, 30);
        assertThat(texts(drawn(40, 5))).isEqualTo(texts(settings));
        assertThat(texts(drawn(40, 6))).isNotEqualTo(texts(settings));
    }

    @Test
    void a_random_search_sorts_by_the_score() {
        SearchResult result = RandomSearch.of(validation)
                .logUniform("rate", 1e-6, 0.5)
                .integer("batch", 1, 8)
                .trials(6)
                .seed(2)
                .scoring(Metric.LOG_LOSS)
                .trainer(SearchTest::train)
                .run(clouds);

        assertThat(result.trials().stream().map(Trial::score).toList())
                .hasSize(6)
                .isSorted();
        assertThat(result.best().score()).isLessThan(result.trials().get(5).score());
    }

    @Test
    void what_is_missing_or_out_of_range_is_said() {
        assertThatThrownBy(() ->
                        GridSearch.of(validation).trainer(SearchTest::train).run(clouds))
                .hasMessageContaining("The search has no parameter");
        assertThatThrownBy(() ->
                        RandomSearch.of(validation).trainer(SearchTest::train).run(clouds))
                .hasMessageContaining("The search has no parameter");
        assertThatThrownBy(() -> GridSearch.of(validation).parameter("rate", 1).run(clouds))
                .hasMessageContaining("does not know how to train");
        assertThatThrownBy(() -> GridSearch.of(validation).parameter("a", 1).parameter("a", 2))
                .hasMessage("There is a parameter a already.");
        assertThatThrownBy(() -> GridSearch.of(validation).parameter("a")).hasMessageContaining("at least one value");
        RandomSearch search = RandomSearch.of(validation);
        assertThatThrownBy(() -> search.uniform("a", 1, 1)).hasMessageContaining("low below its high");
        assertThatThrownBy(() -> search.logUniform("a", 0, 1)).hasMessageContaining("low above 0");
        assertThatThrownBy(() -> search.integer("a", 2, 1)).hasMessageContaining("low of at most its high");
        assertThatThrownBy(() -> search.choice("a")).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> search.trials(0)).hasMessage("trials must be at least 1, but is 0.");
    }

    @Test
    void a_setting_names_what_it_has() {
        Setting setting = drawn(1, 0).get(0);

        assertThatThrownBy(() -> setting.number("decay"))
                .hasMessage("There is no parameter decay: the parameters are [momentum, rate, batch, loss].");
        assertThatThrownBy(() -> setting.integer("rate")).hasMessageContaining("which is no Integer but a Double");
    }

    private List<Setting> drawn(int count, long seed) {
        List<Setting> settings = new ArrayList<>();
        RandomSearch.of(validation)
                .uniform("momentum", 0.5, 0.9)
                .logUniform("rate", 1e-4, 1e-1)
                .integer("batch", 3, 5)
                .choice("loss", "a", "b")
                .trials(count)
                .seed(seed)
                .trainer((trainer, setting) -> {
                    settings.add(setting);
                    return trainer.optimizer(new Sgd(0.1)).stopWhen(StopRule.epochs(1));
                })
                .run(clouds.view(0, 4));
        return settings.stream().distinct().toList();
    }

    private static List<String> texts(List<Setting> settings) {
        return settings.stream().map(Setting::toString).toList();
    }

    private static Trainer train(Trainer trainer, Setting setting) {
        return trainer.optimizer(new Sgd(setting.number("rate")))
                .batchSize(setting.integer("batch"))
                .stopWhen(StopRule.epochs(5));
    }
}
