package dev.deltarule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class WorkersTest {
    private static final int ROUNDS = 2_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void doEachPartOnceAndReturnWhenAllAreDone(int threads) {
        try (Workers workers = Workers.of(threads)) {
            int[] parts = new int[threads];
            int[] sum = new int[1];
            for (int round = 0; round < ROUNDS; round++) {
                workers.run((worker, count) -> {
                    assertThat(count).isEqualTo(threads);
                    parts[worker]++; // unsynchronised: the workers must order it from one job to the next
                });
                sum[0] += parts[round % threads];
            }

            assertThat(parts).containsOnly(ROUNDS);
            assertThat(sum[0]).isEqualTo(ROUNDS * (ROUNDS + 1) / 2);
        }
    }

    @Test
    void doPartsAtTheSameTime() {
        try (Workers workers = Workers.of(3)) {
            CountDownLatch all = new CountDownLatch(3);

            workers.run((worker, count) -> {
                all.countDown();
                await(all); // only if three threads are here does any get past
            });
        }
    }

    @Test
    void giveTheCallingThreadTheFirstPart() {
        try (Workers workers = Workers.of(2)) {
            Thread[] first = new Thread[1];
            workers.run((worker, count) -> {
                if (worker == 0) {
                    first[0] = Thread.currentThread();
                }
            });

            assertThat(first[0]).isSameAs(Thread.currentThread());
        }
    }

    @Test
    void noneRunsTheJobInOnePartAndIsNeverClosed() {
        Workers.none().close();
        AtomicIntegerArray parts = new AtomicIntegerArray(1);

        Workers.none().run((worker, count) -> {
            parts.incrementAndGet(worker);
            Workers.none().run((inner, innerCount) -> parts.addAndGet(inner, innerCount));
        });

        assertThat(Workers.none().threads()).isEqualTo(1);
        assertThat(parts.get(0)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void refuseANumberOfThreadsThatMakesNoSense(int threads) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workers.of(threads))
                .withMessage("threads must be from 1 to 1024, but is " + threads + ".");
    }

    @Test
    void parkWhenIdle() {
        try (Workers workers = Workers.of(3)) {
            Set<Thread> helpers = ConcurrentHashMap.newKeySet();
            CountDownLatch all = new CountDownLatch(3);
            workers.run((worker, count) -> {
                helpers.add(Thread.currentThread());
                all.countDown();
                await(all);
            });
            helpers.remove(Thread.currentThread());

            assertThat(helpers).hasSize(2);
            helpers.forEach(helper -> eventually(() -> helper.getState() == Thread.State.WAITING));
        }
    }

    @Test
    void parkTheCallerWhileAPartTakesLong() {
        try (Workers workers = Workers.of(2)) {
            Thread caller = Thread.currentThread();
            CountDownLatch both = new CountDownLatch(2);

            workers.run((worker, count) -> {
                both.countDown();
                await(both);
                if (worker == 1) {
                    eventually(() -> caller.getState() == Thread.State.WAITING);
                }
            });
        }
    }

    @Test
    void wakeUpAfterALongPause() {
        try (Workers workers = Workers.of(2)) {
            for (int round = 0; round < 20; round++) {
                pause();
                CountDownLatch both = new CountDownLatch(2);
                workers.run((worker, count) -> {
                    both.countDown();
                    await(both);
                });
            }
        }
    }

    @Test
    void throwInTheCallerWhatAPartThrewOnceAllPartsAreDone() {
        try (Workers workers = Workers.of(3)) {
            AtomicIntegerArray done = new AtomicIntegerArray(3);
            IllegalArgumentException last = new IllegalArgumentException("part 2");

            assertThatThrownBy(() -> workers.run((worker, count) -> {
                        if (worker == 1) {
                            throw new ArithmeticException("part 1");
                        }
                        if (worker == 2) {
                            throw last;
                        }
                        pause();
                        done.incrementAndGet(worker);
                    }))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("part 1")
                    .hasSuppressedException(last);
            assertThat(done.get(0)).isEqualTo(1);

            workers.run((worker, count) -> done.incrementAndGet(worker));
            assertThat(done.toString()).isEqualTo("[2, 1, 1]");
        }
    }

    @Test
    void throwErrorsAsTheyAre() {
        try (Workers workers = Workers.of(2)) {
            assertThatThrownBy(() -> workers.run((worker, count) -> {
                        throw new AssertionError("same");
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("same");
        }
    }

    @Test
    void refuseAJobInsideAJobAndAClose() {
        try (Workers workers = Workers.of(2)) {
            Runnable close = workers::close;
            for (int part = 0; part < 2; part++) {
                int chosen = part;
                assertThatIllegalStateException()
                        .isThrownBy(() -> workers.run((worker, count) -> {
                            if (worker == chosen) {
                                workers.run((inner, innerCount) -> {});
                            }
                        }))
                        .withMessageContaining("busy");
                assertThatIllegalStateException()
                        .isThrownBy(() -> workers.run((worker, count) -> {
                            if (worker == chosen) {
                                close.run();
                            }
                        }))
                        .withMessage("close was called inside a job of these workers.");
            }
        }
    }

    @Test
    void refuseASecondCallerWhileTheyAreAtWork() throws InterruptedException {
        try (Workers workers = Workers.of(2)) {
            CountDownLatch atWork = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Thread first = new Thread(() -> workers.run((worker, count) -> {
                atWork.countDown();
                await(goOn);
            }));
            first.start();
            await(atWork);

            assertThatIllegalStateException()
                    .isThrownBy(() -> workers.run((worker, count) -> {}))
                    .withMessageContaining("two threads at once");

            goOn.countDown();
            first.join();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void refuseToRunOnceClosed(int threads) {
        Workers workers = Workers.of(threads);
        workers.close();
        workers.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> workers.run((worker, count) -> {}))
                .withMessageContaining("closed")
                .withMessageContaining("Workers.none()");
    }

    @Test
    void leaveNoThreadBehind() {
        Workers workers = Workers.of(4);
        Set<Thread> helpers = helpersOf(workers, 4);
        assertThat(helpers).hasSize(3).allMatch(Thread::isDaemon).allMatch(Thread::isAlive);

        workers.close();

        assertThat(helpers).noneMatch(Thread::isAlive);
    }

    @Test
    void leaveNoThreadBehindAlsoIfClosedByAnInterruptedThread() {
        Workers workers = Workers.of(3);
        Set<Thread> helpers = helpersOf(workers, 3);

        Thread.currentThread().interrupt();
        workers.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(helpers).noneMatch(Thread::isAlive);
    }

    @Test
    void finishAJobThatIsRunningWhenClosed() throws InterruptedException {
        Workers workers = Workers.of(2);
        AtomicIntegerArray done = new AtomicIntegerArray(2);
        CountDownLatch atWork = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread caller = new Thread(() -> workers.run((worker, count) -> {
            atWork.countDown();
            await(goOn);
            done.incrementAndGet(worker);
        }));
        caller.start();
        await(atWork);
        Thread closer = new Thread(workers::close);
        closer.start();
        eventually(() -> closer.getState() == Thread.State.WAITING);

        goOn.countDown();
        caller.join();
        closer.join();

        assertThat(done.toString()).isEqualTo("[1, 1]");
    }

    @Test
    void finishAJobWhenTheCallerIsInterruptedAndKeepTheFlag() {
        try (Workers workers = Workers.of(2)) {
            int[] parts = new int[2];
            Thread.currentThread().interrupt();
            for (int round = 0; round < 50; round++) {
                workers.run((worker, count) -> {
                    parts[worker]++;
                    if (worker == 1) {
                        LockSupport.parkNanos(200_000);
                    }
                });
            }

            assertThat(Thread.interrupted()).isTrue();
            assertThat(parts).containsExactly(50, 50);
        }
    }

    @Test
    void goOnWhenAThreadOfTheirsIsInterrupted() {
        try (Workers workers = Workers.of(2)) {
            Thread helper = helpersOf(workers, 2).iterator().next();
            helper.interrupt();
            eventually(() -> !helper.isInterrupted() && helper.getState() == Thread.State.WAITING);

            assertThat(helpersOf(workers, 2)).containsExactly(helper);
        }
    }

    @Test
    void borrowThreadsFromAnExecutorAndGiveThemBack() throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try (Workers workers = Workers.on(executor, 3)) {
            assertThat(helpersOf(workers, 3)).hasSize(2);
        }
        executor.shutdown();

        assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doAllPartsEvenIfTheExecutorHasNoThreadToSpare() throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        CountDownLatch goOn = new CountDownLatch(1);
        executor.execute(() -> await(goOn));
        int[] parts = new int[3];
        try (Workers workers = Workers.on(executor, 3)) {
            workers.run((worker, count) -> parts[worker]++);
        }
        goOn.countDown();
        executor.shutdown();

        assertThat(parts).containsOnly(1);
        assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void letABorrowedThreadGoWhenItIsInterrupted() throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try (Workers workers = Workers.on(executor, 3)) {
            helpersOf(workers, 3);
            executor.shutdownNow();
            assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

            int[] parts = new int[3];
            workers.run((worker, count) -> parts[worker]++);
            assertThat(parts).containsOnly(1);
        }
    }

    @Test
    void refuseAnExecutorWithoutThreadsOfItsOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workers.on(Runnable::run, 2))
                .withMessageContaining("runs tasks in the calling thread");
    }

    @Test
    void giveBackWhatTheyHaveIfTheExecutorRejectsATask() throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(1);
        int[] tasks = new int[1];

        assertThatThrownBy(() -> Workers.on(
                        task -> {
                            if (tasks[0]++ == 1) {
                                throw new RejectedExecutionException("full");
                            }
                            executor.execute(task);
                        },
                        3))
                .isInstanceOf(RejectedExecutionException.class);

        executor.shutdown();
        assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    /** The threads that work beside the caller, all of which must come. */
    private static Set<Thread> helpersOf(Workers workers, int threads) {
        Set<Thread> helpers = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(threads);
        workers.run((worker, count) -> {
            helpers.add(Thread.currentThread());
            all.countDown();
            await(all);
        });
        helpers.remove(Thread.currentThread());
        return helpers;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(60));
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(2_000_000);
    }
}
