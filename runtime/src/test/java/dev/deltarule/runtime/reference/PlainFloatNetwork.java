package dev.deltarule.runtime.reference;

import dev.deltarule.runtime.Dropout;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.ModelNames;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.Workers;
import java.util.Optional;

/**
 * Any topology in plain loops, with parameters and results in float: computes each call in double by
 * {@link PlainNetwork} and rounds what comes out.
 */
public class PlainFloatNetwork implements FloatModel {
    private final PlainNetwork exact;
    private final float[] parameters;

    /** A network whose parameters are all 0. */
    public PlainFloatNetwork(Topology topology) {
        this(new PlainNetwork(topology), new float[topology.parameters()]);
    }

    private PlainFloatNetwork(PlainNetwork exact, float[] parameters) {
        this.exact = exact;
        this.parameters = parameters;
    }

    @Override
    public final Topology topology() {
        return exact.topology();
    }

    @Override
    public final float[] parameters() {
        return parameters;
    }

    @Override
    public final Optional<Dropout> dropout() {
        return exact.dropout();
    }

    @Override
    public final ModelNames names() {
        return exact.names();
    }

    @Override
    public final Workers workers() {
        return exact.workers();
    }

    @Override
    public final void workers(Workers workers) {
        exact.workers(workers);
    }

    @Override
    public final FloatModel replicate() {
        return new PlainFloatNetwork((PlainNetwork) exact.replicate(), parameters);
    }

    @Override
    public final void predict(float[] in, int inAt, float[] out, int outAt) {
        predict(in, inAt, out, outAt, 1);
    }

    @Override
    public final void predict(float[] in, int inAt, float[] out, int outAt, int count) {
        double[] exactOut = widened(out);
        exact().predict(widened(in), inAt, exactOut, outAt, count);
        round(exactOut, out);
    }

    @Override
    public final double loss(float[] in, int inAt, float[] target, int targetAt, int count) {
        return exact().loss(widened(in), inAt, widened(target), targetAt, count);
    }

    @Override
    public final double gradient(float[] in, int inAt, float[] target, int targetAt, int count, float[] gradient) {
        double[] exactGradient = widened(gradient);
        double error = exact().gradient(widened(in), inAt, widened(target), targetAt, count, exactGradient);
        round(exactGradient, gradient);
        return error;
    }

    @Override
    public final double descend(float[] in, int inAt, float[] target, int targetAt, int count, float rate) {
        double error = exact().descend(widened(in), inAt, widened(target), targetAt, count, rate);
        round(exact.parameters(), parameters);
        return error;
    }

    /** The network in double with the parameters as they are now. */
    private PlainNetwork exact() {
        System.arraycopy(widened(parameters), 0, exact.parameters(), 0, parameters.length);
        return exact;
    }

    private static double[] widened(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    private static void round(double[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) from[i];
        }
    }
}
