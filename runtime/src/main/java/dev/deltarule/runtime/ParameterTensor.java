package dev.deltarule.runtime;

import dev.deltarule.Init;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parameters that belong together, such as the weights of a layer: their shape, what they are for, and where they lie in the
 * flat parameter array.
 *
 * <p>The shape is the one that files have, which is PyTorch's: {@code [units, inputs]} for the weights of a dense layer. In
 * memory its numbers follow each other in another {@code order}: for these weights {@code [1, 0]}, input by input, so that
 * the weights of all units for one input lie side by side. The biases have the shape {@code [units]}, a bias that all units
 * share {@code [1]}.
 *
 * @param layer the name of the layer that they are of
 * @param role what the layer does with them
 * @param shape the sizes of the axes, each at least 1
 * @param order the axes, from the one that varies slowest in memory to the one that varies fastest
 * @param offset the index of the first number
 * @param fanIn how many inputs a unit of the layer sums
 * @param fanOut how many units an input of the layer goes to
 * @param init how they are drawn; never {@link Init#AUTO}, which is resolved here
 * @param trainable whether training changes them
 */
public record ParameterTensor(
        String layer,
        Role role,
        List<Integer> shape,
        List<Integer> order,
        int offset,
        int fanIn,
        int fanOut,
        Init init,
        boolean trainable) {

    /**
     * What a layer does with parameters. Other kinds of layers will bring further roles, so a {@code switch} over them needs
     * a default.
     */
    public enum Role {
        /**
         * Inputs are multiplied by them. Weight decay, penalties and the limit of norms are for these alone. Axis 0 counts
         * the units and varies fastest in memory.
         */
        WEIGHT("weight"),
        /** Added to the net input. */
        BIAS("bias");

        private final String suffix;

        Role(String suffix) {
            this.suffix = suffix;
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the order is not one of the axes of the shape, or not one for the role
     */
    public ParameterTensor {
        shape = List.copyOf(shape);
        order = List.copyOf(order);
        boolean axesInOrder = order.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, shape.size()).boxed().toList());
        if (shape.isEmpty() || shape.stream().anyMatch(size -> size < 1) || !axesInOrder) {
            throw new IllegalArgumentException("The " + role.suffix + " of layer " + layer + " cannot have the shape "
                    + shape + " with its axes in the order " + order + ".");
        }
        if (role == Role.WEIGHT && order.get(order.size() - 1) != 0) {
            throw new IllegalArgumentException("The axis of units, 0, varies fastest in the weights of a layer, but the"
                    + " order of those of " + layer + " is " + order + ".");
        }
        if (init == Init.AUTO) {
            throw new IllegalArgumentException("AUTO is no way to draw parameters; resolve it first.");
        }
    }

    /** The name that it has in files, such as {@code hidden.weight}. */
    public String name() {
        return layer + "." + role.suffix;
    }

    /** Whether weight decay, penalties and the limit of norms change them: weights that are trainable. */
    public boolean isShrunk() {
        return trainable && role == Role.WEIGHT;
    }

    /** How many numbers it has: the product of the shape. */
    public int count() {
        int count = 1;
        for (int axis = 0; axis < shape.size(); axis++) {
            count *= shape.get(axis);
        }
        return count;
    }

    /** The index behind its last number. */
    public int end() {
        return offset + count();
    }

    /** How far neighbours along an axis of the shape are from each other in the parameter array. */
    public int stride(int axis) {
        int stride = 1;
        for (int i = order.size() - 1; order.get(i) != axis; i--) {
            stride *= shape.get(order.get(i));
        }
        return stride;
    }

    /**
     * The index in the parameter array of an element.
     *
     * @param element counts the elements of the shape row by row, as files have them: the last axis varies fastest
     */
    public int index(int element) {
        int index = offset;
        int rest = element;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            index += rest % shape.get(axis) * stride(axis);
            rest /= shape.get(axis);
        }
        return index;
    }

    /** Says in words which parameter lies at an index of the parameter array, one of this tensor. */
    String describe(int parameter) {
        int number = parameter - offset;
        int units = shape.get(0);
        return switch (role) {
            case WEIGHT ->
                "the weight from input " + number / units + " to unit " + number % units + " of layer " + layer;
            case BIAS ->
                units < fanOut
                        ? "the shared bias of layer " + layer
                        : "the bias of unit " + number + " of layer " + layer;
        };
    }
}
