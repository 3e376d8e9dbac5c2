/** The worked example of backpropagation, figure by figure. */
package dev.deltarule.samples.tutorial;
