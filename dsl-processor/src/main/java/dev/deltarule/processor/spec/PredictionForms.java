package dev.deltarule.processor.spec;

import dev.deltarule.processor.plan.Precision;
import java.util.Locale;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The words in which messages speak of the signatures that a network allows. */
record PredictionForms(Precision precision, int inputs, int outputs) {
    /** No method of Java takes more, and so no record has more components. */
    private static final int MOST_PARAMETERS = 255;

    /** How inputs may be taken. */
    String ofInputs() {
        String few =
                inputs <= MOST_PARAMETERS ? counted(inputs, "primitive number") + ", a record of as many, or " : "";
        return few + "one " + precision.keyword() + "[]";
    }

    /** How outputs may be given. */
    String ofResults() {
        String array = "void with a " + precision.keyword() + "[] as last parameter";
        if (outputs == 1) {
            return "float, double, boolean, a record of one float or double, or " + array;
        }
        String record = outputs <= MOST_PARAMETERS ? "a record of " + outputs + " float or double, " : "";
        return "int, an enum of " + outputs + " constants, " + record + "or " + array;
    }

    /** The keyword of a primitive type. */
    static String keyword(TypeMirror primitive) {
        return primitive.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** A type without its package and annotations. */
    static String shown(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> ((DeclaredType) type).asElement().getSimpleName().toString();
            case ARRAY -> shown(((ArrayType) type).getComponentType()) + "[]";
            default -> type.getKind().isPrimitive() ? keyword(type) : type.toString();
        };
    }

    /** A number and its thing, in the plural where it is due. */
    static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
