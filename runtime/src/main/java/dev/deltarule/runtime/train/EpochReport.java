package dev.deltarule.runtime.train;

import java.time.Duration;

/**
 * What is known after an epoch.
 *
 * @param epoch the epoch's number, from 1
 * @param loss the mean error per example, each example's error taken just before the step it took part in
 * @param elapsed the time since training began
 */
public record EpochReport(int epoch, double loss, Duration elapsed) {}
