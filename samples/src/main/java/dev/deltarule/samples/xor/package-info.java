/** Exclusive or. */
package dev.deltarule.samples.xor;
