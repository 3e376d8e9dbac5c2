package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.GradientOptimizer;
import dev.deltarule.runtime.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Trains a network of either precision.
 *
 * <pre>{@code
 * TrainingResult result = Trainer.of(net)
 *     .optimizer(new Sgd(0.5))
 *     .stopWhen(StopRule.lossBelow(1e-5).or(StopRule.epochs(10_000)))
 *     .fit(examples);
 * }</pre>
 *
 * <p>An optimizer and a stop rule are required. Unless told otherwise, it takes a step after each example and visits the
 * examples in an order drawn anew for each epoch from seed 0. The same settings, examples and initial parameters give
 * the same bits. A trainer can be used again: each {@link #fit} trains on from the network's parameters.
 */
public final class Trainer {
    private static final double[] NO_WEIGHTS = {};

    private final Model model;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private Optional<Optimizer> optimizer = Optional.empty();
    private Optional<StopRule> stopRule = Optional.empty();
    private OptionalLong shuffleSeed = OptionalLong.of(0);
    private OptionalInt threads = OptionalInt.empty();
    private Optional<Workers> workers = Optional.empty();
    private Optional<LearningRate> learningRate = Optional.empty();
    private Clipping clipping = Clipping.NONE;
    private Penalty penalty = Penalty.NONE;
    private double weightDecay;
    private double maxNorm = Double.POSITIVE_INFINITY;
    private LabelSmoothing smoothing = LabelSmoothing.NONE;
    private Function<Examples, double[]> classWeights = examples -> NO_WEIGHTS;
    private double[] exampleWeights = NO_WEIGHTS;
    private OptionalInt batchSize = OptionalInt.empty();

    private Trainer(Model model) {
        this.model = model;
    }

    /** Begins to describe the training of a network. */
    public static Trainer of(Model model) {
        return new Trainer(Objects.requireNonNull(model, "model"));
    }

    /** The rule by which gradients change the parameters. Required. */
    public Trainer optimizer(Optimizer newOptimizer) {
        optimizer = Optional.of(newOptimizer);
        return this;
    }

    /** Decides after each epoch whether training stops. Required. */
    public Trainer stopWhen(StopRule newStopRule) {
        stopRule = Optional.of(newStopRule);
        return this;
    }

    /**
     * The number of examples whose mean gradient makes one step; the last batch of an epoch may be smaller. 1, the default,
     * is online training. Optimizers that need the full batch take it unasked.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Trainer batchSize(int newBatchSize) {
        if (newBatchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but is " + newBatchSize + ".");
        }
        batchSize = OptionalInt.of(newBatchSize);
        return this;
    }

    /** One step per epoch, on all examples. They are then taken in order, since the order has no meaning. */
    public Trainer fullBatch() {
        batchSize = OptionalInt.of(Integer.MAX_VALUE);
        return this;
    }

    /** Scales the optimizer's learning rate in the course of the training; {@link LearningRate#constant} by default. */
    public Trainer learningRate(LearningRate newLearningRate) {
        learningRate = Optional.of(newLearningRate);
        return this;
    }

    /**
     * Clips every entry of a batch's mean gradient to -value..value.
     *
     * @param value above 0
     */
    public Trainer clipValue(double value) {
        clipping = new Clipping(value, clipping.norm());
        return this;
    }

    /**
     * Scales a batch's mean gradient down where its Euclidean norm, over all parameters, is above {@code norm}.
     *
     * @param norm above 0
     */
    public Trainer clipNorm(double norm) {
        clipping = new Clipping(clipping.value(), norm);
        return this;
    }

    /**
     * L1 regularisation: adds l1 Σ |w| to each example's error, over the weights of trainable layers, not their biases.
     *
     * @param l1 at least 0
     */
    public Trainer l1(double l1) {
        penalty = new Penalty(l1, penalty.l2());
        return this;
    }

    /**
     * L2 regularisation: adds ½ l2 Σ w² to each example's error, over the weights of trainable layers, not their biases. Its
     * gradient is l2 · w, as that of PyTorch's {@code weight_decay}; Keras leaves out the ½.
     *
     * @param l2 at least 0
     */
    public Trainer l2(double l2) {
        penalty = new Penalty(penalty.l1(), l2);
        return this;
    }

    /**
     * Decoupled weight decay: before each step, weight *= 1 - rate · decay, for the weights of trainable layers. Optimizers
     * with a decay of their own, such as AdamW, apply both.
     *
     * @param decay at least 0
     */
    public Trainer weightDecay(double decay) {
        Penalty.notNegative("weightDecay", decay);
        weightDecay = decay;
        return this;
    }

    /**
     * After each step scales down the incoming weights of units of trainable layers whose Euclidean norm is above
     * {@code norm}.
     *
     * @param norm above 0
     */
    public Trainer maxNorm(double norm) {
        MaxNorm.check(norm);
        maxNorm = norm;
        return this;
    }

    /**
     * Trains towards (1 - share) · target + share / n for networks with CROSS_ENTROPY of n classes, and (1 - share) · target
     * + share / 2 with BINARY_CROSS_ENTROPY. Stop rules still see the targets as they are.
     *
     * @param share from 0, none, to below 1
     */
    public Trainer labelSmoothing(double share) {
        smoothing = new LabelSmoothing(share);
        return this;
    }

    /**
     * Multiplies the error and gradient of each example by the weight of its {@linkplain Examples#label class}. A step still
     * divides by the number of examples, as in Keras, and reported errors are weighted. Costs one more pass over the
     * parameters for every different weight in a batch.
     *
     * @param weights one per class, each at least 0
     */
    public Trainer classWeights(double... weights) {
        double[] copy = weights.clone();
        classWeights = examples -> copy;
        return this;
    }

    /**
     * Weights the classes so that each has the same influence, however many examples it has: the number of examples / (the
     * number of classes · that of the class's examples).
     */
    public Trainer balancedClassWeights() {
        classWeights = ExampleWeights::balanced;
        return this;
    }

    /**
     * Multiplies the error and gradient of each example by a weight of its own, and by that of its class if it has one. Costs
     * as {@link #classWeights} do: with weights that all differ, one pass over the parameters per example.
     *
     * @param weights one per example, in their order, each at least 0
     */
    public Trainer exampleWeights(double... weights) {
        exampleWeights = weights.clone();
        return this;
    }

    /** Visits the examples in an order drawn anew for each epoch. The same seed gives the same orders. */
    public Trainer shuffle(long seed) {
        shuffleSeed = OptionalLong.of(seed);
        return this;
    }

    /** Visits the examples in the order in which they are given. */
    public Trainer inOrder() {
        shuffleSeed = OptionalLong.empty();
        return this;
    }

    /**
     * Lets so many threads share each batch, which pays where batches and networks are large. {@link #fit} starts them, and
     * ends them however it ends. The trained parameters are the same to the last bit for any number of threads. Unless told,
     * the network uses the workers it has, as a rule none.
     *
     * @throws IllegalArgumentException if it is not from 1 to 1024
     */
    public Trainer threads(int newThreads) {
        if (newThreads < 1 || newThreads > Workers.MOST_THREADS) {
            throw new IllegalArgumentException(
                    "threads must be from 1 to " + Workers.MOST_THREADS + ", but is " + newThreads + ".");
        }
        threads = OptionalInt.of(newThreads);
        workers = Optional.empty();
        return this;
    }

    /** Lets these workers share each batch, in place of threads of the trainer's own. They stay open. */
    public Trainer workers(Workers newWorkers) {
        workers = Optional.of(newWorkers);
        threads = OptionalInt.empty();
        return this;
    }

    /** Adds a listener that is told after each epoch. */
    public Trainer listener(TrainingListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Trains the network until the stop rule holds. Examples of the other precision are converted once, before the first
     * epoch. If the thread is interrupted, training stops after the epoch and leaves the interrupt flag set.
     *
     * @throws IllegalStateException if there is no optimizer or stop rule, settings do not go together or with the network,
     *     or a parameter is NaN or infinite beforehand
     * @throws IllegalArgumentException if the examples or weights do not fit, or the batch size does not fit the optimizer
     * @throws NonFiniteTrainingException if an error or a parameter becomes NaN or infinite; the network then holds its
     *     last finite parameters
     */
    public TrainingResult fit(Examples examples) {
        if (threads.isPresent()) {
            try (Workers own = Workers.of(threads.getAsInt())) {
                return fit(examples, own);
            }
        }
        return fit(examples, workers.orElseGet(model::workers));
    }

    private TrainingResult fit(Examples examples, Workers helpers) {
        Workers before = model.workers();
        model.workers(helpers);
        try {
            return train(examples);
        } finally {
            model.workers(before);
        }
    }

    private TrainingResult train(Examples examples) {
        Optimizer chosen = optimizer.orElseThrow(
                () -> new IllegalStateException("The trainer has no optimizer. Set one: .optimizer(new Sgd(0.1))."));
        StopRule rule = stopRule.orElseThrow(() -> new IllegalStateException(
                "The trainer does not know when to stop. Tell it: .stopWhen(StopRule.epochs(100))."));
        examples.checkFits(model.topology());
        StepSettings settings = new StepSettings(
                chosen,
                penalty,
                weightDecay,
                maxNorm,
                clipping,
                smoothing,
                ExampleWeights.of(examples, exampleWeights, classWeights.apply(examples)));
        settings.check(model.topology());
        int batch = batchFor(chosen, examples.count());
        StepRates rates = ratesOf(chosen);
        Learner learner = Learner.of(model, examples, settings);
        int parameter = learner.firstNonFiniteParameter();
        if (parameter >= 0) {
            throw new IllegalStateException(
                    "Before training, " + model.topology().describe(parameter) + " is "
                            + learner.parameter(parameter)
                            + ", but training needs finite parameters. Create the network anew or"
                            + " set its parameters.");
        }
        EpochRunner epochs = new EpochRunner(learner, batch, shuffleSeed, rates);
        return new Training(epochs, rates, new Outputs(learner), rule.start(), List.copyOf(listeners)).run();
    }

    private StepRates ratesOf(Optimizer chosen) {
        if (chosen.needsFullBatch() && learningRate.isPresent()) {
            throw new IllegalStateException(
                    chosen + " finds its own step sizes, so no learningRate applies. Leave learningRate out.");
        }
        LearningRate schedule = learningRate.orElse(LearningRate.constant());
        return new StepRates(
                chosen instanceof GradientOptimizer rule ? rule.rate() : 0, schedule.start(), !chosen.needsFullBatch());
    }

    private int batchFor(Optimizer chosen, int examples) {
        if (!chosen.needsFullBatch()) {
            return batchSize.orElse(1);
        }
        if (batchSize.orElse(examples) < examples) {
            throw new IllegalArgumentException(chosen + " takes one step per epoch, on all " + examples
                    + " examples, but batchSize is " + batchSize.getAsInt() + ". Leave batchSize out.");
        }
        return examples;
    }
}
