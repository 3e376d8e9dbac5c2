package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import java.nio.ByteBuffer;

/** A block in float. */
final class FloatBlock implements RowBlock {
    private final RowFormat format;
    private final float[] inputs;
    private final float[] targets;

    FloatBlock(RowFormat format, int rows) {
        this.format = format;
        inputs = new float[rows * format.inputs()];
        targets = new float[rows * format.targets()];
    }

    @Override
    public int read(ByteBuffer segment, int at, int row) {
        int from = at * format.rowBytes();
        for (int column = 0; column < format.width(); column++) {
            float number = segment.getFloat(from + column * Float.BYTES);
            if (!Float.isFinite(number)) {
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
