package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.optimizer.DoubleState;
import dev.deltarule.runtime.optimizer.FullBatchOptimizer;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.optimizer.OptimizerState;
import dev.deltarule.runtime.optimizer.Slot;
import java.util.List;
import java.util.Optional;

/**
 * Makes steps of batches: sums what the examples of a batch ask for and lets the optimizer change the parameters. An order
 * is a permutation of the examples, which count from 0 as they were given.
 *
 * <p>Nothing here allocates memory in a step. Networks work on blocks of examples, so a batch goes to the network in one
 * call: in place where its examples lie one after the other, else gathered first, which costs far less than it saves.
 */
final class Steps {
    /** The most examples that are gathered at a time. */
    static final int MOST_GATHERED = 256;

    /** What names of what a full-batch optimizer remembers begin with in a state. */
    static final String RUN = "run.";

    private final Learner learner;
    private final StepSettings settings;
    private final boolean plain;
    private final boolean weighted;
    private final Optional<FullBatchOptimizer.Run> fullBatch;
    private final Optional<DoubleState> savedFullBatch;
    private final Optional<Dropout> dropout;
    private long savedDropoutStep;

    Steps(Model model, Examples examples, StepSettings settings) {
        this.learner = Learner.of(model, examples, settings);
        this.settings = settings;
        this.plain = settings.isPlain();
        this.weighted = !settings.weights().areAllOne();
        fullBatch = settings.optimizer() instanceof FullBatchOptimizer method
                ? Optional.of(method.start(new FullBatchObjective(learner, this, settings)))
                : Optional.empty();
        dropout = model.dropout();
        savedFullBatch = fullBatch.map(run -> run.state().copy());
        fullBatch.ifPresent(run -> checkDeclared(settings.optimizer(), run.state()));
    }

    /** Else its states could not be read again. */
    private static void checkDeclared(Optimizer optimizer, OptimizerState<?> state) {
        if (!state.arraySlots().equals(optimizer.arrays())
                || !state.scalarSlots().equals(optimizer.scalars())) {
            throw new IllegalStateException(optimizer.getClass().getSimpleName() + " remembers the arrays "
                    + names(state.arraySlots()) + " and the numbers " + names(state.scalarSlots())
                    + ", but declares " + names(optimizer.arrays()) + " and " + names(optimizer.scalars())
                    + ", or other ranges. Declare in arrays() and scalars() what the state of its run has.");
        }
    }

    private static List<String> names(List<Slot> slots) {
        return slots.stream().map(Slot::name).toList();
    }

    /** The network with its examples. */
    Learner learner() {
        return learner;
    }

    /**
     * Takes one step on the examples {@code order[from]} to {@code order[to - 1]}.
     *
     * @return the sum of their losses before the step, weighted and with what the weights cost
     * @throws ArithmeticException if the network or the optimizer refuses the step because of a number that is not finite
     */
    double step(int[] order, int from, int to, double rate) {
        if (fullBatch.isPresent()) {
            return fullBatch.get().step() * (to - from);
        }
        double loss = plain && canDescend(order, from, to)
                ? descend(order, from, to, rate)
                : stepByGradient(order, from, to, rate);
        if (settings.limitsNorms()) {
            learner.limitNorms();
        }
        return loss;
    }

    /** Why no further step would help, if the last one showed that. */
    Optional<String> converged() {
        return fullBatch.flatMap(FullBatchOptimizer.Run::converged);
    }

    private boolean canDescend(int[] order, int from, int to) {
        return to - from <= MOST_GATHERED || learner.consecutive(order, from, to);
    }

    private double descend(int[] order, int from, int to, double rate) {
        if (learner.consecutive(order, from, to)) {
            return learner.descend(learner.row(order[from]), to - from, rate);
        }
        learner.gather(order, from, to);
        return learner.descendGathered(to - from, rate);
    }

    private double stepByGradient(int[] order, int from, int to, double rate) {
        double loss = sumGradients(order, from, to);
        learner.update(to - from, rate);
        return loss;
    }

    /** Computes the summed gradient of the weighted losses and of what the weights cost. Returns their sum. */
    double sumGradients(int[] order, int from, int to) {
        learner.clearGradient();
        double loss = weighted ? addWeightedGradients(order, from, to) : addGradients(order, from, to);
        return settings.penalty().isNone() ? loss : loss + learner.addPenalty(to - from);
    }

    /** Sums run by run of equal weights, each with one pass over all parameters besides. */
    private double addWeightedGradients(int[] order, int from, int to) {
        ExampleWeights weights = settings.weights();
        int[] arranged = weights.arrange(order, from, to);
        int count = to - from;
        double loss = 0;
        for (int run = 0; run < count; run = weights.runEnd(run, count)) {
            double weight = weights.weight(arranged[run]);
            if (weight > 0) {
                loss += weight * addGradients(arranged, run, weights.runEnd(run, count));
                learner.holdGradient(weight);
            }
        }
        learner.releaseGradient();
        return loss;
    }

    private double addGradients(int[] order, int from, int to) {
        if (learner.consecutive(order, from, to)) {
            return learner.addGradient(learner.row(order[from]), to - from);
        }
        double loss = 0;
        for (int k = from; k < to; k += MOST_GATHERED) {
            int end = k + Math.min(MOST_GATHERED, to - k);
            learner.gather(order, k, end);
            loss += learner.addGatheredGradient(end - k);
        }
        return loss;
    }

    /** The place in the order of the first example whose own loss or gradient is not finite, else {@code from}. */
    int firstNonFiniteExample(int[] order, int from, int to) {
        for (int k = from; k < to; k++) {
            if (settings.weights().weight(order[k]) > 0 && !isFinite(order[k])) {
                return k;
            }
        }
        return from;
    }

    private boolean isFinite(int example) {
        learner.clearGradient();
        return Double.isFinite(learner.addGradient(learner.row(example), 1)) && learner.gradientIsFinite();
    }

    /** Adds the parameters, what the optimizer remembers, and which outputs are dropped next. */
    void writeTo(StateParts parts) {
        learner.memory().writeTo(parts);
        fullBatch.ifPresent(run -> parts.optimizer(RUN, run.state()));
        dropout.ifPresent(drops -> {
            parts.number("dropoutSeed", drops.seed());
            parts.number("dropoutStep", drops.step());
        });
    }

    /** Goes back to what was written; the network is changed last, when all that is needed was found. */
    void readFrom(TrainingState state) {
        long seed = dropout.isPresent() ? state.number("dropoutSeed") : 0;
        long step = dropout.isPresent() ? state.count("dropoutStep", TrainingState.MOST_STEPS) : 0;
        fullBatch.ifPresent(run -> StateParts.restore(RUN, run.state(), state));
        learner.memory().readFrom(state);
        dropout.ifPresent(drops -> {
            drops.restart(seed);
            drops.step(step);
        });
    }

    /** Keeps the parameters and what the optimizer remembers. */
    void save() {
        learner.memory().save();
        if (dropout.isPresent()) {
            savedDropoutStep = dropout.get().step();
        }
        if (fullBatch.isPresent()) {
            savedFullBatch.orElseThrow().set(fullBatch.get().state());
        }
    }

    /** Goes back to what was kept. */
    void restore() {
        learner.memory().restore();
        if (dropout.isPresent()) {
            dropout.get().step(savedDropoutStep);
        }
        if (fullBatch.isPresent()) {
            fullBatch.get().state().set(savedFullBatch.orElseThrow());
        }
    }
}
