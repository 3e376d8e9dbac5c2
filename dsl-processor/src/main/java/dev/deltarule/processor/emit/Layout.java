package dev.deltarule.processor.emit;

/** How the values of a layer lie in its array, and so how a loop over its units {@code j} finds them. */
enum Layout {
    /** One example, unit by unit. */
    ALONE("", ""),
    /** A block of examples, each a row: number {@code e} begins at {@code o}. */
    ROWS("o + ", ""),
    /** A block in groups of as many examples as a vector has lanes, each unit a vector: {@code o} is the example's lane in the first. */
    COLUMNS("o + ", " * " + VectorTypes.LANES);

    private final String offset;
    private final String stride;

    Layout(String offset, String stride) {
        this.offset = offset;
        this.stride = stride;
    }

    /** The place of the value of a unit, given by the variable of a loop. */
    String at(String unit) {
        return offset + unit + stride;
    }

    /** The place of the value of the first unit. */
    String first() {
        return this == ALONE ? "0" : "o";
    }
}
