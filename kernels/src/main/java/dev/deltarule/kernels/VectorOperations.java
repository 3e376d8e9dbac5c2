package dev.deltarule.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Meets the operations of the Vector API that the kernels use, before anything is compiled.
 *
 * <p>HotSpot before JDK 25 falls out of compiled code where the Vector API first meets an operation, whose code it then finds,
 * and where it meets one of another class than HotSpot saw while it watched. Either is counted for all operations together, and
 * after the fourth time HotSpot optimises no method with more than twenty-five of them: it then keeps vectors in objects, for
 * ever. So all are met at once, and two classes of them long enough to be seen; see docs/performance.md.
 */
final class VectorOperations {
    /** The first JDK on which the count does no harm, of those that were measured: 17 and 25. */
    private static final int HARMLESS_FROM = 25;

    /** Calls until HotSpot watches a method, and many more: it waits longer while it has much to compile. */
    private static final int CALLS = 1_000;

    private VectorOperations() {}

    /** Lets the Vector API find the code of every operation. */
    static void meet() {
        if (Runtime.version().feature() < HARMLESS_FROM) {
            meetFloats();
            meetDoubles();
            meetInts();
            meetLongs();
            tellApart();
        }
    }

    private static void meetFloats() {
        FloatVector x = FloatVector.zero(FloatVector.SPECIES_PREFERRED);
        FloatVector unused = x.add(x).sub(x).mul(x).div(x).neg().fma(x, x);
    }

    private static void meetDoubles() {
        DoubleVector x = DoubleVector.zero(DoubleVector.SPECIES_PREFERRED);
        DoubleVector unused = x.add(x).sub(x).mul(x).div(x).neg().fma(x, x);
    }

    private static void meetInts() {
        IntVector x = IntVector.zero(IntVector.SPECIES_PREFERRED);
        IntVector unused = x.add(x).sub(x).lanewise(VectorOperators.LSHL, 1).lanewise(VectorOperators.ASHR, 1);
    }

    private static void meetLongs() {
        LongVector x = LongVector.zero(LongVector.SPECIES_PREFERRED);
        LongVector unused = x.add(x).sub(x).lanewise(VectorOperators.LSHL, 1).lanewise(VectorOperators.ASHR, 1);
    }

    /** Two operations of different classes in turn: the cheapest two while nothing is compiled. */
    private static void tellApart() {
        FloatVector zero = FloatVector.zero(FloatVector.SPECIES_PREFERRED);
        for (int call = 0; call < CALLS; call++) {
            float unused = zero.reduceLanes(VectorOperators.ADD);
            VectorMask<Float> unusedMask = zero.compare(VectorOperators.LT, zero);
        }
    }
}
