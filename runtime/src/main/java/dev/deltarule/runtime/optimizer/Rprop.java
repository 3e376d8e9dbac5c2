package dev.deltarule.runtime.optimizer;

import java.util.List;

/**
 * Resilient propagation, iRPROP-: every parameter has a step size of its own, which grows while its gradient keeps its sign and
 * shrinks when the sign turns; the gradient's size plays no part. With g and before the gradients of this step and the last:
 *
 * <pre>
 * g · before &gt; 0   size = min(growth · size, largest)
 * g · before &lt; 0   size = max(shrinkage · size, smallest);  g = 0
 * parameter -= sign(g) · size
 * </pre>
 *
 * <p>Igel and Hüsken, "Empirical evaluation of the improved Rprop learning algorithms", Neurocomputing 2003. Defaults are those
 * of PyTorch. Among the best choices for small networks. It compares gradients of successive steps, so each must be of all
 * examples: the trainer takes one step per epoch.
 *
 * @param rate the first step size of every parameter, above 0; 0.01 by default
 * @param shrinkage the factor when the sign turns, above 0 and below 1; 0.5 by default
 * @param growth the factor while the sign stays, above 1; 1.2 by default
 * @param smallest the smallest step size, above 0; 1e-6 by default
 * @param largest the largest step size, at least the smallest; 50 by default
 */
public record Rprop(double rate, double shrinkage, double growth, double smallest, double largest)
        implements GradientOptimizer {
    /** Refuses settings outside their ranges. */
    public Rprop {
        Settings.positive("rate", rate);
        if (!(shrinkage > 0 && shrinkage < 1)) {
            throw new IllegalArgumentException("shrinkage must be above 0 and below 1, but is " + shrinkage + ".");
        }
        if (!(growth > 1 && growth <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("growth must be above 1 and finite, but is " + growth + ".");
        }
        Settings.positive("smallest", smallest);
        if (!(largest >= smallest && largest <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "largest must be at least smallest, " + smallest + ", and finite, but is " + largest + ".");
        }
    }

    /** The default settings. */
    public Rprop() {
        this(0.01);
    }

    /** A first step size of one's own. */
    public Rprop(double rate) {
        this(rate, 0.5, 1.2, 1e-6, 50);
    }

    /** The same with other factors of the step sizes. */
    public Rprop factors(double newShrinkage, double newGrowth) {
        return new Rprop(rate, newShrinkage, newGrowth, smallest, largest);
    }

    /** The same with other limits of the step sizes. */
    public Rprop limits(double newSmallest, double newLargest) {
        return new Rprop(rate, shrinkage, growth, newSmallest, newLargest);
    }

    @Override
    public List<Slot> arrays() {
        return List.of(
                new Slot("gradientBefore").finite(),
                new Slot("stepSize", rate).within(Math.min(rate, smallest), Math.max(rate, largest)));
    }

    @Override
    public boolean needsFullBatch() {
        return true;
    }

    @Override
    public void step(FloatState state, float[] parameters, float[] gradient, float scale, float rateNow) {
        float[] before = state.array(0);
        float[] size = state.array(1);
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i] * scale;
            float turn = Math.signum(g) * Math.signum(before[i]);
            if (turn > 0) {
                size[i] = (float) Math.min(growth * size[i], largest);
            } else if (turn < 0) {
                size[i] = (float) Math.max(shrinkage * size[i], smallest);
            }
            before[i] = turn < 0 ? 0 : g;
            // 0 · g is NaN where g is not finite, which the sign alone would hide.
            parameters[i] -= Math.signum(before[i]) * size[i] + 0 * g;
        }
    }

    @Override
    public void step(DoubleState state, double[] parameters, double[] gradient, double scale, double rateNow) {
        double[] before = state.array(0);
        double[] size = state.array(1);
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i] * scale;
            double turn = Math.signum(g) * Math.signum(before[i]);
            if (turn > 0) {
                size[i] = Math.min(growth * size[i], largest);
            } else if (turn < 0) {
                size[i] = Math.max(shrinkage * size[i], smallest);
            }
            before[i] = turn < 0 ? 0 : g;
            // 0 · g is NaN where g is not finite, which the sign alone would hide.
            parameters[i] -= Math.signum(before[i]) * size[i] + 0 * g;
        }
    }
}
