package dev.deltarule.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deltarule.runtime.Workers;
import dev.deltarule.runtime.optimizer.Sgd;
import dev.deltarule.runtime.reference.PlainNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TrainerThreadsTest {
    private final PlainNetwork net = Xor.doubleNet();
    private final List<Workers> seen = new ArrayList<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void the_network_has_so_many_threads_while_it_learns(int count) {
        trainer().threads(count).listener(report -> seen.add(net.workers())).fit(Xor.EXAMPLES);

        assertThat(seen).hasSize(3).allMatch(workers -> workers.threads() == count);
        assertThat(net.workers()).isSameAs(Workers.none());
    }

    @Test
    void its_threads_end_with_the_training() {
        trainer().threads(3).listener(report -> rememberThreads()).fit(Xor.EXAMPLES);

        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    }

    @Test
    void its_threads_end_if_the_training_fails() {
        Trainer trainer = trainer().threads(3).listener(report -> {
            rememberThreads();
            throw new ArithmeticException("enough");
        });

        assertThatThrownBy(() -> trainer.fit(Xor.EXAMPLES)).hasMessage("enough");
        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
        assertThat(net.workers()).isSameAs(Workers.none());
    }

    @Test
    void its_threads_end_if_the_training_is_interrupted() {
        TrainingResult result = trainer()
                .threads(3)
                .listener(report -> {
                    rememberThreads();
                    Thread.currentThread().interrupt();
                })
                .fit(Xor.EXAMPLES);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.stopReason()).isEqualTo("The thread was interrupted.");
        assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    }

    @Test
    void lent_workers_are_used_and_stay_open() {
        try (Workers workers = Workers.of(2)) {
            trainer()
                    .threads(3)
                    .workers(workers)
                    .listener(report -> seen.add(net.workers()))
                    .fit(Xor.EXAMPLES);

            assertThat(seen).containsOnly(workers);
            assertThat(net.workers()).isSameAs(Workers.none());
            workers.run((worker, count) -> {});
        }
    }

    @Test
    void unless_told_the_network_keeps_the_workers_it_has() {
        try (Workers workers = Workers.of(2)) {
            net.workers(workers);
            trainer().listener(report -> seen.add(net.workers())).fit(Xor.EXAMPLES);
            trainer().threads(1).listener(report -> seen.add(net.workers())).fit(Xor.EXAMPLES);

            assertThat(seen.subList(0, 3)).containsOnly(workers);
            assertThat(seen.subList(3, 6)).doesNotContain(workers);
            assertThat(net.workers()).isSameAs(workers);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -2, 1025})
    void a_number_of_threads_that_makes_no_sense_is_refused(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer().threads(count))
                .withMessage("threads must be from 1 to 1024, but is " + count + ".");
    }

    private Trainer trainer() {
        return Trainer.of(net).optimizer(new Sgd(0.5)).batchSize(4).stopWhen(StopRule.epochs(3));
    }

    private void rememberThreads() {
        CountDownLatch all = new CountDownLatch(net.workers().threads());
        net.workers().run((worker, count) -> {
            if (worker > 0) {
                threads.add(Thread.currentThread());
            }
            all.countDown();
            while (all.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
    }
}
