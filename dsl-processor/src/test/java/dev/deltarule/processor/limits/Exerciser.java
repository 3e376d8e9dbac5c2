package dev.deltarule.processor.limits;

import dev.deltarule.runtime.Model;

/** Run in a virtual machine of its own: calls the methods of networks until HotSpot has compiled them. */
final class Exerciser {
    /** More than HotSpot counts before it compiles a method without loops with its last tier. */
    private static final int CALLS = 12_000;

    /** The same of a method whose loops count too. */
    private static final int CALLS_OF_LOOPS = 2_000;

    private static final int PARAMETERS_IN_LOOPS = 15_000;

    /** Enough where each call has hundreds of turns of each loop. */
    private static final int CALLS_OF_LONG_LOOPS = 500;

    private static final int PARAMETERS_IN_LONG_LOOPS = 200_000;

    /** Some tiles of examples and a rest. */
    private static final int EXAMPLES = 9;

    private Exerciser() {}

    /**
     * Exercises networks.
     *
     * @param implementations names of generated classes on the class path
     */
    public static void main(String[] implementations) throws ReflectiveOperationException {
        exercise(CALLS, implementations);
    }

    /** Exercises networks with so many calls at most. */
    static void exercise(int calls, String... implementations) throws ReflectiveOperationException {
        for (String implementation : implementations) {
            Model model = Class.forName(implementation)
                    .asSubclass(Model.class)
                    .getConstructor()
                    .newInstance();
            Calls methods = Calls.of(model, EXAMPLES);
            int count = Math.min(calls, enough(model.topology().parameters()));
            for (int k = 0; k < count; k++) {
                methods.all(1);
                if (k % 4 == 0) {
                    methods.all(EXAMPLES);
                }
            }
        }
    }

    private static int enough(int parameters) {
        if (parameters < PARAMETERS_IN_LOOPS) {
            return CALLS;
        }
        return parameters < PARAMETERS_IN_LONG_LOOPS ? CALLS_OF_LOOPS : CALLS_OF_LONG_LOOPS;
    }
}
