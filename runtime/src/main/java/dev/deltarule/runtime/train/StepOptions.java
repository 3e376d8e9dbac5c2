package dev.deltarule.runtime.train;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Decisions;
import dev.deltarule.runtime.optimizer.GradientOptimizer;
import dev.deltarule.runtime.optimizer.Optimizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a trainer is told about single steps: the optimizer, its rate, regularisation, and what examples count. */
abstract sealed class StepOptions permits ValidationOptions {
    private static final double[] NO_WEIGHTS = {};

    private Optional<Optimizer> optimizer = Optional.empty();
    private Optional<LearningRate> learningRate = Optional.empty();
    private Clipping clipping = Clipping.NONE;
    private Penalty penalty = Penalty.NONE;
    private double weightDecay;
    private double maxNorm = Double.POSITIVE_INFINITY;
    private LabelSmoothing smoothing = LabelSmoothing.NONE;
    private BiFunction<Examples, Decisions, double[]> classWeights = (examples, decisions) -> NO_WEIGHTS;
    private double[] exampleWeights = NO_WEIGHTS;

    /** The trainer, for the next setting. */
    abstract Trainer self();

    /** The rule by which gradients change the parameters. Required. */
    public Trainer optimizer(Optimizer newOptimizer) {
        optimizer = Optional.of(newOptimizer);
        return self();
    }

    /** Scales the optimizer's learning rate in the course of the training; {@link LearningRate#constant} by default. */
    public Trainer learningRate(LearningRate newLearningRate) {
        learningRate = Optional.of(newLearningRate);
        return self();
    }

    /**
     * Clips every entry of a batch's mean gradient to -value..value.
     *
     * @param value above 0
     */
    public Trainer clipValue(double value) {
        clipping = new Clipping(value, clipping.norm());
        return self();
    }

    /**
     * Scales a batch's mean gradient down where its Euclidean norm, over all parameters, is above {@code norm}.
     *
     * @param norm above 0
     */
    public Trainer clipNorm(double norm) {
        clipping = new Clipping(clipping.value(), norm);
        return self();
    }

    /**
     * L1 regularisation: adds l1 Σ |w| to each example's loss, over the weights of trainable layers, not their biases.
     *
     * @param l1 at least 0
     */
    public Trainer l1(double l1) {
        penalty = new Penalty(l1, penalty.l2());
        return self();
    }

    /**
     * L2 regularisation: adds ½ l2 Σ w² to each example's loss, over the weights of trainable layers, not their biases. Its
     * gradient is l2 · w, as that of PyTorch's {@code weight_decay}; Keras leaves out the ½.
     *
     * @param l2 at least 0
     */
    public Trainer l2(double l2) {
        penalty = new Penalty(penalty.l1(), l2);
        return self();
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
        return self();
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
        return self();
    }

    /**
     * Trains towards (1 - share) · target + share / n for networks with CROSS_ENTROPY of n classes, and (1 - share) · target
     * + share / 2 with BINARY_CROSS_ENTROPY. Stop rules still see the targets as they are.
     *
     * @param share from 0, none, to below 1
     */
    public Trainer labelSmoothing(double share) {
        smoothing = new LabelSmoothing(share);
        return self();
    }

    /**
     * Multiplies the loss and gradient of each example by the weight of its {@linkplain Examples#label class}. A step still
     * divides by the number of examples, as in Keras, and reported losses are weighted. Costs one more pass over the
     * parameters for every different weight in a batch. Examples of several labels or of none, and numbers, are refused.
     *
     * @param weights one per class, each at least 0
     */
    public Trainer classWeights(double... weights) {
        double[] copy = weights.clone();
        classWeights = (examples, decisions) -> {
            ExampleWeights.checkClasses("classWeights", decisions);
            return copy;
        };
        return self();
    }

    /**
     * Weights the classes so that each has the same influence, however many examples it has: the number of examples / (the
     * number of classes · that of the class's examples). Examples of several labels or of none, and numbers, are refused.
     */
    public Trainer balancedClassWeights() {
        classWeights = ExampleWeights::balanced;
        return self();
    }

    /**
     * Multiplies the loss and gradient of each example by a weight of its own, and by that of its class if it has one. Costs
     * as {@link #classWeights} do: with weights that all differ, one pass over the parameters per example.
     *
     * <p>They are weights of the examples given to {@link Trainer#fit}, one by one. {@link Examples#withWeights} gives weights to
     * examples, which they keep wherever they go: that is the way where examples are shuffled, split, or dealt into folds.
     *
     * @param weights one per example given to {@code fit}, in their order, each at least 0
     */
    public Trainer exampleWeights(double... weights) {
        exampleWeights = weights.clone();
        return self();
    }

    /**
     * The settings for these examples, the first of those that were given to the trainer.
     *
     * @param given all of them
     * @param decisions how their targets are read
     */
    final StepSettings stepSettings(Examples examples, Examples given, Decisions decisions) {
        return new StepSettings(
                optimizer(),
                penalty,
                weightDecay,
                maxNorm,
                clipping,
                smoothing,
                ExampleWeights.of(
                        examples,
                        weightsOf(examples, given),
                        classWeights.apply(examples, decisions),
                        example -> decisions.label(examples, example)));
    }

    final Optimizer optimizer() {
        return optimizer.orElseThrow(
                () -> new IllegalStateException("The trainer has no optimizer. Set one: .optimizer(new Sgd(0.1))."));
    }

    private double[] weightsOf(Examples examples, Examples given) {
        if (exampleWeights.length > 0) {
            ExampleWeights.checkBelong(exampleWeights, given);
        }
        return exampleWeights.length == 0 ? exampleWeights : Arrays.copyOf(exampleWeights, examples.count());
    }

    final StepRates ratesOf(Optimizer chosen) {
        if (chosen.needsFullBatch() && learningRate.isPresent()) {
            throw new IllegalStateException(
                    chosen + " finds its own step sizes, so no learningRate applies. Leave learningRate out.");
        }
        LearningRate schedule = learningRate.orElse(LearningRate.constant());
        return new StepRates(
                chosen instanceof GradientOptimizer rule ? rule.rate() : 0, schedule.start(), !chosen.needsFullBatch());
    }
}
