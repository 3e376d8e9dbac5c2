package dev.deltarule.processor.plan;

/** How the code of a layer is laid out. */
public enum Strategy {
    /** All layers in one method that reads top to bottom, values in local variables. */
    STRAIGHT_LINE("straight-line"),
    /** One unrolled method per layer and pass, values between layers in arrays. */
    UNROLLED("unrolled"),
    /** A call of a kernel for each step, values in arrays for a block of examples. */
    KERNELS("kernels");

    private final String label;

    Strategy(String label) {
        this.label = label;
    }

    /** What people read in tables. */
    public String label() {
        return label;
    }
}
