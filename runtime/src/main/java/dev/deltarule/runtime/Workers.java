package dev.deltarule.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share the work of a call. Lend them to a model with {@link Model#workers(Workers)}, or let a trainer have its
 * own.
 *
 * <pre>{@code
 * try (Workers workers = Workers.of(4)) {
 *     net.workers(workers);
 *     net.predict(in, 0, out, 0, count);
 * }
 * }</pre>
 *
 * <p>A job is cut into as many parts as there are threads. The calling thread does the first part and each other part is done
 * by the thread that comes first, so a job also ends where other threads are late or never come. It costs no allocation and
 * takes no locks.
 *
 * <p>Idle threads look out for work for some microseconds and then park: between calls that are far apart they cost nothing.
 * Where there are more threads than processors they park at once.
 */
public final class Workers implements AutoCloseable {
    /** Work in parts that can be done at the same time. */
    @FunctionalInterface
    public interface Job {
        /**
         * Does one part.
         *
         * @param worker the number of the part, from 0 to {@code workers - 1}. Only one thread is at it, so scratch memory
         *     can be had by this number.
         * @param workers the number of parts
         */
        void run(int worker, int workers);
    }

    /** The most threads that workers can have. */
    public static final int MOST_THREADS = 1024;

    /** The bits of a ticket that count parts. */
    private static final int PART_BITS = 16;

    private static final long PART_MASK = (1L << PART_BITS) - 1;

    private static final Job IDLE = (worker, workers) -> {};
    private static final Workers NONE = new Workers(1);

    private final int threads;
    private final Patience patience;
    private final Helper[] helpers;
    private final Patience.Condition partsAreDone = this::partsAreDone;
    private final AtomicBoolean running = new AtomicBoolean();

    /** The number of the job and, in the low bits, of the next part of it that nobody has taken. */
    private final AtomicLong ticket;

    private final AtomicInteger partsDone = new AtomicInteger();
    private final ConcurrentSkipListMap<Integer, Throwable> failures = new ConcurrentSkipListMap<>();
    private volatile boolean starting;
    private volatile boolean closed;
    private volatile boolean callerIsParked;

    /** Written before the ticket, which helpers read first. */
    private Job job = IDLE;

    private volatile Thread caller = Thread.currentThread();

    private Workers(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "threads must be from 1 to " + MOST_THREADS + ", but is " + threads + ".");
        }
        this.threads = threads;
        this.patience = Patience.of(threads);
        this.ticket = new AtomicLong(threads);
        this.helpers = new Helper[threads - 1];
    }

    /** The calling thread alone. Any number of models and threads may share it, and closing it does nothing. */
    public static Workers none() {
        return NONE;
    }

    /**
     * The calling thread and {@code threads - 1} daemon threads, which live until {@link #close()}.
     *
     * @param threads from 1 to 1024; more than the machine has processors is of no use
     */
    public static Workers of(int threads) {
        List<Thread> owned = new ArrayList<>();
        Workers workers = new Workers(threads);
        workers.start(true, task -> {
            Thread thread = new Thread(task, "deltarule-worker-" + (owned.size() + 1));
            thread.setDaemon(true);
            thread.start();
            owned.add(thread);
        });
        return workers;
    }

    /**
     * The calling thread and {@code threads - 1} tasks of an executor, which last until {@link #close()} or until their
     * threads are interrupted. Tasks that the executor has not begun yet are no harm: their parts are done by the others.
     *
     * @param executor runs tasks in threads of its own
     * @param threads from 1 to 1024
     * @throws IllegalArgumentException if the executor runs tasks in the calling thread
     * @throws java.util.concurrent.RejectedExecutionException if it rejects one
     */
    public static Workers on(Executor executor, int threads) {
        Workers workers = new Workers(threads);
        workers.start(false, Objects.requireNonNull(executor, "executor"));
        return workers;
    }

    private void start(boolean owned, Executor executor) {
        for (int k = 0; k < helpers.length; k++) {
            helpers[k] = new Helper(owned);
        }
        starting = true;
        try {
            for (Helper helper : helpers) {
                executor.execute(helper);
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        starting = false;
    }

    /** The number of threads, the calling one included. */
    public int threads() {
        return threads;
    }

    /**
     * Does a job and returns when all its parts are done. What they wrote can be read then. An interrupt does not end it; the
     * flag stays set.
     *
     * @throws IllegalStateException if these workers are closed or busy: called from two threads at once or inside a job
     * @throws RuntimeException whatever a part threw, after all parts are done; the first part's if several did
     */
    public void run(Job work) {
        if (this == NONE) {
            work.run(0, 1);
            return;
        }
        if (!running.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "These workers are busy: they were called from two threads at once, or inside"
                            + " a job of theirs. Give each thread workers of its own.");
        }
        try {
            if (closed) {
                throw new IllegalStateException(
                        "These workers are closed. Give the model others, or none: model.workers(Workers.none()).");
            }
            job = work;
            caller = Thread.currentThread();
            partsDone.set(0);
            ticket.set((((ticket.get() >>> PART_BITS) + 1) << PART_BITS) + 1);
            wakeHelpers();
            doPart(0);
            while (takesPart()) {
                // a part that no helper has come for
            }
            awaitParts();
            rethrowFailures();
        } finally {
            job = IDLE;
            running.set(false);
        }
    }

    private void wakeHelpers() {
        for (Helper helper : helpers) {
            helper.wake();
        }
    }

    private boolean partIsFree() {
        return (ticket.get() & PART_MASK) < threads;
    }

    /** Takes the next part of the job, if one is left, and does it. */
    private boolean takesPart() {
        long next = ticket.get();
        int part = (int) (next & PART_MASK);
        if (part >= threads) {
            return false;
        }
        if (ticket.compareAndSet(next, next + 1)) {
            doPart(part);
        }
        return true;
    }

    private void doPart(int part) {
        try {
            job.run(part, threads);
        } catch (Throwable e) {
            failures.put(part, e);
        }
        if (partsDone.incrementAndGet() == threads && callerIsParked) {
            LockSupport.unpark(caller);
        }
    }

    private boolean partsAreDone() {
        return partsDone.get() == threads;
    }

    private void awaitParts() {
        if (patience.sees(partsAreDone)) {
            return;
        }
        boolean interrupted = false;
        callerIsParked = true;
        while (!partsAreDone()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        callerIsParked = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void rethrowFailures() {
        if (failures.isEmpty()) {
            return;
        }
        List<Throwable> all = List.copyOf(failures.values());
        failures.clear();
        Throwable first = all.get(0);
        all.stream().filter(other -> other != first).forEach(first::addSuppressed);
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("A job threw a checked exception.", first);
    }

    /**
     * Ends the threads and waits until they have ended; with a borrowed executor, the tasks. A job that another thread is
     * running is finished. Closing again does nothing. An interrupt does not end the waiting; the flag stays set.
     *
     * @throws IllegalStateException if called inside a job of these workers
     */
    @Override
    public void close() {
        if (this == NONE) {
            return;
        }
        Thread current = Thread.currentThread();
        boolean inside = running.get() && caller == current;
        for (Helper helper : helpers) {
            inside |= helper.isIn(current);
        }
        if (inside) {
            throw new IllegalStateException("close was called inside a job of these workers.");
        }
        closed = true;
        wakeHelpers();
        boolean interrupted = false;
        for (Helper helper : helpers) {
            interrupted |= helper.awaitEnd();
        }
        if (interrupted) {
            current.interrupt();
        }
    }

    /** What one of the other threads does: parts of jobs, for as long as the workers are open. */
    private final class Helper implements Runnable {
        private final boolean owned;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Patience.Condition mustAct = this::mustAct;
        private volatile Thread thread = caller;
        private volatile boolean begun;
        private volatile boolean parked;

        Helper(boolean owned) {
            this.owned = owned;
        }

        @Override
        public void run() {
            if (starting && Thread.currentThread() == caller) {
                throw new IllegalArgumentException(
                        "The executor runs tasks in the calling thread, so it has none to lend."
                                + " Give one with threads of its own.");
            }
            thread = Thread.currentThread();
            begun = true;
            while (!leaves()) {
                if (!takesPart()) {
                    await();
                }
            }
            ended.countDown();
        }

        /** An interrupt means that a borrowed thread is wanted back; on a thread of ours it means nothing. */
        private boolean leaves() {
            boolean interrupted =
                    owned ? Thread.interrupted() : Thread.currentThread().isInterrupted();
            return closed || (interrupted && !owned);
        }

        private boolean mustAct() {
            return partIsFree() || closed;
        }

        private void await() {
            if (patience.sees(mustAct)) {
                return;
            }
            parked = true;
            // The caller looks at this flag after it has written the ticket, so one of us sees what the other wrote.
            while (!mustAct() && !leaves()) {
                LockSupport.park(Workers.this);
            }
            parked = false;
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        boolean isIn(Thread other) {
            return begun && thread == other && ended.getCount() > 0;
        }

        /** Waits until this helper has ended, if it ever began. Returns whether it was interrupted meanwhile. */
        boolean awaitEnd() {
            boolean interrupted = false;
            while (begun) {
                try {
                    ended.await();
                    if (owned) {
                        thread.join();
                    }
                    return interrupted;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return interrupted;
        }
    }
}
