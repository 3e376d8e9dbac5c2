package dev.deltarule.processor.limits;

import dev.deltarule.runtime.DoubleModel;
import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import java.util.Arrays;

/** Run in a virtual machine of its own: calls the methods of networks until HotSpot has compiled them. */
final class Exerciser {
    /** More than HotSpot counts before it compiles with its last tier. */
    private static final int CALLS = 30_000;

    private static final int EXAMPLES = 9;

    private Exerciser() {}

    /**
     * Exercises networks.
     *
     * @param implementations names of generated classes on the class path
     */
    public static void main(String[] implementations) throws ReflectiveOperationException {
        for (String implementation : implementations) {
            Model model = Class.forName(implementation)
                    .asSubclass(Model.class)
                    .getConstructor()
                    .newInstance();
            if (model instanceof FloatModel net) {
                exercise(net);
            } else {
                exercise((DoubleModel) model);
            }
        }
    }

    private static void exercise(FloatModel net) {
        float[] in = new float[EXAMPLES * net.topology().inputs()];
        Arrays.fill(in, 0.5f);
        float[] target = new float[EXAMPLES * net.topology().outputs()];
        float[] out = target.clone();
        for (int k = 0; k < CALLS; k++) {
            net.predict(in, 0, out, 0);
            net.loss(in, 0, target, 0, 1);
            net.descend(in, 0, target, 0, 1, 0.01f);
            if (k % 4 == 0) {
                net.descend(in, 0, target, 0, EXAMPLES, 0.01f);
            }
        }
    }

    private static void exercise(DoubleModel net) {
        double[] in = new double[EXAMPLES * net.topology().inputs()];
        Arrays.fill(in, 0.5);
        double[] target = new double[EXAMPLES * net.topology().outputs()];
        double[] out = target.clone();
        for (int k = 0; k < CALLS; k++) {
            net.predict(in, 0, out, 0);
            net.loss(in, 0, target, 0, 1);
            net.descend(in, 0, target, 0, 1, 0.01);
            if (k % 4 == 0) {
                net.descend(in, 0, target, 0, EXAMPLES, 0.01);
            }
        }
    }
}
