package dev.deltarule.benchmarks.peer;

import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;
import java.util.Arrays;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;

/** Encog 3.4, which computes in double and predicts one example at a time. */
final class EncogPeer extends PredictingPeer {
    private final BasicNetwork network = new BasicNetwork();
    private final double[][] in;
    private final double[] row;
    private final double[] out;
    private final int count;
    private final int outputs;

    EncogPeer(Workload work) {
        super(work);
        WorkloadData data = WorkloadData.of(work);
        in = new double[work.examples()][];
        for (int k = 0; k < in.length; k++) {
            in[k] = Arrays.copyOfRange(data.inputs(), k * work.inputs(), (k + 1) * work.inputs());
        }
        count = work.batch();
        outputs = work.outputs();
        row = new double[outputs];
        out = new double[count * outputs];
        build(work);
        setParameters(work, data.parameters());
    }

    private void build(Workload work) {
        int last = work.sizes().size() - 1;
        network.addLayer(new BasicLayer(null, true, work.inputs()));
        for (int l = 1; l < last; l++) {
            ActivationFunction activation = work.isDouble() ? new ActivationSigmoid() : new ActivationReLU();
            network.addLayer(new BasicLayer(activation, true, work.sizes().get(l)));
        }
        ActivationFunction activation = work.isDouble() ? new ActivationSigmoid() : new ActivationSoftMax();
        network.addLayer(new BasicLayer(activation, false, work.outputs()));
        network.getStructure().finalizeStructure();
        network.reset();
    }

    /** Encog's bias is one more unit of the layer before. */
    private void setParameters(Workload work, double[] parameters) {
        int at = 0;
        for (int l = 0; l + 1 < work.sizes().size(); l++) {
            for (int i = 0; i <= work.sizes().get(l); i++) {
                for (int j = 0; j < work.sizes().get(l + 1); j++) {
                    network.setWeight(l, i, j, parameters[at++]);
                }
            }
        }
    }

    @Override
    double predict(int batch) {
        for (int k = 0; k < count; k++) {
            network.compute(in[batch * count + k], row);
            System.arraycopy(row, 0, out, k * outputs, outputs);
        }
        return out[0];
    }

    @Override
    double output(int i) {
        return out[i];
    }
}
