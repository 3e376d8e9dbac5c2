package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.optimizer.Adam;
import dev.deltarule.runtime.optimizer.Lbfgs;
import dev.deltarule.runtime.optimizer.LevenbergMarquardt;
import dev.deltarule.runtime.optimizer.Nadam;
import dev.deltarule.runtime.optimizer.Optimizer;
import dev.deltarule.runtime.optimizer.Rprop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** States that no training has left, as a stranger's file may hold: refused before anything changes, or trained to an end. */
@Timeout(60)
class ForgedStateTest {
    private static final int EPOCHS = 6;
    private static final Examples EXAMPLES = Xor.noisy(12);
    private static final List<Double> NUMBERS =
            List.of(-1.0, -0.5, 0.0, 0.5, 1e300, -1e300, 0x1p63, Double.NaN, Double.POSITIVE_INFINITY);
    private static final List<Long> COUNTS =
            List.of(-1L, 0L, 1L, 5L, 1_000_000L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32);

    static List<Optimizer> optimizers() {
        return ResumeTest.optimizers().toList();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void each_number_in_each_array_of_doubles(Optimizer optimizer) {
        TrainingState state = state(Xor.doubleNet(), optimizer);
        state.doubles().forEach((name, array) -> {
            for (int at : new int[] {0, array.length / 2, array.length - 1}) {
                for (double number : NUMBERS) {
                    double[] forged = array.clone();
                    forged[at] = number;
                    Map<String, double[]> doubles = new HashMap<>(state.doubles());
                    doubles.put(name, forged);
                    isRefusedOrTrainsToAnEnd(
                            Xor.doubleNet(),
                            optimizer,
                            new TrainingState(state.texts(), state.numbers(), state.floats(), doubles),
                            name + "[" + at + "] = " + number);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void each_number_in_each_array_of_floats(Optimizer optimizer) {
        TrainingState state = state(Xor.floatNet(), optimizer);
        state.floats().forEach((name, array) -> {
            for (int at : new int[] {0, array.length - 1}) {
                for (double number : NUMBERS) {
                    float[] forged = array.clone();
                    forged[at] = (float) number;
                    Map<String, float[]> floats = new HashMap<>(state.floats());
                    floats.put(name, forged);
                    isRefusedOrTrainsToAnEnd(
                            Xor.floatNet(),
                            optimizer,
                            new TrainingState(state.texts(), state.numbers(), floats, state.doubles()),
                            name + "[" + at + "] = " + number);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void arrays_of_other_lengths(Optimizer optimizer) {
        TrainingState state = state(Xor.doubleNet(), optimizer);
        state.doubles().forEach((name, array) -> {
            for (int length : new int[] {0, array.length - 1, array.length + 1}) {
                if (length >= 0 && length != array.length) {
                    Map<String, double[]> doubles = new HashMap<>(state.doubles());
                    doubles.put(name, new double[length]);
                    TrainingState forged = new TrainingState(state.texts(), state.numbers(), state.floats(), doubles);
                    assertThatIllegalArgumentException()
                            .as("%d of %s", length, name)
                            .isThrownBy(() -> trainer(Xor.doubleNet(), optimizer)
                                    .resume(forged)
                                    .fit(EXAMPLES))
                            .withMessageContaining(name + " has " + length + " entries");
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void whole_numbers(Optimizer optimizer) {
        TrainingState state = state(Xor.doubleNet(), optimizer);
        for (String name : state.numbers().keySet()) {
            for (long number : COUNTS) {
                Map<String, Long> numbers = new HashMap<>(state.numbers());
                numbers.put(name, number);
                isRefusedOrTrainsToAnEnd(
                        Xor.doubleNet(),
                        optimizer,
                        new TrainingState(state.texts(), numbers, state.floats(), state.doubles()),
                        name + " = " + number);
            }
        }
    }

    @Test
    void the_damping_of_levenberg_marquardt() {
        for (double damping : new double[] {-1, 0, Double.NaN, 1e11, Double.POSITIVE_INFINITY}) {
            refused(
                    new LevenbergMarquardt(),
                    "run.damping",
                    damping,
                    "In the training state in run/epoch-0000003, entry 0 of run.damping is " + damping
                            + ", but should be from 1.0E-20 to 1.0E10. The state is damaged.");
        }
    }

    @Test
    void the_pairs_of_lbfgs() {
        for (double pairs : new double[] {-1, 1.5, 11, 1e9, Double.NaN}) {
            refused(new Lbfgs(), "run.pairs", pairs, "but should be a whole number from 0 to 10.");
        }
        for (double next : new double[] {-1, 0.5, 10, -1e9, Double.NaN}) {
            refused(new Lbfgs(), "run.next", next, "but should be a whole number from 0 to 9.");
        }
        refused(new Lbfgs(), "run.known", 2, "but should be a whole number from 0 to 1.");
        refused(new Lbfgs(), "run.value", Double.NaN, "but should be a finite number.");
    }

    @Test
    void what_other_optimizers_remember() {
        refused(new Adam(), "optimizer.beta1Power", 1.5, "but should be from 0.0 to 1.0.");
        refused(new Adam(), "optimizer.square", -1, "but should be at least 0.");
        refused(new Adam(), "optimizer.mean", Double.POSITIVE_INFINITY, "but should be a finite number.");
        refused(new Nadam(), "optimizer.decay", 0.5, "entry 0 of optimizer.decay is 0.5, but should be 0.9998");
        refused(new Rprop(), "optimizer.stepSize", 51, "but should be from 1.0E-6 to 50.0.");
    }

    @Test
    void the_history() {
        refused(
                new Adam(),
                "history.loss",
                Double.NaN,
                "entry 0 of history.loss is NaN, but should be a finite number.");
        refused(new Adam(), "history.rate", -1, "but should be at least 0, or NaN where there is none.");
        refused(new Adam(), "history.nanos", -1, "entry 0 of history.nanos is -1.0, but should be from 0.0 to ");
        refused(new Adam(), "history.nanos", 1e300, "entry 0 of history.nanos is 1.0E300, but should be from 0.0 to ");
    }

    /** The first entry of an array is changed. */
    private static void refused(Optimizer optimizer, String name, double number, String message) {
        TrainingState state = state(Xor.doubleNet(), optimizer);
        Map<String, double[]> doubles = new HashMap<>(state.doubles());
        double[] forged = Objects.requireNonNull(doubles.get(name)).clone();
        forged[0] = number;
        doubles.put(name, forged);
        Model net = Xor.doubleNet();
        double[] before = Xor.parameters(net);
        TrainingState changed = new TrainingState(state.texts(), state.numbers(), state.floats(), doubles);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer(net, optimizer)
                        .resume(changed.from("in run/epoch-0000003"))
                        .fit(EXAMPLES))
                .withMessageContaining(message);
        assertThat(Xor.parameters(net)).containsExactly(before);
    }

    private static void isRefusedOrTrainsToAnEnd(Model net, Optimizer optimizer, TrainingState forged, String what) {
        double[] before = Xor.parameters(net);
        int[] epochs = new int[1];
        Trainer trainer = trainer(net, optimizer).resume(forged).listener(report -> epochs[0]++);
        try {
            assertThat(trainer.fit(EXAMPLES).stopReason()).as(what).isNotBlank();
        } catch (NonFiniteTrainingException e) {
            // Finite numbers too may be too large to go on from.
            assertThat(Arrays.stream(Xor.parameters(net)).allMatch(Double::isFinite))
                    .as(what)
                    .isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(e).as(what).hasMessageContaining("training state").hasMessageNotContaining("null");
            assertThat(Xor.parameters(net)).as(what).containsExactly(before);
            assertThat(epochs[0]).as(what).isZero();
        }
    }

    private static TrainingState state(Model net, Optimizer optimizer) {
        List<TrainingState> states = new ArrayList<>();
        trainer(net, optimizer).checkpoints(3, states::add).fit(EXAMPLES);
        return states.get(0);
    }

    private static Trainer trainer(Model net, Optimizer optimizer) {
        return Trainer.of(net)
                .optimizer(optimizer)
                .validation(Xor.noisy(5), Metric.MAE)
                .stopWhen(EarlyStopping.onTrainingLoss(EPOCHS).restoreBest().or(StopRule.epochs(EPOCHS)));
    }
}
