package dev.deltarule.runtime.train;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One training: epoch after epoch until there is a reason to stop. */
final class Training {
    private final EpochRunner runner;
    private final StepRates rates;
    private final Outputs outputs;
    private final StopRule.Watch watch;
    private final List<TrainingListener> listeners;
    private double[] losses = new double[64];

    Training(
            EpochRunner runner,
            StepRates rates,
            Outputs outputs,
            StopRule.Watch watch,
            List<TrainingListener> listeners) {
        this.runner = runner;
        this.rates = rates;
        this.outputs = outputs;
        this.watch = watch;
        this.listeners = listeners;
    }

    TrainingResult run() {
        long start = System.nanoTime();
        for (int epoch = 1; ; epoch++) {
            double loss = runner.run(epoch);
            record(epoch, loss);
            EpochReport report =
                    new EpochReport(epoch, loss, rates.last(), Duration.ofNanos(System.nanoTime() - start));
            rates.epochEnded(report);
            for (TrainingListener listener : listeners) {
                listener.epochEnded(report);
            }
            Optional<String> reason = reasonToStop(report);
            if (reason.isPresent()) {
                return new TrainingResult(Arrays.copyOf(losses, epoch), reason.get(), report.elapsed());
            }
        }
    }

    private Optional<String> reasonToStop(EpochReport report) {
        Optional<String> reason = watch.reasonToStop(outputs.after(report));
        if (reason.isEmpty() && Thread.currentThread().isInterrupted()) {
            return Optional.of("The thread was interrupted.");
        }
        return reason;
    }

    private void record(int epoch, double loss) {
        if (epoch > losses.length) {
            losses = Arrays.copyOf(losses, 2 * losses.length);
        }
        losses[epoch - 1] = loss;
    }
}
