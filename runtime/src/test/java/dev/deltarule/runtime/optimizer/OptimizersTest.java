package dev.deltarule.runtime.optimizer;

import static dev.deltarule.runtime.reference.LayerSpec.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.Activation;
import dev.deltarule.Loss;
import dev.deltarule.runtime.Topology;
import dev.deltarule.runtime.reference.Topologies;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizersTest {
    /** Two trainable weights and a bias, then a frozen weight and a bias. */
    private static final Topology FROZEN_OUTPUT = Topologies.of(
            "FrozenOutput",
            2,
            Loss.SQUARED_ERROR,
            layer(1, Activation.TANH),
            layer(1, Activation.IDENTITY).fixed());

    static Stream<GradientOptimizer> optimizers() {
        return Stream.of(
                new Sgd(0.1),
                new Sgd(0.1).momentum(0.9),
                new Sgd(0.1).nesterov(0.9),
                new Adagrad(),
                new RmsProp(),
                new RmsProp().momentum(0.9),
                new RmsProp().momentum(0.9).centered(),
                new Adadelta(),
                new Adam(),
                new AdamW(),
                new AmsGrad(),
                new Nadam(),
                new Adamax(),
                new Lion().weightDecay(0.1),
                new Rprop());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void what_it_remembers_can_be_put_back_by_name_and_goes_on_bit_for_bit(GradientOptimizer optimizer) {
        DoubleState state = new DoubleState(Steps.FOUR_WEIGHTS, optimizer);
        FloatState floatState = new FloatState(Steps.FOUR_WEIGHTS, optimizer);
        double[] parameters = Steps.start();
        float[] floatParameters = Steps.floats(parameters);
        run(optimizer, state, parameters, 0, 5);
        run(optimizer, floatState, floatParameters, 0, 5);

        DoubleState loaded = new DoubleState(Steps.FOUR_WEIGHTS, optimizer);
        state.arrays()
                .forEach((name, array) ->
                        System.arraycopy(array, 0, loaded.arrays().get(name), 0, 4));
        state.scalars().forEach(loaded::setScalar);
        FloatState floatLoaded = new FloatState(Steps.FOUR_WEIGHTS, optimizer);
        floatState
                .arrays()
                .forEach((name, array) ->
                        System.arraycopy(array, 0, floatLoaded.arrays().get(name), 0, 4));
        floatState.scalars().forEach(floatLoaded::setScalar);
        double[] resumed = parameters.clone();
        float[] floatResumed = floatParameters.clone();
        run(optimizer, state, parameters, 5, 9);
        run(optimizer, loaded, resumed, 5, 9);
        run(optimizer, floatState, floatParameters, 5, 9);
        run(optimizer, floatLoaded, floatResumed, 5, 9);

        assertThat(resumed).isEqualTo(parameters);
        assertThat(floatResumed).isEqualTo(floatParameters);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void a_copied_state_is_independent_of_the_one_it_was_copied_from(GradientOptimizer optimizer) {
        DoubleState state = new DoubleState(Steps.FOUR_WEIGHTS, optimizer);
        DoubleState kept = new DoubleState(Steps.FOUR_WEIGHTS, optimizer);
        double[] parameters = Steps.start();
        run(optimizer, state, parameters, 0, 3);
        kept.set(state);
        double[] again = parameters.clone();
        run(optimizer, state, parameters, 3, 6);
        run(optimizer, kept, again, 3, 6);

        assertThat(again).isEqualTo(parameters);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void parameters_that_are_not_trainable_stay_as_they_are(GradientOptimizer optimizer) {
        double[] parameters = {0.5, -0.5, 0.25, 2, 3};
        float[] floatParameters = {0.5f, -0.5f, 0.25f, 2, 3};
        DoubleState state = new DoubleState(FROZEN_OUTPUT, optimizer);
        FloatState floatState = new FloatState(FROZEN_OUTPUT, optimizer);
        for (int s = 0; s < 3; s++) {
            optimizer.step(state, parameters, new double[] {1, 2, -3, 0, 0}, 0.5, 0.1);
            optimizer.step(floatState, floatParameters, new float[] {1, 2, -3, 0, 0}, 0.5f, 0.1f);
        }

        assertThat(parameters[3]).isEqualTo(2);
        assertThat(parameters[4]).isEqualTo(3);
        assertThat(floatParameters[3]).isEqualTo(2);
        assertThat(floatParameters[4]).isEqualTo(3);
        assertThat(parameters[0]).isNotEqualTo(0.5);
        assertThat(floatParameters[2]).isNotEqualTo(0.25f);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void the_gradient_is_the_sum_times_the_scale(GradientOptimizer optimizer) {
        double[] one = Steps.start();
        double[] other = Steps.start();
        optimizer.step(new DoubleState(Steps.FOUR_WEIGHTS, optimizer), one, new double[] {4, -8, 0, 2}, 0.25, 0.1);
        optimizer.step(new DoubleState(Steps.FOUR_WEIGHTS, optimizer), other, new double[] {1, -2, 0, 0.5}, 1, 0.1);

        assertThat(one).isEqualTo(other);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void a_gradient_that_is_not_finite_shows_in_the_parameters(GradientOptimizer optimizer) {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            double[] parameters = Steps.start();
            float[] floatParameters = Steps.floats(parameters);
            DoubleState state = new DoubleState(Steps.FOUR_WEIGHTS, optimizer);
            FloatState floatState = new FloatState(Steps.FOUR_WEIGHTS, optimizer);
            optimizer.step(state, parameters, new double[] {1, bad, 1, 1}, 1, 0.1);
            optimizer.step(floatState, floatParameters, new float[] {1, (float) bad, 1, 1}, 1, 0.1f);

            assertThat(Double.isFinite(parameters[1])).isFalse();
            assertThat(Float.isFinite(floatParameters[1])).isFalse();
            assertThat(parameters[0]).isFinite();
        }
    }

    @Test
    void decoupled_decay_shrinks_weights_but_not_biases() {
        for (GradientOptimizer optimizer : List.of(new AdamW().weightDecay(0.5), new Lion().weightDecay(0.5))) {
            double[] parameters = {1, -1, 1, 2, 3};
            float[] floatParameters = {1, -1, 1, 2, 3};
            optimizer.step(new DoubleState(FROZEN_OUTPUT, optimizer), parameters, new double[5], 1, 0.1);
            optimizer.step(new FloatState(FROZEN_OUTPUT, optimizer), floatParameters, new float[5], 1, 0.1f);

            assertThat(parameters).containsExactly(0.95, -0.95, 1, 2, 3);
            assertThat(floatParameters).containsExactly(0.95f, -0.95f, 1, 2, 3);
        }
    }

    @Test
    void lion_takes_whole_steps_however_small_the_gradient_and_none_where_it_is_0() {
        Lion lion = new Lion();
        double[] parameters = new double[4];
        float[] floatParameters = new float[4];
        double[] gradient = {Double.MIN_VALUE * 100, -1e-300, 0, 1e300};
        float[] floatGradient = {Float.MIN_VALUE * 100, -1e-37f, 0, 1e37f};
        lion.step(new DoubleState(Steps.FOUR_WEIGHTS, lion), parameters, gradient, 1, 0.5);
        lion.step(new FloatState(Steps.FOUR_WEIGHTS, lion), floatParameters, floatGradient, 1, 0.5f);

        assertThat(parameters).containsExactly(-0.5, 0.5, 0, -0.5);
        assertThat(floatParameters).containsExactly(-0.5f, 0.5f, 0, -0.5f);
    }

    @Test
    void only_sgd_without_momentum_is_a_step_that_networks_take_themselves() {
        assertThat(optimizers().filter(GradientOptimizer::isPlain)).containsExactly(new Sgd(0.1));
    }

    @Test
    void only_rprop_needs_the_full_batch() {
        assertThat(optimizers().filter(GradientOptimizer::needsFullBatch)).containsExactly(new Rprop());
    }

    @Test
    void a_state_refuses_names_it_has_not_and_states_of_others() {
        DoubleState adam = new DoubleState(Steps.FOUR_WEIGHTS, new Adam());

        assertThatThrownBy(() -> adam.setScalar("steps", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("This state has no number steps. It has [beta1Power, beta2Power].");
        assertThatThrownBy(() -> adam.set(new DoubleState(Steps.FOUR_WEIGHTS, new Adagrad())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> adam.set(new DoubleState(FROZEN_OUTPUT, new Adam())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(() -> new Sgd(0), "rate must be above 0 and finite, but is 0.0."),
                refused(() -> new Sgd(Double.NaN), "rate must be above 0 and finite, but is NaN."),
                refused(() -> new Adam(Double.POSITIVE_INFINITY), "rate must be above 0 and finite, but is Infinity."),
                refused(() -> new Sgd(1).momentum(1), "momentum must be at least 0 and below 1, but is 1.0."),
                refused(() -> new Sgd(1).nesterov(0), "Nesterov's method needs a momentum above 0, but it is 0."),
                refused(
                        () -> new Adagrad().epsilon(0),
                        "epsilon must be from 1.2E-38 to 3.4E38, so that floats hold it, but is 0.0."),
                refused(() -> new RmsProp().keep(-0.1), "keep must be at least 0 and below 1, but is -0.1."),
                refused(() -> new Adadelta().keep(1), "keep must be at least 0 and below 1, but is 1.0."),
                refused(() -> new Adam().betas(1, 0.9), "beta1 must be at least 0 and below 1, but is 1.0."),
                refused(() -> new AmsGrad().betas(0.9, 1), "beta2 must be at least 0 and below 1, but is 1.0."),
                refused(() -> new Adamax().betas(0.9, 2), "beta2 must be at least 0 and below 1, but is 2.0."),
                refused(() -> new AdamW().weightDecay(-1), "weightDecay must be at least 0 and finite, but is -1.0."),
                refused(
                        () -> new Nadam().momentumDecay(Double.NaN),
                        "momentumDecay must be at least 0 and finite, but is NaN."),
                refused(() -> new Lion().weightDecay(-1), "weightDecay must be at least 0 and finite, but is -1.0."),
                refused(() -> new Rprop().factors(1, 1.2), "shrinkage must be above 0 and below 1, but is 1.0."),
                refused(() -> new Rprop().factors(0.5, 1), "growth must be above 1 and finite, but is 1.0."),
                refused(() -> new LevenbergMarquardt().damping(0), "damping must be above 0 and finite, but is 0.0."),
                refused(
                        () -> new LevenbergMarquardt().factors(1, 2),
                        "decrease must be above 0 and below 1, but is 1.0."),
                refused(
                        () -> new LevenbergMarquardt().factors(0.5, 1),
                        "increase must be above 1 and finite, but is 1.0."),
                refused(
                        () -> new LevenbergMarquardt().damping(1e11),
                        "largest must be at least damping, 1.0E11, and finite, but is 1.0E10."),
                refused(() -> new Rprop().limits(0, 1), "smallest must be above 0 and finite, but is 0.0."),
                refused(
                        () -> new Rprop().limits(2, 1),
                        "largest must be at least smallest, 2.0, and finite, but is 1.0."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_settings_outside_their_ranges(ThrowingCallable making, String message) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static Arguments refused(ThrowingCallable making, String message) {
        return Arguments.of(making, message);
    }

    private static void run(GradientOptimizer optimizer, DoubleState state, double[] parameters, int from, int to) {
        for (int s = from; s < to; s++) {
            optimizer.step(state, parameters, Steps.gradient(s), 1, optimizer.rate());
        }
    }

    private static void run(GradientOptimizer optimizer, FloatState state, float[] parameters, int from, int to) {
        for (int s = from; s < to; s++) {
            optimizer.step(state, parameters, Steps.floats(Steps.gradient(s)), 1, (float) optimizer.rate());
        }
    }
}
