package dev.deltarule.runtime.optimizer;

import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;
import static java.lang.Math.signum;
import static java.lang.Math.sqrt;

/**
 * The rules as the papers write them, for one parameter: given where it starts and its gradient in each step, where it is
 * after the last. Written from the papers, in their letters and with bias corrections as powers, not from the code under
 * test.
 */
final class Definitions {
    private Definitions() {}

    /** Sutskever et al. 2013 write v = mu v - rate g; here v is PyTorch's, free of rate and sign. */
    static double sgd(double theta, double[] g, double rate, double mu) {
        double v = 0;
        for (double gt : g) {
            v = mu * v + gt;
            theta = theta - rate * v;
        }
        return theta;
    }

    /** As {@link #sgd}, with the gradient looked up ahead: Dozat 2016, equation 5 for a constant mu. */
    static double nesterov(double theta, double[] g, double rate, double mu) {
        double v = 0;
        for (double gt : g) {
            v = mu * v + gt;
            theta = theta - rate * (gt + mu * v);
        }
        return theta;
    }

    /** Duchi et al. 2011, diagonal form. */
    static double adagrad(double theta, double[] g, double eta, double delta) {
        double sum = 0;
        for (double gt : g) {
            sum += gt * gt;
            theta = theta - eta / (delta + sqrt(sum)) * gt;
        }
        return theta;
    }

    /** Tieleman and Hinton 2012. */
    static double rmsProp(double theta, double[] g, double eta, double alpha, double eps) {
        double r = 0;
        for (double gt : g) {
            r = alpha * r + (1 - alpha) * pow(gt, 2);
            theta = theta - eta * gt / (sqrt(r) + eps);
        }
        return theta;
    }

    /** Graves 2013, equations 38 to 41, epsilon outside the root and the rate outside the velocity as PyTorch has them. */
    static double rmsPropGraves(double theta, double[] g, double eta, double alpha, double eps, double mu) {
        double n = 0;
        double mean = 0;
        double delta = 0;
        for (double gt : g) {
            n = alpha * n + (1 - alpha) * pow(gt, 2);
            mean = alpha * mean + (1 - alpha) * gt;
            delta = mu * delta - eta * gt / (sqrt(n - pow(mean, 2)) + eps);
            theta = theta + delta;
        }
        return theta;
    }

    /** Zeiler 2012, algorithm 1. */
    static double adadelta(double x, double[] g, double rho, double eps) {
        double eg2 = 0;
        double edx2 = 0;
        for (double gt : g) {
            eg2 = rho * eg2 + (1 - rho) * gt * gt;
            double dx = -sqrt(edx2 + eps) / sqrt(eg2 + eps) * gt;
            edx2 = rho * edx2 + (1 - rho) * dx * dx;
            x = x + dx;
        }
        return x;
    }

    /** Kingma and Ba 2015, algorithm 1; with decay, Loshchilov and Hutter 2019, algorithm 2, the decay times the rate. */
    static double adam(double theta, double[] g, double alpha, double b1, double b2, double eps, double decay) {
        double m = 0;
        double v = 0;
        for (int t = 1; t <= g.length; t++) {
            double gt = g[t - 1];
            m = b1 * m + (1 - b1) * gt;
            v = b2 * v + (1 - b2) * gt * gt;
            double mHat = m / (1 - pow(b1, t));
            double vHat = v / (1 - pow(b2, t));
            theta = theta - alpha * mHat / (sqrt(vHat) + eps) - alpha * decay * theta;
        }
        return theta;
    }

    /** Reddi et al. 2018, algorithm 2, with the bias corrections of Adam. */
    static double amsGrad(double x, double[] g, double alpha, double b1, double b2, double eps) {
        double m = 0;
        double v = 0;
        double vMax = 0;
        for (int t = 1; t <= g.length; t++) {
            double gt = g[t - 1];
            m = b1 * m + (1 - b1) * gt;
            v = b2 * v + (1 - b2) * gt * gt;
            vMax = max(vMax, v);
            x = x - alpha / (1 - pow(b1, t)) * m / (sqrt(vMax / (1 - pow(b2, t))) + eps);
        }
        return x;
    }

    /** Kingma and Ba 2015, algorithm 2, with PyTorch's epsilon. */
    static double adamax(double theta, double[] g, double alpha, double b1, double b2, double eps) {
        double m = 0;
        double u = 0;
        for (int t = 1; t <= g.length; t++) {
            double gt = g[t - 1];
            m = b1 * m + (1 - b1) * gt;
            u = max(b2 * u, abs(gt) + eps);
            theta = theta - alpha / (1 - pow(b1, t)) * m / u;
        }
        return theta;
    }

    /** Dozat 2016, algorithm 2, with its momentum schedule 0.96^(t psi) and Adam's correction of n. */
    static double nadam(double theta, double[] g, double alpha, double b1, double b2, double eps, double psi) {
        double m = 0;
        double n = 0;
        double product = 1;
        for (int t = 1; t <= g.length; t++) {
            double gt = g[t - 1];
            double mu = b1 * (1 - 0.5 * pow(0.96, t * psi));
            double muNext = b1 * (1 - 0.5 * pow(0.96, (t + 1) * psi));
            product *= mu;
            m = b1 * m + (1 - b1) * gt;
            n = b2 * n + (1 - b2) * gt * gt;
            double gHat = gt / (1 - product);
            double mHat = m / (1 - product * muNext);
            double mBar = (1 - mu) * gHat + muNext * mHat;
            theta = theta - alpha * mBar / (sqrt(n / (1 - pow(b2, t))) + eps);
        }
        return theta;
    }

    /** Chen et al. 2023, algorithm 2. */
    static double lion(double theta, double[] g, double eta, double b1, double b2, double lambda) {
        double m = 0;
        for (double gt : g) {
            double c = b1 * m + (1 - b1) * gt;
            theta = theta - eta * (signum(c) + lambda * theta);
            m = b2 * m + (1 - b2) * gt;
        }
        return theta;
    }

    /** Igel and Huesken 2003, algorithm 4 (iRPROP-). */
    static double rprop(
            double w, double[] g, double delta0, double etaMinus, double etaPlus, double smallest, double largest) {
        double delta = delta0;
        double before = 0;
        for (double gt : g) {
            double now = gt;
            if (before * now > 0) {
                delta = min(delta * etaPlus, largest);
            } else if (before * now < 0) {
                delta = max(delta * etaMinus, smallest);
                now = 0;
            }
            w = w - signum(now) * delta;
            before = now;
        }
        return w;
    }
}
