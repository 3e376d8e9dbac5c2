/**
 * Pictures of what a parameter costs: the loss over one parameter, the loss surface over two, and the path of gradient
 * descent across them. Drawing needs the fonts of the system, as all of Java's drawing does, but no display.
 *
 * <pre>{@code
 * ParameterPath path = ParameterPath.of(net, w, b);
 * Trainer.of(net).optimizer(new Sgd(0.1)).stopWhen(StopRule.epochs(50)).listener(path).fit(examples);
 * LossSurface.of(net, examples, w, b).names("W", "b").path(path).draw().write(Path.of("surface.png"));
 * }</pre>
 */
package dev.deltarule.reports.charts;
