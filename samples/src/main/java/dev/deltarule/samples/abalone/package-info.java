/** The age of abalone. */
package dev.deltarule.samples.abalone;
