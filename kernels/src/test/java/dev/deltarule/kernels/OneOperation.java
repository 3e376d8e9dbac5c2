package dev.deltarule.kernels;

import java.lang.reflect.Method;

/**
 * Run in a virtual machine of its own: uses one operation of the Vector API until HotSpot has compiled what finds its code, and
 * then another of a different class.
 */
final class OneOperation {
    private static final String PACKAGE = "jdk.incubator.vector.";
    private static final int UNTIL_COMPILED = 30_000;
    private static final int THEN = 100;

    private OneOperation() {}

    /** Multiplies and adds, and then adds. By reflection, because tests are compiled without the module. */
    public static void main(String[] none) throws ReflectiveOperationException {
        System.out.println(Kernels.describe());
        Class<?> type = Class.forName(PACKAGE + "FloatVector");
        Class<?> vector = Class.forName(PACKAGE + "Vector");
        Method ofThree = type.getMethod("lanewise", operation("Ternary"), vector, vector);
        Method ofTwo = type.getMethod("lanewise", operation("Binary"), vector);
        Object multiplyAdd = operator("FMA");
        Object add = operator("ADD");
        Object species = type.getField("SPECIES_PREFERRED").get(type);
        Object zero =
                type.getMethod("zero", Class.forName(PACKAGE + "VectorSpecies")).invoke(type, species);
        for (int call = 0; call < UNTIL_COMPILED; call++) {
            ofThree.invoke(zero, multiplyAdd, zero, zero);
        }
        for (int call = 0; call < THEN; call++) {
            ofTwo.invoke(zero, add, zero);
        }
    }

    private static Class<?> operation(String name) throws ReflectiveOperationException {
        return Class.forName(PACKAGE + "VectorOperators$" + name);
    }

    private static Object operator(String name) throws ReflectiveOperationException {
        return Class.forName(PACKAGE + "VectorOperators").getField(name).get(name);
    }
}
