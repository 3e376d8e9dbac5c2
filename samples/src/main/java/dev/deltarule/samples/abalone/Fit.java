package dev.deltarule.samples.abalone;

import dev.deltarule.runtime.metrics.Evaluation;
import dev.deltarule.runtime.metrics.RegressionMetrics;
import java.util.List;

/**
 * How well the rings of animals are told.
 *
 * @param r2 the share of their variance that is explained: 1 at best
 * @param meanAbsoluteError in rings
 * @param rootMeanSquaredError in rings
 */
public record Fit(double r2, double meanAbsoluteError, double rootMeanSquaredError) {
    static Fit of(Evaluation evaluation) {
        return new Fit(evaluation.r2(), evaluation.meanAbsoluteError(), Math.sqrt(evaluation.meanSquaredError()));
    }

    /** That of the formula by which the animals were made: what is left then is the noise, which no one can tell. */
    static Fit ofFormula(List<Animal> animals) {
        double[] rings = animals.stream().mapToDouble(Animal::rings).toArray();
        double[] expected = animals.stream().mapToDouble(Animal::expectedRings).toArray();
        return new Fit(
                RegressionMetrics.r2(rings, expected),
                RegressionMetrics.meanAbsoluteError(rings, expected),
                Math.sqrt(RegressionMetrics.meanSquaredError(rings, expected)));
    }
}
