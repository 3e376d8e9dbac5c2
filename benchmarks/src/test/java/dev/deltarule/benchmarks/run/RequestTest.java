package dev.deltarule.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.deltarule.benchmarks.work.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
    @Test
    void asksForTheWholeTableWithoutWords() {
        Request request = Request.of(List.of());

        assertThat(request.mode()).isEqualTo(Request.Mode.TABLE);
        assertThat(request.settings()).isEqualTo(Settings.normal());
        assertThat(request.works()).containsExactly(Workload.values());
        assertThat(request.contenders()).containsExactly(Contender.values());
    }

    @Test
    void readsWordsInAnyOrder() {
        Request request = Request.of(List.of("rounds=7", "C", "TINY_TRAIN", "quick", "VECTOR"));

        assertThat(request.settings()).isEqualTo(Settings.quick().withRounds("7"));
        assertThat(request.works()).containsExactly(Workload.TINY_TRAIN);
        assertThat(request.contenders()).containsExactly(Contender.C, Contender.VECTOR);
    }

    @Test
    void readsAModeBehindItsWorkload() {
        Request request = Request.of(List.of("WIDE_TRAIN_128", "threads"));

        assertThat(request.mode()).isEqualTo(Request.Mode.THREADS);
        assertThat(request.works()).containsExactly(Workload.WIDE_TRAIN_128);
    }

    @Test
    void refusesWhatTheModeHasNoUseFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.of(List.of("growth", "quick")))
                .withMessageContaining("growth has no use for quick");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.of(List.of("single", "TINY_TRAIN")))
                .withMessageContaining("single has no use for TINY_TRAIN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.of(List.of("jmh", "ENCOG")))
                .withMessageContaining("jmh has no use for ENCOG");
    }

    @Test
    void refusesTwoModes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.of(List.of("jmh", "growth")))
                .withMessageContaining("one of [JMH, GROWTH] at a time");
    }

    @Test
    void namesTheWorkloadsThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.of(List.of("TINY")))
                .withMessageContaining("TINY_TRAIN");
    }
}
