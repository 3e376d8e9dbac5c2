package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What a trainer is told about the course of a training: batches, order, threads, and when it stops. */
abstract sealed class RunOptions extends ValidationOptions permits Trainer {
    private final List<TrainingListener> listeners = new ArrayList<>();
    private final List<BatchListener> batchListeners = new ArrayList<>();
    private Optional<StopRule> stopRule = Optional.empty();
    private OptionalLong shuffleSeed = OptionalLong.of(0);
    private OptionalInt batchSize = OptionalInt.empty();
    private OptionalInt threads = OptionalInt.empty();
    private Optional<Workers> workers = Optional.empty();
    private int checkpointEpochs;
    private Consumer<TrainingState> checkpointKeeper = state -> {};
    private Optional<Resumption> resumed = Optional.empty();
    private Cancellation cancellation = new Cancellation();

    /** Decides after each epoch whether training stops. Required. */
    public Trainer stopWhen(StopRule newStopRule) {
        stopRule = Optional.of(newStopRule);
        return self();
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
        return self();
    }

    /** One step per epoch, on all examples. They are then taken in order, since the order has no meaning. */
    public Trainer fullBatch() {
        batchSize = OptionalInt.of(Integer.MAX_VALUE);
        return self();
    }

    /** Visits the examples in an order drawn anew for each epoch. The same seed gives the same orders. */
    public Trainer shuffle(long seed) {
        shuffleSeed = OptionalLong.of(seed);
        return self();
    }

    /** Visits the examples in the order in which they are given. */
    public Trainer inOrder() {
        shuffleSeed = OptionalLong.empty();
        return self();
    }

    /**
     * Lets so many threads share each batch, which pays where batches and networks are large. {@link Trainer#fit} starts them, and
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
        return self();
    }

    /** Lets these workers share each batch, in place of threads of the trainer's own. They stay open. */
    public Trainer workers(Workers newWorkers) {
        workers = Optional.of(newWorkers);
        threads = OptionalInt.empty();
        return self();
    }

    /** Adds a listener that is told after each epoch, and of the begin and end. */
    public Trainer listener(TrainingListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return self();
    }

    /** Adds a listener that is told after each batch. */
    public Trainer batchListener(BatchListener listener) {
        batchListeners.add(Objects.requireNonNull(listener, "listener"));
        return self();
    }

    /**
     * Hands out the state of the training after every so many epochs, and after its last one unless that was cut short. Costs
     * a copy of the parameters and of what the optimizer remembers.
     *
     * @param everyEpochs at least 1
     * @param keeper is given the states, such as to write them to files
     */
    public Trainer checkpoints(int everyEpochs, Consumer<TrainingState> keeper) {
        if (everyEpochs < 1) {
            throw new IllegalArgumentException(
                    "checkpoints come every 1 epoch or more, but everyEpochs is " + everyEpochs + ".");
        }
        checkpointEpochs = everyEpochs;
        checkpointKeeper = Objects.requireNonNull(keeper, "keeper");
        return self();
    }

    /**
     * Lets the next {@link Trainer#fit} go on from a state, with the same bits as if the training had never stopped. The
     * network's parameters are replaced by those of the state, so any network of the topology will do. The examples must be
     * the same, in the same order; stop rule, schedule and listeners may be new, and are told of the epochs before where they
     * remember any. A state that does not fit, or holds a number that none can have, is refused by {@code fit} with an {@link
     * IllegalArgumentException}; the network is then as it was.
     */
    public Trainer resume(TrainingState state) {
        resumed = Optional.of(new Resumption(state, false));
        return self();
    }

    /**
     * The same as {@link #resume}, in a program that is run again and creates its network as the first time: {@code fit}
     * refuses the state of a training that began with other parameters, such as those of another seed, since what is asked for
     * is another training. A network that this program trained from there before may go on too.
     */
    public Trainer rerun(TrainingState state) {
        resumed = Optional.of(new Resumption(state, true));
        return self();
    }

    /** Lets other threads end the training by this switch. */
    public Trainer cancellation(Cancellation newCancellation) {
        cancellation = Objects.requireNonNull(newCancellation, "newCancellation");
        return self();
    }

    final StopRule stopRule() {
        return stopRule.orElseThrow(() -> new IllegalStateException(
                "The trainer does not know when to stop. Tell it: .stopWhen(StopRule.epochs(100))."));
    }

    final OptionalLong shuffleSeed() {
        return shuffleSeed;
    }

    final OptionalInt threads() {
        return threads;
    }

    final Optional<Workers> workers() {
        return workers;
    }

    final boolean takesCheckpoints() {
        return checkpointEpochs > 0;
    }

    final Checkpoints checkpoints(ResumeSettings settings, Optional<Beginning> beginning) {
        return new Checkpoints(checkpointEpochs, checkpointKeeper, settings, beginning);
    }

    /** The state to go on from, which is asked for once. */
    final Optional<Resumption> takeResumed() {
        Optional<Resumption> state = resumed;
        resumed = Optional.empty();
        return state;
    }

    final Cancellation cancellation() {
        return cancellation;
    }

    final List<TrainingListener> listeners() {
        return List.copyOf(listeners);
    }

    final List<BatchListener> batchListeners() {
        return List.copyOf(batchListeners);
    }

    /** The examples of a batch: all of them, if the optimizer needs it so. */
    final int batchSize(Optimizer optimizer, int examples) {
        if (!optimizer.needsFullBatch()) {
            return Math.min(examples, batchSize.orElse(1));
        }
        if (batchSize.orElse(examples) < examples) {
            throw new IllegalArgumentException(optimizer + " takes one step per epoch, on all " + examples
                    + " examples, but batchSize is " + batchSize.getAsInt() + ". Leave batchSize out.");
        }
        return examples;
    }
}
