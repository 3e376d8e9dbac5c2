package dev.deltarule.benchmarks.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.deltarule.benchmarks.work.Workload;
import dev.deltarule.benchmarks.work.WorkloadData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime with one thread. Inputs and outputs are tensors made beforehand on memory outside the heap, its fastest
 * way, so a call is nothing but a run of the session.
 */
final class OnnxPeer extends BatchPeer {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final List<Map<String, OnnxTensor>> in = new ArrayList<>();
    private final Map<String, OnnxTensor> out;
    private final ByteBuffer outBytes;
    private final boolean isDouble;

    OnnxPeer(Workload work) throws OrtException {
        super(work);
        isDouble = work.isDouble();
        WorkloadData data = WorkloadData.of(work);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session = environment.createSession(OnnxModel.of(work, data.parameters()), options);
        for (int b = 0; b < work.batches(); b++) {
            ByteBuffer bytes = buffer(work.batch() * work.inputs());
            for (int i = 0; i < work.batch() * work.inputs(); i++) {
                put(bytes, i, data.inputs()[b * work.batch() * work.inputs() + i]);
            }
            in.add(Map.of("in", tensor(bytes, work.batch(), work.inputs())));
        }
        outBytes = buffer(work.batch() * work.outputs());
        out = Map.of("out", tensor(outBytes, work.batch(), work.outputs()));
    }

    private ByteBuffer buffer(int numbers) {
        return ByteBuffer.allocateDirect(numbers * (isDouble ? Double.BYTES : Float.BYTES))
                .order(ByteOrder.nativeOrder());
    }

    private void put(ByteBuffer bytes, int i, double value) {
        if (isDouble) {
            bytes.putDouble(i * Double.BYTES, value);
        } else {
            bytes.putFloat(i * Float.BYTES, (float) value);
        }
    }

    private OnnxTensor tensor(ByteBuffer bytes, long rows, long columns) throws OrtException {
        long[] shape = {rows, columns};
        return isDouble
                ? OnnxTensor.createTensor(environment, bytes.asDoubleBuffer(), shape)
                : OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape);
    }

    @Override
    double predict(int batch) {
        try (OrtSession.Result result = session.run(in.get(batch), out)) {
            return output(0);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    double output(int i) {
        return isDouble ? outBytes.getDouble(i * Double.BYTES) : outBytes.getFloat(i * Float.BYTES);
    }

    @Override
    public String note() {
        return "ONNX Runtime " + environment.getVersion() + ", one thread.";
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
