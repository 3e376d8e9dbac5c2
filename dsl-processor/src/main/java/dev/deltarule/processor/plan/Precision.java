package dev.deltarule.processor.plan;

/** The Java type in which a network computes. */
public enum Precision {
    FLOAT("float", "FloatModel"),
    DOUBLE("double", "DoubleModel");

    private final String keyword;
    private final String model;

    Precision(String keyword, String model) {
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
}
