package dev.deltarule.runtime.optimizer;

/** Linear algebra of the full-batch optimizers. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The largest absolute value; NaN if there is a NaN. */
    static double largestSize(double[] a) {
        double largest = 0;
        for (double number : a) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    /** y += factor · x. */
    static void add(double factor, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += factor * x[i];
        }
    }

    /** to = a - b. */
    static void subtract(double[] a, double[] b, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = a[i] - b[i];
        }
    }

    static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /**
     * Factors a symmetric matrix, given by its upper triangle, in place into UᵀU. The innermost loop runs along rows, which
     * HotSpot vectorises.
     *
     * @return whether the matrix is positive definite; if not, it is spoilt
     */
    static boolean cholesky(double[][] matrix) {
        int n = matrix.length;
        for (int k = 0; k < n; k++) {
            double[] row = matrix[k];
            double pivot = row[k];
            if (!(pivot > 0 && pivot <= Double.MAX_VALUE)) {
                return false;
            }
            double inverse = 1 / Math.sqrt(pivot);
            for (int j = k; j < n; j++) {
                row[j] *= inverse;
            }
            for (int i = k + 1; i < n; i++) {
                double[] target = matrix[i];
                double factor = row[i];
                for (int j = i; j < n; j++) {
                    target[j] -= factor * row[j];
                }
            }
        }
        return true;
    }

    /** Solves UᵀU x = b in place, given U from {@link #cholesky}. */
    static void solve(double[][] upper, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            double[] row = upper[i];
            b[i] /= row[i];
            for (int j = i + 1; j < n; j++) {
                b[j] -= row[j] * b[i];
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double[] row = upper[i];
            double sum = b[i];
            for (int j = i + 1; j < n; j++) {
                sum -= row[j] * b[j];
            }
            b[i] = sum / row[i];
        }
    }
}
