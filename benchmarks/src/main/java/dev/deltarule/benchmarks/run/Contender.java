package dev.deltarule.benchmarks.run;

import dev.deltarule.benchmarks.work.Workload;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final Pattern DL4J_JAR = Pattern.compile("nd4j|deeplearning4j|bytedeco");

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    /** Whether a word names a contender. */
    public static boolean isName(String word) {
        return Arrays.stream(values()).anyMatch(contender -> contender.name().equals(word));
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

    /** Whether it runs on the JVM with one thread, as JMH is to time it. */
    public boolean runsUnderJmh() {
        return !isNative() && !usesAllCores();
    }

    /** DL4J's jars are for DL4J alone: beside them ONNX Runtime 1.29 ends with a segmentation fault. */
    public String classPath() {
        String separator = System.getProperty("path.separator");
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(separator)))
                .filter(entry -> this == DL4J || !DL4J_JAR.matcher(entry).find())
                .collect(Collectors.joining(separator));
    }

    /** The name by which {@code Peers} knows it. */
    public String peer() {
        return switch (this) {
            case PLAIN, VECTOR, VECTOR_ALL -> "deltarule";
            case PYTORCH_ALL -> "pytorch";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /** Whether it runs with the Vector API. */
    public boolean usesVectors() {
        return this == VECTOR || this == VECTOR_ALL;
    }

    /** Whether it is a network that deltarule generated. */
    public boolean isOurs() {
        return this == PLAIN || usesVectors();
    }

    /**
     * Whether it takes part in a workload: OpenBLAS and plain loops from 784 inputs up, ONNX Runtime in predicting, and all
     * cores where a call takes many examples.
     */
    public boolean takesPartIn(Workload work) {
        boolean large = work.inputs() >= 784;
        return switch (this) {
            case C, PLAIN, VECTOR, PYTORCH, DL4J, ENCOG, NEUROPH -> true;
            case OPENBLAS, LOOPS -> large;
            case ONNX -> !work.isTraining();
            case OPENBLAS_ALL, VECTOR_ALL, PYTORCH_ALL -> large && work.batch() > 1;
        };
    }
}
