package dev.deltarule.data;

/**
 * How a row lies in a file.
 *
 * @param inFloat whether its numbers are floats, else doubles
 * @param inputs how many numbers are inputs
 * @param targets how many numbers after these are targets
 */
record RowFormat(boolean inFloat, int inputs, int targets) {
    RowFormat {
        if (inputs < 1 || targets < 1) {
            throw new IllegalArgumentException(
                    "A row needs at least 1 input and 1 target, but is to have " + inputs + " and " + targets + ".");
        }
    }

    int width() {
        return Math.addExact(inputs, targets);
    }

    int rowBytes() {
        return Math.multiplyExact(width(), inFloat ? Float.BYTES : Double.BYTES);
    }

    String describe() {
        return inputs + " inputs and " + targets + " targets in " + (inFloat ? "float" : "double");
    }

    RowBlock block(int rows) {
        return inFloat ? new FloatBlock(this, rows) : new DoubleBlock(this, rows);
    }
}
