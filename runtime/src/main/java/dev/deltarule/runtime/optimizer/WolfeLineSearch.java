package dev.deltarule.runtime.optimizer;

/**
 * Finds a step length along a direction that satisfies the strong Wolfe conditions: the value falls enough, and the slope
 * flattens enough. Nocedal and Wright, "Numerical optimization", 2nd edition 2006, algorithms 3.5 and 3.6, with cubic
 * interpolation (equation 3.59) and their constants for quasi-Newton methods.
 */
final class WolfeLineSearch {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_EVALUATIONS = 25;

    private final Objective objective;
    private final double[] point;
    private final double[] gradient;
    private double value;
    private double slope;

    WolfeLineSearch(Objective objective) {
        this.objective = objective;
        point = new double[objective.topology().parameters()];
        gradient = new double[point.length];
    }

    /** The point found, as the network rounds it. */
    double[] point() {
        return point;
    }

    double[] gradient() {
        return gradient;
    }

    double value() {
        return value;
    }

    /**
     * Searches from a point on.
     *
     * @param startSlope the slope at the start along the direction, below 0
     * @param first the first length to try, above 0
     * @return whether a lower point was found; the network is there, or anywhere if not
     */
    boolean search(double[] start, double startValue, double[] direction, double startSlope, double first) {
        double low = 0;
        double lowValue = startValue;
        double lowSlope = startSlope;
        double high = Double.POSITIVE_INFINITY;
        double highValue = 0;
        double highSlope = 0;
        double length = first;
        for (int k = 0; k < MOST_EVALUATIONS; k++) {
            evaluate(start, direction, length);
            boolean bracketed = high < Double.POSITIVE_INFINITY;
            boolean falls = value <= startValue + DECREASE * length * startSlope;
            if (!falls || (low > 0 && value >= lowValue)) {
                high = length;
                highValue = value;
                highSlope = slope;
            } else if (Math.abs(slope) <= CURVATURE * -startSlope) {
                return true;
            } else {
                if (slope * (bracketed ? high - low : 1) >= 0) {
                    high = low;
                    highValue = lowValue;
                    highSlope = lowSlope;
                }
                low = length;
                lowValue = value;
                lowSlope = slope;
            }
            length = high == Double.POSITIVE_INFINITY
                    ? 2 * low
                    : between(low, lowValue, lowSlope, high, highValue, highSlope);
        }
        if (low == 0) {
            return false;
        }
        evaluate(start, direction, low);
        return true;
    }

    private void evaluate(double[] start, double[] direction, double length) {
        Vectors.copy(start, point);
        Vectors.add(length, direction, point);
        value = objective.gradient(point, gradient);
        slope = Vectors.dot(gradient, direction);
        if (!Double.isFinite(value) || !Double.isFinite(slope)) {
            value = Double.POSITIVE_INFINITY;
            slope = Double.NaN;
        }
        objective.read(point);
    }

    /** The minimiser of the cubic through both ends, kept a tenth of the interval away from them; else the middle. */
    private static double between(double a, double fa, double ga, double b, double fb, double gb) {
        double d1 = ga + gb - 3 * (fa - fb) / (a - b);
        double d2 = Math.signum(b - a) * Math.sqrt(d1 * d1 - ga * gb);
        double cubic = b - (b - a) * (gb + d2 - d1) / (gb - ga + 2 * d2);
        double margin = 0.1 * Math.abs(b - a);
        if (!Double.isFinite(cubic)) {
            return (a + b) / 2;
        }
        return Math.max(Math.min(a, b) + margin, Math.min(Math.max(a, b) - margin, cubic));
    }
}
