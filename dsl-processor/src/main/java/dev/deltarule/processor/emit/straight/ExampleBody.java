package dev.deltarule.processor.emit.straight;

import com.palantir.javapoet.CodeBlock;
import dev.deltarule.processor.program.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements of a method on one example of a block, and which buffers they read and write. */
final class ExampleBody {
    private final UnitStatements units;
    private final Set<Buffer> rows = new HashSet<>();
    private final Map<Buffer, String> numbers = new HashMap<>();

    ExampleBody(UnitStatements units) {
        this.units = units;
    }

    UnitStatements units() {
        return units;
    }

    /** Reads a value of each unit of a layer from a buffer. */
    ExampleBody load(String value, LayerSteps layer, Buffer from) {
        rows.add(from);
        units.load(units.all(value, layer), from.name(), "");
        return this;
    }

    /** Reads what a layer reads. */
    ExampleBody loadSources(LayerSteps layer) {
        Buffer in = layer.product().in();
        if (in.isOwn()) {
            rows.add(in);
        }
        List<String> sources = units.sources(layer);
        units.load(sources, in.name(), in.isOwn() ? "" : in.name() + "At");
        return this;
    }

    /** Writes a value of each unit of a layer to a buffer. */
    ExampleBody store(String value, LayerSteps layer, Buffer to) {
        rows.add(to);
        units.store(units.all(value, layer), to.name(), "");
        return this;
    }

    /** Notes a variable in which the statements find the number that a buffer has for the example. */
    ExampleBody number(String variable, Buffer from) {
        numbers.put(from, variable);
        return this;
    }

    /** The buffers that have a row for each example, as far as the statements use them. */
    Set<Buffer> rows() {
        return rows;
    }

    /** The buffers that have a number for each example, as far as the statements read them, and the variables for these. */
    Map<Buffer, String> numbers() {
        return numbers;
    }

    CodeBlock statements() {
        return units.source().buildWithoutUnread();
    }
}
