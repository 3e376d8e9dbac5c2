package dev.deltarule.runtime.support;

/**
 * Means of numbers of any size. The numbers are first scaled by a power of two, which is exact, so that no sum or square
 * over- or underflows on the way, and what a sum rounds away is added up beside it (Neumaier, 1974).
 */
public final class Sums {
    private Sums() {}

    /** The mean of the numbers, of which there must be at least one; it is finite if they are. */
    public static double mean(double[] numbers) {
        int exponent = exponent(numbers);
        double factor = Math.scalb(1.0, -exponent);
        double sum = 0;
        double lost = 0;
        for (double number : numbers) {
            double scaled = number * factor;
            double next = sum + scaled;
            lost += Math.abs(sum) >= Math.abs(scaled) ? (sum - next) + scaled : (scaled - next) + sum;
            sum = next;
        }
        if (!Double.isFinite(sum)) {
            return sum;
        }
        double mean = Math.scalb((sum + lost) / numbers.length, exponent);
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, mean));
    }

    /** The mean of the squares of the numbers, of which there must be at least one; 0 or infinite if no double holds it. */
    public static double meanSquare(double[] numbers) {
        int exponent = exponent(numbers);
        double factor = Math.scalb(1.0, -exponent);
        double[] squares = new double[numbers.length];
        for (int k = 0; k < squares.length; k++) {
            squares[k] = (numbers[k] * factor) * (numbers[k] * factor);
        }
        return Math.scalb(mean(squares), 2 * exponent);
    }

    /**
     * Whether a variance is no more than the error of computing it, and hence the numbers count as equal: the rule of
     * scikit-learn's {@code _is_constant_feature}, after Chan, Golub and LeVeque, 1983.
     */
    public static boolean isRounding(double variance, double mean, int count) {
        double rounding = count * Math.ulp(1.0);
        return variance <= rounding * variance + (rounding * mean) * (rounding * mean);
    }

    /** The exponent of the largest number: divided by 2 to its power, which is exact, all are between -2 and 2. */
    public static int exponent(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return Double.isFinite(largest) ? Math.getExponent(largest) : 0;
    }
}
