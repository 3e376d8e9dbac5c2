package dev.deltarule.data;

/**
 * How a row lies in a file.
 *
 * @param inFloat whether its numbers are floats, else doubles
 * @param inputs how many numbers are inputs
 * @param targets how many numbers after these are targets
 */
record RowFormat(boolean inFloat, int inputs, int targets) {
    private static final int MOST_NUMBERS = Integer.MAX_VALUE / Double.BYTES;

    RowFormat {
        if (inputs < 1 || targets < 1) {
            throw new IllegalArgumentException(
                    "A row needs at least 1 input and 1 target, but is to have " + inputs + " and " + targets + ".");
        }
        if (isTooWide(inputs, targets)) {
            throw new IllegalArgumentException("A row may have " + MOST_NUMBERS + " numbers, but is to have " + inputs
                    + " inputs and " + targets + " targets.");
        }
    }

    /** Whether a row of so many numbers, at least 1 each, does not fit into one mapping of a file. */
    static boolean isTooWide(int inputs, int targets) {
        return (long) inputs + targets > MOST_NUMBERS;
    }

    int width() {
        return inputs + targets;
    }

    /** The number of bytes of a number. */
    int numberBytes() {
        return inFloat ? Float.BYTES : Double.BYTES;
    }

    int rowBytes() {
        return width() * numberBytes();
    }

    String describe() {
        return inputs + " inputs and " + targets + " targets in " + (inFloat ? "float" : "double");
    }

    /** @throws IllegalArgumentException if one array cannot hold so many rows */
    RowBlock block(int rows) {
        if ((long) rows * Math.max(inputs, targets) > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("A block of " + rows + " rows of " + describe()
                    + " is more than one array holds. Ask for fewer rows.");
        }
        return inFloat ? new FloatBlock(this, rows) : new DoubleBlock(this, rows);
    }
}
