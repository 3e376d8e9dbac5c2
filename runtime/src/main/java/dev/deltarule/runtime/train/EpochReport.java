package dev.deltarule.runtime.train;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What is known after an epoch.
 *
 * @param epoch the epoch's number, from 1
 * @param loss the mean error per example, each example's error taken just before the step it took part in; weighted, and
 *     with what large weights cost, if the trainer is told so
 * @param learningRate the learning rate of the epoch's last step; empty if the optimizer finds its own step sizes
 * @param elapsed the time since training began
 */
public record EpochReport(int epoch, double loss, OptionalDouble learningRate, Duration elapsed) {}
