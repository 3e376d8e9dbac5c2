/**
 * The report of a training run as one HTML file that opens anywhere, without a network or a server.
 *
 * <pre>{@code
 * TrainingReport report = TrainingReport.of(net)
 *         .title("Digits")
 *         .validation(test)
 *         .setting("optimizer", adam)
 *         .inputPicture(28, 28);
 * report.result(Trainer.of(net)
 *         .optimizer(adam)
 *         .stopWhen(StopRule.epochs(12))
 *         .listener(report)
 *         .fit(train));
 * report.write(Path.of("digits.html"));
 * }</pre>
 */
package dev.deltarule.reports;
