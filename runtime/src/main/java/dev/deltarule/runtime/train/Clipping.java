package dev.deltarule.runtime.train;

/**
 * Keeps the mean gradient of a batch small. Entries are clipped first, then the whole by its norm. A gradient that is NaN or
 * infinite stays so, so that it is not hidden.
 *
 * @param value the largest size of an entry, infinite for any
 * @param norm the largest Euclidean norm over all parameters, infinite for any
 */
record Clipping(double value, double norm) {
    static final Clipping NONE = new Clipping(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    Clipping {
        positive("clipValue", value);
        positive("clipNorm", norm);
    }

    private static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be above 0, but is " + value + ".");
        }
    }

    boolean isNone() {
        return equals(NONE);
    }

    /**
     * Clips a summed gradient in float.
     *
     * @param scale what makes the sum the mean
     * @return what makes the sum the mean clipped by its norm
     */
    float apply(float[] gradient, float scale) {
        if (value < Double.POSITIVE_INFINITY) {
            float bound = (float) (value / scale);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = Math.max(-bound, Math.min(bound, gradient[i])) + 0 * gradient[i];
            }
        }
        if (norm == Double.POSITIVE_INFINITY) {
            return scale;
        }
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        return (float) limit(scale, Math.sqrt(squares) * scale);
    }

    /** Clips a summed gradient in double, likewise. */
    double apply(double[] gradient, double scale) {
        if (value < Double.POSITIVE_INFINITY) {
            double bound = value / scale;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = Math.max(-bound, Math.min(bound, gradient[i])) + 0 * gradient[i];
            }
        }
        if (norm == Double.POSITIVE_INFINITY) {
            return scale;
        }
        double largest = 0;
        for (double g : gradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        if (largest == 0 || !(largest <= Double.MAX_VALUE)) {
            return scale;
        }
        // Divided by the largest, no square overflows.
        double squares = 0;
        for (double g : gradient) {
            squares += (g / largest) * (g / largest);
        }
        return limit(scale, Math.sqrt(squares) * largest * scale);
    }

    /** The infinite norm of a gradient that is not finite leaves it as it is. */
    private double limit(double scale, double size) {
        return size > norm && size <= Double.MAX_VALUE ? scale * (norm / size) : scale;
    }
}
