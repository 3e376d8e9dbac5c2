package dev.deltarule.runtime.selection;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.support.SplitMix64;
import dev.deltarule.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Tries settings drawn at random, each by cross-validation on the same folds. With more than one or two parameters that
 * finds a good setting sooner than a grid: Bergstra and Bengio, "Random search for hyper-parameter optimization", 2012.
 *
 * <p>Unless told otherwise it tries 10 settings drawn from seed 0, and compares the accuracy where the network decides on
 * classes or labels, else R2. A setting whose training becomes NaN or infinite counts as failed, and the search goes on.
 */
public final class RandomSearch {
    private final Trials trials;
    private final Map<String, Function<SplitMix64, Object>> parameters = new LinkedHashMap<>();
    private int count = 10;
    private long seed;

    private RandomSearch(CrossValidation validation) {
        trials = new Trials(validation);
    }

    /** Begins a search that judges each setting by this cross-validation, whose own way of training is not used. */
    public static RandomSearch of(CrossValidation validation) {
        return new RandomSearch(validation);
    }

    /**
     * Adds a number from {@code low} (inclusive) to {@code high} (exclusive), each as likely.
     *
     * @throws IllegalArgumentException if {@code low} is not below {@code high}, or there is such a parameter already
     */
    public RandomSearch uniform(String name, double low, double high) {
        checkRange(name, low, high);
        return add(name, random -> low + (high - low) * random.nextDouble());
    }

    /**
     * Adds a number from {@code low} to {@code high} whose logarithm is uniform: as often between 0.001 and 0.01 as between
     * 0.01 and 0.1. The right choice for learning rates.
     *
     * @throws IllegalArgumentException if {@code low} is not above 0 and below {@code high}, or there is such a parameter
     *     already
     */
    public RandomSearch logUniform(String name, double low, double high) {
        checkRange(name, low, high);
        if (!(low > 0)) {
            throw new IllegalArgumentException(
                    "The parameter " + name + " needs a low above 0, but it is " + low + ".");
        }
        double from = StrictMath.log(low);
        double width = StrictMath.log(high) - from;
        return add(name, random -> StrictMath.exp(from + width * random.nextDouble()));
    }

    /**
     * Adds a whole number from {@code low} to {@code high}, both inclusive, each as likely.
     *
     * @throws IllegalArgumentException if {@code low} is above {@code high}, or there is such a parameter already
     */
    public RandomSearch integer(String name, int low, int high) {
        if (low > high || (long) high - low >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The parameter " + name + " needs a low of at most its high, and less than"
                            + " 2^31 - 1 apart, but they are " + low + " and " + high + ".");
        }
        return add(name, random -> low + random.nextInt(high - low + 1));
    }

    /**
     * Adds a parameter that is one of these values, each as likely.
     *
     * @throws IllegalArgumentException if there is no value, or there is such a parameter already
     */
    public RandomSearch choice(String name, Object... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("The parameter " + name + " needs at least one value.");
        }
        List<Object> choices = List.of(values);
        return add(name, random -> choices.get(random.nextInt(choices.size())));
    }

    /** Says how to train with a setting: configures the trainer that it is given. Required. */
    public RandomSearch trainer(BiFunction<Trainer, Setting, Trainer> training) {
        trials.trainer(training);
        return this;
    }

    /** The metric to compare. */
    public RandomSearch scoring(Metric metric) {
        trials.scoring(metric);
        return this;
    }

    /**
     * How many settings to try.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public RandomSearch trials(int newCount) {
        if (newCount < 1) {
            throw new IllegalArgumentException("trials must be at least 1, but is " + newCount + ".");
        }
        count = newCount;
        return this;
    }

    /** Decides the settings that are drawn. */
    public RandomSearch seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /**
     * Draws and tries the settings.
     *
     * @throws IllegalStateException if there is no parameter, it has not been said how to train, or the metric says nothing
     *     about the network's task
     * @throws IllegalArgumentException if the examples do not fit the model or are fewer than the folds
     */
    public SearchResult run(Examples examples) {
        if (parameters.isEmpty()) {
            throw new IllegalStateException("The search has no parameter. Add one: .logUniform(\"rate\", 0.001, 0.1).");
        }
        SplitMix64 random = new SplitMix64(seed);
        List<Setting> settings = new ArrayList<>();
        for (int trial = 0; trial < count; trial++) {
            Map<String, Object> values = new LinkedHashMap<>();
            parameters.forEach((name, draw) -> values.put(name, draw.apply(random)));
            settings.add(new Setting(values));
        }
        return trials.run(settings, examples);
    }

    private RandomSearch add(String name, Function<SplitMix64, Object> draw) {
        if (parameters.containsKey(name)) {
            throw new IllegalArgumentException("There is a parameter " + name + " already.");
        }
        parameters.put(name, draw);
        return this;
    }

    private static void checkRange(String name, double low, double high) {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("The parameter " + name + " needs a low below its high, both finite, but"
                    + " they are " + low + " and " + high + ".");
        }
    }
}
