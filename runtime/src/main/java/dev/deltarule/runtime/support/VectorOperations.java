package dev.deltarule.runtime.support;

import java.lang.reflect.Method;
import java.util.List;

/**
 * The operations of the Vector API that generated classes use, by reflection, because the incubating module may be absent.
 *
 * <p>HotSpot before JDK 25 falls out of compiled code where the Vector API first meets an operation, whose code it then finds,
 * and where it meets one of another class than HotSpot saw while it watched. Either is counted for all operations together, and
 * after the fourth time HotSpot optimises no method with more than twenty-five of them: it then keeps vectors in objects, for
 * ever. That happened where a network with new operations followed one that was compiled already, and where additions came
 * late. So all are met at once, before anything is compiled, and two classes of them long enough to be seen; see
 * docs/performance.md.
 */
public final class VectorOperations {
    private static final String PACKAGE = "jdk.incubator.vector.";

    /** The first JDK on which the count does no harm, of those that were measured: 17 and 25. */
    private static final int HARMLESS_FROM = 25;

    private static final List<String> OF_NUMBERS =
            List.of("ADD", "SUB", "MUL", "DIV", "MIN", "MAX", "ABS", "NEG", "FMA");
    private static final List<String> OF_INTEGERS = List.of("ADD", "SUB");
    private static final List<String> SHIFTS = List.of("LSHL", "ASHR");

    /** Calls until HotSpot watches a method, and many more: it waits longer while it has much to compile. */
    private static final int CALLS = 1_000;

    private static boolean met = Runtime.version().feature() >= HARMLESS_FROM;

    private VectorOperations() {}

    /** Lets the Vector API find the code of every operation, in the first call. */
    public static synchronized void meet() {
        if (!met) {
            met = true;
            try {
                meet("FloatVector", OF_NUMBERS, List.of());
                meet("DoubleVector", OF_NUMBERS, List.of());
                meet("IntVector", OF_INTEGERS, SHIFTS);
                tellApart();
            } catch (ReflectiveOperationException | LinkageError e) {
                // Another Vector API than was known: networks compute the same without this.
            }
        }
    }

    private static void meet(String type, List<String> operations, List<String> shifts)
            throws ReflectiveOperationException {
        Class<?> vector = Class.forName(PACKAGE + "Vector");
        Class<?> unary = Class.forName(PACKAGE + "VectorOperators$Unary");
        Class<?> binary = Class.forName(PACKAGE + "VectorOperators$Binary");
        Class<?> ternary = Class.forName(PACKAGE + "VectorOperators$Ternary");
        Method ofOne = vector.getMethod("lanewise", unary);
        Method ofTwo = vector.getMethod("lanewise", binary, vector);
        Method ofThree = vector.getMethod("lanewise", ternary, vector, vector);
        Method shift = vector.getMethod("lanewise", binary, long.class);
        Object zero = zero(Class.forName(PACKAGE + type));
        for (String name : operations) {
            Object operation = operation(name);
            if (unary.isInstance(operation)) {
                ofOne.invoke(zero, operation);
            } else if (binary.isInstance(operation)) {
                ofTwo.invoke(zero, operation, zero);
            } else {
                ofThree.invoke(zero, operation, zero, zero);
            }
        }
        for (String name : shifts) {
            shift.invoke(zero, operation(name), 1L);
        }
    }

    /** Two operations of different classes in turn: the cheapest two while nothing is compiled. */
    private static void tellApart() throws ReflectiveOperationException {
        Class<?> type = Class.forName(PACKAGE + "FloatVector");
        Method sum = type.getMethod("reduceLanes", Class.forName(PACKAGE + "VectorOperators$Associative"));
        Method comparison =
                type.getMethod("compare", Class.forName(PACKAGE + "VectorOperators$Comparison"), float.class);
        Object zero = zero(type);
        Object add = operation("ADD");
        Object less = operation("LT");
        for (int call = 0; call < CALLS; call++) {
            sum.invoke(zero, add);
            comparison.invoke(zero, less, 0f);
        }
    }

    private static Object operation(String name) throws ReflectiveOperationException {
        return Class.forName(PACKAGE + "VectorOperators").getField(name).get(null);
    }

    /** Of the preferred species, as in generated classes: those of other shapes share the code of an operation. */
    private static Object zero(Class<?> type) throws ReflectiveOperationException {
        Object species = type.getField("SPECIES_PREFERRED").get(null);
        return type.getMethod("zero", Class.forName(PACKAGE + "VectorSpecies")).invoke(null, species);
    }
}
