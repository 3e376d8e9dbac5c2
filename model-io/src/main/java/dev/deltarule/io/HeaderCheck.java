package dev.deltarule.io;

import dev.deltarule.runtime.FloatModel;
import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.ParameterTensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the tensors of a file with those that a network needs, before any of their numbers is read. */
final class HeaderCheck {
    private final String file;
    private final Model model;
    private final Map<String, Header.Entry> there = new LinkedHashMap<>();

    private HeaderCheck(String file, Header header, Model model) {
        this.file = file;
        this.model = model;
        header.tensors().forEach(entry -> there.put(entry.name(), entry));
    }

    /** @throws ModelFileException unless the tensors are those of the network, with or without a scaler */
    static void check(String file, Header header, Model model) {
        new HeaderCheck(file, header, model).checkAll();
    }

    private void checkAll() {
        DType dtype = model instanceof FloatModel ? DType.F32 : DType.F64;
        Set<String> known = new LinkedHashSet<>();
        for (ParameterTensor each : model.topology().tensors()) {
            known.add(each.name());
            need(each.name(), dtype, each.shape());
        }
        nothingBut(known);
        if (ScalerTensors.NAMES.stream().anyMatch(there::containsKey)) {
            for (String name : ScalerTensors.NAMES) {
                need(name, DType.F64, List.of(model.topology().inputs()));
            }
        }
    }

    private void need(String name, DType dtype, List<Integer> expected) {
        Header.Entry found = there.get(name);
        if (found == null) {
            throw new ModelFileException(file + ": tensor " + name + " is missing. Expected " + dtype + " "
                    + expected + "; the file has " + TensorNames.some(there.keySet()) + ". "
                    + NameAdvice.of(there, model.topology()));
        }
        if (!found.shape().equals(expected)) {
            throw new ModelFileException(file + ", tensor " + name + ": expected shape " + expected + ", found "
                    + HeaderReader.shortened(found.shape().toString()) + ". " + advice(expected, found.shape()));
        }
        if (found.dtype() != dtype) {
            throw new ModelFileException(
                    file + ", tensor " + name + ": expected " + dtype + ", found " + found.dtype() + advice(dtype));
        }
    }

    private void nothingBut(Set<String> known) {
        Set<String> surplus = there.keySet().stream()
                .filter(name -> !known.contains(name) && !ScalerTensors.NAMES.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!surplus.isEmpty()) {
            throw new ModelFileException(file + ": the network has no place for " + TensorNames.some(surplus)
                    + ". It has " + TensorNames.some(known)
                    + ". Take them out of the file, or load it into the network that it was made for.");
        }
    }

    private static String advice(List<Integer> expected, List<Integer> found) {
        boolean isTransposed = expected.size() == 2 && found.equals(List.of(expected.get(1), expected.get(0)));
        return isTransposed
                ? "It looks transposed: a weight is [units, inputs] as in PyTorch, a kernel of Keras [inputs, units]."
                        + " Turn it in Python, " + NameAdvice.TRANSPOSE + ", and save it anew."
                : "Load it into a network of that size.";
    }

    private static String advice(DType expected) {
        return switch (expected) {
            case F32 -> ". The network is a FloatModel: declare it as a DoubleModel, or convert the file.";
            case F64 -> ". The network is a DoubleModel: declare it as a FloatModel, or convert the file.";
            case I64 -> ". Convert the file.";
        };
    }
}
