package dev.deltarule.benchmarks.peer;

import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** DL4J on nd4j-native. */
final class Dl4jPeer implements Peer {
    private final Workload work;
    private final MultiLayerNetwork network;
    private final INDArray initial;
    private final List<INDArray> in = new ArrayList<>();
    private final List<INDArray> targets = new ArrayList<>();
    private int batch;

    Dl4jPeer(Workload work) {
        this.work = work;
        WorkloadData data = WorkloadData.of(work);
        network = build();
        int at = 0;
        for (int l = 1; l < work.sizes().size(); l++) {
            int fanIn = work.sizes().get(l - 1);
            int units = work.sizes().get(l);
            network.setParam((l - 1) + "_W", matrix(data.parameters(), at, fanIn, units));
            network.setParam((l - 1) + "_b", matrix(data.parameters(), at + fanIn * units, 1, units));
            at += (fanIn + 1) * units;
        }
        initial = network.params().dup();
        for (int b = 0; b < work.batches(); b++) {
            int first = b * work.batch();
            in.add(matrix(data.inputs(), first * work.inputs(), work.batch(), work.inputs()));
            targets.add(matrix(data.targets(), first * work.outputs(), work.batch(), work.outputs()));
        }
    }

    private MultiLayerNetwork build() {
        // Its L2 loss is the sum of squares, of which the workload takes half.
        double rate = work.isDouble() ? work.rate() / 2 : work.rate();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(work.isDouble() ? DataType.DOUBLE : DataType.FLOAT)
                .updater(new Sgd(rate))
                .list();
        int last = work.sizes().size() - 1;
        for (int l = 1; l < last; l++) {
            layers.layer(new DenseLayer.Builder()
                    .nIn(work.sizes().get(l - 1))
                    .nOut(work.sizes().get(l))
                    .activation(work.isDouble() ? Activation.SIGMOID : Activation.RELU)
                    .build());
        }
        layers.layer(new OutputLayer.Builder(
                        work.isDouble() ? LossFunctions.LossFunction.L2 : LossFunctions.LossFunction.MCXENT)
                .nIn(work.sizes().get(last - 1))
                .nOut(work.sizes().get(last))
                .activation(work.isDouble() ? Activation.SIGMOID : Activation.SOFTMAX)
                .build());
        MultiLayerNetwork built = new MultiLayerNetwork(layers.build());
        built.init();
        return built;
    }

    private INDArray matrix(double[] values, int at, int rows, int columns) {
        double[] part = Arrays.copyOfRange(values, at, at + rows * columns);
        return Nd4j.create(part, new long[] {rows, columns}, 'c')
                .castTo(work.isDouble() ? DataType.DOUBLE : DataType.FLOAT);
    }

    @Override
    public double[] outputs() {
        double[] outputs = new double[work.checked() * work.outputs()];
        int width = work.batch() * work.outputs();
        for (int at = 0; at < outputs.length; at += width) {
            INDArray out = network.output(in.get(at / width)).castTo(DataType.DOUBLE);
            System.arraycopy(out.ravel().toDoubleVector(), 0, outputs, at, width);
        }
        return outputs;
    }

    @Override
    public double step(int number) {
        network.fit(in.get(number), targets.get(number));
        return work.isDouble() ? network.score() / 2 : network.score();
    }

    @Override
    public void reset() {
        batch = 0;
        network.params().assign(initial);
    }

    @Override
    public double run(int calls) {
        double sink = 0;
        for (int c = 0; c < calls; c++) {
            sink += work.isTraining()
                    ? step(batch)
                    : network.output(in.get(batch)).getDouble(0);
            batch = batch + 1 == work.batches() ? 0 : batch + 1;
        }
        return sink;
    }

    @Override
    public String note() {
        return "DL4J 1.0.0-M2.1 on nd4j-native.";
    }
}
