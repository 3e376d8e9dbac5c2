package dev.deltarule.processor.limits;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Run in a virtual machine of its own: prints the operations of the Vector API that networks are the first to use, though
 * they promise that all are met before.
 */
final class OperationsMet {
    private static final String PACKAGE = "jdk.incubator.vector.";
    private static final List<String> VECTORS = List.of("FloatVector", "DoubleVector", "IntVector");

    /** The fields of these classes in which the Vector API keeps the code of operations. */
    private static final String CACHE = "ImplCache";

    private OperationsMet() {}

    /**
     * Uses networks, and prints a line for each operation that was late.
     *
     * @param implementations names of generated classes on the class path
     */
    public static void main(String[] implementations) throws ReflectiveOperationException {
        Class.forName(implementations[0]);
        Set<String> before = met();
        Exerciser.exercise(1, implementations);
        Set<String> late = met();
        late.removeAll(before);
        System.out.println(before.size() + " operations met before the first network was used");
        late.forEach(operation -> System.out.println("late: " + operation));
    }

    private static Set<String> met() throws ReflectiveOperationException {
        Set<String> operations = new TreeSet<>();
        for (String vector : VECTORS) {
            for (Field field : Class.forName(PACKAGE + vector).getDeclaredFields()) {
                if (field.getType().getSimpleName().equals(CACHE)) {
                    Object[] code = (Object[]) value(field.getType().getDeclaredField("cache"), value(field, null));
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

    private static Object value(Field field, @Nullable Object owner) throws IllegalAccessException {
        field.setAccessible(true);
        return field.get(owner);
    }
}
