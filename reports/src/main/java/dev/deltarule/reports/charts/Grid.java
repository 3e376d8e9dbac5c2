package dev.deltarule.reports.charts;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/** The loss at the crossings of a grid over two parameters, and between them by bilinear interpolation. */
final class Grid {
    private final double[][] values;
    private final double least;
    private final double greatest;

    private Grid(double[][] values, double least, double greatest) {
        this.values = values;
        this.least = least;
        this.greatest = greatest;
    }

    /** Computes the loss at so many places along each of the two ranges. */
    static Grid of(Losses losses, int first, Range firstRange, int second, Range secondRange, int size) {
        double[] firstValues = firstRange.values(size);
        double[] secondValues = secondRange.values(size);
        double[][] values = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                values[i][k] = losses.at(first, firstValues[i], second, secondValues[k]);
            }
        }
        DoubleSummaryStatistics finite = Arrays.stream(values)
                .flatMapToDouble(DoubleStream::of)
                .filter(Double::isFinite)
                .summaryStatistics();
        if (finite.getCount() == 0) {
            throw new ArithmeticException("The loss is no finite number anywhere from " + firstRange.from() + ", "
                    + secondRange.from() + " to " + firstRange.to() + ", " + secondRange.to()
                    + ". Give other ranges.");
        }
        return new Grid(values, finite.getMin(), finite.getMax());
    }

    double least() {
        return least;
    }

    double greatest() {
        return greatest;
    }

    /**
     * How high the loss is at a place: 0 at the least one to 1 at the greatest, NaN where it is not finite. It is the root of
     * the share, so that bands of equal height are evenly wide on a parabola.
     *
     * @param first the place on the first range, 0..1
     * @param second the place on the second range, 0..1
     */
    double height(double first, double second) {
        double x = first * (values.length - 1);
        double y = second * (values.length - 1);
        int i = Math.min((int) x, values.length - 2);
        int k = Math.min((int) y, values.length - 2);
        double low = values[i][k] + (x - i) * (values[i + 1][k] - values[i][k]);
        double high = values[i][k + 1] + (x - i) * (values[i + 1][k + 1] - values[i][k + 1]);
        double loss = low + (y - k) * (high - low);
        return greatest > least ? Math.sqrt(Math.max(0, (loss - least) / (greatest - least))) : loss - least;
    }
}
