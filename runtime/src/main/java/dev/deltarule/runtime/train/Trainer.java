package dev.deltarule.runtime.train;

import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Decisions;
import dev.deltarule.runtime.metrics.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
public final class Trainer extends RunOptions {
    private final Model model;

    private Trainer(Model model) {
        this.model = model;
    }

    /** Begins to describe the training of a network. */
    public static Trainer of(Model model) {
        return new Trainer(Objects.requireNonNull(model, "model"));
    }

    @Override
    Trainer self() {
        return this;
    }

    /**
     * Which arrays the states of this training have, and how long each is: for whoever reads states from files that may be
     * forged.
     *
     * @throws IllegalStateException if there is no optimizer
     */
    public StateLayout stateLayout() {
        return new StateLayout(model, optimizer());
    }

    /**
     * Trains the network until the stop rule holds. Examples of the other precision are converted once, before the first
     * epoch. If the training is {@linkplain #cancellation cancelled} or its thread is interrupted, it stops after the batch,
     * and leaves the interrupt flag set.
     *
     * <p>The network remembers the {@linkplain Model#names names} of inputs and targets that the examples have. Examples with
     * other names are refused from then on; those of the same classes in another order are sorted by the network's.
     *
     * @throws IllegalStateException if there is no optimizer or stop rule, settings do not go together or with the network,
     *     or a parameter is NaN or infinite beforehand
     * @throws IllegalArgumentException if the examples, their names or weights do not fit, targets are none that the loss is made
     *     for, or the batch size does not fit the optimizer
     * @throws NonFiniteTrainingException if a loss or a parameter becomes NaN or infinite; the network then holds its
     *     last finite parameters
     */
    public TrainingResult fit(Examples examples) {
        if (threads().isPresent()) {
            try (Workers own = Workers.of(threads().getAsInt())) {
                return fit(examples, own);
            }
        }
        return fit(examples, workers().orElseGet(model::workers));
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
        Examples given = examples.forModel(model);
        Optional<Resumption> resumption = takeResumed();
        ModelNames names = model.names();
        List<String> inputs = names.inputs();
        List<String> targets = names.targets();
        // Set before the validation examples are looked at, which must have the same.
        names.set(
                given.inputNames().isEmpty() ? inputs : given.inputNames(),
                given.targetNames().isEmpty() ? targets : given.targetNames());
        Supplier<TrainingResult> training;
        try {
            training = prepare(given, resumption);
        } catch (RuntimeException e) {
            names.set(inputs, targets);
            throw e;
        }
        return training.get();
    }

    private Supplier<TrainingResult> prepare(Examples given, Optional<Resumption> resumption) {
        Optional<TrainingState> resumed = resumption.map(Resumption::state);
        Examples examples = trainingPart(given);
        Decisions decisions = decisions(model.topology(), given);
        StepSettings settings = stepSettings(examples, given, decisions);
        settings.check(model.topology());
        int batchSize = batchSize(settings.optimizer(), examples.count());
        StepRates rates = ratesOf(settings.optimizer());
        StopRule.Watch watch = stopRule().start();
        if (watch.needsDecisions()) {
            Outputs.checkDecides(decisions);
        }
        ResumeSettings resumeSettings = new ResumeSettings(model, settings, examples.count(), batchSize, shuffleSeed());
        resumed.ifPresent(resumeSettings::check);
        Steps steps = new Steps(model, examples, settings);
        if (resumed.isEmpty()) {
            checkFinite(steps.learner());
        }
        Set<Metric> monitored = new HashSet<>(watch.validationMetrics());
        monitored.addAll(rates.validationMetrics());
        Validation validation = validation(model, given, decisions, monitored);
        Optional<Beginning> beginning = beginning(examples, validation.examples(), resumption);
        History history = new History(validation.metrics());
        resumed.ifPresent(history::readFrom);
        Stopwatch stopwatch = new Stopwatch(history.elapsed(), System::nanoTime);
        StopSignals signals = new StopSignals(cancellation(), new Deadline(watch.timeLimit(), stopwatch));
        BatchNews news = new BatchNews(batchListeners(), examples.count(), batchSize);
        EpochRunner runner = new EpochRunner(steps, batchSize, shuffleSeed(), rates, signals, news);
        Training training = new Training(
                runner,
                new Outputs(steps.learner(), decisions),
                steps.learner().memory(),
                rates,
                validation,
                watch,
                signals,
                listeners(),
                checkpoints(resumeSettings, beginning),
                stopwatch,
                history);
        TrainingStart start = new TrainingStart(model.topology(), examples.count(), batchSize, history.epochs());
        resumed.ifPresent(state -> training.resume(state, stopRule().start()));
        return () -> {
            beginning.ifPresent(known -> known.note(model));
            return training.run(start);
        };
    }

    /** Costs a look at all examples, which is saved where no state is taken nor given. */
    private Optional<Beginning> beginning(
            Examples examples, Optional<Examples> validation, Optional<Resumption> resumption) {
        if (resumption.isEmpty()) {
            return takesCheckpoints() ? Optional.of(Beginning.of(model, examples, validation)) : Optional.empty();
        }
        TrainingState state = resumption.get().state();
        checkPrecision(state);
        Beginning here = Beginning.of(model, examples, validation);
        here.checkExamples(state);
        if (resumption.get().isRerun()) {
            here.checkNetwork(model, state);
        }
        return Optional.of(here.of(state));
    }

    /** Examples are not the same in another precision. */
    private void checkPrecision(TrainingState state) {
        if (model instanceof FloatModel) {
            state.floats(Memory.PARAMETERS, model.topology().parameters());
        } else {
            state.doubles(Memory.PARAMETERS, model.topology().parameters());
        }
    }

    private static void checkFinite(Learner learner) {
        int parameter = learner.firstNonFiniteParameter();
        if (parameter >= 0) {
            throw new IllegalStateException(
                    "Before training, " + learner.topology().describe(parameter) + " is "
                            + learner.parameter(parameter)
                            + ", but training needs finite parameters. Create the network anew or"
                            + " set its parameters.");
        }
    }
}
