package dev.deltarule.runtime.data;

import dev.deltarule.runtime.Model;
import java.util.Map;
import java.util.Set;

/**
 * Shifts and scales each input: x' = (x - offset) / scale. Fitted by {@link StandardScaler}, {@link MinMaxScaler} or
 * {@link RobustScaler}, on the training examples only, since the others must not tell anything before they are judged.
 *
 * <p>What is fitted is two arrays of numbers, which {@link #numbers} gives and {@link #of} takes. A trained network needs
 * the same scaling of what it is asked; {@link #foldInto} puts it into the first layer, where it costs nothing.
 */
public final class Scaler {
    private static final String OFFSET = "offset";
    private static final String SCALE = "scale";

    private final double[] offsets;
    private final double[] scales;

    Scaler(double[] offsets, double[] scales) {
        this.offsets = offsets;
        this.scales = scales;
    }

    /**
     * The scaler of the numbers that {@link #numbers} gave.
     *
     * @throws IllegalArgumentException if it does not hold an {@code offset} and a {@code scale} of one length of at
     *     least 1, a number is not finite, or a scale is not above 0
     */
    public static Scaler of(Map<String, double[]> numbers) {
        if (!numbers.keySet().equals(Set.of(OFFSET, SCALE))) {
            throw new IllegalArgumentException("A scaler has the numbers " + OFFSET + " and " + SCALE
                    + ", but these are " + numbers.keySet() + ".");
        }
        double[] offsets = numbers.getOrDefault(OFFSET, new double[0]).clone();
        double[] scales = numbers.getOrDefault(SCALE, new double[0]).clone();
        if (offsets.length != scales.length || offsets.length == 0) {
            throw new IllegalArgumentException("A scaler has as many offsets as scales and at least one, but there are "
                    + offsets.length + " offsets and " + scales.length + " scales.");
        }
        for (int i = 0; i < offsets.length; i++) {
            if (!Double.isFinite(offsets[i]) || !Double.isFinite(scales[i]) || !(scales[i] > 0)) {
                throw new IllegalArgumentException("Offsets must be finite, and scales finite and above 0, but those of"
                        + " input " + i + " are " + offsets[i] + " and " + scales[i] + ".");
            }
        }
        return new Scaler(offsets, scales);
    }

    /** What was fitted, for a file: an {@code offset} and a {@code scale} for each input; copies. */
    public Map<String, double[]> numbers() {
        return Map.of(OFFSET, offsets.clone(), SCALE, scales.clone());
    }

    /** The number of inputs. */
    public int inputs() {
        return offsets.length;
    }

    /** What is subtracted from an input. */
    public double offset(int input) {
        return offsets[input];
    }

    /** What an input is divided by after that; above 0. */
    public double scale(int input) {
        return scales[input];
    }

    /**
     * Scaled copies of examples, in the same precision and order, with their names, weights and row numbers.
     *
     * @throws IllegalArgumentException if they have another number of inputs, or a scaled number is too large
     */
    public Examples transform(Examples examples) {
        checkInputs(examples.inputs());
        int count = examples.count();
        if (examples.inFloat()) {
            float[] inputs = new float[count * examples.inputs()];
            float[] targets = new float[count * examples.targets()];
            examples.copyInputs(0, count, inputs, 0);
            examples.copyTargets(0, count, targets, 0);
            transform(inputs, 0, count);
            return Examples.of(inputs, targets, examples.inputs(), examples.targets())
                    .taggedAs(examples);
        }
        double[] inputs = new double[count * examples.inputs()];
        double[] targets = new double[count * examples.targets()];
        examples.copyInputs(0, count, inputs, 0);
        examples.copyTargets(0, count, targets, 0);
        transform(inputs, 0, count);
        return Examples.of(inputs, targets, examples.inputs(), examples.targets())
                .taggedAs(examples);
    }

    /**
     * Scales {@code count} rows of inputs in place, from {@code inputs[at]} on. Allocates nothing. What is NaN or infinite
     * stays so.
     *
     * @throws IndexOutOfBoundsException if the array does not hold these rows
     * @throws IllegalArgumentException if a scaled number is too large; nothing is scaled then
     */
    public void transform(float[] inputs, int at, int count) {
        Checks.inPlace(inputs.length, at, count, inputs());
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < offsets.length; i++) {
                float input = inputs[at + k * offsets.length + i];
                checkHeld(input, scaled(input, i), Float.MAX_VALUE, k, i);
            }
        }
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < offsets.length; i++) {
                int place = at + k * offsets.length + i;
                inputs[place] = (float) scaled(inputs[place], i);
            }
        }
    }

    /** The same in double. */
    public void transform(double[] inputs, int at, int count) {
        Checks.inPlace(inputs.length, at, count, inputs());
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < offsets.length; i++) {
                double input = inputs[at + k * offsets.length + i];
                checkHeld(input, scaled(input, i), Double.MAX_VALUE, k, i);
            }
        }
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < offsets.length; i++) {
                int place = at + k * offsets.length + i;
                inputs[place] = scaled(inputs[place], i);
            }
        }
    }

    /** Undoes {@link #transform(float[], int, int)}, up to rounding. A number too large for a float becomes infinite. */
    public void inverseTransform(float[] inputs, int at, int count) {
        Checks.inPlace(inputs.length, at, count, inputs());
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < offsets.length; i++) {
                int place = at + k * offsets.length + i;
                inputs[place] = (float) unscaled(inputs[place], i);
            }
        }
    }

    /** Undoes {@link #transform(double[], int, int)}, up to rounding. A number too large for a double becomes infinite. */
    public void inverseTransform(double[] inputs, int at, int count) {
        Checks.inPlace(inputs.length, at, count, inputs());
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < offsets.length; i++) {
                int place = at + k * offsets.length + i;
                inputs[place] = unscaled(inputs[place], i);
            }
        }
    }

    private double scaled(double input, int i) {
        double difference = input - offsets[i];
        // The difference of two huge numbers may be infinite while its share of the scale is not.
        return Math.abs(difference) <= Double.MAX_VALUE
                ? difference / scales[i]
                : input / scales[i] - offsets[i] / scales[i];
    }

    private double unscaled(double scaled, int i) {
        double difference = scaled * scales[i];
        return Math.abs(difference) <= Double.MAX_VALUE
                ? difference + offsets[i]
                : 2 * (scaled / 2 * scales[i] + offsets[i] / 2);
    }

    private void checkHeld(double input, double scaled, double largest, int row, int i) {
        if (Math.abs(scaled) > largest && Math.abs(input) <= Double.MAX_VALUE) {
            throw new IllegalArgumentException("Input " + i + " of row " + row + " (both from 0) cannot be scaled: ("
                    + input + " - " + offsets[i] + ") / " + scales[i] + " is more than a "
                    + (largest == Float.MAX_VALUE ? "float" : "double")
                    + " holds. Fit the scaler on examples like it.");
        }
    }

    /**
     * Changes the first layer of a network that was trained on scaled inputs so that it takes them as they are:
     * w' = w / scale and b' = b - (sum over the inputs of w · offset / scale). Up to rounding, the outputs for the one are
     * then those for the other. To be done once, after training.
     *
     * @throws IllegalArgumentException if the network has another number of inputs, or its first layer has no bias per
     *     unit while some offset is not 0
     * @throws ArithmeticException if a changed parameter would not be finite; the network is then as it was
     */
    public void foldInto(Model model) {
        checkInputs(model.topology().inputs());
        Folding.fold(this, model);
    }

    private void checkInputs(int inputs) {
        if (inputs != offsets.length) {
            throw new IllegalArgumentException(
                    "The scaler was fitted on " + offsets.length + " inputs, but there are " + inputs + ".");
        }
    }
}
