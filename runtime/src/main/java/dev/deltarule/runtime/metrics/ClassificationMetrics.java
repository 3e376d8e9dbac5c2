package dev.deltarule.runtime.metrics;

/**
 * How well scores tell classes apart. Labels count from 0; the scores of an example lie one after the other, a score per
 * class. {@link ConfusionMatrix} has what follows from the predicted classes alone.
 */
public final class ClassificationMetrics {
    /** What a probability of 0 is raised to, so that one wrong certainty does not decide all: 2^-52. */
    private static final double SMALLEST_PROBABILITY = Math.ulp(1.0);

    private ClassificationMetrics() {}

    /**
     * The share of examples whose class is the predicted one.
     *
     * @throws IllegalArgumentException if the arrays differ in length or are empty
     */
    public static double accuracy(int[] actual, int[] predicted) {
        Inputs.sameLength("actual", actual.length, "predicted", predicted.length);
        int correct = 0;
        for (int k = 0; k < actual.length; k++) {
            correct += actual[k] == predicted[k] ? 1 : 0;
        }
        return correct / (double) actual.length;
    }

    /**
     * The share of examples whose class is among the {@code k} with the largest scores. Of equal scores that of the lower
     * class counts as larger, as for the predicted class, so that {@code k = 1} is the accuracy.
     *
     * @throws IllegalArgumentException if there is not a row of scores per label, a label is no class, or {@code k} is not
     *     1 to {@code classes}
     */
    public static double topKAccuracy(int[] labels, double[] scores, int classes, int k) {
        Inputs.scores(labels, scores, classes);
        if (k < 1 || k > classes) {
            throw new IllegalArgumentException("k must be 1 to " + classes + ", but is " + k + ".");
        }
        int among = 0;
        for (int example = 0; example < labels.length; example++) {
            among += rank(scores, example * classes, classes, labels[example]) < k ? 1 : 0;
        }
        return among / (double) labels.length;
    }

    /** How many classes come before this one when they are sorted by their scores. */
    private static int rank(double[] scores, int at, int classes, int label) {
        int before = 0;
        for (int c = 0; c < classes; c++) {
            double difference = scores[at + c] - scores[at + label];
            before += difference > 0 || (difference == 0 && c < label) ? 1 : 0;
        }
        return before;
    }

    /**
     * The area under the ROC curve of two classes: how probable it is that an example of class 1 has a higher score than
     * one of class 0, where an equal score counts half. NaN if one of the classes does not occur.
     *
     * @param scores one per label, the higher the more class 1
     * @throws IllegalArgumentException if there is not a score per label, or a label is not 0 or 1
     */
    public static double rocAuc(int[] labels, double[] scores) {
        Inputs.sameLength("labels", labels.length, "scores", scores.length);
        Inputs.labels(labels, 2);
        return RocAuc.of(scores, 1, 0, k -> labels[k] == 1);
    }

    /**
     * The mean over the classes of the area under the ROC curve of each class against all others. A class that never
     * occurs, or is the only one, has no such area and does not count, where scikit-learn refuses; NaN if none has one.
     *
     * @throws IllegalArgumentException if there is not a row of scores per label, or a label is no class
     */
    public static double rocAuc(int[] labels, double[] scores, int classes) {
        Inputs.scores(labels, scores, classes);
        double sum = 0;
        int defined = 0;
        for (int c = 0; c < classes; c++) {
            int positive = c;
            double area = RocAuc.of(scores, classes, c, k -> labels[k] == positive);
            if (!Double.isNaN(area)) {
                sum += area;
                defined++;
            }
        }
        return sum / defined;
    }

    /**
     * The mean over the examples of -ln(probability of the true class), also called cross-entropy. Probabilities below
     * 2^-52 count as that.
     *
     * @param probabilities of each class, for each label
     * @throws IllegalArgumentException if there is not a row of probabilities per label, a label is no class, or a
     *     probability is not 0 to 1
     */
    public static double logLoss(int[] labels, double[] probabilities, int classes) {
        Inputs.scores(labels, probabilities, classes);
        double sum = 0;
        for (int k = 0; k < labels.length; k++) {
            sum += surprise(probabilities[k * classes + labels[k]], k);
        }
        return sum / labels.length;
    }

    /**
     * The same for two classes.
     *
     * @param probabilities of class 1, one per label
     * @throws IllegalArgumentException if there is not one per label, a label is not 0 or 1, or a probability is not 0 to 1
     */
    public static double logLoss(int[] labels, double[] probabilities) {
        Inputs.sameLength("labels", labels.length, "probabilities", probabilities.length);
        Inputs.labels(labels, 2);
        double sum = 0;
        for (int k = 0; k < labels.length; k++) {
            sum += surprise(labels[k] == 1 ? probabilities[k] : 1 - probabilities[k], k);
        }
        return sum / labels.length;
    }

    private static double surprise(double probability, int example) {
        // The outputs of a softmax in float may be above 1 by their rounding.
        if (!(probability >= 0 && probability <= 1 + 1e-6)) {
            throw new IllegalArgumentException("The class of example " + example + " (from 0) has the probability "
                    + probability + ", but a probability is 0 to 1.");
        }
        return -Math.log(Math.min(1, Math.max(SMALLEST_PROBABILITY, probability)));
    }
}
