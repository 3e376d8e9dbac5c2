package dev.deltarule.runtime.optimizer;

import java.util.Arrays;
import java.util.Optional;

/** One training with {@link Lbfgs}. */
final class LbfgsRun implements FullBatchOptimizer.Run {
    private static final int VALUE = 0;
    private static final int PAIRS = 1;
    private static final int NEXT = 2;
    private static final int KNOWN = 3;

    private final Objective objective;
    private final int memory;
    private final DoubleState state;
    private final WolfeLineSearch search;
    private final double[] point;
    private final double[] gradient;
    private final double[] direction;
    private final double[] now;
    private final double[] alphas;
    private final Convergence convergence;
    private Optional<String> converged = Optional.empty();

    LbfgsRun(Objective objective, Lbfgs settings, DoubleState state) {
        this.objective = objective;
        memory = settings.memory();
        convergence = new Convergence("Lbfgs", settings.valueTolerance(), settings.gradientTolerance());
        this.state = state;
        search = new WolfeLineSearch(objective);
        point = state.array(0);
        gradient = state.array(1);
        direction = new double[point.length];
        now = new double[point.length];
        alphas = new double[memory];
    }

    @Override
    public DoubleState state() {
        return state;
    }

    @Override
    public double step() {
        double value = valueHere();
        converged = Optional.empty();
        if (Double.isFinite(value)) {
            // Asked here, so that the loss of the last epoch is the one that is small.
            Optional<String> flat = convergence.ofGradient(gradient);
            boolean moves = moveAnyhow(value);
            converged = flat.or(() -> moves
                    ? convergence.ofStep(value, state.scalar(VALUE))
                    : convergence.withoutStep("along the gradient"));
        }
        return value;
    }

    @Override
    public Optional<String> converged() {
        return converged;
    }

    private boolean moveAnyhow(double value) {
        if (move(value)) {
            return true;
        }
        if (state.scalar(PAIRS) == 0) {
            return false;
        }
        // What was remembered misleads: begin anew, along the gradient.
        state.setScalar(PAIRS, 0);
        return move(value);
    }

    /** The value and gradient are known from the last line search, unless somebody moved the network since. */
    private double valueHere() {
        objective.read(now);
        if (state.scalar(KNOWN) == 0 || !Arrays.equals(now, point)) {
            Vectors.copy(now, point);
            state.setScalar(VALUE, objective.gradient(point, gradient));
            state.setScalar(KNOWN, 1);
            state.setScalar(PAIRS, 0);
        }
        return state.scalar(VALUE);
    }

    /** Takes a step. Returns whether a lower point was found; if not, the network is where it was. */
    private boolean move(double value) {
        setDirection();
        double slope = Vectors.dot(gradient, direction);
        double first = state.scalar(PAIRS) > 0 ? 1 : Math.min(1, 1 / sumOfSizes(gradient));
        if (!(slope < 0) || !search.search(point, value, direction, slope, first)) {
            objective.moveTo(point);
            return false;
        }
        remember();
        Vectors.copy(search.point(), point);
        Vectors.copy(search.gradient(), gradient);
        state.setScalar(VALUE, search.value());
        return true;
    }

    /** The two-loop recursion: minus the inverse Hessian, as far as the pairs tell, times the gradient. */
    private void setDirection() {
        int pairs = (int) state.scalar(PAIRS);
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -gradient[i];
        }
        for (int age = 0; age < pairs; age++) {
            double[] step = step(age);
            double[] change = change(age);
            alphas[age] = Vectors.dot(step, direction) / Vectors.dot(step, change);
            Vectors.add(-alphas[age], change, direction);
        }
        if (pairs > 0) {
            double scale = Vectors.dot(step(0), change(0)) / Vectors.dot(change(0), change(0));
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (int age = pairs - 1; age >= 0; age--) {
            double[] step = step(age);
            double[] change = change(age);
            double beta = Vectors.dot(change, direction) / Vectors.dot(step, change);
            Vectors.add(alphas[age] - beta, step, direction);
        }
    }

    /** Keeps the step and the change of the gradient in place of the oldest, if they show positive curvature. */
    private void remember() {
        int next = (int) state.scalar(NEXT);
        double[] step = state.array(2 + 2 * next);
        double[] change = state.array(3 + 2 * next);
        // A pair that is refused must not spoil the one it would replace.
        double curvature = 0;
        double squares = 0;
        for (int i = 0; i < point.length; i++) {
            double changed = search.gradient()[i] - gradient[i];
            curvature += (search.point()[i] - point[i]) * changed;
            squares += changed * changed;
        }
        if (!(curvature > 1e-10 * squares)) {
            return;
        }
        Vectors.subtract(search.point(), point, step);
        Vectors.subtract(search.gradient(), gradient, change);
        state.setScalar(NEXT, (next + 1) % memory);
        state.setScalar(PAIRS, Math.min(memory, state.scalar(PAIRS) + 1));
    }

    private double[] step(int age) {
        return state.array(2 + 2 * place(age));
    }

    private double[] change(int age) {
        return state.array(3 + 2 * place(age));
    }

    /** Where the pair of an age lies, the newest being of age 0. */
    private int place(int age) {
        return Math.floorMod((int) state.scalar(NEXT) - 1 - age, memory);
    }

    private static double sumOfSizes(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += Math.abs(number);
        }
        return sum;
    }
}
