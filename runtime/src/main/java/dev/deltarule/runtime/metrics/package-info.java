/**
 * How good predictions are. Names and definitions are those of scikit-learn, also where a definition leaves a gap: what is
 * 0 divided by 0 there is the same number here.
 */
package dev.deltarule.runtime.metrics;
