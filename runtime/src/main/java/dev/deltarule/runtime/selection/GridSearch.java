package dev.deltarule.runtime.selection;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Tries every combination of the values of some parameters, each by cross-validation on the same folds.
 *
 * <pre>{@code
 * SearchResult result = GridSearch.of(CrossValidation.of(IrisNet.class).folds(5))
 *     .parameter("rate", 0.01, 0.1)
 *     .parameter("batch", 4, 16)
 *     .trainer((trainer, setting) -> trainer
 *         .optimizer(new Sgd(setting.number("rate")))
 *         .batchSize(setting.integer("batch"))
 *         .stopWhen(StopRule.epochs(50)))
 *     .run(examples);
 * }</pre>
 *
 * <p>Unless told otherwise it compares the accuracy where the network decides on classes or labels, else R2. A setting whose
 * training becomes NaN or infinite counts as failed, and the search goes on.
 */
public final class GridSearch {
    private final Trials trials;
    private final Map<String, List<Object>> parameters = new LinkedHashMap<>();

    private GridSearch(CrossValidation validation) {
        trials = new Trials(validation);
    }

    /** Begins a search that judges each setting by this cross-validation, whose own way of training is not used. */
    public static GridSearch of(CrossValidation validation) {
        return new GridSearch(validation);
    }

    /**
     * Adds a parameter.
     *
     * @param values what it may be, at least one: numbers or anything else
     * @throws IllegalArgumentException if there is no value, or there is such a parameter already
     */
    public GridSearch parameter(String name, Object... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("The parameter " + name + " needs at least one value.");
        }
        if (parameters.containsKey(name)) {
            throw new IllegalArgumentException("There is a parameter " + name + " already.");
        }
        parameters.put(name, List.of(values));
        return this;
    }

    /** Says how to train with a setting: configures the trainer that it is given. Required. */
    public GridSearch trainer(BiFunction<Trainer, Setting, Trainer> training) {
        trials.trainer(training);
        return this;
    }

    /** The metric to compare. */
    public GridSearch scoring(Metric metric) {
        trials.scoring(metric);
        return this;
    }

    /**
     * Tries all combinations; the values of the last parameter change fastest.
     *
     * @throws IllegalStateException if there is no parameter, it has not been said how to train, or the metric says nothing
     *     about the network's task
     * @throws IllegalArgumentException if the examples do not fit the model or are fewer than the folds
     */
    public SearchResult run(Examples examples) {
        if (parameters.isEmpty()) {
            throw new IllegalStateException("The search has no parameter. Add one: .parameter(\"rate\", 0.01, 0.1).");
        }
        List<Map<String, Object>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<Object>> parameter : parameters.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> combination : combinations) {
                for (Object value : parameter.getValue()) {
                    Map<String, Object> with = new LinkedHashMap<>(combination);
                    with.put(parameter.getKey(), value);
                    longer.add(with);
                }
            }
            combinations = longer;
        }
        return trials.run(combinations.stream().map(Setting::new).toList(), examples);
    }
}
