package dev.deltarule.samples.autoencoder;

import java.util.SplittableRandom;

/** Pictures that the sample draws itself where there are no digits: a ring, a bar or a cross, anywhere and of any size. */
final class Shapes {
    private static final int SIDE = Pictures.SIDE;

    /** Half the width of a stroke in pixels, with its soft edge. */
    private static final double STROKE = 1.6;

    private final SplittableRandom random;

    private Shapes(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The pixels of so many pictures, one after the other. The same seed draws the same ones. */
    static float[] draw(int count, long seed) {
        Shapes shapes = new Shapes(seed);
        float[] pixels = new float[count * SIDE * SIDE];
        for (int k = 0; k < count; k++) {
            shapes.drawOne(pixels, k * SIDE * SIDE);
        }
        return pixels;
    }

    private void drawOne(float[] pixels, int at) {
        double x = between(10, 17);
        double y = between(10, 17);
        double size = between(4, 8);
        double angle = between(0, Math.PI);
        double squeezed = size * between(0.5, 1);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        int kind = random.nextInt(3);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int row = i / SIDE;
            double dx = i % SIDE - x;
            double dy = row - y;
            double along = cos * dx + sin * dy;
            double across = cos * dy - sin * dx;
            double distance = switch (kind) {
                case 0 -> ring(along, across, size, squeezed);
                case 1 -> bar(along, across, size);
                default -> Math.min(bar(along, across, size), bar(across, along, squeezed));
            };
            pixels[at + i] = (float) Math.max(0, Math.min(1, STROKE - distance));
        }
    }

    /** How far a place is from an ellipse, to first order: by how much the equation fails, over the slope of that. */
    private static double ring(double along, double across, double longer, double shorter) {
        double radius = Math.hypot(along / longer, across / shorter);
        double slope = Math.hypot(along / (longer * longer), across / (shorter * shorter)) / radius;
        return radius == 0 ? shorter : Math.abs(radius - 1) / slope;
    }

    /** How far a place is from a bar along an axis. */
    private static double bar(double along, double across, double half) {
        return Math.hypot(Math.max(0, Math.abs(along) - half), across);
    }

    private double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
