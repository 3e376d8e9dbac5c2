package dev.deltarule.samples.abalone;

import dev.deltarule.runtime.data.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An abalone that is made up: the sizes and weights are like those of the abalone data of Nash et al. (1994), and the rings
 * in the shell follow from them by a formula, but for some noise. So it is known how well they can be predicted at best.
 *
 * @param measurements what is measured of it
 * @param expectedRings what the formula says
 * @param rings what is counted: the expected rings and noise, as a whole number
 */
record Animal(Measurements measurements, double expectedRings, int rings) {
    /** The standard deviation of the noise. */
    static final double NOISE = 1.2;

    private static final double USUAL_LENGTH = 105;
    private static final double USUAL_WEIGHT = 165;
    private static final double USUAL_SHELL_PER_MEAT = 0.66;

    /** Makes up so many animals. The same seed makes the same ones on every machine. */
    static List<Animal> draw(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Animal> animals = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double length = 30 + 130 * StrictMath.pow(random.nextDouble(), 0.6);
            double diameter = length * 0.78 * spread(0.03, random);
            double height = length * 0.27 * spread(0.08, random);
            double whole = USUAL_WEIGHT * StrictMath.pow(length / USUAL_LENGTH, 3) * spread(0.1, random);
            double meat = whole * 0.43 * spread(0.12, random);
            double viscera = whole * 0.22 * spread(0.12, random);
            double shell = whole * 0.285 * spread(0.2, random);
            double expected = expectedRings(length, meat, shell);
            animals.add(new Animal(
                    new Measurements(
                            (float) length,
                            (float) diameter,
                            (float) height,
                            (float) whole,
                            (float) meat,
                            (float) viscera,
                            (float) shell),
                    expected,
                    (int) Math.max(1, Math.rint(expected + NOISE * gaussian(random)))));
        }
        return animals;
    }

    /**
     * Old animals hardly grow any more, so rings go up steeply with the last millimetres; and shells get thicker all life
     * long, so a shell that is heavy for its meat is an old one.
     */
    static double expectedRings(double length, double meat, double shell) {
        double grown = StrictMath.pow(length / USUAL_LENGTH, 2);
        double thickness = shell / meat / USUAL_SHELL_PER_MEAT;
        return 3 + 5 * grown * StrictMath.pow(thickness, 1.5);
    }

    /** The measurements as inputs and the rings as targets. */
    static Examples examples(List<Animal> animals) {
        float[] inputs = new float[animals.size() * Measurements.COUNT];
        float[] targets = new float[animals.size()];
        for (int k = 0; k < animals.size(); k++) {
            animals.get(k).measurements().copy(inputs, k * Measurements.COUNT);
            targets[k] = animals.get(k).rings();
        }
        return Examples.of(inputs, targets, Measurements.COUNT, 1);
    }

    /** A factor around 1 whose logarithm is normal with this standard deviation. */
    private static double spread(double deviation, SplittableRandom random) {
        return StrictMath.exp(deviation * gaussian(random));
    }

    /** A standard normal number by Box and Muller, of which {@link StrictMath} makes the same bits everywhere. */
    private static double gaussian(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
