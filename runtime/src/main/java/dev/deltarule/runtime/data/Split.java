package dev.deltarule.runtime.data;

/**
 * Two parts of the same examples, with none in both.
 *
 * @param train the examples to learn from
 * @param test the examples to judge by
 */
public record Split(Examples train, Examples test) {}
