package dev.deltarule.processor.plan;

import java.util.Locale;
import java.util.Optional;

/**
 * What keeps a strategy that {@code -Adeltarule.strategy} asks for from working.
 *
 * @param fatal whether nothing can be generated; else it can, but will be slow
 * @param message what is wrong and what to do
 */
public record StrategyObstacle(boolean fatal, String message) {
    /** The obstacle to a plan, if there is one. Plans whose strategies sizes decided have none. */
    public static Optional<StrategyObstacle> of(NetworkPlan plan) {
        return switch (plan.choice()) {
            case AUTOMATIC, KERNELS -> Optional.empty();
            case STRAIGHT_LINE -> ofMethod(plan.choice(), MethodBudget.straightLine(plan.inputs(), plan.layers()));
            case UNROLLED -> ofUnrolled(plan);
        };
    }

    private static Optional<StrategyObstacle> ofUnrolled(NetworkPlan plan) {
        long weights = plan.layers().stream().mapToLong(LayerPlan::weights).sum();
        if (weights > MethodBudget.UNROLLED_WEIGHTS) {
            return Optional.of(new StrategyObstacle(
                    true,
                    "-Adeltarule.strategy=unrolled would unroll " + number(weights)
                            + " weights, but one class can hold the code of about "
                            + number(MethodBudget.UNROLLED_WEIGHTS) + ". Choose kernels, or leave the option out."));
        }
        long longest = plan.layers().stream()
                .mapToLong(layer -> MethodBudget.unrolled(layer.inputs(), layer.units()))
                .max()
                .orElseThrow();
        return ofMethod(plan.choice(), longest);
    }

    private static Optional<StrategyObstacle> ofMethod(StrategyChoice choice, long bytes) {
        if (bytes <= MethodBudget.LIMIT) {
            return Optional.empty();
        }
        boolean fatal = bytes > MethodBudget.LARGEST;
        String method = "-Adeltarule.strategy=" + choice.label() + " makes a method of about " + number(bytes)
                + " bytes of bytecode";
        return Optional.of(
                new StrategyObstacle(
                        fatal,
                        fatal
                                ? method
                                        + ", but a class file holds no more than 65,535. Choose kernels, or leave the option out."
                                : method
                                        + ". HotSpot never compiles methods of more than 8,000, so it may be interpreted and slow."));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
