/** Training: the trainer, when it stops, and what it reports. */
package dev.deltarule.runtime.train;
