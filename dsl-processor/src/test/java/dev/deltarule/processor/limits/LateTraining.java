package dev.deltarule.processor.limits;

import dev.deltarule.runtime.Model;

/** Run in a virtual machine of its own: trains a network after it has predicted for long, and prints what that allocates. */
final class LateTraining {
    /** More calls than HotSpot counts before it compiles whatever a prediction uses with its last tier, and for good. */
    private static final int PREDICTIONS = 1_000_000;

    private static final int EXAMPLES = 16;
    private static final int STEPS = 1_000;

    private LateTraining() {}

    /**
     * Predicts, then trains.
     *
     * @param implementations names of generated classes on the class path, of which the first is used
     */
    public static void main(String[] implementations) throws ReflectiveOperationException {
        Model model = Class.forName(implementations[0])
                .asSubclass(Model.class)
                .getConstructor()
                .newInstance();
        Calls calls = Calls.of(model, EXAMPLES);
        for (int k = 0; k < PREDICTIONS; k++) {
            calls.predictOne();
        }
        System.out.println("allocated: " + AllocationTest.allocatedBy(() -> calls.descend(EXAMPLES), STEPS) / STEPS);
    }
}
