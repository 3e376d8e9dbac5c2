package dev.deltarule.runtime.optimizer;

/**
 * Something an optimizer remembers: an array with one entry per parameter, or a number.
 *
 * @param name names it in files
 * @param initial its value, or that of all its entries, before the first step
 */
public record Slot(String name, double initial) {
    /** A slot that is 0 before the first step. */
    public Slot(String name) {
        this(name, 0);
    }
}
