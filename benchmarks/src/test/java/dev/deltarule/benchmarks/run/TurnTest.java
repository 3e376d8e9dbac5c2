package dev.deltarule.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {
    @Test
    void gainsWhatOneThreadTakesOverWhatSeveralTake() {
        assertThat(Turn.of("300.0 200.0 1.9")).isEqualTo(new Turn(300, 200, 1.9));
        assertThat(new Turn(300, 200, 1.9).gain()).isEqualTo(1.5);
    }

    @Test
    void takesTheMedianOfGainsAndNotTheGainOfMedians() {
        List<Turn> turns = List.of(new Turn(100, 50, 2), new Turn(400, 400, 1), new Turn(200, 110, 2));

        assertThat(Turn.median(turns, Turn::gain)).isEqualTo(200 / 110.0);
    }
}
