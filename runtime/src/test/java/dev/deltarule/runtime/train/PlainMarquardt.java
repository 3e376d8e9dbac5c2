package dev.deltarule.runtime.train;

import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.reference.PlainNetwork;

/**
 * Levenberg-Marquardt as Hagan and Menhaj 1994 write it, for ½ Σ weight · factor · (target - out)² plus examples · ½ l2 Σ w²:
 * the Jacobian by central differences, the equations by Gauss's elimination with pivots.
 */
final class PlainMarquardt {
    private final PlainNetwork net;
    private final Examples examples;
    private final double[] weights;
    private final double factor;
    private final double l2;
    private double mu = 0.001;

    PlainMarquardt(PlainNetwork net, Examples examples, double[] weights, double factor, double l2) {
        this.net = net;
        this.examples = examples;
        this.weights = weights;
        this.factor = factor;
        this.l2 = l2;
    }

    void step() {
        double[] parameters = net.parameters();
        int n = parameters.length;
        int outputs = examples.targets();
        double[][] a = new double[n][n + 1];
        for (int k = 0; k < examples.count(); k++) {
            double[][] jacobian = jacobian(k);
            double[] out = out(k);
            for (int o = 0; o < outputs; o++) {
                double residual = out[o] - examples.target(k, o);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        a[i][j] += weights[k] * factor * jacobian[i][o] * jacobian[j][o];
                    }
                    a[i][n] += weights[k] * factor * jacobian[i][o] * residual;
                }
            }
        }
        for (Topology.Layer layer : net.topology().layers()) {
            for (int i = layer.weightsAt(); i < layer.biasesAt(); i++) {
                a[i][i] += examples.count() * l2;
                a[i][n] += examples.count() * l2 * parameters[i];
            }
        }
        double before = error();
        double[] start = parameters.clone();
        while (mu <= 1e10) {
            double[][] damped = new double[n][];
            for (int i = 0; i < n; i++) {
                damped[i] = a[i].clone();
                damped[i][i] += mu;
            }
            double[] d = solve(damped);
            for (int i = 0; i < n; i++) {
                parameters[i] = start[i] - d[i];
            }
            if (error() < before) {
                mu /= 10;
                return;
            }
            mu *= 10;
        }
        throw new AssertionError("no step lowers the error");
    }

    double error() {
        double error = 0;
        for (int k = 0; k < examples.count(); k++) {
            double[] out = out(k);
            for (int o = 0; o < out.length; o++) {
                error += 0.5 * weights[k] * factor * Math.pow(out[o] - examples.target(k, o), 2);
            }
        }
        for (Topology.Layer layer : net.topology().layers()) {
            for (int i = layer.weightsAt(); i < layer.biasesAt(); i++) {
                error += examples.count() * 0.5 * l2 * Math.pow(net.parameters()[i], 2);
            }
        }
        return error;
    }

    /** By parameter and output. */
    private double[][] jacobian(int example) {
        double[] parameters = net.parameters();
        double[][] jacobian = new double[parameters.length][examples.targets()];
        for (int i = 0; i < parameters.length; i++) {
            double original = parameters[i];
            parameters[i] = original + 1e-5;
            double[] above = out(example);
            parameters[i] = original - 1e-5;
            double[] below = out(example);
            parameters[i] = original;
            for (int o = 0; o < above.length; o++) {
                jacobian[i][o] = (above[o] - below[o]) / 2e-5;
            }
        }
        return jacobian;
    }

    private double[] out(int example) {
        double[] in = new double[examples.inputs()];
        for (int i = 0; i < in.length; i++) {
            in[i] = examples.input(example, i);
        }
        double[] out = new double[examples.targets()];
        net.predict(in, 0, out, 0);
        return out;
    }

    /** Solves the equations whose right-hand side is the last column. */
    private static double[] solve(double[][] a) {
        int n = a.length;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) {
                    pivot = i;
                }
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            for (int i = k + 1; i < n; i++) {
                double ratio = a[i][k] / row[k];
                for (int j = k; j <= n; j++) {
                    a[i][j] -= ratio * row[j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = a[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i][j] * x[j];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }
}
