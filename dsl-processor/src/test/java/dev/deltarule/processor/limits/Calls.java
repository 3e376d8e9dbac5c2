package dev.deltarule.processor.limits;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import java.util.Arrays;

/** All that a model computes, on a number of examples of made-up numbers, whatever its precision and size. */
interface Calls {
    /** The outputs of one example. */
    void predictOne();

    /** The outputs of a block. */
    void predict(int examples);

    /** The sum of the errors of a block. */
    void loss(int examples);

    /** The gradient of a block. */
    void gradient(int examples);

    /** One step on a block. */
    void descend(int examples);

    /** Everything once. */
    default void all(int examples) {
        predictOne();
        predict(examples);
        loss(examples);
        gradient(examples);
        descend(examples);
    }

    /** The calls of a model, on at most so many examples. */
    static Calls of(Model model, int mostExamples) {
        return model instanceof FloatModel net ? of(net, mostExamples) : of((DoubleModel) model, mostExamples);
    }

    private static Calls of(FloatModel net, int examples) {
        float[] in = new float[examples * net.topology().inputs()];
        Arrays.fill(in, 0.5f);
        float[] target = new float[examples * net.topology().outputs()];
        float[] out = target.clone();
        float[] gradient = new float[net.parameters().length];
        return new Calls() {
            @Override
            public void predictOne() {
                net.predict(in, 0, out, 0);
            }

            @Override
            public void predict(int examples) {
                net.predict(in, 0, out, 0, examples);
            }

            @Override
            public void loss(int examples) {
                net.loss(in, 0, target, 0, examples);
            }

            @Override
            public void gradient(int examples) {
                net.gradient(in, 0, target, 0, examples, gradient);
            }

            @Override
            public void descend(int examples) {
                net.descend(in, 0, target, 0, examples, 0.001f);
            }
        };
    }

    private static Calls of(DoubleModel net, int examples) {
        double[] in = new double[examples * net.topology().inputs()];
        Arrays.fill(in, 0.5);
        double[] target = new double[examples * net.topology().outputs()];
        double[] out = target.clone();
        double[] gradient = new double[net.parameters().length];
        return new Calls() {
            @Override
            public void predictOne() {
                net.predict(in, 0, out, 0);
            }

            @Override
            public void predict(int examples) {
                net.predict(in, 0, out, 0, examples);
            }

            @Override
            public void loss(int examples) {
                net.loss(in, 0, target, 0, examples);
            }

            @Override
            public void gradient(int examples) {
                net.gradient(in, 0, target, 0, examples, gradient);
            }

            @Override
            public void descend(int examples) {
                net.descend(in, 0, target, 0, examples, 0.001);
            }
        };
    }
}
