package dev.deltarule.samples.spirals;

import dev.deltarule.runtime.data.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A point on one of three spirals around the origin, about -1..1 wide.
 *
 * @param x its place from left to right
 * @param y its place from bottom to top
 * @param spiral the spiral it lies on: 0, 1 or 2
 */
record SpiralPoint(float x, float y, int spiral) {
    static final int SPIRALS = 3;
    private static final double TURNS = 1.25;
    private static final double NOISE = 0.12;

    /** Draws as many points for each spiral, evenly along it and moved a little to either side. */
    static List<SpiralPoint> draw(int perSpiral, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SpiralPoint> points = new ArrayList<>();
        for (int spiral = 0; spiral < SPIRALS; spiral++) {
            for (int k = 0; k < perSpiral; k++) {
                double along = (k + random.nextDouble()) / perSpiral;
                double radius = 0.08 + 0.92 * along;
                double noise = NOISE * (random.nextDouble() + random.nextDouble() - 1);
                double angle = 2 * Math.PI * ((double) spiral / SPIRALS + TURNS * along + noise);
                points.add(new SpiralPoint(
                        (float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle)), spiral));
            }
        }
        return points;
    }

    /** The points as inputs and their spirals as targets. */
    static Examples examples(List<SpiralPoint> points) {
        float[] inputs = new float[points.size() * 2];
        float[] targets = new float[points.size() * SPIRALS];
        for (int k = 0; k < points.size(); k++) {
            SpiralPoint point = points.get(k);
            inputs[2 * k] = point.x();
            inputs[2 * k + 1] = point.y();
            targets[k * SPIRALS + point.spiral()] = 1;
        }
        return Examples.of(inputs, targets, 2, SPIRALS);
    }
}
