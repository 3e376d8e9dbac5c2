package dev.deltarule.benchmarks.peer;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import dev.deltarule.benchmarks.work.Workload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A workload's network with its initial parameters as an ONNX file: for each layer Gemm, then the activation. */
final class OnnxModel {
    /** Gemm, Relu, Sigmoid and Softmax over the last axis are all in this set of operators, of 2021. */
    private static final int OPERATOR_SET = 13;

    private static final int IR_VERSION = 7;

    private final Workload work;
    private final double[] parameters;
    private final OnnxMl.GraphProto.Builder graph =
            OnnxMl.GraphProto.newBuilder().setName("network");

    private OnnxModel(Workload work, double[] parameters) {
        this.work = work;
        this.parameters = parameters;
    }

    /** The bytes of the file; its input is called {@code in}, its output {@code out}. */
    static byte[] of(Workload work, double[] parameters) {
        return new OnnxModel(work, parameters).bytes();
    }

    private byte[] bytes() {
        graph.addInput(value("in", work.inputs())).addOutput(value("out", work.outputs()));
        int last = work.sizes().size() - 1;
        int at = 0;
        String before = "in";
        for (int l = 1; l <= last; l++) {
            int fanIn = work.sizes().get(l - 1);
            int units = work.sizes().get(l);
            graph.addInitializer(tensor("weights" + l, at, fanIn, units));
            graph.addInitializer(tensor("biases" + l, at + fanIn * units, units));
            String after = l == last ? "out" : "layer" + l;
            graph.addNode(node("Gemm", "net" + l, before, "weights" + l, "biases" + l));
            graph.addNode(node(work.isDouble() ? "Sigmoid" : l == last ? "Softmax" : "Relu", after, "net" + l));
            before = after;
            at += (fanIn + 1) * units;
        }
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private OnnxMl.TensorProto.DataType type() {
        return work.isDouble() ? OnnxMl.TensorProto.DataType.DOUBLE : OnnxMl.TensorProto.DataType.FLOAT;
    }

    private OnnxMl.ValueInfoProto value(String name, int width) {
        OnnxMl.TensorShapeProto shape = OnnxMl.TensorShapeProto.newBuilder()
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(work.batch()))
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(width))
                .build();
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder()
                        .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                .setElemType(type().getNumber())
                                .setShape(shape)))
                .build();
    }

    private OnnxMl.TensorProto tensor(String name, int at, int... dimensions) {
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder().setName(name).setDataType(type().getNumber());
        int size = 1;
        for (int dimension : dimensions) {
            tensor.addDims(dimension);
            size *= dimension;
        }
        ByteBuffer raw = ByteBuffer.allocate(size * (work.isDouble() ? Double.BYTES : Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            if (work.isDouble()) {
                raw.putDouble(parameters[at + i]);
            } else {
                raw.putFloat((float) parameters[at + i]);
            }
        }
        return tensor.setRawData(ByteString.copyFrom(raw.array())).build();
    }

    private static OnnxMl.NodeProto node(String operator, String output, String... inputs) {
        OnnxMl.NodeProto.Builder node = OnnxMl.NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        return node.build();
    }
}
