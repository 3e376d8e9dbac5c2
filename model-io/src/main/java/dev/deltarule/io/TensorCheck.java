package dev.deltarule.io;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the tensors of a file with those that are needed.
 *
 * @param file its name, for messages
 * @param content what it holds
 */
record TensorCheck(String file, Safetensors content) {
    private static final int NAMED = 5;

    /** The tensor of that name, type and shape, its numbers finite. */
    Tensor need(String name, DType dtype, int... shape) {
        Tensor tensor = content.tensor(name)
                .orElseThrow(() -> new ModelFileException(file + ": tensor " + name + " is missing. Expected " + dtype
                        + " " + Arrays.toString(shape) + "; the file has "
                        + some(content.tensors().keySet())
                        + ". Rename it there, or declare the network's layers as the file names them."));
        List<Integer> expected = Arrays.stream(shape).boxed().toList();
        if (!tensor.shape().equals(expected)) {
            throw new ModelFileException(file + ", tensor " + name + ": expected shape " + expected + ", found "
                    + tensor.shape() + ". Load it into a network of that size.");
        }
        if (tensor.dtype() != dtype) {
            throw new ModelFileException(
                    file + ", tensor " + name + ": expected " + dtype + ", found " + tensor.dtype() + advice(dtype));
        }
        int wrong = tensor.elements().firstNonFinite();
        if (wrong >= 0) {
            throw new ModelFileException(file + ", tensor " + name + ", element " + tensor.place(wrong)
                    + ": expected a finite number, found " + tensor.elements().text(wrong)
                    + ". Save a network whose training did not diverge.");
        }
        return tensor;
    }

    /** Refuses a file that has tensors of other names. */
    void nothingBut(Set<String> known) {
        Set<String> surplus = content.tensors().keySet().stream()
                .filter(name -> !known.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!surplus.isEmpty()) {
            throw new ModelFileException(file + ": the network has no place for " + some(surplus) + ". It has "
                    + some(known) + ". Take them out of the file, or load it into the network that it was made for.");
        }
    }

    private static String advice(DType expected) {
        return switch (expected) {
            case F32 -> ". The network is a FloatModel: declare it as a DoubleModel, or convert the file.";
            case F64 -> ". The network is a DoubleModel: declare it as a FloatModel, or convert the file.";
            case I64 -> ". Convert the file.";
        };
    }

    private static String some(Set<String> names) {
        String first = names.stream()
                .limit(NAMED)
                .map(name -> "\"" + HeaderReader.shortened(name) + "\"")
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "no tensors"
                : "tensors " + first + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
