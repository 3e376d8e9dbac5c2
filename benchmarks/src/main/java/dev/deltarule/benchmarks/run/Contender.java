package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.work.Workload;
import java.util.Locale;

/** What stands in a row of the table beside the others of a workload. */
public enum Contender {
    C("C, gcc -O3"),
    OPENBLAS("C + OpenBLAS"),
    LOOPS("plain loops in Java"),
    PLAIN("deltarule plain"),
    VECTOR("deltarule vector"),
    PYTORCH("PyTorch, by DJL"),
    ONNX("ONNX Runtime"),
    DL4J("DL4J"),
    ENCOG("Encog"),
    NEUROPH("Neuroph"),
    OPENBLAS_ALL("C + OpenBLAS, all cores"),
    VECTOR_ALL("deltarule vector, all cores"),
    PYTORCH_ALL("PyTorch, all cores");

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it is a child process without a JVM. */
    public boolean isNative() {
        return this == C || usesOpenBlas();
    }

    /** Whether it is the C program with OpenBLAS. */
    public boolean usesOpenBlas() {
        return this == OPENBLAS || this == OPENBLAS_ALL;
    }

    /** The threads it may use. */
    int threads() {
        return usesAllCores() ? Runtime.getRuntime().availableProcessors() : 1;
    }

    private boolean usesAllCores() {
        return this == OPENBLAS_ALL || this == VECTOR_ALL || this == PYTORCH_ALL;
    }

    /** The name by which {@code Peers} knows it. */
    String peer() {
        return switch (this) {
            case PLAIN, VECTOR, VECTOR_ALL -> "deltarule";
            case PYTORCH_ALL -> "pytorch";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /** Whether it runs with the Vector API. */
    boolean usesVectors() {
        return this == VECTOR || this == VECTOR_ALL;
    }

    /** Whether it is a network that deltarule generated. */
    public boolean isOurs() {
        return this == PLAIN || usesVectors();
    }

    /**
     * Whether it takes part in a workload: OpenBLAS and plain loops from 784 inputs up, ONNX Runtime, Encog and Neuroph in
     * predicting, and all cores where a call takes many examples.
     */
    public boolean takesPartIn(Workload work) {
        boolean large = work.inputs() >= 784;
        return switch (this) {
            case C, PLAIN, VECTOR, PYTORCH, DL4J -> true;
            case OPENBLAS, LOOPS -> large;
            case ONNX, ENCOG, NEUROPH -> !work.isTraining();
            case OPENBLAS_ALL, VECTOR_ALL, PYTORCH_ALL -> large && work.batch() > 1;
        };
    }
}
