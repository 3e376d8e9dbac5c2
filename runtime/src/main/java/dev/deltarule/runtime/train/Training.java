package dev.deltarule.runtime.train;

import dev.deltarule.runtime.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One training: epoch after epoch until there is a reason to stop. */
final class Training {
    /** What a state calls the reason for which no further epoch would help; others have no such text. */
    private static final String CONVERGED = "converged";

    private final EpochRunner runner;
    private final Memory memory;
    private final StepRates rates;
    private final Outputs outputs;
    private final Validation validation;
    private final StopRule.Watch watch;
    private final StopSignals signals;
    private final List<TrainingListener> listeners;
    private final Stopwatch stopwatch;
    private final History history;
    private final Checkpoints checkpoints;
    private Optional<String> converged = Optional.empty();
    private Optional<String> reasonBefore = Optional.empty();
    private int bestEpoch;

    Training(
            EpochRunner runner,
            Outputs outputs,
            Memory memory,
            StepRates rates,
            Validation validation,
            StopRule.Watch watch,
            StopSignals signals,
            List<TrainingListener> listeners,
            Checkpoints checkpoints,
            Stopwatch stopwatch,
            History history) {
        this.runner = runner;
        this.memory = memory;
        this.rates = rates;
        this.outputs = outputs;
        this.validation = validation;
        this.watch = watch;
        this.signals = signals;
        this.listeners = listeners;
        this.checkpoints = checkpoints;
        this.stopwatch = stopwatch;
        this.history = history;
    }

    /**
     * Goes on from a state: the rules that judge epochs, which remember what they saw, are told of those before. What they ask
     * about the network they can ask of the last epoch only; of the others, that training went on.
     *
     * @param state whose history is read already
     * @param probe a watch of the same rule, which tells the best epoch before anything changes
     */
    void resume(TrainingState state, StopRule.Watch probe) {
        state.count("bestEpoch", state.epochs());
        int best = bestEpochSeenBy(probe);
        checkHasBest(state, best);
        runner.readFrom(state);
        converged = Optional.ofNullable(state.texts().get(CONVERGED));
        useBestOf(best);
        for (int epoch = 1; epoch <= history.epochs(); epoch++) {
            EpochReport report = history.report(epoch);
            rates.epochEnded(report);
            reasonBefore = watch.reasonToStop(
                    epoch < history.epochs() ? new PastEpoch(report, () -> {}) : outputs.after(report, () -> {}));
        }
        reasonBefore = reasonBefore.or(() -> converged);
    }

    private int bestEpochSeenBy(StopRule.Watch probe) {
        int[] best = new int[1];
        for (int epoch = 1; epoch <= history.epochs(); epoch++) {
            EpochReport report = history.report(epoch);
            probe.reasonToStop(new PastEpoch(report, () -> best[0] = report.epoch()));
        }
        return best[0];
    }

    /** The parameters of an epoch are those of the state if it is the last, or else must have been kept as the best. */
    private void checkHasBest(TrainingState state, int best) {
        long kept = state.number("bestEpoch");
        if (best > 0 && best < history.epochs() && best != kept) {
            throw new IllegalArgumentException("The stop rule wants the parameters of the best epoch, which so far is "
                    + best + ", but the training state has " + (kept == 0 ? "none" : "those of epoch " + kept)
                    + ". Resume a training with the restoreBest that it began with.");
        }
    }

    private void useBestOf(int best) {
        if (best == history.epochs()) {
            keepAsBest(best);
        } else if (best == 0) {
            memory.forgetBest();
        }
        bestEpoch = best;
    }

    TrainingResult run(TrainingStart start) {
        for (TrainingListener listener : listeners) {
            listener.trainingBegan(start);
        }
        Optional<String> reason = reasonBefore.or(signals::reason);
        while (reason.isEmpty()) {
            reason = runEpoch(history.epochs() + 1);
        }
        return end(reason.get());
    }

    /** Returns why training stops after this epoch or within it. */
    private Optional<String> runEpoch(int epoch) {
        double loss = runner.run(epoch);
        if (!runner.isComplete()) {
            return signals.reason();
        }
        Map<Metric, Double> figures = validation.figures();
        EpochReport report = new EpochReport(epoch, loss, rates.last(), stopwatch.elapsed(), figures);
        history.add(report);
        rates.epochEnded(report);
        converged = runner.converged();
        Optional<String> reason = watch.reasonToStop(outputs.after(report, () -> keepAsBest(epoch)))
                .or(() -> converged);
        for (TrainingListener listener : listeners) {
            listener.epochEnded(report);
        }
        checkpoints.epochEnded(epoch, reason.isPresent(), this::state);
        return reason.or(signals::reason);
    }

    private TrainingState state() {
        StateParts parts = new StateParts();
        checkpoints.writeTo(parts);
        parts.number("epochs", history.epochs());
        parts.number("bestEpoch", bestEpoch);
        history.writeTo(parts);
        runner.writeTo(parts);
        converged.ifPresent(why -> parts.text(CONVERGED, why));
        return parts.state();
    }

    private void keepAsBest(int epoch) {
        memory.keepAsBest();
        bestEpoch = epoch;
    }

    private String withRemarks(String reason) {
        return Remarks.join(Optional.of(reason), Remarks.join(watch.remark(), rates.remark()))
                .get();
    }

    private TrainingResult end(String reason) {
        if (bestEpoch > 0) {
            memory.useBest();
        }
        boolean cut = !runner.isComplete();
        TrainingResult result = new TrainingResult(
                history,
                withRemarks(reason),
                cut ? stopwatch.elapsed() : history.report(history.epochs()).elapsed(),
                cut ? runner.examplesDone() : 0,
                bestEpoch > 0 ? OptionalInt.of(bestEpoch) : OptionalInt.empty());
        for (TrainingListener listener : listeners) {
            listener.trainingEnded(result);
        }
        return result;
    }
}
