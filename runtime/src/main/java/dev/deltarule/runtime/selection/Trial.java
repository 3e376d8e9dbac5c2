package dev.deltarule.runtime.selection;

import java.util.Optional;

/**
 * One setting that a search has tried.
 *
 * @param setting the values of the parameters
 * @param score the mean of the metric over the folds; NaN if a training failed
 * @param deviation its standard deviation over the folds; NaN if a training failed
 * @param result the cross-validation; empty if a training failed
 * @param problem why a training failed; empty if none did
 */
public record Trial(
        Setting setting, double score, double deviation, Optional<CrossValidationResult> result, String problem) {}
