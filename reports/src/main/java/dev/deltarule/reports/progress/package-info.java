/**
 * Progress of a training, on a terminal as a bar and elsewhere as lines.
 *
 * <pre>{@code
 * try (ProgressListener progress = ProgressListener.builder()
 *         .epochs(12)
 *         .examples(train.count())
 *         .metric("test accuracy", () -> Evaluation.of(net, test).accuracy())
 *         .start()) {
 *     Trainer.of(net)
 *             .optimizer(new Adam())
 *             .stopWhen(StopRule.epochs(12))
 *             .listener(progress)
 *             .fit(train);
 * }
 * }</pre>
 */
package dev.deltarule.reports.progress;
