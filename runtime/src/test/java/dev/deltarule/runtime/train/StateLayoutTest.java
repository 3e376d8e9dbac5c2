package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.FullBatchOptimizer;
import dev.deltarule.runtime.optimizer.Lbfgs;
import dev.deltarule.runtime.optimizer.Objective;
import dev.deltarule.runtime.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateLayoutTest {
    static Stream<Optimizer> optimizers() {
        return ResumeTest.optimizers();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void each_training_has_the_arrays_that_its_layout_says(Optimizer optimizer) {
        for (Supplier<Model> net : List.<Supplier<Model>>of(Xor::floatNet, Xor::doubleNet)) {
            for (TrainingState state : states(net.get(), optimizer)) {
                trainer(net.get(), optimizer)
                        .stateLayout()
                        .check(state, lengths(state.floats(), a -> a.length), lengths(state.doubles(), a -> a.length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void and_needs_each_of_them_but_figures_of_validation(Optimizer optimizer) {
        TrainingState state = states(Xor.doubleNet(), optimizer).get(0);
        StateLayout layout = trainer(Xor.doubleNet(), optimizer).stateLayout();
        for (String name : state.doubles().keySet()) {
            Map<String, Integer> fewer = lengths(state.doubles(), a -> a.length);
            fewer.remove(name);
            if (name.startsWith("history.validation.")) {
                layout.check(state, Map.of(), fewer);
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> layout.check(state, Map.of(), fewer))
                        .withMessageStartingWith("The training state has no array of doubles " + name + ".");
            }
        }
    }

    @Test
    void an_array_of_no_use_is_named() {
        TrainingState state = states(Xor.doubleNet(), new Adam()).get(0);
        StateLayout layout = trainer(Xor.doubleNet(), new Adam()).stateLayout();
        Map<String, Integer> doubles = lengths(state.doubles(), a -> a.length);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> layout.check(state, Map.of("optimizer.mean", 9), doubles))
                .withMessage("The training state has an array of floats that is of no use here: \"optimizer.mean\"."
                        + " It is damaged, or of a training with another optimizer, precision or validation.");
        doubles.put("x".repeat(1000), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layout.check(state, Map.of(), doubles))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }

    @Test
    void what_a_rule_of_ones_own_remembers_must_be_declared() {
        FullBatchOptimizer undeclared = new FullBatchOptimizer() {
            @Override
            public Run start(Objective objective) {
                return new Lbfgs().start(objective);
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> trainer(Xor.doubleNet(), undeclared).fit(Xor.noisy(8)))
                .withMessageContaining("remembers the arrays [point, gradient, step0, ")
                .withMessageEndingWith(
                        "but declares [] and [], or other ranges. Declare in arrays() and scalars() what the state of its run has.");
    }

    @Test
    void a_trainer_without_optimizer_has_none() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Trainer.of(Xor.doubleNet()).stateLayout())
                .withMessageStartingWith("The trainer has no optimizer.");
    }

    private static <A> Map<String, Integer> lengths(Map<String, A> arrays, ToIntFunction<A> length) {
        return arrays.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> length.applyAsInt(each.getValue()), (a, b) -> a, HashMap::new));
    }

    private static List<TrainingState> states(Model net, Optimizer optimizer) {
        List<TrainingState> states = new ArrayList<>();
        trainer(net, optimizer).checkpoints(1, states::add).fit(Xor.noisy(8));
        return states;
    }

    private static Trainer trainer(Model net, Optimizer optimizer) {
        return Trainer.of(net)
                .optimizer(optimizer)
                .validation(Xor.noisy(5), Metric.MAE)
                .stopWhen(EarlyStopping.onValidationLoss(3).restoreBest().or(StopRule.epochs(3)));
    }
}
