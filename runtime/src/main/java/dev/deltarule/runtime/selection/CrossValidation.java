package dev.deltarule.runtime.selection;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.Scaler;
import dev.deltarule.runtime.data.Split;
import dev.deltarule.runtime.metrics.Decisions;
import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/**
 * Judges a way of training by k-fold cross-validation: deals the examples into folds and, for each fold, trains a new model
 * on all others and evaluates it on that one.
 *
 * <pre>{@code
 * CrossValidationResult result = CrossValidation.of(IrisNet.class)
 *     .trainer(trainer -> trainer.optimizer(new Sgd(0.05)).stopWhen(StopRule.epochs(100)))
 *     .scaler(StandardScaler::fit)
 *     .folds(10)
 *     .evaluate(examples);
 * }</pre>
 *
 * <p>The folds share out each class evenly if all targets say classes and the network decides on them. Unless told
 * otherwise there are 5 folds, and seed 0 decides folds and initial parameters. The same settings and examples give the same
 * bits.
 */
public final class CrossValidation {
    private final LongFunction<? extends Model> factory;
    private Optional<UnaryOperator<Trainer>> training = Optional.empty();
    private Optional<Function<Examples, Scaler>> scaling = Optional.empty();
    private int folds = 5;
    private long seed;

    private CrossValidation(LongFunction<? extends Model> factory) {
        this.factory = factory;
    }

    /** Judges trainings of a network, created by {@link Models#create(Class, long)} for each fold. */
    public static <M extends Model> CrossValidation of(Class<M> network) {
        return of(modelSeed -> Models.create(network, modelSeed));
    }

    /**
     * Judges trainings of models that are made anew for each fold.
     *
     * @param factory makes a model with initial parameters from a seed
     */
    public static CrossValidation of(LongFunction<? extends Model> factory) {
        return new CrossValidation(factory);
    }

    /** Says how to train: sets the optimizer, the stop rule and whatever else on the trainer of each fold. Required. */
    public CrossValidation trainer(UnaryOperator<Trainer> newTraining) {
        training = Optional.of(newTraining);
        return this;
    }

    /** Scales the inputs by a scaler fitted on the training part of each fold, such as {@code StandardScaler::fit}. */
    public CrossValidation scaler(Function<Examples, Scaler> fit) {
        scaling = Optional.of(fit);
        return this;
    }

    /**
     * The number of folds.
     *
     * @throws IllegalArgumentException if it is below 2
     */
    public CrossValidation folds(int k) {
        if (k < 2) {
            throw new IllegalArgumentException("folds must be at least 2, but is " + k + ".");
        }
        folds = k;
        return this;
    }

    /** Decides the folds, and with the number of the fold added, the initial parameters of its model. */
    public CrossValidation seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    /**
     * Trains and evaluates a model for each fold.
     *
     * @throws IllegalStateException if it has not been said how to train, or the trainer lacks something
     * @throws IllegalArgumentException if the examples do not fit the model or are fewer than the folds
     * @throws dev.deltarule.runtime.train.NonFiniteTrainingException if a loss or parameter becomes NaN or infinite
     */
    public CrossValidationResult evaluate(Examples examples) {
        return evaluate(
                examples,
                training.orElseThrow(() -> new IllegalStateException("The cross-validation does not know how to train."
                        + " Tell it: .trainer(t -> t.optimizer(new Sgd(0.1)).stopWhen(StopRule.epochs(100)))).")));
    }

    CrossValidationResult evaluate(Examples given, UnaryOperator<Trainer> howToTrain) {
        Model first = factory.apply(seed);
        Examples examples = given.forModel(first);
        Decisions decisions = Decisions.of(first.topology(), examples);
        List<Split> splits = decisions.task().decides() && examples.hasClasses()
                ? examples.stratifiedKFold(folds, seed)
                : examples.kFold(folds, seed);
        List<Evaluation> evaluations = new ArrayList<>();
        for (Split split : splits) {
            int fold = evaluations.size();
            Model model = fold == 0 ? first : factory.apply(seed + fold);
            Split scaled = scaling.map(fit -> scaled(split, fit)).orElse(split);
            howToTrain.apply(Trainer.of(model)).fit(scaled.train());
            evaluations.add(Evaluation.of(model, scaled.test(), decisions));
        }
        return new CrossValidationResult(evaluations);
    }

    /**
     * How targets are read by the models that are judged.
     *
     * @throws IllegalArgumentException if the examples do not fit them
     */
    Decisions decisions(Examples examples) {
        Model model = factory.apply(seed);
        return Decisions.of(model.topology(), examples.forModel(model));
    }

    private static Split scaled(Split split, Function<Examples, Scaler> fit) {
        Scaler scaler = fit.apply(split.train());
        return new Split(scaler.transform(split.train()), scaler.transform(split.test()));
    }
}
