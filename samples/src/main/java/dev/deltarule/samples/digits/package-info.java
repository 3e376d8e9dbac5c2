/** Handwritten digits. */
package dev.deltarule.samples.digits;
