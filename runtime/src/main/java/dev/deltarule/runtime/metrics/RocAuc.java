package dev.deltarule.runtime.metrics;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The area under a ROC curve from the ranks of the scores: (R - p(p + 1)/2) / (p n) for p positive and n negative examples,
 * R the sum of the positive ones' ranks. Equal scores share the mean of their ranks. Mann and Whitney, 1947; Hanley and
 * McNeil, 1982.
 */
final class RocAuc {
    private RocAuc() {}

    /**
     * The area for the scores in one column of a table of rows of {@code width}; NaN if not both kinds of example occur.
     */
    static double of(double[] scores, int width, int column, IntPredicate isPositive) {
        int count = scores.length / width;
        double[] positive = new double[count];
        double[] negative = new double[count];
        int positives = 0;
        int negatives = 0;
        for (int k = 0; k < count; k++) {
            // Adding 0 makes -0 and 0 one number, which sorting would tell apart.
            double score = scores[k * width + column] + 0.0;
            if (Double.isNaN(score)) {
                throw new IllegalArgumentException(
                        "The score of example " + k + " (from 0) for class " + column + " is NaN.");
            }
            if (isPositive.test(k)) {
                positive[positives++] = score;
            } else {
                negative[negatives++] = score;
            }
        }
        Arrays.sort(positive, 0, positives);
        Arrays.sort(negative, 0, negatives);
        return (rankSum(positive, positives, negative, negatives) - positives * (positives + 1.0) / 2)
                / ((double) positives * negatives);
    }

    /** The sum of the ranks, from 1, that the positive scores have among all. */
    private static double rankSum(double[] positive, int positives, double[] negative, int negatives) {
        double sum = 0;
        int p = 0;
        int n = 0;
        while (p < positives) {
            double score = positive[p];
            while (n < negatives && negative[n] < score) {
                n++;
            }
            int firstEqualP = p;
            int firstEqualN = n;
            while (p < positives && positive[p] == score) {
                p++;
            }
            while (n < negatives && negative[n] == score) {
                n++;
            }
            double meanRank = (firstEqualP + firstEqualN + 1 + p + n) / 2.0;
            sum += (p - firstEqualP) * meanRank;
        }
        return sum;
    }
}
