package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.emit.source.Source;
import dev.deltarule.processor.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Unrolled code: for each neuron a comment with the formula as one writes it on paper, and a statement of the same shape.
 *
 * <p>All values are local variables; where parameters lie is up to the caller. This class names and moves values; {@link
 * UnitForward} and {@link UnitBackward} write the formulas.
 */
final class UnitStatements {
    /** The Java expressions for the places of a unit's parameters. */
    interface Places {
        String weight(LayerSteps layer, int unit, int input);

        String bias(LayerSteps layer, int unit);
    }

    /** Sums of more terms than this are abridged in comments. */
    private static final int LONGEST_COMMENT = 4;

    private final ProgramLayers layers;
    private final Precision precision;
    private final UnitNames names;
    private final Places places;
    private final Source source;
    private final boolean training;

    UnitStatements(ProgramLayers layers, UnitNames names, Places places, Source source, Precision precision) {
        this(layers, names, places, source, precision, false);
    }

    private UnitStatements(
            ProgramLayers layers,
            UnitNames names,
            Places places,
            Source source,
            Precision precision,
            boolean training) {
        this.layers = layers;
        this.names = names;
        this.places = places;
        this.source = source;
        this.precision = precision;
        this.training = training;
    }

    /** The same where layers read what dropout has left of the outputs before them. */
    UnitStatements inTraining() {
        return new UnitStatements(layers, names, places, source, precision, true);
    }

    ProgramLayers layers() {
        return layers;
    }

    Precision precision() {
        return precision;
    }

    UnitNames names() {
        return names;
    }

    Places places() {
        return places;
    }

    Source source() {
        return source;
    }

    /** The statements of the forward pass. */
    UnitForward forward() {
        return new UnitForward(this);
    }

    /** The statements of the backward pass. */
    UnitBackward backward() {
        return new UnitBackward(this);
    }

    /** Reads values from an array into local variables. */
    void load(List<String> variables, String array, String offset) {
        for (int k = 0; k < variables.size(); k++) {
            source.local(variables.get(k), CodeBlock.of("$L[$L]", array, at(offset, k)));
        }
    }

    /** Writes local variables into an array. */
    void store(List<String> variables, String array, String offset) {
        for (int k = 0; k < variables.size(); k++) {
            source.statement("$L[$L] = $L", array, at(offset, k), variables.get(k));
        }
    }

    private static String at(String offset, int k) {
        if (offset.isEmpty()) {
            return Integer.toString(k);
        }
        return k == 0 ? offset : offset + " + " + k;
    }

    /** Reads the targets. */
    void targets() {
        load(all("target", layers.output()), "target", "targetAt");
    }

    /** The names of a value of all units of a layer. */
    List<String> all(String value, LayerSteps layer) {
        List<String> all = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            all.add(names.of(value, layer, unit));
        }
        return all;
    }

    /** What a layer reads. */
    String input(LayerSteps layer, int input) {
        return names.source(layer, input, training);
    }

    /** The names of what a layer reads. */
    List<String> sources(LayerSteps layer) {
        List<String> all = new ArrayList<>();
        for (int input = 0; input < layer.weights().inputs(); input++) {
            all.add(input(layer, input));
        }
        return all;
    }

    /** The local variables of a unit, by the symbols that formulas use. */
    Map<String, String> variables(LayerSteps layer, int unit) {
        Map<String, String> variables = new TreeMap<>();
        for (String value : List.of("net", "out", "target", "e", "dE_dout")) {
            variables.put(value, names.of(value, layer, unit));
        }
        for (String value : List.of("max", "sum", "log_sum", "mix", "targets")) {
            variables.put(value, UnitNames.of(value, layer));
        }
        return variables;
    }

    /** A sum on paper. */
    static String abridged(List<String> terms) {
        if (terms.size() <= LONGEST_COMMENT) {
            return String.join(" + ", terms);
        }
        return String.join(" + ", terms.subList(0, 2)) + " + … + " + terms.get(terms.size() - 1);
    }

    /** A sum in Java. */
    static CodeBlock sum(List<String> terms) {
        return CodeBlock.join(
                terms.stream().map(term -> CodeBlock.of("$L", term)).toList(), "$W+ ");
    }
}
