package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.work.Workload;
import java.util.Locale;

/** What stands in a row of the table beside the others of a workload. */
public enum Contender {
    C("C, gcc -O3"),
    OPENBLAS("C + OpenBLAS"),
    PLAIN("deltarule plain"),
    VECTOR("deltarule vector"),
    ONNX("ONNX Runtime"),
    ENCOG("Encog"),
    NEUROPH("Neuroph");

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it is a child process without a JVM. */
    public boolean isNative() {
        return this == C || this == OPENBLAS;
    }

    /** The name by which {@code Peers} knows it. */
    String peer() {
        return isOurs() ? "deltarule" : name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a network that deltarule generated. */
    public boolean isOurs() {
        return this == PLAIN || this == VECTOR;
    }

    /** Whether it takes part in a workload: OpenBLAS from 784 inputs up, the other engines of the JVM in predicting. */
    public boolean takesPartIn(Workload work) {
        return switch (this) {
            case C, PLAIN, VECTOR -> true;
            case OPENBLAS -> work.inputs() >= 784;
            case ONNX, ENCOG, NEUROPH -> !work.isTraining();
        };
    }
}
