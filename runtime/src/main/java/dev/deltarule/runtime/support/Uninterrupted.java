package dev.deltarule.runtime.support;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Reads and writes files to the end in threads that are interrupted. An interrupt closes the channel that a thread works on,
 * which says nothing about the file: the flag is put aside meanwhile, and is set again afterwards for whoever asks for it.
 */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Reads or writes something. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it from the beginning. */
        T run() throws IOException;
    }

    /** The same without a result. */
    @FunctionalInterface
    public interface Action {
        /** Does it from the beginning. */
        void run() throws IOException;
    }

    /**
     * Does the work, again from the beginning if an interrupt comes into it.
     *
     * @throws IOException if the work fails for another reason
     */
    public static <T> T call(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same as {@link #call} of something without a result. */
    public static void run(Action action) throws IOException {
        call(() -> {
            action.run();
            return true;
        });
    }
}
