package dev.deltarule.processor.plan;

/** The Java type in which a network computes. */
public enum Precision {
    FLOAT("float", "FloatModel", Float.SIZE),
    DOUBLE("double", "DoubleModel", Double.SIZE);

    private final String keyword;
    private final String model;
    private final int bits;

    Precision(String keyword, String model, int bits) {
        this.bits = bits;
        this.keyword = keyword;
        this.model = model;
    }

    /** The type's keyword in Java. */
    public String keyword() {
        return keyword;
    }

    /** The simple name of the runtime interface that chooses this precision. */
    public String model() {
        return model;
    }

    /** The length of a number. */
    int bits() {
        return bits;
    }
}
