package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.deltarule.runtime.optimizer.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The history of long trainings, and what states share of it. */
class ColumnTest {
    @Test
    void copiesAnyPart() {
        Column column = new Column();
        for (int k = 0; k < 10_000; k++) {
            column.add(k);
        }

        for (int from : new int[] {0, 1, 1023, 1024, 1025, 5000, 10_000}) {
            for (int to : new int[] {from, 1024, 2048, 2049, 9999, 10_000}) {
                if (to >= from) {
                    double[] part = column.copy(from, to);
                    assertThat(part).hasSize(to - from);
                    for (int k = 0; k < part.length; k++) {
                        assertThat(part[k]).isEqualTo(from + k);
                    }
                }
            }
        }
    }

    @Test
    void asItWasDoesNotGrow() {
        Column column = new Column();
        for (int k = 0; k < 1500; k++) {
            column.add(k);
        }
        Column then = column.asItIs();
        for (int k = 1500; k < 9000; k++) {
            column.add(k);
        }

        assertThat(then.count()).isEqualTo(1500);
        assertThat(then.copy(0, 1500)).containsExactly(column.copy(0, 1500));
    }

    @Test
    void statesHaveTheHistoryOfTheirOwnEpochsInParts() {
        List<TrainingState> states = new ArrayList<>();
        TrainingResult result = Trainer.of(Xor.doubleNet())
                .optimizer(new Sgd(0.1))
                .stopWhen(StopRule.epochs(40))
                .checkpoints(10, states::add)
                .fit(Xor.EXAMPLES);
        TrainingState state = states.get(1);

        assertThat(state.doubles().get("history.loss")).hasSize(20).containsExactly(first(result.losses(), 20));
        assertThat(state.history(5, 20)).containsOnlyKeys("history.loss", "history.rate", "history.nanos");
        assertThat(state.history(5, 20).get("history.loss"))
                .containsExactly(Arrays.copyOfRange(result.losses(), 5, 20));
        assertThat(state.withoutHistory(15).doubles().get("history.loss"))
                .containsExactly(Arrays.copyOfRange(result.losses(), 15, 20));
        assertThat(state.withoutHistory(15).doubles()).containsKey("parameters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.history(5, 21))
                .withMessage("There are no epochs behind 5 up to 21: the state is of 20.");
        TrainingState again = new TrainingState(state.texts(), state.numbers(), state.floats(), state.doubles());
        assertThat(again.history(5, 20).get("history.loss"))
                .containsExactly(state.history(5, 20).get("history.loss"));
    }

    private static double[] first(double[] losses, int count) {
        return Arrays.copyOf(losses, count);
    }
}
