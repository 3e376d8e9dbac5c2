package dev.deltarule.benchmarks.peer;

import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;
import java.util.Arrays;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.ml.data.MLDataPair;
import org.encog.ml.data.MLDataSet;
import org.encog.ml.data.basic.BasicMLData;
import org.encog.ml.data.basic.BasicMLDataPair;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.error.CrossEntropyErrorFunction;
import org.encog.neural.error.LinearErrorFunction;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;

/**
 * Encog 3.4, which computes in double and one example at a time. Its trainer goes through a whole data set, so the set has
 * the size of a batch and is given the numbers of the next batch before each step. It descends by the sum over the batch.
 */
final class EncogPeer extends BatchPeer {
    private final BasicNetwork network = new BasicNetwork();
    private final double[][] in;
    private final double[] row;
    private final double[] out;
    private final WorkloadData data;
    private final Workload work;
    private final MLDataSet set = new BasicMLDataSet();
    private final Backpropagation trainer;
    private final int count;
    private final int outputs;

    EncogPeer(Workload work) {
        super(work);
        this.work = work;
        data = WorkloadData.of(work);
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
        for (int k = 0; k < count; k++) {
            set.add(new BasicMLDataPair(new BasicMLData(work.inputs()), new BasicMLData(outputs)));
        }
        trainer = new Backpropagation(network, set, work.rate() / count, 0);
        trainer.setThreadCount(1);
        trainer.fixFlatSpot(false);
        trainer.setErrorFunction(work.isDouble() ? new LinearErrorFunction() : new CrossEntropyErrorFunction());
    }

    @Override
    double train(int batch) {
        for (int k = 0; k < count; k++) {
            MLDataPair pair = set.get(k);
            System.arraycopy(in[batch * count + k], 0, pair.getInputArray(), 0, in[0].length);
            System.arraycopy(data.targets(), (batch * count + k) * outputs, pair.getIdealArray(), 0, outputs);
        }
        trainer.iteration();
        return trainer.getError();
    }

    @Override
    void restore() {
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
