package dev.deltarule.reports.progress;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a training beforehand.
 *
 * @param epochs the most epochs there will be
 * @param examples the examples of each epoch
 * @param metric the name of a figure to show
 */
record Plan(OptionalInt epochs, OptionalInt examples, Optional<String> metric) {}
