package dev.deltarule.kernels;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Run in a virtual machine of its own: prints the operations of the Vector API that kernels are the first to use, though they
 * promise that all are met before.
 */
final class OperationsMet {
    private static final String PACKAGE = "jdk.incubator.vector.";

    private static final List<String> VECTORS = List.of("FloatVector", "DoubleVector", "IntVector", "LongVector");

    /** The fields of these classes in which the Vector API keeps the code of operations. */
    private static final String CACHE = "ImplCache";

    private OperationsMet() {}

    /** Uses all kernels, and prints a line for each operation that was late. */
    public static void main(String[] none) throws ReflectiveOperationException {
        FloatKernels floats = Kernels.FLOATS;
        DoubleKernels doubles = Kernels.DOUBLES;
        Set<String> before = met();
        useFloats(floats);
        useDoubles(doubles);
        Set<String> late = met();
        late.removeAll(before);
        System.out.println(before.size() + " operations met before the first kernel was used");
        late.forEach(operation -> System.out.println("late: " + operation));
    }

    private static void useFloats(FloatKernels kernels) {
        new FloatBitsTest().bitsAreThoseOfThePlainLoops(kernels);
        FloatKernelsTest products = new FloatKernelsTest();
        products.productsAreSumsInAscendingOrder(kernels);
        products.transposedProductsAreSumsInAscendingOrder(kernels);
        products.gradientsAreSummedBeforeTheyAreAdded(kernels);
        products.columnsAreSummedBeforeTheyAreAdded(kernels);
    }

    private static void useDoubles(DoubleKernels kernels) {
        new DoubleBitsTest().bitsAreThoseOfThePlainLoops(kernels);
        DoubleKernelsTest products = new DoubleKernelsTest();
        products.productsAreSumsInAscendingOrder(kernels);
        products.transposedProductsAreSumsInAscendingOrder(kernels);
        products.gradientsAreSummedBeforeTheyAreAdded(kernels);
        products.columnsAreSummedBeforeTheyAreAdded(kernels);
    }

    private static Set<String> met() throws ReflectiveOperationException {
        Set<String> operations = new TreeSet<>();
        for (String vector : VECTORS) {
            for (Field field : Class.forName(PACKAGE + vector).getDeclaredFields()) {
                if (field.getType().getSimpleName().equals(CACHE)) {
                    Object[] code = (Object[])
                            value(field.getType().getDeclaredField("cache"), value(field, "static: it has no owner"));
                    for (int operation = 0; operation < code.length; operation++) {
                        if (code[operation] != null) {
                            operations.add(vector + "." + field.getName() + " " + operation);
                        }
                    }
                }
            }
        }
        return operations;
    }

    private static Object value(Field field, Object owner) throws IllegalAccessException {
        field.setAccessible(true);
        return field.get(owner);
    }
}
