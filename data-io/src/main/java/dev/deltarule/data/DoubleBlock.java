package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import java.nio.ByteBuffer;

/** A block in double. */
final class DoubleBlock implements RowBlock {
    private final RowFormat format;
    private final double[] inputs;
    private final double[] targets;

    DoubleBlock(RowFormat format, int rows) {
        this.format = format;
        inputs = new double[rows * format.inputs()];
        targets = new double[rows * format.targets()];
    }

    @Override
    public int read(ByteBuffer segment, int at, int row) {
        int from = at * format.rowBytes();
        for (int column = 0; column < format.width(); column++) {
            double number = segment.getDouble(from + column * Double.BYTES);
            if (!Double.isFinite(number)) {
                return column;
            }
            if (column < format.inputs()) {
                inputs[row * format.inputs() + column] = number;
            } else {
                targets[row * format.targets() + column - format.inputs()] = number;
            }
        }
        return -1;
    }

    @Override
    public Examples examples() {
        return Examples.of(inputs, targets, format.inputs(), format.targets());
    }
}
