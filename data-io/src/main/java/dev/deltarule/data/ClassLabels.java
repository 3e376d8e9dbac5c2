package dev.deltarule.data;

import java.util.List;
import java.util.function.IntFunction;

/** The column of the classes and what is known of their labels before a file is read. */
final class ClassLabels {
    static final int MOST = 1000;

    private final Column column;
    private final IntFunction<LabelSet> labels;

    private ClassLabels(Column column, IntFunction<LabelSet> labels) {
        this.column = column;
        this.labels = labels;
    }

    /** Labels of which none is known. */
    static ClassLabels found(Column column) {
        return new ClassLabels(column, FoundLabels::new);
    }

    /** Labels that are all given, and what their classes are called. */
    static ClassLabels given(Column column, List<String> names, List<String> labels) {
        GivenLabels given = new GivenLabels(names, labels);
        return new ClassLabels(column, most -> given);
    }

    /** The constants of an enum. */
    static ClassLabels constants(Column column, List<String> constants) {
        ConstantLabels checked = new ConstantLabels(constants);
        return new ClassLabels(column, most -> new ConstantLabels(checked.names()));
    }

    Column column() {
        return column;
    }

    /**
     * The labels of one reading of a file.
     *
     * @param most how many different ones there may be where none is given
     */
    LabelSet read(int most) {
        return labels.apply(most);
    }
}
