/** Fisher's iris data. */
package dev.deltarule.samples.iris;
