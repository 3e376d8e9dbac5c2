package dev.deltarule.runtime.train;

import java.util.Optional;

/** Sentences that users should hear at the end of a training, besides the one that says why it stopped. */
final class Remarks {
    private Remarks() {}

    /** Both sentences, or the one that there is; each is said once. */
    static Optional<String> join(Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().contains(other.get()) ? one : Optional.of(one.get() + " " + other.get());
    }
}
