package dev.deltarule.processor.emit;

/** How the values of a layer lie in its array, and so how a loop over its units {@code j} finds them. */
enum Layout {
    /** One example, unit by unit. */
    ALONE(""),
    /** A block of examples, each a row: number {@code e} begins at {@code o}. */
    ROWS("o + "),
    /** As many examples as a vector has lanes, each unit a vector: example {@code e} is one of its lanes. */
    COLUMNS("");

    private final String offset;

    Layout(String offset) {
        this.offset = offset;
    }

    /** The place of the value of a unit, given by the variable of a loop. */
    String at(String unit) {
        return this == COLUMNS ? unit + " * " + VectorTypes.LANES + " + e" : offset + unit;
    }

    /** The place of the value of the first unit. */
    String first() {
        return switch (this) {
            case ALONE -> "0";
            case ROWS -> "o";
            case COLUMNS -> "e";
        };
    }
}
