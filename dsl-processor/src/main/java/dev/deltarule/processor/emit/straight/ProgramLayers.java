package dev.deltarule.processor.emit.straight;

import dev.deltarule.processor.program.Buffer;
import dev.deltarule.processor.program.Program;
import dev.deltarule.processor.program.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A program layer by layer, in the order of each of its passes. */
final class ProgramLayers {
    private final Program program;
    private final Map<String, LayerSteps> layers = new LinkedHashMap<>();

    ProgramLayers(Program program) {
        this.program = program;
        Map<String, List<Step>> steps = new LinkedHashMap<>();
        Stream.of(program.training(), program.errors(), program.backward(), program.gradient())
                .flatMap(List::stream)
                .forEach(step -> steps.computeIfAbsent(step.layer(), name -> new ArrayList<>())
                        .add(step));
        Set<Step> predicting = new HashSet<>(program.forward());
        steps.forEach((name, some) -> layers.put(
                name,
                new LayerSteps(
                        name,
                        some,
                        program.training().stream()
                                .filter(step -> step.layer().equals(name) && !predicting.contains(step))
                                .toList())));
    }

    Program program() {
        return program;
    }

    /** All layers, from the inputs to the outputs. */
    List<LayerSteps> forward() {
        return List.copyOf(layers.values());
    }

    /** The layers that have deltas, from the outputs on. */
    List<LayerSteps> backward() {
        return of(program.backward());
    }

    /** The layers that are trained, from the outputs on. */
    List<LayerSteps> gradient() {
        return of(program.gradient());
    }

    /** The layer of which the error is. */
    LayerSteps output() {
        return of(program.errors()).get(0);
    }

    boolean isOutput(LayerSteps layer) {
        return layer.name().equals(output().name());
    }

    /** A layer by its name. */
    LayerSteps named(String name) {
        return Objects.requireNonNull(layers.get(name), name);
    }

    /** The layer whose outputs lie in a buffer. */
    LayerSteps writing(Buffer buffer) {
        return layers.values().stream()
                .filter(layer -> layer.out().equals(buffer))
                .findFirst()
                .orElseThrow();
    }

    private List<LayerSteps> of(List<Step> steps) {
        return steps.stream().map(Step::layer).distinct().map(this::named).toList();
    }
}
