package dev.deltarule.benchmarks.peer;

import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;
import java.util.Arrays;
import java.util.List;
import org.neuroph.core.Connection;
import org.neuroph.core.Layer;
import org.neuroph.core.Neuron;
import org.neuroph.core.data.DataSet;
import org.neuroph.nnet.MultiLayerPerceptron;
import org.neuroph.nnet.learning.BackPropagation;
import org.neuroph.util.TransferFunctionType;

/** Neuroph 2.98, a graph of neuron objects in double that computes one example at a time. */
final class NeurophPeer extends BatchPeer {
    private final MultiLayerPerceptron network;
    private final double[][] in;
    private final double[] out;
    private final WorkloadData data;
    private final Workload work;
    private final BackPropagation rule = new BackPropagation();
    private final DataSet[] examples;
    private final int count;
    private final int outputs;

    NeurophPeer(Workload work) {
        super(work);
        if (!work.isDouble()) {
            throw new UnsupportedOperationException("Neuroph 2.98 has no softmax");
        }
        this.work = work;
        data = WorkloadData.of(work);
        in = new double[work.examples()][];
        for (int k = 0; k < in.length; k++) {
            in[k] = Arrays.copyOfRange(data.inputs(), k * work.inputs(), (k + 1) * work.inputs());
        }
        count = work.batch();
        outputs = work.outputs();
        out = new double[count * outputs];
        network = new MultiLayerPerceptron(work.sizes(), TransferFunctionType.SIGMOID);
        setParameters(work, data.parameters());
        rule.setLearningRate(work.rate());
        network.setLearningRule(rule);
        examples = new DataSet[in.length];
        for (int k = 0; k < in.length; k++) {
            examples[k] = new DataSet(work.inputs(), outputs);
            examples[k].add(in[k], Arrays.copyOfRange(data.targets(), k * outputs, (k + 1) * outputs));
        }
    }

    /** Online only: the one workload of which Neuroph is capable has batches of one example. */
    @Override
    double train(int batch) {
        rule.doLearningEpoch(examples[batch]);
        return 0;
    }

    @Override
    void restore() {
        setParameters(work, data.parameters());
    }

    /** Neuroph's bias is one more neuron, the last of the layer before. */
    private void setParameters(Workload work, double[] parameters) {
        int at = 0;
        for (int l = 0; l + 1 < work.sizes().size(); l++) {
            Layer before = network.getLayerAt(l);
            int units = work.sizes().get(l + 1);
            for (int i = 0; i < before.getNeuronsCount(); i++) {
                for (int j = 0; j < units; j++) {
                    connection(before.getNeuronAt(i), network.getLayerAt(l + 1).getNeuronAt(j))
                            .getWeight()
                            .setValue(parameters[at + i * units + j]);
                }
            }
            at += before.getNeuronsCount() * units;
        }
    }

    private static Connection connection(Neuron from, Neuron to) {
        List<Connection> connections = to.getInputConnections();
        return connections.stream()
                .filter(c -> c.getFromNeuron() == from)
                .findFirst()
                .orElseThrow();
    }

    @Override
    double predict(int batch) {
        for (int k = 0; k < count; k++) {
            network.setInput(in[batch * count + k]);
            network.calculate();
            System.arraycopy(network.getOutput(), 0, out, k * outputs, outputs);
        }
        return out[0];
    }

    @Override
    double output(int i) {
        return out[i];
    }
}
