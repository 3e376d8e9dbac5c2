package dev.deltarule.processor.activation;

import dev.deltarule.processor.formula.Formula;
import dev.deltarule.processor.formula.Helper;
import java.util.List;

/** What the generator knows of an activation. */
public sealed interface ActivationRule permits UnitwiseActivation, LayerwiseActivation {
    /** The output. */
    Formula value();

    /** Functions that the formulas call. */
    default List<Helper> helpers() {
        return List.of();
    }

    /** The open or closed interval of its outputs. */
    Range range();

    /** Where outputs lie: {@code low <= out <= high}. */
    record Range(double low, double high) {
        static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        static final Range UNIT = new Range(0, 1);
        static final Range POSITIVE = new Range(0, Double.POSITIVE_INFINITY);
        static final Range SYMMETRIC = new Range(-1, 1);

        /** Whether outputs of both signs as far as -1 and 1 occur, at least in the limit. */
        public boolean reachesBothSigns() {
            return low <= -1 && high >= 1;
        }
    }
}
